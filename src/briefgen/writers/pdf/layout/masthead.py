"""A document's head to a white masthead, and below it a band of a declared height."""

from collections.abc import Callable

from briefgen import tree
from briefgen.style import HeadPart
from briefgen.writers.columns import MASTHEAD_NAME
from briefgen.writers.pdf.layout.boxes import (
    Box,
    Group,
    Mark,
    Panel,
    PlacedWords,
    extent,
    stacked,
)
from briefgen.writers.pdf.layout.logo import beside, logo_at
from briefgen.writers.pdf.layout.paragraphs import paragraph, surrounded
from briefgen.writers.pdf.layout.space import Room

Part = Callable[[tree.Document, HeadPart, Room], list[Box]]


def head(document: tree.Document, room: Room, part: Part) -> list[Box]:
    """Set the masthead, then the parts that stand on the band, midway in its height."""
    look = room.look
    above = _masthead(document, room)
    rows = [box for name in look.on_band for box in part(document, name, room)]
    rows = surrounded(rows, 0.0, 0.0)
    tall = extent(rows)
    height = max(look.design.head.height, tall + 2 * room.space("small"))
    words = Group(0.0, (height - tall) / 2, (stacked(rows),))
    band = Panel(0.0, look.page.width, room.accent)
    return [above, Box(height, (words,), after=room.space("wide"), panels=(band,))]


def _masthead(document: tree.Document, room: Room) -> Box:
    """Set the organization at the left; kicker and dateline end at the right margin.

    The dateline is below the organization, so it has the whole measure.
    """
    look = room.look
    top = look.page.top
    logo = document.furniture.logo
    marks: list[Mark] = [] if logo is None else [logo_at(logo, top, room)]
    if look.design.head.organization:
        narrow = beside(logo, room._replace(width=room.width * MASTHEAD_NAME))
        named = (tree.Text(document.furniture.organization),)
        rows = paragraph(named, room.style("detail"), narrow, "P")
        marks.append(Group(0.0, top, (stacked(surrounded(rows, 0.0, 0.0)),)))
    right = room._replace(width=room.width * (1 - MASTHEAD_NAME))
    rows = paragraph(document.head.kicker, room.style("kicker"), right, "P")
    rows += paragraph(document.head.dateline, room.style("meta"), room, "P")
    rows = surrounded(rows, 0.0, 0.0)
    marks.append(Group(0.0, top, (stacked(flush(rows, room)),)))
    return Box(look.design.head.masthead, tuple(marks), keep=True)


def flush(rows: list[Box], room: Room) -> list[Box]:
    """Move lines to the right margin of a room."""
    edge = room.x + room.width
    return [
        box._replace(
            marks=tuple(
                mark._replace(x=edge - mark.line.width)
                if isinstance(mark, PlacedWords)
                else mark
                for mark in box.marks
            )
        )
        for box in rows
    ]
