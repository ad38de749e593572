"""A label and words to a numbered caption."""

from lxml.etree import _Element as Element

from briefgen.tree import Inlines
from briefgen.writers.docx.inlines import runs
from briefgen.writers.docx.markup import field, paragraph, run
from briefgen.writers.docx.story import Story


def caption(
    style: str, label: tuple[str, str], words: Inlines, story: Story
) -> Element:
    """Write `Label N. words`, numbered by Word; `label` is what is shown, and the series."""
    shown, series = label
    number = str(story.ledger.next(series))
    numbered = field(f"SEQ {series} \\* ARABIC", number)
    content = (run(f"{shown} "), *numbered, run(". "), *runs(words, story))
    return paragraph(style, content, *story.box())
