"""The notes that a text refers to, to the footnotes part."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import PARAGRAPH, paragraph, run, w
from briefgen.writers.docx.parts.settings import SEPARATORS
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.blocks import blocks


def footnotes(story: Story) -> Iterator[Element]:
    """Write the line above footnotes, then each note with a mark, by their numbers."""
    kinds = ("separator", "continuationSeparator")
    for number, kind in zip(SEPARATORS, kinds, strict=True):
        line = paragraph("FootnoteText", (w("r", w(kind)),), w("spacing", after=0))
        yield w("footnote", line, type=kind, id=number)
    for number in sorted(story.ledger.notes):
        yield w("footnote", *_note(number, story), id=number)


def _note(number: int, story: Story) -> list[Element]:
    written = list(blocks(story.document.notes[number - 1], story))
    style = w("rPr", w("rStyle", val="FootnoteReference"))
    mark = (w("r", style, w("footnoteRef")), run(" "))
    if written and written[0].tag == PARAGRAPH:
        written[0][1:1] = mark
        return written
    return [paragraph("FootnoteText", mark), *written]
