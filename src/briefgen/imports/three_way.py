"""Last import, source and data of one subject to its changes, each field on its own.

base = {title.en: "Wells"}       the value that was taken over last
theirs = {title.en: "New wells"}     what the source says now
ours = {title.en: "Wells"}       what stands in the data: `title.en` is "taken"

What holds, whatever the values are; tests/imports/test_three_way.py tries each:

1. Twice is once: after the changes are applied and recorded, nothing is "taken".
2. Where the source did not change, the data is untouched.
3. What a person wrote is never lost: only a value that equals the one of the last import
   is replaced or removed, and only an item whose every value does.
4. The order in which changes are applied makes no difference.
5. A conflict is told again until it is resolved, and either way of resolving it ends it.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal, TypeAlias, TypeVar

from briefgen.imports.field_path import FieldPath, ItemKey, shown_path
from briefgen.imports.incoming_values import IncomingValue
from briefgen.value_classes import dataclass

# "taken" goes into the data; of "left", the data was changed by hand and the source was
# not; of a "conflict", both were, and differ; of "same", nothing is to do. "gone" is an
# item that the source has no more and nobody changed, "kept" one that somebody did.
Outcome: TypeAlias = Literal["taken", "left", "conflict", "same", "gone", "kept"]
Side: TypeAlias = Literal["source", "data"]

Texts: TypeAlias = Mapping[FieldPath, str]
# What was taken over last; None is a value that the source emptied.
Base: TypeAlias = Mapping[FieldPath, str | None]
# Whether two texts are one value of the field at a path: 2000000 and 2000000.00 are.
Same: TypeAlias = Callable[[FieldPath, str, str], bool]

Text = TypeVar("Text")

SEVERAL = "several values"  # which stand where the source has one


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What becomes of a value, or of an item that the source has no more.

    `old` is what the data has, `new` what the source says, `base` what was taken over
    last; each is None if there is nothing. Of an item that neither the source nor the data
    has any more, the outcome is "same", and `new` is None.
    """

    path: FieldPath
    outcome: Outcome
    old: str | None = None
    new: IncomingValue | None = None
    base: str | None = None


def compare(
    base: Base, theirs: Mapping[FieldPath, IncomingValue], ours: Texts, same: Same
) -> tuple[FieldChange, ...]:
    """Return what becomes of each value that the source has, then of items it has no more.

    Values that it does not have are unchanged. What it empties is emptied with all that
    stands below it.
    """
    values = _spread(theirs, base, ours)
    known = items_of(path for path, text in base.items() if text is not None)
    present, incoming = items_of(ours), items_of(values)
    lost = known.keys() - present.keys()
    judge = _Judge(base, ours, same, lost, _inner(ours))
    changes = [
        judge.change(path, value)
        for path, value in values.items()
        if value.text is not None or not _within(path, lost)
    ]
    outer = _outermost(known.keys() - incoming.keys())
    missing = [item for item in outer if not _within(item[:-1], lost)]
    bases, olds = _below(base, missing), _below(ours, missing)
    for item in sorted(missing, key=shown_path):
        clean = untouched(bases[item], olds[item], same)
        outcome: Outcome = "gone" if clean else "kept"
        changes.append(FieldChange(item, outcome if olds[item] else "same"))
    return tuple(changes)


def resolved(
    changes: Iterable[FieldChange], sides: Mapping[FieldPath, Side]
) -> tuple[FieldChange, ...]:
    """Return changes with conflicts decided: for the source, or for the data.

    A path decides of all that stands below it.
    """
    return tuple(_decided(change, sides) for change in changes)


def applied(
    ours: Texts, changes: Iterable[FieldChange], *, prune: bool = False
) -> dict[FieldPath, str]:
    """Return the data after changes; with `prune`, without the items that are gone."""
    after, pruned, put = dict(ours), set[FieldPath](), set[FieldPath]()
    for change in changes:
        if change.outcome == "gone" and prune:
            pruned.add(change.path)
        elif change.outcome == "taken" and change.new is not None:
            after.pop(change.path, None)
            if change.new.text is not None:
                after[change.path] = change.new.text
                put.add(change.path)
    inner = _inner(put)
    return {
        path: text
        for path, text in after.items()
        if not _within(path, pruned)
        and (path in put or not (path in inner or _within(path, put)))
    }


def recorded(
    base: Base, changes: Iterable[FieldChange], *, prune: bool = False
) -> dict[FieldPath, str | None]:
    """Return what counts as taken over after changes.

    A conflict does not: it is told again. An item that is gone from the source and the
    data is forgotten.
    """
    after, forgotten = dict(base), set[FieldPath]()
    for change in changes:
        if change.new is None:
            if change.outcome == "same" or (prune and change.outcome == "gone"):
                forgotten.add(change.path)
        elif change.outcome != "conflict":
            after[change.path] = change.new.text
    return {path: text for path, text in after.items() if not _within(path, forgotten)}


