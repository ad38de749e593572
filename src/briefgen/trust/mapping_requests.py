"""The mappings of `imports/` to what each asks for: a statement, or a file elsewhere.

Only three names of a mapping are looked at, and nothing of it is carried out.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.files import FEW, UNNAMEABLE, bound, inside, read_within
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, Scalar, compose, decode
from briefgen.reading.characters import LARGEST
from briefgen.sources.database.connections import address_of
from briefgen.trust.register import QUERY, RULE, read
from briefgen.value_classes import dataclass

IMPORTS, ENDING, LOCK = "imports", ".yaml", ".lock.yaml"


@dataclass(frozen=True, slots=True)
class DatabaseQuery:
    """What a mapping asks a database: the path of the mapping, the names and words."""

    path: str
    connection: str
    statement: str

    @property
    def digest(self) -> str:
        """The digest by which it is granted."""
        words = f"{self.connection}\0{self.statement.strip()}"
        return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def queries(root: Path) -> Mapping[str, DatabaseQuery]:
    """Return the query of each mapping that has one, by the mapping's path."""
    asking = (_query(root, path) for path in _paths(root))
    return {query.path: query for query in asking if query is not None}


def _query(root: Path, path: str) -> DatabaseQuery | None:
    mapping = _mapping(root, path)
    if mapping is None:
        return None
    connection, statement = _name(mapping, "connection"), _text(mapping, "statement")
    return (
        DatabaseQuery(path, connection, statement) if connection and statement else None
    )


def query_digests(root: Path, _: Mapping[str, str]) -> Mapping[str, str]:
    """Return the digest of each mapping's query."""
    return {path: query.digest for path, query in queries(root).items()}


def query_words(root: Path, path: str, value: str) -> str:
    """Return a mapping's query for people, if its digest is `value`; else nothing."""
    query = _query(root, path)
    if query is None or query.digest != value:
        return ""
    return f"asks {query.connection}:\n{query.statement.strip()}"


def source_folders(root: Path, _: Mapping[str, str]) -> Mapping[str, str]:
    """Return the folders outside a workspace with files to import, and where they lead.

    A link in the workspace can lead out as a path does, and so can a connection.
    """
    top = Path(os.path.realpath(root))
    led = {}
    for path in _paths(root):
        for name, file in _files(root, path):
            folder = Path(os.path.realpath(top / file)).parent
            if not folder.is_relative_to(top):
                led[name] = str(folder)
    return led


def _files(root: Path, path: str) -> Iterator[tuple[str, str]]:
    """Yield what a mapping calls each file that it reads, and the file's path."""
    mapping = _mapping(root, path)
    if mapping is None:
        return
    if source := _name(mapping, "source"):
        yield os.path.dirname(source) or source, source  # noqa: PTH120 - as it is written
    if connection := _name(mapping, "connection"):
        with suppress(BriefgenError):  # it is told where it is used
            file = address_of(root, connection, Place(path)).file
            if file:
                yield f"connection {connection}", file


def require_query(root: Path, query: DatabaseQuery, place: Place) -> None:
    """Raise BriefgenError unless the user granted a query as it is now."""
    grants, damage = read(root)
    if damage is not None:
        raise BriefgenError([replace(damage, severity="error")])
    known = (grants or {}).get(QUERY, {}).get(query.path)
    if known != query.digest:
        what = "nobody granted this statement"
        if known is not None:
            what = "this statement changed since you granted it"
        hint = f"look at {query.path}, then run `briefgen trust`"
        raise mistake(place, f"{what}, and it is not sent", RULE, hint)


def _mapping(root: Path, path: str) -> MappingNode | None:
    """Return a mapping, or None if its YAML has a mistake: then it cannot be used."""
    with suppress(BriefgenError):
        composed = compose(decode(read_within(root, path, LARGEST), path), path)
        if not composed.diagnostics and isinstance(composed.node, MappingNode):
            return composed.node
    return None


def _paths(root: Path) -> list[str]:
    """Return the files of mappings; raise BriefgenError if there are too many."""
    files = (root / IMPORTS).glob(f"*{ENDING}") if inside(root, IMPORTS) else ()
    names = (file.name for file in files if file.name.isprintable())
    listed = sorted(name for name in names if not name.endswith(LOCK))
    bound(IMPORTS, len(listed), FEW.files, f"{ENDING} files")
    return [f"{IMPORTS}/{name}" for name in listed]


def _text(mapping: MappingNode, name: str) -> str:
    """Return a text of a mapping, or nothing."""
    node: Node | None = mapping.get(name)
    return "" if not isinstance(node, Scalar) or node.empty else node.text


def _name(mapping: MappingNode, name: str) -> str:
    """Return a text that names something; empty if it holds what no name may."""
    text = _text(mapping, name)
    return "" if UNNAMEABLE.search(text) else text
