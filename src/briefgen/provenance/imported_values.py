"""A value of the data to where its source has it: a sheet and cell, an element, a row."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from briefgen.errors import BriefgenError, Place
from briefgen.files import MOST, read_within
from briefgen.imports.field_path import FieldPath, ItemKey, names_of
from briefgen.imports.incoming_values import ListKeys
from briefgen.imports.lock_file import (
    LockedSubject,
    LockedValue,
    lock_of,
    locks_of,
    part_of,
)
from briefgen.imports.mapping import SUBJECTS, Subject
from briefgen.imports.present_values import PresentReader
from briefgen.imports.same_values import same_values
from briefgen.imports.target_fields import TargetFields, fields_of
from briefgen.loading.ids import id_of_theme
from briefgen.reading import Node, Sequence, decode, load
from briefgen.value_classes import dataclass
from briefgen.workspace import open_workspace


@dataclass(frozen=True, slots=True)
class ImportedFrom:
    """Where a value was taken over from; `by_hand` says that it was changed since.

    `lock` is the path of the lock that says so.
    """

    source: str
    where: str
    by_hand: bool
    lock: str


class ImportedValues:
    """Answers for the values of a workspace; locks are read when the first is asked for.

    A workspace without locks, or None, answers nothing and costs nothing.
    """

    def __init__(self, root: Path | None) -> None:
        self._root = root
        self._locks = {} if root is None else locks_of(root)
        self._known: dict[tuple[Subject, str, str], Mapping[Place, Origins]] = {}
        self._fields: TargetFields | None = None

    def of(self, path: str | None, place: Place | None) -> ImportedFrom | None:
        """Return where the value at a path of the data, and a place, was taken from."""
        if not self._locks or path is None or place is None:
            return None
        subject, name = _subject(path)
        if subject is None:
            return None
        key = subject, name, place.path
        if key not in self._known:
            self._known[key] = self._places(subject, name, place.path)
        origins = self._known[key].get(place, {})
        language = path.rpartition(".")[2]
        return origins.get(language) or next(iter(origins.values()), None)

    def _places(
        self, subject: Subject, name: str, path: str
    ) -> Mapping[Place, "Origins"]:
        """Return what was imported of one subject, by the place where it stands now."""
        places: dict[Place, Origins] = {}
        for lock_path, text in self._locks.items():
            with suppress(BriefgenError):  # importing tells what is wrong
                lock = lock_of(part_of(text, subject, name), lock_path)
                for locked in lock.subjects:
                    known = lock.source, lock_path
                    for place, last, origin in self._of(locked, known, path):
                        places.setdefault(place, {}).setdefault(last, origin)
        return places

    def _of(
        self, locked: LockedSubject, known: tuple[str, str], path: str
    ) -> Iterator[tuple[Place, str, ImportedFrom]]:
        assert self._root is not None
        fields = self._fields = self._fields or _fields(self._root)
        node: Node | None = load(
            decode(read_within(self._root, path, MOST), path), path
        )
        if isinstance(node, Sequence):
            node = next(filter(lambda item: _is(item, locked.id), node.items), None)
        if node is None:
            return
        keys = _list_keys(locked.subject, locked.values)
        present = PresentReader(locked.subject, fields, keys).values(node)
        same = same_values(fields, locked.subject)
        for field, value in locked.values.items():
            text = present.texts.get(field)
            if text is not None:
                equal = value.text is not None and same(field, text, value.text)
                last = field[-1] if isinstance(field[-1], str) else ""
                origin = ImportedFrom(known[0], value.where, not equal, known[1])
                yield present.nodes[field].place, last, origin


Origins = dict[str, ImportedFrom]  # by the last name of the path: a language, perhaps


def _subject(path: str) -> tuple[Subject | None, str]:
    """Return the subject of a path of the data, and its id."""
    kind, _, rest = path.partition(".")
    subject = next((each for each in SUBJECTS if each == kind), None)
    return subject, "" if subject == "portfolio" else rest.partition(".")[0]


def _fields(root: Path) -> TargetFields:
    return fields_of(open_workspace(root))


def _is(item: Node, name: str) -> bool:
    scalar = id_of_theme(item)
    return scalar is not None and scalar.text == name


def _list_keys(subject: Subject, values: Mapping[FieldPath, LockedValue]) -> ListKeys:
    """Return by which field the items of each list are known, as their paths show."""
    likely: dict[FieldPath, dict[str | None, bool]] = {}
    for path, value in values.items():
        for at, part in enumerate(path):
            if isinstance(part, ItemKey):
                below = path[at + 1 :]
                if not any(isinstance(each, ItemKey) for each in below):
                    name = ".".join(map(str, below)) or None
                    known = likely.setdefault(names_of(path[:at]), {})
                    known[name] = known.get(name, True) and value.text == part.text
    return {
        (subject, names): next((key for key, holds in known.items() if holds), None)
        for names, known in likely.items()
    }
