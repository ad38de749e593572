"""Blocks to paragraphs, tables and section ends, in the order of reading."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.traversal import prose
from briefgen.word_template.word_elements import STYLED, value
from briefgen.writers.docx.parts.markup import (
    PARAGRAPH,
    W,
    add,
    copied,
    paragraph,
    twips,
    w,
)
from briefgen.writers.docx.parts.numbering import BULLETS, LEVELS, NUMBERS, STYLES
from briefgen.writers.docx.parts.paragraph_borders import INDENT, SIDEBAR, box_of
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.bookmarks import referred
from briefgen.writers.docx.text.colored_parts import section, sidebar
from briefgen.writers.docx.text.columns import columns, key_figures
from briefgen.writers.docx.text.comments import commented
from briefgen.writers.docx.text.decisions import decisions, signature
from briefgen.writers.docx.text.figures import figure
from briefgen.writers.docx.text.forms import choices, details, sign_off
from briefgen.writers.docx.text.index import index
from briefgen.writers.docx.text.inlines import RunFormat, runs
from briefgen.writers.docx.text.labelled_rows import labelled_rows
from briefgen.writers.docx.text.pictures import picture
from briefgen.writers.docx.text.symbols import call_to_action, symbol
from briefgen.writers.docx.text.table_of_contents import contents, listed
from briefgen.writers.docx.text.tables import data_table

DEEPEST = 4  # the level of heading below which no style is made
ROLES = {"lead": "Lead", "meta": "Meta"}
INDENT_OF, RIGHT = f"{{{W}}}pPr/{{{W}}}ind", f"{{{W}}}right"
LARGEST = 32767  # the number that a list may start at


def blocks(content: tree.Blocks, story: Story) -> Iterator[Element]:
    """Write blocks as children of a body, a cell, a header or a footnote."""
    around = zip((None, *content), (*content[1:], None), strict=False)
    for block, held, (above, below) in zip(
        content, tree.held(content), around, strict=False
    ):
        apart, credited = (
            tree.stands_apart(block, above),
            tree.is_credited(block, below),
        )
        hung = isinstance(above, tree.Heading) and isinstance(block, tree.Columns)
        written = _block(block, story)
        if block.author_notes:
            written = commented(written, block.author_notes, story)
        for number, child in enumerate(written):
            # the line above columns stays with their heading alone
            for line in child.iter(PARAGRAPH) if held or (hung and not number) else ():
                add(line, w("keepNext"))
            if apart:
                add(child, w("spacing", before=twips(story.look.spaces["small"])))
            if credited:
                add(child, w("spacing", after=twips(story.look.spaces["tight"])))
            yield child


def _block(block: tree.Block, story: Story) -> Iterator[Element]:  # noqa: C901, PLR0912, PLR0915
    match block:  # a case for each kind of block, complete by mypy
        case tree.Heading(level, words, name):
            deep = _level(level, story)
            style, color = f"Heading{deep}", ""
            if story.look.text(f"heading-{deep}").color == "accent":
                color = story.own_accent
            shown = runs(words, story, RunFormat(color=color))
            content = listed(referred(shown, name, story), story)
            yield paragraph(style, content, *story.box())
        case tree.Paragraph(words, role):
            fixed = story.around == "Foot" or role not in ROLES
            yield _plain(story.role if fixed else ROLES[role], words, story)
        case tree.BulletList() | tree.OrderedList():
            yield from _list(block, story)
        case tree.Table():
            yield from data_table(block, story)
        case tree.Figure():
            yield from figure(block, story)
        case tree.Picture():
            yield picture(block, story)
        case tree.Symbol():
            yield symbol(block, story)
        case tree.ActionBox():
            yield from call_to_action(block, story, blocks)
        case tree.KeyFigures(figures):
            yield from key_figures(figures, story)
        case tree.Details(rows):
            yield from details(rows, story)
        case tree.SignOff(head, offices):
            yield from sign_off(head, offices, story)
        case tree.Rows():
            yield from labelled_rows(block, story, blocks)
        case tree.Decisions():
            yield from decisions(block, story, blocks)
        case tree.Signature():
            yield from signature(block, story)
        case tree.Contents():
            yield from contents(block, story)
        case tree.Index():
            yield from index(block, story)
        case tree.Quote(inner):
            yield from _apart(blocks(inner, story.inside("Quote")), story)
        case tree.Callout(inner):
            yield from _apart(blocks(inner, story.inside("Callout")), story)
        case tree.Sidebar(inner):
            ink = story.look.palette.ink
            aside = replace(story.inside("Callout"), around=SIDEBAR, own_accent=ink)
            yield from _apart(sidebar([*blocks(inner, aside)], story), story)
        case tree.Section():
            yield from section(block, story, blocks)
        case tree.Decision(inner, labels):
            inside = blocks(inner, story.inside("Decision"))
            body = [*inside, *choices(labels, prose(inner), story)]
            yield from _apart(_kept(body), story)
        case tree.Columns():
            yield from columns(block, story, blocks)
        case tree.Annex(inner):
            yield from _annex(inner, story)
        case tree.Optional(inner):
            yield from blocks(inner, story)
        case never:
            assert_never(never)


def _apart(written: Iterable[Element], story: Story) -> Iterator[Element]:
    """Leave room before and after a box, and separate it from the last box.

    Word draws one box around paragraphs that have the same borders and indents, so
    every other box is narrower by a hair.
    """
    body = list(written)
    if story.ledger.next("box") % 2 == 0 and story.look.reference is None:
        for child in body:
            if child.tag == PARAGRAPH:
                _narrow(child, story)
    if body and body[0].tag == PARAGRAPH:
        add(body[0], w("spacing", before=twips(story.look.spaces["tight"])))
    if body and body[-1].tag == PARAGRAPH:
        add(body[-1], w("spacing", after=twips(story.look.spaces["medium"])))
    yield from body


def _narrow(child: Element, story: Story) -> None:
    """Move the right edge of a paragraph by the smallest length that Word knows."""
    indent = child.find(INDENT_OF)
    if indent is None:
        box = box_of(value(child.find(STYLED)), story.look, story.accent)
        indent = w("ind", right=twips(box.right))
        add(child, indent)
    indent.set(RIGHT, str(int(indent.get(RIGHT, "0")) + 1))


def _kept(written: list[Element]) -> list[Element]:
    """Keep together on a page what belongs together, as far as there is room."""
    for child in written[:-1]:
        if child.tag == PARAGRAPH:
            add(child, w("keepNext"))
    return written


def _annex(content: tree.Blocks, story: Story) -> Iterator[Element]:
    """Begin a new page with the first paragraph, which tables have before them, too."""
    written = list(blocks(content, story))
    first = next((child for child in written if child.tag == PARAGRAPH), None)
    if first is not None:
        add(first, w("pageBreakBefore"), w("spacing", before=0))
    yield from written


def _level(level: int, story: Story) -> int:
    """Return a heading's level; none is skipped on the way down."""
    deepest = story.ledger.counts["level"] or 1
    story.ledger.counts["level"] = min(max(level, 2), DEEPEST, deepest + 1)
    return story.ledger.counts["level"]


