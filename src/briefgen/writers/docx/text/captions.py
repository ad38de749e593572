"""A label and words to a numbered caption."""

from lxml.etree import _Element as Element

from briefgen.tree import Inlines
from briefgen.writers.docx.parts.field_runs import field
from briefgen.writers.docx.parts.markup import paragraph, run
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.bookmarks import referred
from briefgen.writers.docx.text.inlines import runs

NBSP = "\N{NO-BREAK SPACE}"


def caption(label: tuple[str, str], name: str, words: Inlines, story: Story) -> Element:
    """Write `Label N. words`, numbered by Word; `label` is the word and the series.

    Cross-references to the `name` lead to the number, and show it.
    """
    shown, series = label
    counted = field(f"SEQ {series} \\* ARABIC", str(story.ledger.next(series)))
    number = referred(counted, name, story)
    content = (run(f"{shown}{NBSP}"), *number, run(". "), *runs(words, story))
    return paragraph("Caption", content, *story.box())
