"""The braces of a template language to a Word template for factsheets, by python-docx.

Placeholders are numbered: `lead0`, `value1`, `column2_0`. Charts are a loop.
"""

from pathlib import Path

import docx
from docx.document import Document
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

ACCENT = RGBColor(0x1A, 0x5D, 0xC0)
GREY = RGBColor(0x5F, 0x6B, 0x76)
COLUMNS, LINES = 4, 8
FORMS = ((10, True, ACCENT), (10, True, None), (8.5, False, GREY))  # then plain text
JINJA = (
    "{{ %s }}",
    "{{ chart.picture }}",
    "{%p for chart in charts %}",
    "{%p endfor %}",
    "{{ chart.title }}",
)
BRACES = ("{%s}", "{%picture}", "{#charts}", "{/charts}", "{title}")


def write(target: Path, syntax: tuple[str, str, str, str, str]) -> None:
    """Write a template in one of the two languages."""
    field, picture, begin, end, title = syntax
    document = docx.Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Pt(50)
    section.top_margin = section.bottom_margin = Pt(30)
    normal = document.styles["Normal"]
    normal.font.name = "Liberation Sans"
    normal.paragraph_format.space_after = Pt(3)
    _text(document.add_paragraph(), field % "kicker", 9.5)
    _text(document.add_paragraph(), field % "title", 22, ACCENT, bold=True)
    _text(document.add_paragraph(), field % "subtitle", 9.5)
    _text(document.add_paragraph(), field % "lead0", 12)
    _figures(document, field)
    for text in (begin, title, picture, end):
        bold = text == title
        _text(document.add_paragraph(), text, 11, ACCENT if bold else None, bold=bold)
    _columns(document, field)
    for number in range(2):
        _text(section.footer.add_paragraph(), field % f"foot{number}", 7.5, GREY)
    document.save(str(target))


def _figures(document: Document, field: str) -> None:
    table = document.add_table(2, COLUMNS)
    for number in range(COLUMNS):
        value, label = (row.cells[number].paragraphs[0] for row in table.rows)
        _text(value, field % f"value{number}", 13, ACCENT, bold=True)
        _text(label, field % f"label{number}", 8.5, GREY)


def _columns(document: Document, field: str) -> None:
    cells = document.add_table(1, COLUMNS).rows[0].cells
    for number, cell in enumerate(cells):
        for line in range(LINES):
            paragraph = cell.add_paragraph() if line else cell.paragraphs[0]
            size, bold, color = FORMS[line] if line < len(FORMS) else (10, False, None)
            name = f"column{number}_{line}"
            _text(paragraph, field % name, size, color, bold=bold)


def _text(
    paragraph: Paragraph,
    text: str,
    size: float,
    color: RGBColor | None = None,
    *,
    bold: bool = False,
) -> None:
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    if color is not None:
        run.font.color.rgb = color
