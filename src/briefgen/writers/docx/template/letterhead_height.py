"""A template's header and footer to the page that they leave to the text.

Word begins the text below a header that is higher than the margin, and ends it above
such a footer.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import _Element as Element

from briefgen.style import PageSetup
from briefgen.word_template.word_elements import CELL, PARAGRAPH, is_set, local
from briefgen.writers.docx.parts.markup import R, W
from briefgen.writers.docx.parts.package import WrittenPart
from briefgen.writers.docx.template.insertion_point import KIND, REFERENCES
from briefgen.writers.docx.template.letterhead import is_numbered
from briefgen.writers.docx.template.open_template import Template
from briefgen.writers.docx.template.page import length

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU = 12_700  # in a point
LINE = 13.0  # points: a line of a header, as most are set
USUAL = 36.0  # points: from the edge of the paper to header and footer
MOST = 0.4  # of the page; what is higher is not believed
ROW = f"{{{W}}}tr"


def with_letterhead(template: Template, *, marked: bool) -> PageSetup:
    """Return the template's page, without the room that its header and footer take.

    Documents that are `marked` say so in both; pages are numbered in the footer, unless
    the template does it.
    """
    page, section = template.look.page, template.place.section
    margins = section.find(f"{{{W}}}pgMar")
    line = template.look.text("marking")
    added = line.size * line.leading + template.look.spaces["tight"]
    above = added if marked else 0.0
    below = added if marked or not is_numbered(template) else 0.0
    top = length(margins, "header", USUAL) + _height(template, REFERENCES[0]) + above
    bottom = length(margins, "footer", USUAL) + _height(template, REFERENCES[1]) + below
    most = page.height * MOST
    return replace(
        page,
        top=max(page.top, min(top, most)),
        bottom=max(page.bottom, min(bottom, most)),
    )


def _height(template: Template, tag: str) -> float:
    """Return how high the header or footer of the first page is, in points."""
    section = template.place.section
    first = is_set(section.find(f"{{{W}}}titlePg"))
    wanted = "first" if first else "default"
    for reference in section.findall(tag):
        relation = template.part.rels.get(reference.get(f"{{{R}}}id", ""))
        known = reference.get(KIND, "default") == wanted and relation is not None
        if known and isinstance(relation.target_part, WrittenPart):
            return sum(_heights(relation.target_part.element))
    return 0.0


def _heights(content: Element) -> Iterator[float]:
    for block in content:
        if block.tag == PARAGRAPH:
            yield max([LINE, *_pictures(block)])
        elif local(block) == "tbl":
            for row in block.iter(ROW):
                cells = [sum(_heights(cell)) for cell in row.iter(CELL)]
                yield max([LINE, *cells])
        elif local(block) in {"sdt", "sdtContent"}:
            yield from _heights(block)


def _pictures(paragraph: Element) -> Iterator[float]:
    """Yield the heights of the pictures that stand in its line, in points."""
    for picture in paragraph.iter(f"{DRAWING}inline"):
        extent = picture.find(f"{DRAWING}extent")
        height = "" if extent is None else extent.get("cy", "")
        if height.isdecimal():
            yield int(height) / EMU
