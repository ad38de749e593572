"""A workspace to the permissions it requests, one row for each kind of grant."""

import json
import os
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from briefgen.errors import Place, mistake
from briefgen.files import FEW, bound, inside, read_within
from briefgen.trust.register import QUERY, Grants, granted
from briefgen.value_classes import dataclass

CODE, OUTPUT, SOURCE = "chart code", "output", "source folder"
CHARTS, ENDING = "charts", ".py"
LARGEST = 1_000_000  # bytes of code that anybody may have looked at

# A workspace, and its folders of outputs by audience.
Offer: TypeAlias = Callable[[Path, Mapping[str, str]], Mapping[str, str]]
# A workspace, a name that is asked for, and its digest: the words behind the digest.
Words: TypeAlias = Callable[[Path, str, str], str]


def _no_words(_: Path, __: str, ___: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class GrantKind:
    """A kind of grant: the permission, and the requests of a workspace for it.

    Everything that is asked for has its digest or value; `words` are what people should
    see of it besides, if they are short.
    """

    name: str
    allows: str
    offer: Offer
    words: Words = _no_words


def code_files(root: Path) -> tuple[str, ...]:
    """Return the workspace's own files of chart code.

    Raises BriefgenError if there are more than anybody can have looked at.
    """
    paths = (root / CHARTS).glob(f"*{ENDING}") if inside(root, CHARTS) else ()
    names = sorted(path.name for path in paths if path.name.isprintable())
    bound(CHARTS, len(names), FEW.files, f"{ENDING} files")
    return tuple(f"{CHARTS}/{name}" for name in names)


def code_of(root: Path, path: str) -> bytes:
    """Return the bytes of a file of code.

    Raises BriefgenError if it cannot be read.
    """
    data = read_within(root, path, LARGEST)
    if len(data) > LARGEST:
        message = f"this code is longer than {LARGEST // 1_000_000} MB"
        raise mistake(Place(path), message, "too-large")
    return data


def digest(data: bytes) -> str:
    """Return the digest by which code is granted."""
    return sha256(data).hexdigest()


def outside(root: Path, output: Mapping[str, str]) -> Mapping[str, str]:
    """Return the output folders that lead out of the workspace, and where they lead.

    A link in the workspace can lead out as a path does.
    """
    top = Path(os.path.realpath(root))
    led = {name: os.path.realpath(top / name) for name in output.values()}
    return {name: to for name, to in led.items() if not Path(to).is_relative_to(top)}


def _code(root: Path, _: Mapping[str, str]) -> Mapping[str, str]:
    """Return the digest of each file of code; it imports nothing else of the workspace."""
    return {path: digest(code_of(root, path)) for path in code_files(root)}


def _queries(root: Path, output: Mapping[str, str]) -> Mapping[str, str]:
    from briefgen.trust.mapping_requests import query_digests

    return query_digests(root, output)


def _query_words(root: Path, path: str, value: str) -> str:
    from briefgen.trust.mapping_requests import query_words

    return query_words(root, path, value)


def _folders(root: Path, output: Mapping[str, str]) -> Mapping[str, str]:
    from briefgen.trust.mapping_requests import source_folders

    return source_folders(root, output)


KINDS = (
    GrantKind(CODE, "runs as a program: it may do whatever you may do here", _code),
    GrantKind(OUTPUT, "documents are written, replaced and withdrawn there", outside),
    GrantKind(
        QUERY,
        "asks a database with your rights there, and takes the answer into your data",
        _queries,
        _query_words,
    ),
    GrantKind(SOURCE, "files in it are read and imported into your data", _folders),
)


def offered(root: Path, output: Mapping[str, str]) -> Grants:
    """Return every requested permission; `output` has the folders by audience."""
    return {kind.name: dict(kind.offer(root, output)) for kind in KINDS}


def is_trusted(root: Path) -> bool:
    """Return whether the user ever granted anything to the workspace at `root`."""
    return granted(root) is not None


def granted_outputs(root: Path) -> frozenset[Path]:
    """Return the folders outside the workspace that it may write documents to.

    They are resolved: a link with a new target is no longer granted.
    """
    return frozenset(map(Path, (granted(root) or {}).get(OUTPUT, {}).values()))


def granted_sources(root: Path) -> frozenset[Path]:
    """Return the folders outside the workspace that its mappings may read files in.

    They are resolved, and hold for files that stand in them once links are followed.
    """
    return frozenset(map(Path, (granted(root) or {}).get(SOURCE, {}).values()))


def mark(root: Path) -> str:
    """Return a name for everything that is granted; it differs if any of it does."""
    return json.dumps(granted(root), sort_keys=True)
