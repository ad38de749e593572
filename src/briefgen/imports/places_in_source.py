"""A place in a file as it would be to where that value stands in the source."""

from collections.abc import Iterable, Mapping, Sequence

from briefgen.editing.transaction import FileEdit
from briefgen.errors import Diagnostic, Place
from briefgen.imports.comparison import ComparedSubject
from briefgen.imports.field_path import FieldPath
from briefgen.imports.incoming_values import ListKeys
from briefgen.imports.present_data import PresentData
from briefgen.imports.present_values import PresentReader
from briefgen.imports.target_fields import TargetFields
from briefgen.loading.ids import id_of_theme
from briefgen.loading.themes import THEMES
from briefgen.reading import Node, compose, decode
from briefgen.reading import Sequence as SequenceNode
from briefgen.value_classes import dataclass

# What stands in a file: the place of each value, its subject and its path there.
Spots = list[tuple[Place, ComparedSubject, FieldPath]]
# What to do in the source or the mapping about a mistake in the data, where that is plain.
HINTS: Mapping[str, str] = {
    "missing-field": "fill in the cell, or give the field in the mapping:"
    " `{from: COLUMN}`, or `{always: TEXT}` if it is the same every time",
}


@dataclass(frozen=True, slots=True)
class SourceOrigin:
    """Where a value comes from; `imported` says that the source has the value itself."""

    where: str
    imported: bool


class PlacesInSource:
    """Finds where values of proposed files come from; a file is read when it is needed."""

    def __init__(
        self,
        compared: Iterable[ComparedSubject],
        edits: Sequence[FileEdit],
        present: PresentData,
        known: tuple[TargetFields, ListKeys],
    ) -> None:
        self._after = {edit.path: edit.after for edit in edits}
        self._known = known
        self._spots: dict[str, Spots] = {}
        self._subjects: dict[str, list[ComparedSubject]] = {}
        for each in compared:
            path = present.file_of(each.subject, each.id)
            if path in self._after:
                self._subjects.setdefault(path, []).append(each)

    def of(self, place: Place) -> SourceOrigin | None:
        """Return where the value at a place comes from; None if no source has it."""
        before = [
            (there, len(path), subject, path)
            for there, subject, path in self._spots_of(place.path)
            if (there.line, there.column or 0) <= (place.line, place.column or 0)
        ]
        if not before:
            return None
        _, _, subject, path = max(before, key=lambda spot: (spot[0], spot[1]))
        return _origin(subject, path)

    def named(self, diagnostic: Diagnostic, source: str) -> Diagnostic:
        """Return a diagnostic that says where in the source its value stands."""
        origin = self.of(diagnostic.place)
        if origin is None or not origin.where:
            return diagnostic
        message = f"{diagnostic.message} ({source}, {origin.where})"
        return Diagnostic(
            diagnostic.place,
            message,
            diagnostic.rule,
            diagnostic.hint or HINTS.get(diagnostic.rule),
            diagnostic.severity,
        )

    def _spots_of(self, path: str) -> Spots:
        if path not in self._spots:
            self._spots[path] = [*self._read(path)]
        return self._spots[path]

    def _read(self, path: str) -> Spots:
        data = self._after.get(path)
        node = None if data is None else compose(decode(data, path), path).node
        if node is None:
            return []
        spots: Spots = []
        items = _items_by_id(node) if path == THEMES else {}
        for subject in self._subjects.get(path, ()):
            own = items.get(subject.id) if path == THEMES else node
            if own is not None:
                reader = PresentReader(subject.subject, *self._known)
                nodes = reader.values(own).nodes.items()
                spots += ((each.place, subject, at) for at, each in nodes)
        return spots


def _items_by_id(listed: Node) -> dict[str, Node]:
    """Return the items of the list of themes; of two with one id the first."""
    items = listed.items if isinstance(listed, SequenceNode) else ()
    named = ((id_of_theme(item), item) for item in reversed(items))
    return {name.text: item for name, item in named if name is not None}


def _origin(subject: ComparedSubject, path: FieldPath) -> SourceOrigin:
    wheres: Mapping[FieldPath, str] = {
        change.path: change.new.where
        for change in subject.changes
        if change.outcome == "taken" and change.new is not None
    }
    if path in wheres:
        return SourceOrigin(wheres[path], imported=True)
    below = [at for at in wheres if path and at[: len(path)] == path]
    where = wheres[below[0]] if len(below) == 1 else subject.where
    return SourceOrigin(where, imported=bool(below) or not path)
