"""A file written by a test to what is read from it, as text for goldens and asserts."""

from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.sources.read_source import read_source
from briefgen.sources.source_content import (
    ReadingOptions,
    SourceCell,
    SourceContent,
    SourceTable,
)
from briefgen.sources.source_file import SourceFile

PLAIN = ReadingOptions()


def content_of(path: Path, options: ReadingOptions = PLAIN) -> SourceContent:
    """Return what is read from a file."""
    return read_source(SourceFile(path, path.name), options)


def content_of_bytes(
    folder: Path, name: str, data: bytes, options: ReadingOptions = PLAIN
) -> SourceContent:
    """Return what is read from these bytes as a file."""
    path = folder / name
    path.write_bytes(data)
    return content_of(path, options)


def mistakes_of(path: Path, options: ReadingOptions = PLAIN) -> str:
    """Return the mistakes that end the reading of a file; empty if it is read."""
    try:
        content_of(path, options)
    except BriefgenError as error:
        return str(error)
    return ""


def texts_of(table: SourceTable) -> list[dict[str, str]]:
    """Return the texts of all records."""
    return [
        {name: cell_of(table, n, name).text for name in record.values}
        for n, record in enumerate(table.records)
    ]


def cell_of(table: SourceTable, record: int, column: str) -> SourceCell:
    """Return one cell of a table."""
    cell = table.records[record].values[column]
    assert isinstance(cell, SourceCell)
    return cell


def content_text(content: SourceContent) -> str:
    """Return all of what was read, a line each."""
    options = content.options
    how = (options.table, options.head, options.encoding, options.separator)
    lines = [f"table, head, encoding, separator: {how}"]
    lines += [f"because {name}: {why}" for name, why in content.reasons.items()]
    lines += map(str, content.remarks)
    for table in content.tables:
        lines.append(f"== {table.name}: {' | '.join(table.columns)}")
        for record in table.records:
            marks = "".join(f" [{mark}]" for mark in sorted(record.marks))
            lines.append(f"{record.where}{marks}")
            for name, cell in record.values.items():
                assert isinstance(cell, SourceCell)
                kind = "" if cell.kind == "text" else f" ({cell.kind})"
                fault = f" fault: {cell.fault}" if cell.fault else ""
                lines.append(f"  {name} = {cell.text!r}{kind}{fault}")
    return "\n".join(lines) + "\n"
