"""What was taken over of a subject to what an import compares, and to what is recorded."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from briefgen.imports.field_path import FieldPath, names_of
from briefgen.imports.incoming_values import IncomingSubject, ListKeys
from briefgen.imports.lock_file import LockedSubject, LockedValue
from briefgen.imports.mapping import Subject
from briefgen.imports.three_way import items_of


def base_of(
    locked: LockedSubject,
    incoming: IncomingSubject,
    keys: ListKeys,
    cells: Collection[tuple[Subject, FieldPath]],
) -> dict[FieldPath, str | None]:
    """Return what was taken over, without lists of which nothing can be gone now.

    So are those that the mapping fills no more, and one of the `cells` that is empty.
    """
    kind = incoming.subject
    filled = {names for path in incoming.values for names in (*_lists(path), path)}
    base = {}
    for path, value in locked.values.items():
        above = [*_lists(path)]
        empty = any((kind, each) in cells and each not in filled for each in above)
        if not empty and all((kind, each) in keys for each in above):
            base[path] = value.text
    return base


def values_with(
    after: Mapping[FieldPath, str | None],
    locked: LockedSubject,
    wheres: Mapping[FieldPath, str],
) -> dict[FieldPath, LockedValue]:
    """Return what counts as taken over, with where each value stands, or stood last."""
    return {
        path: LockedValue(
            text, wheres[path] if path in wheres else locked.values[path].where
        )
        for path, text in after.items()
    }


def moved(locked: LockedSubject, incoming: IncomingSubject) -> LockedSubject:
    """Return what is recorded of a subject, with where its values stand now."""
    wheres = {path: value.where for path, value in incoming.values.items()}
    known = locked.values
    if all(wheres.get(path, each.where) == each.where for path, each in known.items()):
        return locked
    texts = {path: value.text for path, value in locked.values.items()}
    return replace(locked, values=values_with(texts, locked, wheres))


def _lists(path: FieldPath) -> Iterator[FieldPath]:
    """Yield the lists that a path leads through, without items."""
    for item in items_of([path]):
        yield names_of(item)
