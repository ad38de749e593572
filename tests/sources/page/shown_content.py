"""What was read of a source as text that people can read: a golden of each page."""

from collections.abc import Iterator
from pathlib import Path

from briefgen.sources.page import read
from briefgen.sources.source_content import (
    ReadingOptions,
    SourceCell,
    SourceContent,
    SourceRecord,
)
from briefgen.sources.source_file import SourceFile


def page(folder: Path, name: str, content: str | bytes) -> SourceContent:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(SourceFile(path, name), ReadingOptions())


def shown(content: SourceContent) -> str:
    return "".join(f"{line}\n" for line in _lines(content))


def _lines(content: SourceContent) -> Iterator[str]:
    yield f"encoding: {content.options.encoding}, {content.reasons['encoding']}"
    for table in content.tables:
        yield f"\n# {table.name}"
        for record in table.records:
            yield f"\n{record.where}"
            yield from _values(record)
    if content.remarks:
        yield "\n# remarks\n"
    yield from map(str, content.remarks)


def _values(record: SourceRecord) -> Iterator[str]:
    for name, cell in record.values.items():
        assert isinstance(cell, SourceCell)
        kind = "" if cell.kind == "text" else f" ({cell.kind})"
        place = "" if cell.where == record.where else f", {cell.where}"
        fault = f" FAULT: {cell.fault}" if cell.fault else ""
        text = cell.text.replace("\n", "\n      ")
        yield f"  {name}{kind}{place}: {text}{fault}"
