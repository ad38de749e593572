"""Rows of texts to the tables that a source would have, without any file."""

from collections.abc import Mapping, Sequence

from briefgen.sources.source_content import (
    ReadingOptions,
    RecordMark,
    SourceCell,
    SourceContent,
    SourceRecord,
    SourceTable,
)


def table(
    name: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    marks: Mapping[int, RecordMark] | None = None,
) -> SourceTable:
    """Return a table of texts; `marks` are those of rows, by their number from 0."""
    records = tuple(
        SourceRecord(
            f"sheet {name}, row {at + 2}",
            at + 2,
            {
                head: SourceCell(text, f"sheet {name}, row {at + 2}, {head!r}")
                for head, text in zip(heads, row, strict=False)
            },
            frozenset({marks[at]} if marks and at in marks else ()),
        )
        for at, row in enumerate(rows)
    )
    return SourceTable(name, tuple(heads), records)


def content(*tables: SourceTable, form: str = "csv") -> SourceContent:
    """Return what a file with some tables says."""
    return SourceContent("sheets/projects.xlsx", tables, ReadingOptions(form))
