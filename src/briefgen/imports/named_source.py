"""What a mapping or a command names as a source to its content, where it may be read.

A file may stand in the workspace, in a folder that the user granted, or be named on the
command line; addresses of the network are opened by nobody here.
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePath

from briefgen import trust
from briefgen.errors import Place, mistake
from briefgen.files import UNNAMEABLE, inside, opened
from briefgen.imports.mapping import ImportMapping
from briefgen.imports.mapping_file import DATABASE, mapping_path
from briefgen.sources.database.connections import address_of
from briefgen.sources.database.read_database import read_database
from briefgen.sources.database.request import DatabaseAccess, DatabaseRequest
from briefgen.sources.read_source import read_source
from briefgen.sources.source_content import SourceContent
from briefgen.sources.source_file import RULE, SourceFile
from briefgen.trust.mapping_requests import DatabaseQuery, require_query
from briefgen.value_classes import dataclass

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?:[/\\]{2}|.*@)|[/\\]{2}[^/\\]")
FETCH = "fetch it into the workspace first, as with `curl -O` or git, and name the file"
CHUNK = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """What the command line says of a source; None leaves it to the mapping.

    `here` is the folder that paths of the command line start from.
    """

    here: Path
    file: str | None = None
    form: str | None = None
    read_only_account: bool = False


@dataclass(frozen=True, slots=True)
class ReadSource:
    """The content of a source, and the SHA-256 by which a change is noticed."""

    content: SourceContent
    digest: str


def read_named(root: Path, mapping: ImportMapping, choice: SourceChoice) -> ReadSource:
    """Return what a mapping's source says now.

    Raises BriefgenError if there is none, it may not be read, or cannot be.
    """
    if mapping.reading.form == DATABASE and choice.file is None:
        return _answer(root, mapping, choice)
    file = source_file(root, mapping, choice)
    reading = mapping.reading
    if choice.form is not None:
        reading = replace(reading, form=choice.form)
    content = read_source(file, reading)
    return ReadSource(content, digest_of(file.path))


def source_file(root: Path, mapping: ImportMapping, choice: SourceChoice) -> SourceFile:
    """Return the file that is meant; raise BriefgenError if it may not be read."""
    if choice.file is not None:
        return named_file(root, choice)
    place = mapping.places.get("source") or Place(mapping_path(mapping.name))
    if mapping.source is None:
        hint = f"write `source:`, or run briefgen import {mapping.name} --source FILE"
        raise mistake(place, "this mapping names no source", RULE, hint)
    _refuse_address(mapping.source, place)
    if inside(root, mapping.source):
        if any(
            part[0] == "." for part in PurePath(os.path.normpath(mapping.source)).parts
        ):
            hint = "put the file into a folder of your own, such as sheets/"
            raise mistake(place, "a hidden folder or file is no source", RULE, hint)
        return SourceFile(root / mapping.source, mapping.source)
    path = Path(os.path.realpath(root / mapping.source))
    if UNNAMEABLE.search(mapping.source) or path.parent not in trust.granted_sources(
        root
    ):
        hint = "run `briefgen trust`, or name the file with --source"
        message = "this file is outside the workspace, and nobody granted its folder"
        raise mistake(place, message, "trust", hint)
    return SourceFile(path, _public_name(mapping.source))


def named_file(root: Path, choice: SourceChoice) -> SourceFile:
    """Return the file that a command line names, with a name that tells no folder."""
    assert choice.file is not None
    _refuse_address(choice.file, Place("--source"))
    if "\0" in choice.file:
        raise mistake(Place("--source"), "this is no name of a file", RULE)
    path = Path(os.path.abspath(choice.here / choice.file))  # noqa: PTH100 - links kept
    if path.is_relative_to(root) and inside(root, path.relative_to(root).as_posix()):
        return SourceFile(path, path.relative_to(root).as_posix())
    return SourceFile(path, UNNAMEABLE.sub("\ufffd", path.name))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file of any size; raise OSError if it cannot be read."""
    total = hashlib.sha256()
    with opened(path) as file:
        while chunk := file.read(CHUNK):
            total.update(chunk)
    return total.hexdigest()


def _public_name(source: str) -> str:
    """Return a path as a lock may have it: of one that tells the machine, the name."""
    pure = PurePath(source)
    return pure.name if pure.is_absolute() or source[:1] in "/~\\" else source


def _refuse_address(source: str, place: Place) -> None:
    if ADDRESS.match(source):
        message = "an import opens no addresses of the network"
        raise mistake(place, message, RULE, FETCH)


def answer_of(
    root: Path, database: tuple[str, str], choice: SourceChoice, place: Place
) -> SourceContent:
    """Return what a database, by the name of its connection, answers to a statement.

    Whoever calls sees to it that the user granted it. Raises BriefgenError.
    """
    connection, statement = database
    folders = trust.granted_sources(root)
    access = DatabaseAccess(root, folders, choice.read_only_account)
    address = address_of(root, connection, place)
    return read_database(DatabaseRequest(statement, address, place, access))


def _answer(root: Path, mapping: ImportMapping, choice: SourceChoice) -> ReadSource:
    assert mapping.statement is not None
    assert mapping.connection is not None
    path = mapping_path(mapping.name)
    place = mapping.places.get("statement") or Place(path)
    query = DatabaseQuery(path, mapping.connection, mapping.statement)
    require_query(root, query, place)
    database = mapping.connection, mapping.statement
    content = answer_of(root, database, choice, place)
    return ReadSource(content, _digest_of_answer(content))


def _digest_of_answer(content: SourceContent) -> str:
    """Return the SHA-256 of what a database answered."""
    total = hashlib.sha256()
    for table in content.tables:
        for record in table.records:
            total.update(json.dumps(_plain(record.values)).encode())
    return total.hexdigest()


def _plain(values: Mapping[str, object]) -> list[list[str]]:
    return [[name, getattr(cell, "text", "")] for name, cell in values.items()]
