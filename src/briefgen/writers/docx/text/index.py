"""An index to a paragraph for each name, with fields that follow the pages."""

from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.languages.tags import spelling_tag
from briefgen.writers.docx.parts.field_runs import field
from briefgen.writers.docx.parts.markup import paragraph, run, w
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.inlines import RunFormat


def index(block: tree.Index, story: Story) -> Iterator[Element]:
    """Write the entries; each page is a link to what stands there.

    They are no `INDEX` field, which would lose the links when it is updated.
    """
    plain = replace(story, controls=False)
    for entry in block.entries:
        yield paragraph("Index1", _entry(entry, plain))


def _entry(entry: tree.IndexEntry, story: Story) -> Iterator[Element]:
    (first, page), *_ = entry.mentions
    look = RunFormat(language=entry.language and spelling_tag(entry.language))
    name = run(entry.words, *look.properties())
    if page is None:
        anchor = story.ledger.goals[first]
        yield w("hyperlink", name, anchor=anchor, history=1)
        return
    yield name
    for goal, number in entry.mentions:
        anchor = story.ledger.goals[goal]
        shown = field(f"PAGEREF {anchor} \\h", str(number))
        yield run(", ")
        yield w("hyperlink", *shown, anchor=anchor, history=1)
