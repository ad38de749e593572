"""The records of a subject to those of the items of a list, each with its rule."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.imports.mapping import ListRule
from briefgen.imports.source_tables import ROWS
from briefgen.sources.source_content import SourceCell, SourceRecord
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class RowsByKey:
    """The rows of other tables, by the name of the table and its column with the key."""

    rows: Mapping[tuple[str, str], Mapping[str, Sequence[SourceRecord]]]

    def of(self, rule: ListRule, key: str) -> Sequence[SourceRecord]:
        """Return the rows that have the key of a subject."""
        assert rule.table is not None
        assert rule.match is not None
        return self.rows[rule.table, rule.match].get(key, ())


def item_records(
    records: Sequence[SourceRecord], key: str, rule: ListRule, others: RowsByKey
) -> Iterator[tuple[SourceRecord, ListRule]]:
    """Yield what each item comes from, and the rule that reads it."""
    for each in rule.sources:
        for record in _records(records, key, each, others):
            yield record, each


def _records(
    records: Sequence[SourceRecord], key: str, rule: ListRule, others: RowsByKey
) -> Iterator[SourceRecord]:
    if rule.table is not None:
        yield from others.of(rule, key)
    elif rule.each == ROWS:
        yield from records
    elif rule.each is not None:
        for record in records:
            inner = record.values.get(rule.each)
            yield from inner if isinstance(inner, tuple) else ()
    else:
        yield from _parts(records, rule)


def _parts(records: Sequence[SourceRecord], rule: ListRule) -> Iterator[SourceRecord]:
    """Yield a record for each part of a cell; under the empty name it has the part."""
    for record in records:
        cell = record.values.get(rule.column or "")
        if not isinstance(cell, SourceCell):
            continue
        parts = cell.text.split(rule.split) if rule.split else [cell.text]
        for part in parts:
            if part.strip() or cell.fault:
                own = SourceCell(part.strip(), cell.where, cell.kind, cell.fault)
                values = {**record.values, "": own}
                yield SourceRecord(record.where, record.line, values)
