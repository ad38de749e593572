"""One resource of a data package to a table whose cells have the types of its schema."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefgen.errors import Diagnostic, Place, mistake
from briefgen.files import MOST
from briefgen.sources.csv_rows import csv_rows
from briefgen.sources.data_package.dialect import csv_marks, heading_lines
from briefgen.sources.data_package.field_types import FieldType, field_types
from briefgen.sources.data_package.inline_data import inline_rows
from briefgen.sources.data_package.json_parts import (
    Part,
    items,
    text,
    texts,
)
from briefgen.sources.data_package.package_folder import PackageFolder
from briefgen.sources.encodings import decoded
from briefgen.sources.grids.column_names import clean
from briefgen.sources.grids.grid import CellGrid, GridCell, GridRow, grid_row
from briefgen.sources.grids.grid_table import GridTable, grid_table
from briefgen.sources.source_content import SourceCell, SourceRecord, SourceTable
from briefgen.sources.source_file import RULE
from briefgen.value_classes import dataclass

KINDS = ("csv", "tsv", "txt", "tab", "")  # how paths of tables end


@dataclass(frozen=True, slots=True)
class ResourceTable:
    """The table of a resource, the lines of its headings, and what people should know."""

    table: SourceTable
    head: tuple[int, ...]
    remarks: tuple[Diagnostic, ...]


def resource_table(
    folder: PackageFolder, resource: Part, name: str
) -> ResourceTable | None:
    """Return the table of a resource; None if it is no table.

    Raises BriefgenError if its files cannot be read, or lie outside the package.
    """
    fields = field_types(folder.part(resource, "schema"))
    dialect = folder.part(resource, "dialect")
    lines = heading_lines(dialect)
    rows = [*_rows(folder, resource, dialect)]
    if not rows:
        return None
    if not lines:
        lines, rows = (0,), [_headings(fields, rows[0]), *rows]
    grid = CellGrid(name, tuple(rows), title=f"resource {clean(name)}, ")
    table = grid_table(folder.file.name, grid, lines)
    return None if table is None else _typed(folder, table, fields)


def _rows(folder: PackageFolder, resource: Part, dialect: Part) -> Iterator[GridRow]:
    """Yield the rows of all files of a resource, or of the data in it."""
    if "data" in resource:
        yield from inline_rows(folder.file.name, items(resource, "data"))
        return
    path = text(resource, "path") or text(resource, "url")
    paths = [path] if path else texts(resource, "path")
    after = 0
    for number, each in enumerate(paths):
        if each.rpartition(".")[2].lower() not in KINDS and "://" not in each:
            return
        rows = _rows_of_file(folder, resource, dialect, each)
        headed = 1 if number and heading_lines(dialect) else 0
        yield from (replace(row, line=row.line + after) for row in rows[headed:])
        after += rows[-1].line if rows else 0


def _rows_of_file(
    folder: PackageFolder, resource: Part, dialect: Part, path: str
) -> tuple[GridRow, ...]:
    file = folder.file_at(path)
    if "compression" in resource:
        message = "a compressed table is not read"
        raise mistake(Place(file.name), message, RULE, "unpack it, and name it again")
    encoding = text(resource, "encoding") or "utf-8"
    data = decoded(file.name, file.whole(MOST), encoding)
    marks = csv_marks(folder.file.name, dialect, path)
    return csv_rows(file.name, data.text, marks)


def _headings(fields: tuple[FieldType, ...], first: GridRow) -> GridRow:
    """Return a row of headings, from the schema, for a file that has none."""
    names = [field.name for field in fields]
    names += [f"column {n + 1}" for n in range(len(names), len(first.cells))]
    cells = tuple(GridCell(name) for name in names)
    row = grid_row(0, cells, apart=True)
    assert row is not None, "a row has columns"
    return row


def _typed(
    folder: PackageFolder, table: GridTable, fields: tuple[FieldType, ...]
) -> ResourceTable:
    """Return a table whose cells are what its schema says."""
    types = {field.name: field for field in fields}
    source = table.table
    records = tuple(
        replace(record, values=dict(_values(record, types)))
        for record in source.records
    )
    remarks = [*table.remarks]
    absent = [name for name in types if name not in source.columns]
    if absent:
        words = ", ".join(absent)
        message = (
            f"resource {source.name}: no column is called as in its schema: {words}"
        )
        remarks.append(folder.warning(message))
    return ResourceTable(replace(source, records=records), table.head, tuple(remarks))


def _values(
    record: SourceRecord, types: Mapping[str, FieldType]
) -> Iterator[tuple[str, SourceCell]]:
    for name, cell in record.values.items():
        assert isinstance(cell, SourceCell), "rows have no lists"
        value = types[name].cell(cell) if name in types else cell
        if value is not None:
            yield name, value
