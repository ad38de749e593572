"""Real SQLite files and what they answer."""

import os
import sqlite3
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError, Place
from briefgen.sources.database.connections import DatabaseAddress
from briefgen.sources.database.read_database import read_database
from briefgen.sources.database.request import (
    DatabaseAccess,
    DatabaseLimits,
    DatabaseRequest,
)
from briefgen.sources.source_content import SourceCell, SourceContent

USUAL = DatabaseLimits()
PLACE = Place("imports/ledger.yaml", 3, 12)


def make(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.commit()
    connection.close()
    return path


def request(
    root: Path,
    statement: str,
    address: str = "sqlite:///ledger.db",
    limits: DatabaseLimits = USUAL,
    access: DatabaseAccess | None = None,
) -> DatabaseRequest:
    allowed = access or DatabaseAccess(root)
    where = DatabaseAddress("ledger", address)
    return DatabaseRequest(statement, where, PLACE, allowed, limits)


def answer(wanted: DatabaseRequest) -> SourceContent:
    return read_database(wanted)


def cells(content: SourceContent) -> list[list[SourceCell]]:
    """Give the cells of each row."""
    records = content.tables[0].records
    rows = []
    for record in records:
        row = [*record.values.values()]
        assert all(isinstance(cell, SourceCell) for cell in row)
        rows.append([cell for cell in row if isinstance(cell, SourceCell)])
    return rows


def texts(content: SourceContent) -> list[list[str]]:
    return [[cell.text for cell in row] for row in cells(content)]


def refusal(wanted: DatabaseRequest) -> str:
    """Give the one mistake of a request, after its place; it names no path of ours."""
    with pytest.raises(BriefgenError) as caught:
        read_database(wanted)
    told = str(caught.value)
    assert os.fspath(wanted.access.root.parent) not in told
    assert told.startswith(f"{PLACE}: error: ")
    return told.removeprefix(f"{PLACE}: error: ")


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder, to see that none changed."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
