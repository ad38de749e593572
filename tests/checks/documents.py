"""Small documents that a rule is tried on."""

from dataclasses import replace

from briefgen.checks import RULES
from briefgen.errors import Place
from briefgen.style import Look
from briefgen.tree import Block, Document, Inlines, ValueText
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks

PLACE = Place("templates/note.md")
DATA = Place("data/initiatives/resilient-puna.yaml", 4, 10)


def of_data(text: str, place: Place = DATA) -> ValueText:
    """Make a value as it comes from data."""
    return ValueText(text, "initiatives.resilient-puna.title", place)


def titled(title: Inlines, *blocks: Block, layout: str = "note") -> Document:
    """Make a document with another title."""
    document = of_blocks(*blocks, layout=layout)
    return replace(document, head=replace(document.head, title=title))


def told(rule: str, document: Document, style: Look | None = None) -> list[str]:
    """Give what a rule tells of a document, as the command line prints it."""
    found = RULES[rule](document, style or look(document.layout), PLACE)
    return [str(each) for each in found]
