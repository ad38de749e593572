"""Inlines to the runs of a paragraph."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import assert_never

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.languages.tags import spelling_tag
from briefgen.value_classes import dataclass
from briefgen.writers.docx.parts.field_runs import field
from briefgen.writers.docx.parts.markup import (
    R,
    W,
    copied,
    hexadecimal,
    run,
    saying,
    w,
)
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.bookmarks import bookmarked, referred
from briefgen.writers.docx.text.content_controls import apart, control, origins
from briefgen.writers.docx.text.phone_numbers import unbroken
from briefgen.writers.xml import legal

HYPERLINK = RELATIONSHIP_TYPE.HYPERLINK
NBSP = "\N{NO-BREAK SPACE}"
KEPT = 256  # looks of runs that are kept


@dataclass(frozen=True, slots=True)
class RunFormat:
    """How runs differ from their paragraph's style; sizes are half points."""

    bold: bool = False
    italic: bool = False
    style: str = ""
    language: str = ""
    size: int = 0
    color: str = ""

    def properties(self) -> Iterator[Element]:
        """Yield the run properties."""
        if self.style:
            yield w("rStyle", val=self.style)
        if self.bold:
            yield from (w("b"), w("bCs"))
        if self.italic:
            yield from (w("i"), w("iCs"))
        if self.color:
            yield w("color", val=hexadecimal(self.color))
        if self.size:
            yield from (w("sz", val=self.size), w("szCs", val=self.size))
        if self.language:
            yield w("lang", val=self.language)


PLAIN = RunFormat()


def runs(
    content: tree.Inlines, story: Story, look: RunFormat = PLAIN
) -> Iterator[Element]:
    """Write inlines as runs, hyperlinks, references to footnotes, and controls."""
    if story.controls:
        return apart(_controlled(content, story, look))
    return (run for inline in content for run in _runs(inline, story, look))


def _controlled(
    content: tree.Inlines, story: Story, look: RunFormat
) -> Iterator[Element]:
    """Yield each value of the data in a control of its own."""
    inner: Story | None = None
    for source, group in origins(content):
        if source is None or (source.computed and not story.locked):
            for inline in group:
                yield from _runs(inline, story, look)
        else:
            inner = inner or replace(story, controls=False)
            yield from control(source, runs(group, inner, look), story)


def _runs(  # noqa: C901, PLR0912, PLR0915 - a case for each kind of inline
    inline: tree.Inline, story: Story, look: RunFormat
) -> Iterator[Element]:
    match inline:
        case tree.Text(text) | tree.ValueText(text):
            yield _worded(text, look)
        case tree.Code(text):
            yield _worded(text, replace(look, style="HTMLCode"))
        case tree.Strong(content):
            yield from runs(content, story, replace(look, bold=True))
        case tree.Emphasis(content):
            yield from runs(content, story, replace(look, italic=True))
        case tree.LanguageSpan(content, language):
            tag = spelling_tag(language)
            yield from runs(content, story, replace(look, language=tag))
        case tree.Indexed(content, name):
            yield from referred(runs(content, story, look), name, story)
        case tree.LineBreak():
            yield w("r", w("br"))
        case tree.Link(content, url) if look.style != "Hyperlink" and legal(url):
            to = story.part.relate_to(legal(url), HYPERLINK, is_external=True)
            yield _hyperlink(content, (f"{{{R}}}id", to), story, look)
        case tree.Link(content):
            yield from runs(content, story, look)
        case tree.CrossReference(content, name, cited=True):
            yield from _citation(tree.plain(content), name, story, look)
        case tree.CrossReference(content, name):
            goal = f"{{{W}}}anchor", story.ledger.goals[name]
            yield _hyperlink(content, goal, story, look)
        case tree.NoteReference(number):
            yield from _note(number, story)
        case never:
            assert_never(never)


def _worded(words: str, look: RunFormat) -> Element:
    """Make a run of words."""
    return unbroken(saying(words, copied(_run(look))))


@lru_cache(maxsize=KEPT)
def _run(look: RunFormat) -> Element:
    """Return a run without words, to copy."""
    return run("", *look.properties())


def _hyperlink(
    content: tree.Inlines, goal: tuple[str, str], story: Story, look: RunFormat
) -> Element:
    color = story.own_accent or look.color  # of the section; else that of the style
    inner = replace(look, style="Hyperlink", color=color)
    link = w("hyperlink", *runs(content, story, inner))
    link.set(f"{{{W}}}history", "1")
    link.set(*goal)
    return link


def _citation(
    shown: str, name: str, story: Story, look: RunFormat
) -> Iterator[Element]:
    """Refer to a heading, or to a number after its label, by a field.

    The label is not part of the field: within a sentence it may have no capital.
    """
    words = story.document.furniture
    label, space, number = shown.partition(NBSP)
    if number.isdecimal() and label in {words.figure_in_text, words.table_in_text}:
        yield _worded(f"{label}{space}", look)
        shown = number
    instruction = f"REF {story.ledger.goals[name]} \\h"
    yield from field(instruction, shown, *look.properties())


def _note(number: int, story: Story) -> Iterator[Element]:
    """Refer to a footnote: Word allows one mark for each, so others are fields.

    Its id is its number, which Word counts again from the marks of the text.
    """
    if number not in range(1, len(story.document.notes) + 1):
        return
    known = story.ledger.notes
    name = f"_Note{number}"
    style = w("rStyle", val="FootnoteReference")
    if number in known:
        yield from field(f"NOTEREF {name} \\f \\h", str(number), style)
    elif not story.body:
        yield run(str(number), style)
    else:
        known.add(number)
        reference = w("footnoteReference", id=number)
        yield from bookmarked([w("r", w("rPr", style), reference)], name, story)