def _plain(style: str, words: tree.Inlines, story: Story) -> Element:
    boxed = style == story.around and not story.indent
    kept = (w("keepNext"),) if tree.is_label(words) else ()
    return paragraph(style, runs(words, story), *kept, *(() if boxed else story.box()))


def _list(block: tree.BulletList | tree.OrderedList, story: Story) -> Iterator[Element]:
    level = min(story.depth, LEVELS - 1)
    number, styles = BULLETS, STYLES[BULLETS]
    if isinstance(block, tree.OrderedList):
        start = min(max(block.start, 0), LARGEST)
        story.ledger.starts.append((level, start))
        number, styles = NUMBERS + len(story.ledger.starts), STYLES[NUMBERS]
    inner = replace(
        story,
        role="ListContinue",
        indent=story.indent + INDENT,
        depth=story.depth + 1,
        sections=False,
    )
    style = styles[0]
    marked: Element | None = w("numPr", w("ilvl", val=level), w("numId", val=number))
    if number == BULLETS and level < len(styles) and story.look.reference is None:
        style, marked = styles[level], None  # which says the list and the level
    for item in block.items:
        yield from _item(item, inner, style, marked)


def _item(
    item: tree.Blocks, story: Story, style: str, marked: Element | None
) -> Iterator[Element]:
    """Write a list item; everything after its first paragraph continues it."""
    words: tree.Inlines = ()
    rest = item
    if item and isinstance(item[0], tree.Paragraph):
        words, rest = item[0].content, item[1:]
    number = None if marked is None else copied(marked)
    boxed = story.around or story.pushed
    box = story.box(hanging=INDENT) if boxed else ()
    first = paragraph(style, runs(words, story), number, *box)
    notes = item[0].author_notes if rest is not item else ()
    yield from commented((first,), notes, story)
    yield from blocks(rest, story)
