"""The record of a document to those of its dependencies that may have changed.

All others are as before, for certain: they need not be read to know it. The index of records
tells of most documents that nothing changed, and their records are not opened.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from briefgen.assembly import Project
from briefgen.planning.plan import Planned
from briefgen.state.document_record import (
    ACCENT,
    FITTED,
    NUMBERED,
    ROOT,
    Dependency,
    PackedRecord,
)
from briefgen.state.document_records import DocumentRecords
from briefgen.state.record_index import Basis, Reader, RecordIndex, Whole
from briefgen.value_classes import dataclass
from briefgen.view import GONE, LEFT_OUT, VALUE, is_listed, is_of_whole, wholes_in

PASSED_OVER = (LEFT_OUT, FITTED[1], ROOT)  # they are no values that change
PORTFOLIO = -1  # stands for the number of a theme or an initiative
ACCENTS = (
    "accents"  # the kind of all accents: which one is a document's, its place tells
)

Keys: TypeAlias = tuple[Dependency, ...]
Digest: TypeAlias = Callable[[Reader, str, str], str]  # of a kind and a key, now
Suspect: TypeAlias = tuple[Dependency, str]  # with its digest in the record


@dataclass(frozen=True, slots=True)
class _Shape:
    """The places of the keys of records with this shape.

    `always` are compared each time, unless the index tells that all of the whole portfolio is
    as before that they depend on, by whom and what; None if only the keys themselves tell.
    `of` a theme or an initiative are those that are compared if that changed, by its number;
    `roots` are the places of the digests of these, by the same numbers.
    """

    always: Mapping[int, Keys | None]
    of: Mapping[int, list[int]]
    roots: Mapping[int, int]

    @property
    def wholes(self) -> Keys | None:
        """All of the whole portfolio that values depend on; None if that is unknown."""
        every = dict.fromkeys(
            each for keys in self.always.values() for each in keys or ()
        )
        return None if None in self.always.values() else tuple(every)


class Suspects:
    """Records compared with a project as it is at an instant, most of them unread.

    What depends on a theme or an initiative alone is suspect if that changed at all; what
    depends on the whole portfolio always is; and what lies around the data is compared once
    for all documents that share it. If the index says that none of it changed, nothing is.
    """

    def __init__(
        self,
        project: Project,
        as_of: datetime.datetime,
        records: DocumentRecords,
        digest: Digest,
    ) -> None:
        self._digests = project.root_digests(as_of)
        self._records, self._digest = records, digest
        self._around: dict[tuple[str, Reader], bool] = {}
        self._shapes: dict[str, _Shape] = {}
        self._wholes: dict[tuple[str, Reader], bool] = {}
        self._last: tuple[tuple[str, Reader] | None, tuple[Suspect, ...] | None]
        self._last = None, None

    def of(self, name: str, document: Planned) -> tuple[Suspect, ...] | None:
        """Return what may have changed since a document was made from its record.

        None means that the record is lost. Of one document it is asked several times.
        """
        question = name, (document.language, document.audience)
        if self._last[0] != question:
            known = self._stands(self._index.records.get(name), question[1])
            self._last = question, () if known else self._read(*question)
        return self._last[1]

    def index(self, fresh: Mapping[str, Planned], kept: Iterable[str]) -> RecordIndex:
        """Return the index of these records, of which everything is as recorded now.

        Of the others that are `kept`, it has those of which nothing changed.
        """
        records = {
            name: basis
            for name in kept
            if (basis := self._index.records.get(name)) is not None
            and self._stands(basis, basis.reader)
        }
        for name, document in fresh.items():
            reader = document.language, document.audience
            basis = self._basis(name, reader)
            if basis is not None:
                records[name] = basis
        every = dict.fromkeys(root for each in records.values() for root in each.roots)
        roots = {root: self._digests.of(root) for root in every}
        shapes = dict.fromkeys((each.shape, each.reader) for each in records.values())
        wholes = {
            whole: self._carried(whole)
            for shape, reader in shapes
            for whole in self._wholes_of(shape, reader) or ()
        }
        return RecordIndex(records, self._digests.outlines, wholes, roots)

    @cached_property
    def _index(self) -> RecordIndex:
        return self._records.index()

    @cached_property
    def _changed(self) -> frozenset[str]:
        """The themes and initiatives, or the portfolio itself, that changed since."""
        roots = self._index.roots.items()
        return frozenset(
            root for root, digest in roots if self._digests.of(root) != digest
        )

    def _basis(self, name: str, reader: Reader) -> Basis | None:
        """Return what a record rests on, or None if not all of that can be compared."""
        known = self._index.records.get(name)
        if known is not None and known.reader == reader:
            return known
        record = self._records.packed(name)
        if record is None or self._wholes_of(record.shape, reader) is None:
            return None
        roots = ("portfolio", *(root for root in record.roots if "." in root))
        comparable = all(map(self._digests.of, roots))
        return Basis(record.shape, record.around, reader, roots) if comparable else None

    def _stands(self, basis: Basis | None, reader: Reader) -> bool:
        """Return whether the index says that everything is as recorded."""
        return (
            basis is not None
            and basis.reader == reader
            and self._changed.isdisjoint(basis.roots)
            and self._same_wholes(basis.shape, reader)
            and self._same_around(basis.around, reader)
        )

    def _same_wholes(self, shape: str, reader: Reader) -> bool:
        """Return whether all of the whole portfolio that a shape asks for is as before."""
        known = shape, reader
        if known not in self._wholes:
            wholes = self._wholes_of(shape, reader)
            self._wholes[known] = wholes is not None and all(map(self._same, wholes))
        return self._wholes[known]

    def _same(self, whole: Whole) -> bool:
        if self._as_listed(whole):
            return True
        digest = self._now(whole)
        return digest != GONE and digest == self._index.wholes.get(whole)

    def _carried(self, whole: Whole) -> str:
        known = self._index.wholes.get(whole) if self._as_listed(whole) else None
        return self._now(whole) if known is None else known

    def _as_listed(self, whole: Whole) -> bool:
        """Return whether it is of lists and totals, and no outline changed."""
        *_, kind, key = whole
        now, before = self._digests.outlines, self._index.outlines
        return kind == VALUE and is_listed(key) and now == before != ""

    def _now(self, whole: Whole) -> str:
        language, audience, kind, key = whole
        return self._digest((language, audience), kind, key)

    def _wholes_of(self, shape: str, reader: Reader) -> list[Whole] | None:
        """Return what a shape asks for of the whole portfolio; None if that is unknown."""
        known = self._shape(shape)
        if known is None or known.wholes is None:
            return None
        return self._by(reader, known.wholes)

    @staticmethod
    def _by(reader: Reader, wholes: Keys) -> list[Whole]:
        language, audience = reader
        return [(by or language, audience, kind, key) for by, kind, key in wholes]

    def _shape(self, name: str) -> _Shape | None:
        """Return a shape; one that is lost now may be stored again by the same build."""
        if name not in self._shapes:
            keys = self._records.keys_of(name)
            if keys is None:
                return None
            self._shapes[name] = _shape(keys)
        return self._shapes[name]

    def _read(self, name: str, reader: Reader) -> tuple[Suspect, ...] | None:
        record = self._records.packed(name)
        keys = None if record is None else self._records.keys(record)
        if (
            record is None
            or keys is None
            or self._records.around(record.around) is None
        ):
            return None
        known = self._index.records.get(name)
        indexed = known is not None and known.reader == reader
        return tuple(self._of(record, keys, reader, indexed=indexed))

    def _of(
        self, record: PackedRecord, keys: Keys, reader: Reader, *, indexed: bool
    ) -> Iterator[Suspect]:
        for place in self._places(record, reader if indexed else None):
            by, kind, key = keys[place]
            yield (by, kind, record.full(key)), record.digests[place]
        if not self._same_around(record.around, reader):
            yield from (self._records.around(record.around) or {}).items()

    def _places(self, record: PackedRecord, indexed: Reader | None) -> list[int]:
        """Return the places of suspects, in a record that the index has for a reader."""
        shape = self._shape(record.shape)
        assert shape is not None, "its keys were read"
        places = [
            place
            for place, wholes in shape.always.items()
            if indexed is None
            or wholes is None
            or not all(map(self._same, self._by(indexed, wholes)))
        ]
        for number, suspected in shape.of.items():
            root = "portfolio" if number == PORTFOLIO else record.roots[number]
            now, at = self._digests.of(root), shape.roots.get(number)
            if at is None or not now or record.digests[at] != now:
                places += suspected
        return sorted({*places})

    def _same_around(self, name: str, reader: Reader) -> bool:
        """Return whether everything besides the data is as before."""
        known = name, reader
        if known not in self._around:
            language, audience = reader
            around = self._records.around(name)
            self._around[known] = around is not None and all(
                self._digest((by or language, audience), kind, key) == digest
                for (by, kind, key), digest in around.items()
            )
        return self._around[known]


def _shape(keys: Keys) -> _Shape:
    always, of, roots = (
        dict[int, Keys | None](),
        dict[int, list[int]](),
        dict[int, int](),
    )
    for place, (by, kind, key) in enumerate(keys):
        numbers = [int(number) for number in NUMBERED.findall(key)] or [PORTFOLIO]
        if kind == ROOT:
            roots[numbers[0]] = place
            continue
        if kind in PASSED_OVER:
            continue
        if kind != VALUE or is_of_whole(key):
            always[place] = _wholes(by, kind, key)
        if kind == VALUE:
            for number in numbers:
                of.setdefault(number, []).append(place)
    return _Shape(always, of, roots)


def _wholes(by: str, kind: str, key: str) -> Keys | None:
    """Return what a key depends on besides its themes and initiatives."""
    if kind == ACCENT:
        return ((by, ACCENTS, ""),)
    wholes = wholes_in(key) if kind == VALUE else None
    return None if wholes is None else tuple((by, VALUE, each) for each in wholes)