def untouched(base: Base, ours: Texts, same: Same) -> bool:
    """Return whether the data has nothing but what was taken over."""
    known = ((path, base.get(path), text) for path, text in ours.items())
    return all(old is not None and same(path, old, text) for path, old, text in known)


def items_of(paths: Iterable[FieldPath]) -> dict[FieldPath, None]:
    """Return the items of lists that paths lead into, in their order."""
    return {
        path[: at + 1]: None
        for path in paths
        for at, part in enumerate(path)
        if isinstance(part, ItemKey)
    }


@dataclass(frozen=True, slots=True)
class _Judge:
    """What is known of one subject.

    `lost` are items that a person removed, `inner` what has values below it.
    """

    base: Base
    ours: Texts
    same: Same
    lost: Collection[FieldPath]
    inner: Collection[FieldPath]

    def change(self, path: FieldPath, value: IncomingValue) -> FieldChange:
        old, base = self.ours.get(path), self.base.get(path)
        other = self._other_form(path, value.text)
        if other is not None:
            known = path in self.base and self._equal(path, base, value.text)
            return FieldChange(
                path, "left" if known else "conflict", other, value, base
            )
        return FieldChange(path, self._outcome(path, value.text), old, value, base)

    def _other_form(self, path: FieldPath, new: str | None) -> str | None:
        """Return what the data has where a value would stand in place of several.

        It is None nearly always. So is a list or mapping in place of one value.
        """
        if new is None or path in self.ours:
            return None
        if path in self.inner:
            return SEVERAL
        above = (path[:at] for at in range(1, len(path)))
        return next((self.ours[each] for each in above if each in self.ours), None)

    def _outcome(self, path: FieldPath, new: str | None) -> Outcome:
        old, base = self.ours.get(path), self.base.get(path)
        if self._equal(path, old, new):
            return "same"
        if base is None and _within(path, self.lost):
            return "conflict"  # else it would bring a part of the item back
        if path not in self.base:
            return "taken" if old is None else "conflict"
        if self._equal(path, base, new):
            return "left"
        return "taken" if self._equal(path, base, old) else "conflict"

    def _equal(self, path: FieldPath, one: str | None, other: str | None) -> bool:
        if one is None or other is None or one == other:
            return one == other
        return self.same(path, one, other)


def _spread(
    theirs: Mapping[FieldPath, IncomingValue], base: Base, ours: Texts
) -> dict[FieldPath, IncomingValue]:
    """Return the values of a source, with each that is emptied below a list or mapping.

    What has values there in the same source is not emptied.
    """
    filled = _inner(theirs)
    alone = {path: value for path, value in theirs.items() if path not in filled}
    emptied = [path for path, value in alone.items() if value.text is None]
    below = _below(dict.fromkeys((*ours, *base)), emptied) if emptied else {}
    values: dict[FieldPath, IncomingValue] = {}
    for path, value in alone.items():
        values |= dict.fromkeys(below.get(path) or (path,), value)
    return values


def _inner(paths: Iterable[FieldPath]) -> set[FieldPath]:
    """Return what has any of some paths below it."""
    return {path[:at] for path in paths for at in range(1, len(path))}


def _below(
    values: Mapping[FieldPath, Text], above: Iterable[FieldPath]
) -> dict[FieldPath, dict[FieldPath, Text]]:
    """Return the values that stand at each of some paths, or below it."""
    below: dict[FieldPath, dict[FieldPath, Text]] = {path: {} for path in above}
    for path, value in values.items() if below else ():
        for at in range(1, len(path) + 1):
            if path[:at] in below:
                below[path[:at]][path] = value
    return below


def _within(path: FieldPath, above: Collection[FieldPath]) -> bool:
    """Return whether a path is one of others, or stands below one."""
    return bool(above) and any(path[: at + 1] in above for at in range(len(path)))


def _outermost(paths: Collection[FieldPath]) -> Iterator[FieldPath]:
    """Yield those paths that stand below none of the others."""
    return (path for path in paths if not _within(path[:-1], paths))


def _decided(change: FieldChange, sides: Mapping[FieldPath, Side]) -> FieldChange:
    if change.outcome != "conflict":
        return change
    above = (change.path[:at] for at in range(len(change.path), -1, -1))
    side = next((sides[path] for path in above if path in sides), None)
    if side is None:
        return change
    return replace(change, outcome="taken" if side == "source" else "left")
