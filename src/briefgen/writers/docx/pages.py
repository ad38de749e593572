"""A document's pages to sections: size, margins, header and footer."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml.etree import _Element as Element

from briefgen.style import Look
from briefgen.tree import Document
from briefgen.writers.docx.borders import above_marking, boxed, line_height
from briefgen.writers.docx.columns import thin
from briefgen.writers.docx.markup import (
    PARAGRAPH,
    R,
    W,
    add,
    field,
    hexadecimal,
    paragraph,
    root,
    run,
    tab,
    twips,
    w,
)
from briefgen.writers.docx.package import WrittenPart
from briefgen.writers.docx.story import Story

FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
NUMBER = re.compile(r"(\{pages?\})")
LAST = "000"  # a page's number, as wide as they may be
SECTION = f"{{{W}}}sectPr"


def sectioned(written: Iterable[Element], story: Story) -> Iterator[Element]:
    """Put the end of each section into its last paragraph, the last one behind all."""
    parts = sections(written)
    for number, (told, end) in enumerate(parts, 1):
        complete = _complete(end, story, number)
        if number < len(parts):
            add(told[-1], complete)
            yield from told
        else:
            yield from (*told, complete)


def sections(written: Iterable[Element]) -> list[tuple[list[Element], Element]]:
    """Part what is written into sections, each with its end.

    A section without content goes: it would be an empty line, at times a page. One ends
    with a paragraph, which is to hold its end.
    """
    found: list[tuple[list[Element], Element]] = []
    content: list[Element] = []
    for child in written:
        if child.tag != SECTION:
            content.append(child)
        elif content:
            content += () if content[-1].tag == PARAGRAPH else (thin(),)
            found.append((content, child))
            content = []
    if content or not found:
        found.append((content, w("sectPr")))
    return found


def first_page_differs(story: Story) -> bool:
    """Say whether the first page has a header of its own."""
    return story.look.band or story.document.layout == "note"


def header(story: Story, page: str) -> Iterator[Element]:
    """Write the marking, and on a note's first page whose it is.

    Under a band pages have no top margin: there the header makes it.
    """
    furniture, look = story.document.furniture, story.look
    marking = w("rStyle", val="Marking")
    if look.band and page == "first":
        if furniture.marking:
            paper = w("color", val=hexadecimal(look.palette.paper))
            ground = boxed("BandMarking", look, story.accent)
            told = (tab(), tab(), run(furniture.marking, marking, paper))
            yield paragraph("Header", told, w("spacing", after=0), *ground)
        return
    source = furniture.organization if page == "first" else ""
    above, below = twips(above_marking(look)), twips(look.spaces["medium"])
    margin = w("spacing", before=above, after=below)
    if source or furniture.marking or look.band:
        source = _cut(source, "meta", (furniture.marking, "marking"), story)
        shown = [run(source)] if source else []
        if furniture.marking:
            shown += (tab(), run(furniture.marking, marking))
        yield paragraph("Header", shown, margin if look.band else None)


def footer(story: Story) -> Iterator[Element]:
    """Write the line that pages end with; that of a factsheet is its marking alone."""
    if story.document.layout != "factsheet":
        yield from foot_line(story, story.document.furniture.running_title)
        return
    for line in foot_line(story):
        add(line, w("spacing", before=twips(story.look.spaces["tight"])))
        yield line


def foot_line(story: Story, title: str = "") -> Iterator[Element]:
    """Write the marking, or else a title, at the left and the page's number at the right.

    The pages of a factsheet have no number.
    """
    marking = story.document.furniture.marking
    number = story.document.furniture.page
    if story.document.layout == "factsheet":
        number = ""
    if marking or title or number:
        title = _cut(title, "foot", (NUMBER.sub(LAST, number), "foot"), story)
        left = [run(title)] if title else []
        if marking:
            left = [run(marking, w("rStyle", val="Marking"))]
        yield paragraph("Footer", (*left, tab(), *_page_number(number)))


def margins(look: Look, document: Document) -> Element:
    """Write the margins: a band begins at the page's edge, a foot ends at its margin."""
    page, spaces = look.page, look.spaces
    line = look.text("marking").size * look.text("marking").leading
    header = page.top - spaces["small"] - line
    footer = page.bottom - spaces["tight"] - line_height(look, "foot", "marking")
    if document.layout != "factsheet":
        footer -= spaces["large"]
    elif not document.furniture.marking:
        footer = page.bottom
    return w(
        "pgMar",
        top=0 if look.band else twips(page.top),
        right=twips(page.right),
        bottom=twips(page.bottom),
        left=twips(page.left),
        header=0 if look.band else twips(max(header, 0)),
        footer=twips(max(footer, 0)),
        gutter=0,
    )


def _complete(end: Element, story: Story, number: int) -> Element:
    """Give a section its page; headers and footers go on from the first."""
    look = story.look
    columns = list(end) or [w("cols", space=twips(look.spaces["large"]))]
    references = _references(story) if number == 1 else ()
    return w(
        "sectPr",
        *references,
        w("type", val="continuous") if number > 1 else None,
        w("pgSz", w=twips(look.page.width), h=twips(look.page.height)),
        margins(look, story.document),
        *columns,
        w("titlePg") if number == 1 and first_page_differs(story) else None,
    )


def _references(story: Story) -> Iterator[Element]:
    """Add the headers and footers that have something to say; refer to them."""
    pages = ("first", "default") if first_page_differs(story) else ("default",)
    for place, name, content in (
        ("header", "hdr", header),
        ("footer", "ftr", lambda inner, _: footer(inner)),
    ):
        for number, page in enumerate(pages, 1):
            element = root(name)
            kind = getattr(CONTENT_TYPE, f"WML_{place.upper()}")
            part = WrittenPart(f"word/{place}{number}", kind, element)
            element.extend(
                content(replace(story, part=part, body=False, sections=False), page)
            )
            if len(element):
                kind = getattr(RELATIONSHIP_TYPE, place.upper())
                reference = w(f"{place}Reference", type=page)
                reference.set(f"{{{R}}}id", story.part.relate_to(part, kind))
                yield reference


def _cut(words: str, role: str, right: tuple[str, str], story: Story) -> str:
    """Cut words that leave no room on their line for what stands at the right.

    `right` is that, and its role.
    """
    text, (other, its_role) = story.look.text(role), right
    taken = story.measure(other, story.look.text(its_role)) if other else 0.0
    room = story.width - taken - (story.look.spaces["large"] if other else 0.0)
    if story.measure(words, text) <= room:
        return words

    def width(length: int) -> float:
        return story.measure(f"{words[:length]}…", text)

    length = bisect_right(range(len(words)), room, key=width) - 1
    return f"{words[: max(length, 0)].rstrip()}…"


def _page_number(pattern: str) -> Iterator[Element]:
    for piece in NUMBER.split(pattern):
        if piece in FIELDS:
            yield from field(FIELDS[piece], "1")
        elif piece:
            yield run(piece)
