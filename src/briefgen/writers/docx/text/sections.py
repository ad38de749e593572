"""A document's pages to sections: size, margins, header and footer."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml.etree import _Element as Element

from briefgen.style import Look, PageSetup
from briefgen.tree import Document
from briefgen.writers.docx.parts.band_strip import strip, strip_in_header
from briefgen.writers.docx.parts.field_runs import field
from briefgen.writers.docx.parts.markup import (
    PARAGRAPH,
    R,
    W,
    add,
    hexadecimal,
    paragraph,
    root,
    run,
    tab,
    twips,
    w,
)
from briefgen.writers.docx.parts.package import WrittenPart
from briefgen.writers.docx.parts.paragraph_borders import line_height
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.parts.watermark_shape import stamp
from briefgen.writers.docx.text.columns import thin
from briefgen.writers.docx.text.logo import logo, raised
from briefgen.writers.later_pages import (
    JOINT,
    REACHED,
    above_later,
    top_of_later,
)

T = TypeVar("T", bound=list[Element])

FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
NUMBER = re.compile(r"(\{pages?\})")
LAST = "000"  # a page's number, as wide as they may be
SECTION = f"{{{W}}}sectPr"
# Points by which programs may set a full page higher than a PDF: with a foot at its end,
SPARE = 12.0
OTHER_SPARE = 14.0  # and above a page's number
FULL = 1.8  # of a line's width: what surely fits on two lines, however they break


def sectioned(
    written: Iterable[Element], story: Story, begin: Callable[[], T]
) -> Iterator[T]:
    """Put the end of each section into its last paragraph, the last one at the end."""
    parts = sections(written, begin)
    for number, (body, end) in enumerate(parts, 1):
        complete = _complete(end, story, number)
        if number < len(parts):
            add(body[-1], complete)
        else:
            body.append(complete)
        yield body


def sections(
    written: Iterable[Element], begin: Callable[[], T]
) -> list[tuple[T, Element]]:
    """Return the content as sections, each with its section properties.

    Each is what `begin` returns, an empty list that is filled one by one. A section
    without content is removed: it would be an empty line, or even a page. A section
    ends with a paragraph, which holds its end.
    """
    parts: list[tuple[T, Element]] = []
    content = begin()
    for child in written:
        if child.tag != SECTION:
            content.append(child)
        elif content:
            if content[-1].tag != PARAGRAPH:
                content.append(thin())
            parts.append((content, child))
            content = begin()
    if content or not parts:
        parts.append((content, w("sectPr")))
    return parts


def first_page_differs(story: Story) -> bool:
    """Return whether the first page has a header of its own."""
    named = story.look.design.head.organization and not story.look.band
    shown = story.document.furniture.logo is not None and not story.look.band
    later = any(above_later(story.document.furniture, story.look))
    return named or shown or later or strip_in_header(story)


def _above_later(story: Story, right: str) -> list[Element]:
    """Write title and number, in the room that is left beside the marking."""
    title, number = above_later(story.document.furniture, story.look)
    counted = JOINT + NUMBER.sub(LAST, number) if number else ""
    room = _beside(right, "marking", story)
    room -= story.measure(counted, story.look.text("meta"))
    title = _cut(title, "meta", room, story)
    joint = [run(JOINT)] if title and number else []
    return [*([run(title)] if title else []), *joint, *_page_number(number)]


def header(story: Story, page: str) -> Iterator[Element]:
    """Write the marking; on a first page the organization, on others what they belong to.

    A name that has no room beside the marking is below it, on lines of its own.
    """
    marking, first, look = story.document.furniture.marking, page == "first", story.look
    if first and strip_in_header(story):
        yield from _header_on_band(story)
        return
    right = (tab(), run(marking, w("rStyle", val="Marking"))) if marking else ()
    source = _source(story) if first else ""
    shown = logo(story) if first and not look.band else ()
    left = (*shown, *((run(source),) if source else ()))
    if not first:
        left = (*_above_later(story, marking),)
    lowered = _lowered(story)
    rows = (right, left) if lowered and first else ((*left, *right),)
    above = 0 if first else twips(lowered)
    clear = top_of_later(story.document.furniture, look) > look.page.top
    below = twips(look.spaces["medium"]) if clear and not first else 0
    close = lowered or below or look.design.head.masthead
    space = w("spacing", before=above, after=below) if close else None
    yield from (paragraph("Header", row, space) for row in rows if row)


def footer(story: Story) -> Iterator[Element]:
    """Write the line at the end of pages, right below a foot at the page's foot."""
    look, design = story.look, story.look.design.foot
    title = story.document.furniture.running_title if design.title else ""
    if design.at != "page":
        yield from foot_line(story, title)
        return
    room = look.page.bottom - REACHED - line_height(look, "foot", "marking")
    for line in foot_line(story, title):
        add(line, w("spacing", before=twips(min(max(room, 0), look.spaces["tight"]))))
        yield line


