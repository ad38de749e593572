"""A list in brackets or mapping in braces to the pieces of it that must change."""

from collections.abc import Iterator
from itertools import pairwise

from briefgen.editing.new_values import Hand, is_collection
from briefgen.editing.pieces import (
    EditedPage,
    Entangled,
    SourcePart,
    Splice,
    Wish,
    parts_of,
    wishes_of,
)
from briefgen.editing.scalar_text import ScalarSpot
from briefgen.editing.source_nodes import SourceScalar, line_start, sign_after
from briefgen.editing.targets import New, TargetList, TargetMapping, new_value


def flow_splices(
    page: EditedPage, target: TargetMapping | TargetList
) -> Iterator[Splice]:
    """Yield the pieces that change, in the order of the text.

    Raises Entangled for a mapping without braces.
    """
    text, source = page.text, target.source
    if text[source.start] not in "[{":
        raise Entangled
    parts, wishes = parts_of(text, source), wishes_of(target)
    kept = [wish.old for wish in wishes if wish.old is not None]
    if not kept:
        value = page.hand.flow(new_value(target).value)
        yield Splice(source.start, source.end, value)
        return
    yield from _cuts(text, parts, kept)
    for at, wish in enumerate(wishes):
        if wish.old is not None:
            yield from _changed(page, parts[wish.old], wish)
        else:
            before = [w.old for w in wishes[:at] if w.old is not None]
            yield _inserted(page, parts, before[-1] if before else None, kept[0], wish)


def _changed(page: EditedPage, part: SourcePart, wish: Wish) -> Iterator[Splice]:
    match wish.value:
        case TargetMapping() | TargetList():
            yield from flow_splices(page, wish.value)
        case New(value):
            old = part.value
            if old.start < old.end:
                like = old if isinstance(old, SourceScalar) else None
                spot = ScalarSpot(0, 0, flow=True, like=like)
                flow, token = page.hand.flow, page.hand.token
                new = flow(value) if is_collection(value) else token(value, spot)[0]
                yield Splice(old.start, old.end, new)
            elif part.slot is None:
                yield Splice(part.end, part.end, f": {page.hand.flow(value)}")
            else:
                after = part.slot.after
                yield Splice(after, after, f" {page.hand.flow(value)}")
        case _:
            pass


def _inserted(
    page: EditedPage, parts: list[SourcePart], last: int | None, first: int, wish: Wish
) -> Splice:
    """Return a new item, after the kept one `last` or before the kept one `first`."""
    new = _written(page.hand, wish)
    if last is None:
        return Splice(parts[first].start, parts[first].start, f"{new}, ")
    part = parts[last]
    start = line_start(page.text, part.start)
    indent = page.text[start : part.start]
    own_line = start > 0 and not indent.strip()
    parted = page.hand.layout.newline + indent if own_line else " "
    return Splice(part.end, part.end, f",{parted}{new}")


def _written(hand: Hand, wish: Wish) -> str:
    assert isinstance(wish.value, New)
    value = hand.flow(wish.value.value)
    return value if wish.name is None else f"{hand.name(wish.name)}: {value}"


def _cuts(text: str, parts: list[SourcePart], kept: list[int]) -> Iterator[Splice]:
    """Yield the items that go, each with one comma; comments stay."""
    last = kept[-1]
    for at, part in enumerate(parts[:last]):
        if at not in kept:
            start = parts[at + 1].start
            plain = "#" not in text[part.end : start]
            yield Splice(part.start, start if plain else _comma(text, part) + 1, "")
    tail = parts[last + 1 :]
    if not tail:
        return
    if "#" not in text[parts[last].end : tail[0].start] and not _commented(text, tail):
        yield Splice(parts[last].end, tail[-1].end, "")
        return
    for part in tail:  # the comma after the last one that stays may stand
        comma = sign_after(text, part.end, ",")
        yield Splice(part.start, part.end, "")
        if comma is not None:
            yield Splice(comma, comma + 1, "")


def _commented(text: str, parts: list[SourcePart]) -> bool:
    return any("#" in text[part.end : other.start] for part, other in pairwise(parts))


def _comma(text: str, part: SourcePart) -> int:
    comma = sign_after(text, part.end, ",")
    if comma is None:
        raise Entangled
    return comma
