"""What a file is to say to the pieces of its text that must change; no others do."""

import re
from collections.abc import Iterator
from itertools import pairwise

from briefgen.editing.flow_splices import flow_splices
from briefgen.editing.pieces import (
    EditedPage,
    Entangled,
    Slot,
    SourcePart,
    Splice,
    Wish,
    parts_of,
    wishes_of,
)
from briefgen.editing.replaced_value import replaced, replaced_whole
from briefgen.editing.source_nodes import (
    BREAK,
    SourceNode,
    break_before,
    column,
    line_end,
    line_start,
)
from briefgen.editing.targets import New, Target, TargetList, TargetMapping, new_value

EMPTY = len("[]")
EMPTY_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")


def splices(page: EditedPage, target: Target, root: SourceNode) -> list[Splice]:
    """Return the pieces that change, in the order of the text.

    Raises Entangled if the file is written in a way that forbids it.
    """
    match target:
        case New(value):
            pieces = [replaced_whole(page, root, value)]
        case TargetMapping() | TargetList():
            pieces = [*_differences(page, target, None)]
        case _:
            pieces = []
    return sorted(pieces, key=lambda each: (each.start, each.end))


def _differences(
    page: EditedPage, target: TargetMapping | TargetList, slot: Slot | None
) -> Iterator[Splice]:
    wishes = wishes_of(target)
    if any(wish.old is not None for wish in wishes):
        changed = flow_splices if target.source.flow else _block
        yield from changed(page, target)
    elif target.source.flow and target.source.end - target.source.start > EMPTY:
        yield from flow_splices(page, target)
    elif slot is None:
        yield replaced_whole(page, target.source, new_value(target).value)
    else:
        yield from replaced(page, target.source, new_value(target).value, slot)


def _block(page: EditedPage, target: TargetMapping | TargetList) -> Iterator[Splice]:
    parts, wishes = parts_of(page.text, target.source), wishes_of(target)
    kept = [wish.old for wish in wishes if wish.old is not None]
    if len(kept) < len(parts) or len(kept) < len(wishes):
        _refuse_question_marks(page.text, parts)
    yield from _cuts(page.text, parts, kept)
    last: SourcePart | None = None
    for wish in wishes:
        if wish.old is not None:
            last = parts[wish.old]
            yield from _changed(page, last, wish)
        else:
            piece = _inserted(page, last, parts[kept[0]], wish)
            yield _parted(page, piece, parts, after=last is not None)


def _changed(page: EditedPage, part: SourcePart, wish: Wish) -> Iterator[Splice]:
    match wish.value:
        case TargetMapping() | TargetList():
            yield from _differences(page, wish.value, part.slot)
        case New(value):
            if part.slot is None:
                raise Entangled
            yield from replaced(page, part.value, value, part.slot)
        case _:
            pass


def _inserted(
    page: EditedPage, last: SourcePart | None, first: SourcePart, wish: Wish
) -> Splice:
    """Return a new part, after the kept one `last` or before the kept one `first`."""
    assert isinstance(wish.value, New)
    hand, value = page.hand, wish.value.value
    indent = first.slot.indent if first.slot else 0
    lines = (
        hand.item(value, indent)
        if wish.name is None
        else hand.entry(wish.name, value, indent)
    )
    newline = hand.layout.newline
    text = newline.join(lines)
    if last is None:
        return Splice(first.start, first.start, f"{text}{newline}{' ' * indent}")
    end = line_end(page.text, last.end)
    return Splice(end, end, f"{newline}{' ' * indent}{text}")


def _parted(
    page: EditedPage, piece: Splice, parts: list[SourcePart], *, after: bool
) -> Splice:
    """Return a new part with an empty line, if those that stand there have one each."""
    text, newline = page.text, page.hand.layout.newline
    pairs = [*pairwise(parts)]
    empty = (EMPTY_LINE.search(text, one.end, other.start) for one, other in pairs)
    if not pairs or not all(empty):
        return piece
    indent = column(text, piece.start)
    head, tail = (newline, "") if after else ("", newline + " " * indent)
    new = piece.new.removesuffix(" " * indent) if not after else piece.new
    return Splice(piece.start, piece.end, f"{head}{new}{tail}")


def _cuts(text: str, parts: list[SourcePart], kept: list[int]) -> Iterator[Splice]:
    """Yield the lines of the parts that go; lines of comments between them stay."""
    inline = bool(text[line_start(text, parts[0].start) : parts[0].start].strip())
    for at, part in enumerate(parts):
        if at in kept:
            inline = False
        elif at > kept[0]:
            start = line_start(text, part.start)
            yield Splice(break_before(text, start), line_end(text, part.end), "")
        else:
            after = _after_line(text, part.end)
            following = line_start(text, parts[at + 1].start)
            start = part.start if inline else line_start(text, part.start)
            inline = inline and following == after
            yield Splice(start, parts[at + 1].start if inline else after, "")


def _after_line(text: str, index: int) -> int:
    """Return where the line after a position begins."""
    match = BREAK.search(text, index)
    return match.end() if match else len(text)


def _refuse_question_marks(text: str, parts: list[SourcePart]) -> None:
    """Raise Entangled if names have question marks, as `? name` may."""
    for part in parts:
        before = text[line_start(text, part.start) : part.start]
        if part.slot is None or "?" in before:
            raise Entangled
