"""A document's text to its insertion point in a template, with its sections."""

from collections.abc import Iterable
from copy import deepcopy

from lxml.etree import _Element as Element

from briefgen.style import Look
from briefgen.tree import Document
from briefgen.writers.docx.parts.markup import PARAGRAPH, W, add, insert, w
from briefgen.writers.docx.template.insertion_point import (
    BODY,
    KIND,
    REFERENCES,
    InsertionPoint,
)
from briefgen.writers.docx.template.open_template import Template
from briefgen.writers.docx.text.sections import margins, page_size, sections

START = f"{{{W}}}start"
COLUMNS = f"{{{W}}}cols"
# What a section that goes on below another on the page does not say again.
OPENING = {*REFERENCES, f"{{{W}}}titlePg"}


def place_text(
    written: Iterable[Element], template: Template, document: Document
) -> None:
    """Insert the text at the template's insertion point, and end its sections there."""
    place = template.place
    _complete(place.section, template.look, document)
    parts = sections(written, list[Element])
    columned = parts[-1][1].find(COLUMNS)
    if columned is not None and not place.last:
        parts.append(([], w("sectPr")))
        columned = None
    blocks: list[Element] = []
    for number, (content, end) in enumerate(parts, 1):
        if number < len(parts):
            add(content[-1], _copy(place.section, end, opens=number == 1))
        blocks += content
    if len(parts) > 1:
        _continue(place.section)
    if columned is not None:
        put(place.section, columned)
    place.container[place.at : place.at] = blocks
    _close(place)
    template.ours.extend(blocks)


def put(section: Element, child: Element) -> None:
    """Add a property to a section, in the order of the schema."""
    for known in section.findall(child.tag):
        section.remove(known)
    insert(section, child)


def _complete(section: Element, look: Look, document: Document) -> None:
    """Give a section without page size and margins those of the look."""
    if section.find(f"{{{W}}}pgSz") is None:
        put(section, page_size(look.page))
    if section.find(f"{{{W}}}pgMar") is None:
        put(section, margins(look, document))


def _copy(section: Element, end: Element, *, opens: bool) -> Element:
    """Return a section like the template's; only the first begins a page as that does."""
    copy = deepcopy(section)
    copy.tail = None
    if not opens:
        _continue(copy)
    columned = end.find(COLUMNS)
    if columned is not None:
        put(copy, columned)
    return copy


def _continue(section: Element) -> None:
    for child in list(section):
        if child.tag in OPENING:
            section.remove(child)
    numbers = section.find(f"{{{W}}}pgNumType")
    if numbers is not None and START in numbers.attrib:
        del numbers.attrib[START]
    put(section, w("type", val="continuous"))


def _close(place: InsertionPoint) -> None:
    """End a cell with a paragraph, as it must."""
    blocks = [child for child in place.container if child.tag != KIND]
    if place.container.tag != BODY and blocks[-1].tag != PARAGRAPH:
        place.container.append(w("p"))
