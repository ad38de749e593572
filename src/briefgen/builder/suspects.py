"""The record of a document to those of its dependencies that may have changed.

All others are as before, for certain: they need not be read to know it. The index of records
tells of most documents that nothing changed, and their records are not opened.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from briefgen.assembly import Project
from briefgen.builder.record_shape import PORTFOLIO, Keys, RecordShape, shape_of
from briefgen.model import Money
from briefgen.planning.plan import Planned
from briefgen.state.document_record import Dependency, PackedRecord
from briefgen.state.document_records import DocumentRecords
from briefgen.state.record_index import Basis, Reader, RecordIndex, Whole, Within
from briefgen.view import GONE, VALUE, amount_in, is_listed, range_of

Digest: TypeAlias = Callable[[Reader, str, str], str]  # of a kind and a key, now
Suspect: TypeAlias = tuple[Dependency, str]  # with its digest in the record


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
        self._shapes: dict[str, RecordShape] = {}
        self._wholes: dict[tuple[str, Reader], bool] = {}
        self._amounts: dict[tuple[str, Reader], Mapping[str, Decimal] | None] = {}
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
        if self._stands(known, reader):
            return known
        record = self._records.packed(name)
        if record is None or self._wholes_of(record.shape, reader) is None:
            return None
        roots = ("portfolio", *(root for root in record.roots if "." in root))
        if not all(map(self._digests.of, roots)):
            return None
        within = tuple(self._within(record, reader))
        return Basis(record.shape, record.around, reader, roots, within)

    def _within(self, record: PackedRecord, reader: Reader) -> Iterator[Within]:
        """Yield what may become of the whole portfolio while the shares of a record stay."""
        shape = self._shape(record.shape)
        assert shape is not None, "its wholes are known"
        uses: dict[tuple[str, str], dict[str, None]] = {}
        for each in shape.shares.values():
            share = record.full(each.part), each.whole
            uses.setdefault(share, {})[each.use] = None
        for (part, whole), used in uses.items():
            own = self._now((*reader, VALUE, part))
            now = self._carried((*reader, VALUE, whole))
            low, high = range_of(own, now, tuple(used))
            yield whole, str(low), str(high)

    def _stands(self, basis: Basis | None, reader: Reader) -> bool:
        """Return whether the index says that everything is as recorded."""
        return (
            basis is not None
            and basis.reader == reader
            and self._changed.isdisjoint(basis.roots)
            and self._same_around(basis.around, reader)
            and self._same_wholes(basis.shape, reader)
            and self._same_shares(basis)
        )

    def _same_wholes(self, shape: str, reader: Reader) -> bool:
        """Return whether the whole portfolio is as before, but for what shares are of."""
        known = shape, reader
        if known not in self._wholes:
            keys = self._shape(shape)
            self._wholes[known] = (
                keys is not None
                and keys.wholes is not None
                and all(map(self._same, self._by(reader, keys.exact)))
            )
        return self._wholes[known]

    def _same_shares(self, basis: Basis) -> bool:
        """Return whether all that shares are of is in the ranges where they are as before."""
        known = basis.shape, basis.reader
        if known not in self._amounts:
            self._amounts[known] = self._changed_amounts(*known)
        amounts = self._amounts[known]
        return amounts is not None and all(
            key not in amounts or Decimal(low) <= amounts[key] <= Decimal(high)
            for key, low, high in basis.within
        )

    def _changed_amounts(
        self, shape: str, reader: Reader
    ) -> Mapping[str, Decimal] | None:
        """Return the amounts now that shares are of and that changed, by their keys.

        None means that one of them changed in another way.
        """
        amounts: dict[str, Decimal] = {}
        keys = self._shape(shape)
        assert keys is not None, "its wholes were compared"
        for whole in self._by(reader, keys.shared):
            if self._same(whole):
                continue
            now = amount_in(self._now(whole))
            before = amount_in(self._index.wholes.get(whole, ""))
            if now is None or before is None or _apart(now) != _apart(before):
                return None
            amounts[whole[-1]] = now[1].amount
        return amounts

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

    def _shape(self, name: str) -> RecordShape | None:
        """Return a shape; one that is lost now may be stored again by the same build."""
        if name not in self._shapes:
            keys = self._records.keys_of(name)
            if keys is None:
                return None
            self._shapes[name] = shape_of(keys)
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


def _apart(amount: tuple[str, Money]) -> tuple[str, str]:
    """Return what an amount of money has besides its number: its label and currency."""
    return amount[0], amount[1].currency
