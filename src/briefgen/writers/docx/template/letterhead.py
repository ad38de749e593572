"""A document's marking and page numbers to the headers and footers of a template."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml.etree import _Element as Element

from briefgen.word_template.word_elements import SIMPLE, STYLED, VALUE, is_set, value
from briefgen.writers.docx.parts.markup import R, W, add, paragraph, root, run, twips, w
from briefgen.writers.docx.parts.package import WrittenPart
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.parts.watermark_shape import stamp
from briefgen.writers.docx.template.insert_text import put
from briefgen.writers.docx.template.insertion_point import KIND, REFERENCES, SECTION
from briefgen.writers.docx.template.match_styles import Styles
from briefgen.writers.docx.template.open_template import FURNITURE, Template
from briefgen.writers.docx.text.sections import (
    first_page_differs,
    foot_line,
    footer,
    header,
    line_numbers,
)

HEADER, FOOTER = REFERENCES
PLACES = {HEADER: ("header", "hdr"), FOOTER: ("footer", "ftr")}
PAGE = re.compile(r"\bPAGE\b")
CODE, INSTRUCTION = f"{{{W}}}instrText", f"{{{W}}}instr"
ENTRY = f"{{{R}}}id"
ROOTS = {f"{{{W}}}hdr", f"{{{W}}}ftr"}
STOPS = f"{{{W}}}pPr/{{{W}}}tabs/{{{W}}}tab"
RIGHT = {"right", "end"}
ENTRIES = f"{{{W}}}sdtContent/{{{W}}}p[{{{W}}}hyperlink]"


def mark_pages(template: Template, story: Story) -> None:
    """Add marking and page number to each header and footer; create those missing.

    A template without any gets ours.
    """
    every = list(template.part.element.iter(SECTION))
    bare, numbered = template.bare, is_numbered(template)
    if bare and first_page_differs(story):
        put(every[0], w("titlePg"))
    known: dict[tuple[str, str], WrittenPart] = {}
    done: set[WrittenPart] = set()
    for section in every:
        known |= _referred(section, template)
        for page in _pages(section, template):
            for tag in REFERENCES:
                if (tag, page) not in known:
                    known[tag, page] = _new_part(template, section, tag, page)
            shown = tuple((tag, known[tag, page]) for tag in REFERENCES)
            for tag, part in shown:
                if part not in done:
                    inner = _story(story, part, numbered=numbered)
                    template.ours.extend(_filled(inner, tag, page if bare else ""))
            done.update(part for _, part in shown)


def number_lines(template: Template, story: Story) -> None:
    """Let Word number the lines of each section, if the document asks for that."""
    for section in template.part.element.iter(SECTION):
        if (numbers := line_numbers(story)) is not None:
            put(section, numbers)


def align(template: Template, styles: Styles) -> None:
    """Move what follows a tab to the right margin, wherever the style's tabs are."""
    end = str(twips(template.look.page.measure))
    for block in template.ours:
        parent, named = block.getparent(), block.find(STYLED)
        tabbed = block.find(f"{{{W}}}r/{{{W}}}tab") is not None
        if parent is None or parent.tag not in ROOTS or named is None or not tabbed:
            continue
        stops = {
            stop.get(f"{{{W}}}pos", "")
            for style in styles.chain(value(named))
            for stop in style.findall(STOPS)
        }
        known = sorted({stop for stop in stops if stop.isdecimal()} - {end}, key=int)
        cleared = (w("tab", val="clear", pos=stop) for stop in known)
        add(block, w("tabs", *cleared, w("tab", val="right", pos=end)))


def align_entries(template: Template, styles: Styles) -> None:
    """Move the pages in a table of contents to the right margin, as Word itself does.

    If a template's style for entries has a tab for them, it stays.
    """
    end = twips(template.width)
    for control in template.ours:
        for entry in control.iterfind(ENTRIES):
            level = value(entry.find(STYLED))
            theirs = set(styles.chain(level)).difference(styles.added)
            known = (
                each.get(VALUE) for style in theirs for each in style.findall(STOPS)
            )
            if RIGHT.isdisjoint(known):
                add(entry, w("tabs", w("tab", val="right", leader="dot", pos=end)))


def _referred(
    section: Element, template: Template
) -> dict[tuple[str, str], WrittenPart]:
    parts = {}
    for child in section:
        if child.tag in REFERENCES and child.get(ENTRY) in template.part.rels:
            part = template.part.rels[child.get(ENTRY, "")].target_part
            if isinstance(part, WrittenPart):
                parts[str(child.tag), child.get(KIND, "default")] = part
    return parts


def _pages(section: Element, template: Template) -> Iterator[str]:
    """Yield the kinds of pages that a section has."""
    yield "default"
    if is_set(section.find(f"{{{W}}}titlePg")):
        yield "first"
    settings = template.growing.get(RELATIONSHIP_TYPE.SETTINGS)
    name = f"{{{W}}}evenAndOddHeaders"
    if settings is not None and is_set(settings.element.find(name)):
        yield "even"


def _new_part(template: Template, section: Element, tag: str, page: str) -> WrittenPart:
    """Create a header or footer that the template lacks."""
    place, name = PLACES[tag]
    relation = getattr(RELATIONSHIP_TYPE, place.upper())
    known = (each.reltype == relation for each in template.part.rels.values())
    kind = getattr(CONTENT_TYPE, f"WML_{place.upper()}")
    part = WrittenPart(f"word/{place}{sum(known) + 1}", kind, root(name))
    reference = w(f"{place}Reference", type=page)
    reference.set(ENTRY, template.part.relate_to(part, relation))
    section.insert(0, reference)
    return part


def is_numbered(template: Template) -> bool:
    """Return whether the template prints the page number."""
    codes = []
    for relation in template.part.rels.values():
        if relation.reltype in FURNITURE and isinstance(
            relation.target_part, WrittenPart
        ):
            element = relation.target_part.element
            codes += [each.text or "" for each in element.iter(CODE)]
            codes += [each.get(INSTRUCTION, "") for each in element.iter(SIMPLE)]
    return PAGE.search(" ".join(codes).upper()) is not None


def _story(story: Story, part: WrittenPart, *, numbered: bool) -> Story:
    """Return the story of a header or footer; `numbered` if it has the page number."""
    furniture = story.document.furniture
    if numbered:
        furniture = replace(furniture, page="")
    document = replace(story.document, furniture=furniture)
    return replace(story, document=document, part=part, body=False, sections=False)


def _filled(story: Story, tag: str, page: str) -> list[Element]:
    """Fill a header or footer, and return what was added."""
    content = list(_additions(story, tag, page))
    part = story.part.element
    part.extend(content or _nothing(part))
    if tag == HEADER:
        stamp(part, story)
    return content


def _additions(story: Story, tag: str, page: str) -> Iterator[Element]:
    """Yield what we add; `page` is a kind of page if the template has nothing there."""
    furniture = story.document.furniture
    if tag == HEADER and page:
        yield from header(story, page)
    elif tag == HEADER:
        if furniture.marking:
            marking = run(furniture.marking, w("rStyle", val="Marking"))
            yield paragraph("Header", (marking,), w("jc", val="right"))
    else:
        yield from footer(story) if page else foot_line(story)


def _nothing(element: Element) -> tuple[Element, ...]:
    """Return an empty header or footer: it has at least one paragraph."""
    return () if len(element) else (w("p"),)