def foot_line(story: Story, title: str = "") -> Iterator[Element]:
    """Write the marking or a title at the left, and the page number at the right."""
    marking = story.document.furniture.marking
    numbered = story.look.design.numbering.pages
    number = story.document.furniture.page if numbered else ""
    if marking or title or number:
        room = _beside(NUMBER.sub(LAST, number), "foot", story)
        title = _cut(title, "foot", room, story)
        left = [run(title)] if title else []
        if marking:
            left = [run(marking, w("rStyle", val="Marking"))]
        yield paragraph("Footer", (*left, tab(), *_page_number(number)))


def page_size(page: PageSetup) -> Element:
    """Return the page size; a page wider than high is marked as landscape."""
    lies = {"orient": "landscape"} if page.width > page.height else {}
    return w("pgSz", w=twips(page.width), h=twips(page.height), **lies)


def margins(look: Look, document: Document, lowered: float = 0.0) -> Element:
    """Return the margins; text in them is no nearer to the edge than printers reach.

    A first page's header ends `lowered` points below its first line. The end of a page
    may stand lower than in PDF, lest it begins another page.
    """
    page, spaces = look.page, look.spaces
    line = look.text("marking").size * look.text("marking").leading
    header = page.top - spaces["medium"] - line - lowered
    footer = page.bottom - spaces["tight"] - line_height(look, "foot", "marking")
    if look.design.foot.at != "page":
        footer -= spaces["wide"]
    elif not document.furniture.marking:
        footer = page.bottom
    spare = SPARE if look.design.foot.at == "page" else OTHER_SPARE
    return w(
        "pgMar",
        top=twips(page.top),
        right=twips(page.right),
        bottom=twips(max(page.bottom - spare, min(page.bottom, REACHED))),
        left=twips(page.left),
        header=twips(max(header, REACHED)),
        footer=twips(max(footer, REACHED)),
        gutter=0,
    )


def _complete(end: Element, story: Story, number: int) -> Element:
    """Return a section with its page; headers and footers continue from the first."""
    look = story.look
    columns = list(end) or [w("cols", space=twips(look.spaces["large"]))]
    references = _references(story) if number == 1 else ()
    return w(
        "sectPr",
        *references,
        w("type", val="continuous") if number > 1 else None,
        page_size(look.page),
        margins(look, story.document, _lowered(story) + _raised(story)),
        line_numbers(story),
        *columns,
        w("titlePg") if number == 1 and first_page_differs(story) else None,
    )


def line_numbers(story: Story) -> Element | None:
    """Return that lines are numbered through the document, if it asks for that."""
    wanted = story.document.options.line_numbers
    return w("lnNumType", countBy=1, restart="continuous") if wanted else None


def _raised(story: Story) -> float:
    """Return how much higher a first page's header is for its logo, in points."""
    return 0.0 if story.look.band else raised(story)


def _references(story: Story) -> Iterator[Element]:
    """Add the headers and footers that have content, and refer to them."""
    pages = ("first", "default") if first_page_differs(story) else ("default",)
    for place, name, content in (
        ("header", "hdr", header),
        ("footer", "ftr", lambda inner, _: footer(inner)),
    ):
        for number, page in enumerate(pages, 1):
            element = root(name)
            kind = getattr(CONTENT_TYPE, f"WML_{place.upper()}")
            part = WrittenPart(f"word/{place}{number}", kind, element)
            inner = replace(story, part=part, body=False, sections=False)
            element.extend(content(inner, page))
            if place == "header":
                stamp(element, inner)
            if len(element):
                kind = getattr(RELATIONSHIP_TYPE, place.upper())
                reference = w(f"{place}Reference", type=page)
                reference.set(f"{{{R}}}id", story.part.relate_to(part, kind))
                yield reference


def _header_on_band(story: Story) -> Iterator[Element]:
    """Write the marking on the strip above a band."""
    paper = w("color", val=hexadecimal(story.look.palette.paper))
    look = w("rStyle", val="Marking"), paper
    shown = strip(story), tab(), run(story.document.furniture.marking, *look)
    yield paragraph("Header", shown, w("spacing", after=0))


def _source(story: Story) -> str:
    """Return the name above a first page, cut if it would fill too many lines."""
    name = story.document.furniture.organization
    wanted = story.look.design.head.organization and not story.look.band
    return _cut(name, "meta", story.width * FULL, story) if wanted else ""


def _lowered(story: Story) -> float:
    """Return how far a first page's header ends below its first line, in points."""
    source, marking = _source(story), story.document.furniture.marking
    text = story.look.text("meta")
    width = story.measure(source, text)
    if not source or width <= _beside(marking, "marking", story):
        return 0.0
    lines, line = 1 + (width > story.width), text.size * text.leading
    return (lines if marking else lines - 1) * line


def _beside(words: str, role: str, story: Story) -> float:
    """Return the room on a line beside the text at its right, in points."""
    width = story.measure(words, story.look.text(role)) if words else 0.0
    return story.width - width - (story.look.spaces["large"] if words else 0.0)


def _cut(words: str, role: str, room: float, story: Story) -> str:
    """Return words cut to fit their room."""
    text = story.look.text(role)
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
