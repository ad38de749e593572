"""A factsheet to PDF by ReportLab's Platypus, with its charts drawn by pyplot."""

import io
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor, black, white
from reportlab.lib.pagesizes import LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    Image,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from bench.facts import Factsheet, Line
from bench.peers.pyplot_chart import png

FONTS = Path(__file__).parents[2] / "src/briefgen/fonts_data"
WIDTH = 512  # points
GREY = HexColor("#5f6b76")


def writer(_: Path) -> Callable[[Factsheet], bytes]:
    """Return a function that writes factsheets; fonts are read once."""
    for name in ("Regular", "Bold"):
        font = TTFont(name, str(FONTS / f"LiberationSans-{name}.ttf"))
        pdfmetrics.registerFont(font)
    return write


def write(facts: Factsheet) -> bytes:
    """Return the PDF of a factsheet."""
    target = io.BytesIO()
    template = SimpleDocTemplate(
        target,
        pagesize=LETTER,
        title=facts["title"],
        leftMargin=50,
        rightMargin=50,
        topMargin=24,
        bottomMargin=30,
    )
    template.build([*_head(facts), *_charts(facts), *_body(facts)])
    return target.getvalue()


def _style(size: float, color: Color, font: str = "Regular") -> ParagraphStyle:
    return ParagraphStyle(
        "line", fontName=font, fontSize=size, leading=size * 1.25, textColor=color
    )


def _head(facts: Factsheet) -> list[Flowable]:
    accent = HexColor(facts["accent"])
    band = Table(
        [
            [Paragraph(escape(facts["kicker"]), _style(9.5, white))],
            [Paragraph(escape(facts["title"]), _style(22, white, "Bold"))],
            [Paragraph(escape(facts["subtitle"]), _style(9.5, white))],
        ],
        WIDTH,
        style=TableStyle([("BACKGROUND", (0, 0), (-1, -1), accent)]),
    )
    figures = [
        [
            Paragraph(escape(value), _style(13, accent, "Bold")),
            Paragraph(escape(label), _style(8.5, GREY)),
        ]
        for value, label in facts["key_figures"]
    ]
    leads = [Paragraph(escape(text), _style(12, black)) for text in facts["lead"]]
    return [band, Spacer(1, 10), *leads, Spacer(1, 8), _side_by_side(figures)]


def _charts(facts: Factsheet) -> list[Flowable]:
    title = _style(11, HexColor(facts["accent"]), "Bold")
    flowables: list[Flowable] = []
    for chart in facts["charts"]:
        height = WIDTH / 7 * (0.35 + 0.22 * len(chart["bars"]))
        picture = Image(io.BytesIO(png(chart)), WIDTH, height)
        flowables += [Spacer(1, 8), Paragraph(escape(chart["title"]), title), picture]
    return flowables


def _body(facts: Factsheet) -> list[Flowable]:
    accent = HexColor(facts["accent"])
    styles = {
        "heading": _style(10, accent, "Bold"),
        "strong": _style(10, black, "Bold"),
        "meta": _style(8.5, GREY),
        "body": _style(10, black),
    }

    def paragraph(line: Line) -> Paragraph:
        return Paragraph(escape(line["text"]), styles[line["role"]])

    columns = [[*map(paragraph, column)] for column in facts["columns"]]
    foot = [Paragraph(escape(text), _style(7.5, GREY)) for text in facts["foot"]]
    return [Spacer(1, 8), _side_by_side(columns), Spacer(1, 16), *foot]


def _side_by_side(columns: list[list[Paragraph]]) -> Table:
    top = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table([columns], [WIDTH / len(columns)] * len(columns), style=top)
