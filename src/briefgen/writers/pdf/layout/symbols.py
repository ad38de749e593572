"""Symbols, and what the reader is asked to do beside a code → boxes."""

from collections.abc import Callable

from briefgen import tree
from briefgen.writers.pdf.layout.boxes import Box, PlacedDrawing
from briefgen.writers.pdf.layout.panels import callout, side_by_side
from briefgen.writers.pdf.layout.space import Room
from briefgen.writers.pdf.structure import Element

INDENT = 14.0  # points, of text beside a bar
CODE_GAP = 16.0  # points between words and a code
FOOT_GAP = 8.0  # at the foot of a page

Setter = Callable[[tree.Blocks, Room], list[Box]]


def symbol(block: tree.Symbol, room: Room) -> list[Box]:
    """Set a symbol at the left; one without an alternative is an artifact."""
    mark = placed(block, room, (room.x, 0.0))
    tall = block.drawing.height * mark.scale
    return [Box(tall, (mark,), after=room.space("small"), keep=True)]


def placed(
    block: tree.Symbol, room: Room, at: tuple[float, float], scale: float = 1.0
) -> PlacedDrawing:
    """Return a symbol with its top left corner at a point, no wider than the room."""
    drawing = block.drawing
    fitting = min(scale, room.width / max(drawing.width, 1.0))
    element = None
    if block.alternative:
        element = Element("Figure", room.element)
        element.alternative = block.alternative
    return PlacedDrawing(*at, fitting, drawing, room.look.faces, element)


def call_to_action(block: tree.ActionBox, room: Room, boxes: Setter) -> list[Box]:
    """Set words on a tinted ground, and at their right the code of the same address.

    At the foot of a page there is no ground, and the code stands at the left.
    """
    if room.fixed:
        return _at_foot(block, room, boxes)
    side = block.code.drawing.width
    inside = room.inset(INDENT)
    inside = inside._replace(width=room.width - 2 * INDENT)
    words = inside._replace(width=max(inside.width - side - CODE_GAP, inside.width / 2))
    set_words = boxes(block.blocks, words.speaking("callout"))
    corner = inside.x + max(inside.width - side, 0.0), 0.0
    mark = placed(block.code, inside, corner)
    code = Box(block.code.drawing.height * mark.scale, (mark,))
    return callout(side_by_side([set_words, [code]], inside), room)


def _at_foot(block: tree.ActionBox, room: Room, boxes: Setter) -> list[Box]:
    side = block.code.drawing.width + FOOT_GAP
    words = room.inset(min(side, room.width / 2))
    mark = placed(block.code, room, (room.x, 0.0))
    code = Box(block.code.drawing.height * mark.scale, (mark,))
    return side_by_side([boxes(block.blocks, words), [code]], room)
