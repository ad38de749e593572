"""An index → a line for each name, with a link for each page."""

from collections.abc import Iterator
from dataclasses import replace

from briefgen import tree
from briefgen.writers.pdf.layout.boxes import Box
from briefgen.writers.pdf.layout.paragraphs import surrounded, text
from briefgen.writers.pdf.layout.runs import Run
from briefgen.writers.pdf.layout.space import Room
from briefgen.writers.pdf.structure import Element, name_goal


def index(block: tree.Index, room: Room) -> list[Box]:
    """Set the entries as a list in an element of their own."""
    style = room.style("body")
    tight = replace(style, before=0.0, after=room.space("tight"))
    whole = Element("L", Element("Index", room.element))
    rows: list[Box] = []
    for entry in block.entries:
        body = Element("P", Element("LBody", Element("LI", whole)))
        body.language = entry.language or None
        rows += text(_entry(entry, room.run(style, body)), tight, room)
    return surrounded(rows, 0.0, room.space("large"))


def _entry(entry: tree.IndexEntry, run: Run) -> Iterator[Run]:
    (first, page), *_ = entry.mentions
    if page is None:
        yield _linked(run, first, entry.words).saying(entry.words)
        return
    yield run.saying(entry.words)
    for name, number in entry.mentions:
        yield run.saying(", ")
        shown = str(number)
        yield _linked(run, name, f"{entry.words}, {shown}").saying(shown)


def _linked(run: Run, name: str, description: str) -> Run:
    """Return a run that leads to a mark."""
    link = Element("Link", Element("Reference", run.element))
    link.target, link.description = name_goal(name), description
    return replace(run, element=link, link=link)
