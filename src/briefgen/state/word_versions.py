"""The text of every Word file that was written, to a file in `.briefgen/versions/`.

A document has a file there, which holds its versions one after the other: the blocks
that none before it had, and the places of all its blocks among those of the whole file.
It is written whole or not at all; one that is damaged, or whose seal does not hold, is
as if absent. A Word file itself holds nothing but what its pages show.
"""

import json
import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from briefgen.atomic_write import write
from briefgen.state.build_lock import make_folder, refuse_link
from briefgen.state.seal import Seal, seal_of
from briefgen.state.state import FOLDER
from briefgen.value_classes import dataclass

VERSIONS = "versions"
SUFFIX = ".word"
SEAL = 32  # bytes, in front of all others
SIZE = 4  # bytes that tell how long a version is
LARGEST = 64 * 2**20  # bytes of a file, and of a version that is unpacked

Row: TypeAlias = tuple[str, str, tuple[tuple[str, int, int], ...]]


@dataclass(frozen=True, slots=True)
class Version:
    """The words of a document as written once: the `number`th `of` those kept.

    `rows` holds kind, words and controls of each block.
    """

    document: str
    number: int
    of: int
    edition: str
    rows: tuple[Row, ...]


def words_of(data: bytes, edition: str) -> str | None:
    """Return the words of a Word file that was just written, in the form they are kept.

    None if the file is too large to be read back.
    """
    from briefgen.writers.docx.roundtrip.read_back import read_back

    try:
        blocks = read_back(data)
    except ValueError:
        return None
    rows = [
        (
            each.kind,
            each.words,
            [(held.tag, held.start, held.end) for held in each.held],
        )
        for each in blocks
    ]
    return json.dumps([edition, rows])


def keep(root: Path, document: str, words: str) -> None:
    """Store the words of a version, unless they are stored already, or are too many.

    Raises OSError.
    """
    edition, rows = json.loads(words)
    path = _folder(root, make=True) / f"{document}{SUFFIX}"
    body = _body(path, document, root)
    pool: dict[Row, int] = {}
    versions = list(_versions(body, pool))
    entry = edition, tuple(map(_row, rows))
    if entry in versions:
        return
    new = [row for row in dict.fromkeys(entry[1]) if row not in pool]
    places = {row: len(pool) + at for at, row in enumerate(new)}
    listed = [places[row] if row in places else pool[row] for row in entry[1]]
    version = json.dumps([edition, new, listed]).encode()
    if len(version) > LARGEST:
        return
    packed = zlib.compress(version, 9)
    body = b"".join((body, len(packed).to_bytes(SIZE), packed))
    write(path, _seal(root).of(VERSIONS, document, body) + body)


def kept(root: Path, document: str) -> tuple[Version, ...]:
    """Return the versions of a document, in the order in which they were written."""
    try:
        path = _folder(root, make=False) / f"{document}{SUFFIX}"
        versions = list(_versions(_body(path, document, root), {}))
    except OSError:
        return ()
    return tuple(
        Version(document, number, len(versions), edition, rows)
        for number, (edition, rows) in enumerate(versions, 1)
    )


def texts_of(root: Path, document: str) -> tuple[str, ...]:
    """Return the versions of a document in the form they are kept."""
    versions = kept(root, document)
    return tuple(json.dumps([each.edition, each.rows]) for each in versions)


def all_kept(root: Path) -> Iterator[Version]:
    """Yield the versions of all documents."""
    with suppress(OSError):
        for path in sorted(_folder(root, make=False).glob(f"*{SUFFIX}")):
            yield from kept(root, path.name.removesuffix(SUFFIX))


def _seal(root: Path) -> Seal:
    """Return the seal of the user's key alone: a workspace that was moved stays valid."""
    return replace(seal_of(root), workspace="")


def _folder(root: Path, *, make: bool) -> Path:
    """Return the folder of versions, never one that a link leads to.

    Raises OSError.
    """
    folder = root / FOLDER / VERSIONS
    for level in (folder.parent, folder):
        if make:
            make_folder(level)
        refuse_link(level)
    return folder


def _body(path: Path, document: str, root: Path) -> bytes:
    """Return the sealed content of a file; empty if the seal is not valid."""
    if path.is_symlink() or not path.is_file():
        return b""
    if os.path.getsize(path) > LARGEST:  # noqa: PTH202 - as the file is opened
        return b""
    data = path.read_bytes()
    body = data[SEAL:]
    holds = _seal(root).holds(VERSIONS, document, body, data[:SEAL])
    return body if holds else b""


def _versions(
    body: bytes, pool: dict[Row, int]
) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Yield versions, and fill the pool of all blocks."""
    rows: list[Row] = []
    at = 0
    while at < len(body):
        end = at + SIZE + int.from_bytes(body[at : at + SIZE])
        content = zlib.decompressobj().decompress(body[at + SIZE : end], LARGEST)
        edition, new, listed = json.loads(content)
        for row in map(_row, new):
            pool[row] = len(rows)
            rows.append(row)
        yield edition, tuple(rows[number] for number in listed)
        at = end


def _row(read: list[Any]) -> Row:
    kind, words, held = read
    return kind, words, tuple((tag, start, end) for tag, start, end in held)
