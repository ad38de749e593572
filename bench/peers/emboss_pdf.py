"""A factsheet to a tagged PDF/A-2 by Emboss, the chart drawn by it."""

from collections.abc import Callable
from pathlib import Path

import emboss

from bench.facts import Chart, Factsheet, Line

LEVELS = {"heading": 2, "strong": 3}


def writer(_: Path) -> Callable[[Factsheet], bytes]:
    """Return a function that writes factsheets."""

    def write(facts: Factsheet) -> bytes:
        document = emboss.Document(
            title=facts["title"],
            author=facts["organization"],
            language=facts["language"],
            pdfa=True,
        )
        document.paragraph(facts["kicker"])
        document.heading(facts["title"], level=1)
        document.paragraph(facts["subtitle"])
        for text in facts["lead"]:
            document.paragraph(text)
        if facts["key_figures"]:
            tiles = (emboss.Stat(label, value) for value, label in facts["key_figures"])
            document.stat_tiles([*tiles])
        for chart in facts["charts"]:
            _chart(document, chart)
        document.columns([[*map(_line, column)] for column in facts["columns"]])
        for text in facts["foot"]:
            document.paragraph(text)
        pdf: bytes = document.render()
        return pdf

    return write


def _chart(document: emboss.Document, chart: Chart) -> None:
    names, amounts = ([bar[key] for bar in chart["bars"]] for key in ("name", "amount"))
    words = {"title": chart["title"], "alt_text": chart["alternative"]}
    document.chart("bar", names, amounts, attach_data=True, **words)


def _line(line: Line) -> object:
    level = LEVELS.get(line["role"])
    if level is None:
        return emboss.Paragraph(line["text"])
    return emboss.Heading(line["text"], level)
