"""A factsheet to a Word file by python-docx, with pictures of its charts that exist."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from bench.facts import Factsheet

SIZES = {"heading": 10, "strong": 10, "meta": 8.5, "body": 10}
WIDTH = Pt(512)


def writer(_: Path) -> Callable[[Factsheet], bytes]:
    """Return a function that writes factsheets."""
    return write


def write(facts: Factsheet) -> bytes:
    """Return the Word file of a factsheet."""
    document = docx.Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Pt(50)
    section.top_margin = section.bottom_margin = Pt(30)
    normal = document.styles["Normal"]
    normal.font.name = "Liberation Sans"
    normal.paragraph_format.space_after = Pt(3)
    document.core_properties.title = facts["title"]
    _head(document, facts)
    for chart in facts["charts"]:
        _text(document.add_paragraph(), chart["title"], 11, facts["accent"])
        document.add_picture(chart["picture"], WIDTH)
    table = document.add_table(1, len(facts["columns"]))
    for cell, column in zip(table.rows[0].cells, facts["columns"], strict=True):
        for line in column:
            color = facts["accent"] if line["role"] == "heading" else None
            bold = line["role"] in {"heading", "strong"}
            _text(_next(cell), line["text"], SIZES[line["role"]], color, bold=bold)
    for text in facts["foot"]:
        _text(section.footer.add_paragraph(), text, 7.5, bold=False)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _head(document: Document, facts: Factsheet) -> None:
    cell = document.add_table(1, 1).rows[0].cells[0]
    shade = OxmlElement("w:shd")
    shade.set(qn("w:fill"), facts["accent"].removeprefix("#"))
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - it has no other way
    _text(_next(cell), facts["kicker"], 9.5, "#ffffff", bold=False)
    _text(_next(cell), facts["title"], 22, "#ffffff")
    _text(_next(cell), facts["subtitle"], 9.5, "#ffffff", bold=False)
    for text in facts["lead"]:
        _text(document.add_paragraph(), text, 12, bold=False)
    table = document.add_table(2, len(facts["key_figures"]))
    for number, (value, label) in enumerate(facts["key_figures"]):
        first, second = (row.cells[number].paragraphs[0] for row in table.rows)
        _text(first, value, 13, facts["accent"])
        _text(second, label, 8.5, bold=False)


def _next(cell: _Cell) -> Paragraph:
    """Return the cell's first paragraph while that is empty, or a new one."""
    first: Paragraph = cell.paragraphs[0]
    return cell.add_paragraph() if first.text else first


def _text(
    paragraph: Paragraph,
    text: str,
    size: float,
    color: str | None = None,
    *,
    bold: bool = True,
) -> None:
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    if color:
        run.font.color.rgb = RGBColor.from_string(color.removeprefix("#"))
