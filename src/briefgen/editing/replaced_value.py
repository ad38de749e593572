"""A new value in place of an old one in a block to the pieces of text that change."""

import re
from collections.abc import Iterator

from briefgen.editing.changes import Value
from briefgen.editing.new_values import is_collection
from briefgen.editing.pieces import EditedPage, Slot, Splice
from briefgen.editing.scalar_text import ScalarSpot, Token
from briefgen.editing.source_nodes import (
    BLOCK,
    SourceNode,
    SourceScalar,
    break_before,
    column,
    line_end,
    line_start,
)

HEADER = re.compile(r"[|>][-+0-9]*")


def replaced_whole(page: EditedPage, root: SourceNode, value: Value) -> Splice:
    """Return the piece that makes a file say another list or mapping altogether."""
    if not is_collection(value) or not value:
        new = page.hand.flow(value)
    else:
        new = page.hand.layout.newline.join(page.hand.lines(value, 0))
    return Splice(root.start, root.end, new)


def replaced(
    page: EditedPage, old: SourceNode, value: Value, slot: Slot
) -> Iterator[Splice]:
    """Yield the pieces that change where a value stands after a colon or hyphen."""
    head, lines = _token(page, old, value, slot)
    body = "".join(f"{page.hand.layout.newline}{line}" for line in lines)
    if old.start == old.end:
        yield from _filled(page.text, slot, head, body)
    elif isinstance(old, SourceScalar) and old.style in BLOCK:
        yield from _instead_of_lines(page.text, old, slot, head, body)
    elif not isinstance(old, SourceScalar) and not old.flow:
        yield from _instead_of_block(page.text, old, slot, head, body)
    else:
        yield from _in_place(page.text, old, slot, head, body)


def _token(page: EditedPage, old: SourceNode, value: Value, slot: Slot) -> Token:
    used = column(page.text, slot.after) + 1
    spot = ScalarSpot(slot.indent, used)
    if isinstance(old, SourceScalar) and old.start < old.end:
        source = page.text[old.start : old.end]
        spot = ScalarSpot(slot.indent, used, like=old, source=source)
    if slot.item and is_collection(value):
        first, *others = page.hand.item(value, slot.indent)
        return first.removeprefix("- "), tuple(others)
    return page.hand.below(value, slot.indent, used, spot)


def _filled(text: str, slot: Slot, head: str, body: str) -> Iterator[Splice]:
    """Yield a value where there was none."""
    if head:
        yield Splice(slot.after, slot.after, f" {head}")
    end = line_end(text, slot.after)
    yield Splice(end, end, body)


def _instead_of_lines(
    text: str, old: SourceScalar, slot: Slot, head: str, body: str
) -> Iterator[Splice]:
    """Yield a value in place of a text below `|` or `>`; a comment beside that stays."""
    header = HEADER.match(text, old.start)
    assert header is not None
    start = old.start if head else slot.after
    yield Splice(start, header.end(), head)
    yield Splice(line_end(text, old.start), old.end, body)


def _instead_of_block(
    text: str, old: SourceNode, slot: Slot, head: str, body: str
) -> Iterator[Splice]:
    """Yield a value in place of a list or mapping without brackets."""
    end = line_end(text, old.end)
    start = line_start(text, old.start)
    if start <= slot.after:  # it begins on the line of its hyphen
        yield Splice(old.start, end, head + body)
        return
    if head:
        yield Splice(slot.after, slot.after, f" {head}")
    yield Splice(break_before(text, start), end, body)


def _in_place(
    text: str, old: SourceNode, slot: Slot, head: str, body: str
) -> Iterator[Splice]:
    """Yield a value in place of a text or of brackets; a comment after it stays."""
    end, start = line_end(text, old.end), line_start(text, old.start)
    if head:
        yield Splice(old.start, old.end, head)
        yield Splice(end, end, body)
    elif start <= slot.after:
        yield Splice(slot.after, old.end, "")
        yield Splice(end, end, body)
    else:
        yield Splice(break_before(text, start), end, body)
