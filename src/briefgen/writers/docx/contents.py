"""A table of contents to a field that Word can update, filled in already."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.writers.docx.bookmarks import bookmarked
from briefgen.writers.docx.inlines import runs
from briefgen.writers.docx.markup import (
    add,
    code,
    field,
    mark,
    paragraph,
    tab,
    twips,
    w,
)
from briefgen.writers.docx.story import Story


def contents(block: tree.Contents, story: Story) -> Iterator[Element]:
    """Write the title, and a paragraph for each entry of the field."""
    plain = replace(story, controls=False)  # Word makes the entries anew
    yield paragraph("TOCHeading", runs(block.title, plain))
    entries = [_entry(entry, plain) for entry in block.entries]
    instruction = f'TOC \\o "2-{block.depth}" \\h \\z \\u'
    begun = (mark("begin"), code(instruction), mark("separate"))
    for number, part in enumerate(begun, start=1):
        entries[0].insert(number, w("r", part))
    entries[-1].append(w("r", mark("end")))
    add(entries[-1], w("spacing", after=twips(story.look.spaces["large"])))
    yield from entries


def listed(content: Iterable[Element], story: Story) -> Iterable[Element]:
    """Mark a heading of the body, so that the table of contents leads there."""
    listing = any(isinstance(each, tree.Contents) for each in story.document.body[:1])
    if not (listing and story.body) or story.around == "Foot":
        return content
    return bookmarked(content, _name(story.ledger.next("heading")), story)


def _entry(entry: tree.ContentsEntry, story: Story) -> Element:
    name = _name(entry.heading)
    content = [*runs(entry.content, story)]
    if entry.page is not None:
        content += (tab(), *field(f"PAGEREF {name} \\h", str(entry.page)))
    link = w("hyperlink", *content, anchor=name, history=1)
    return paragraph(f"TOC{entry.level}", [link])


def _name(heading: int) -> str:
    """Name a bookmark as Word does."""
    return f"_Toc{heading:09}"
