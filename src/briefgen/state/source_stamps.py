"""The files of a workspace to one digest of their content, not of their times.

A file is read again only where its size, time or inode changed.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefgen.atomic_write import sha256
from briefgen.files import MOST, inside
from briefgen.state.fingerprints import combined, engine_stamps, engine_versions
from briefgen.trust import mark
from briefgen.value_classes import dataclass

CONFIGURATION = "briefgen.yaml"
FOLDERS = ("data", "templates", "charts")
ALL = 2_000_000_000  # bytes that are read; files after that count by size and times
SETTLED = 2_000_000_000  # nanoseconds: the coarsest file times; a younger file may
# change again and keep its time


@dataclass(frozen=True, slots=True)
class Stamp:
    """The size, times and inode of an unchanged file, and its SHA-256."""

    size: int
    changed: int
    touched: int  # a file's own time can be set back; no program sets this one
    inode: int
    sha256: str


def encode(stamps: Mapping[str, Stamp]) -> str:
    """Return stamps as JSON."""
    rows = {path: (*_stats_then(at), at.sha256) for path, at in stamps.items()}
    return json.dumps(rows)


def decode(text: str) -> dict[str, Stamp]:
    """Return the stamps that `encode` wrote."""
    return {path: Stamp(*row) for path, row in json.loads(text).items()}


def _last(stamp: Stamp) -> int:
    return max(stamp.changed, stamp.touched)


def root_of(start: Path) -> Path:
    """Return the workspace that `start` is, or is in, without reading it.

    Raises BriefgenError if there is none.
    """
    here = Path(os.path.abspath(start))  # noqa: PTH100 - without `..`, links kept
    for root in (here, *here.parents):
        if (root / CONFIGURATION).is_file():
            return root
    from briefgen.workspace import open_workspace

    return open_workspace(start).root  # which tells that there is none


def is_source(file: Path) -> bool:
    """Return whether a file is in a folder of sources."""
    for root in file.parents:
        if os.path.isfile(root / CONFIGURATION):  # noqa: PTH113 - a name of any length
            first = file.relative_to(root).parts[0]
            return first in (*FOLDERS, CONFIGURATION)
    return False


def of_sources(root: Path, style: str, known: dict[str, Stamp], began: int) -> str:
    """Return the digest of every source of a workspace, and of what reads them.

    `known` holds stamps by path, and is updated; new stamps of files that changed shortly
    before `began` (a file time, in nanoseconds) are not kept.
    """
    parts = _surroundings(root, engine_versions())
    stamps, room = dict[str, Stamp](), ALL
    for path in paths(root, style):
        before = known.get(path)
        stamp = _stamp(root, path, before, room)
        room -= min(MOST, stamp.size if stamp else 0)
        parts += [path, _leads(root, path) if stamp is None else stamp.sha256]
        if stamp is not None and (stamp is before or _last(stamp) + SETTLED <= began):
            stamps[path] = stamp
    if stamps != known:
        known.clear()
        known.update(stamps)
    return combined(parts)


def glance(root: Path, style: str) -> str:
    """Return the digest of the names, sizes and times of every source, unread."""
    sources = paths(root, style)
    rows = [_row(root, path, _stats_of(root, path)) for path in sources]
    return combined([*_surroundings(root, engine_stamps()), *rows])


def of_known(
    root: Path, style: str, known: Mapping[str, Stamp]
) -> tuple[str, str] | None:
    """Return what `of_sources` and `glance` return, or None if a file has to be read."""
    parts = _surroundings(root, engine_versions())
    rows = _surroundings(root, engine_stamps())
    for path in paths(root, style):
        stats, stamp = _stats_of(root, path), known.get(path)
        rows.append(_row(root, path, stats))
        if stats is None:
            parts += [path, _leads(root, path)]
        elif stamp is not None and stats == _stats_then(stamp):
            parts += [path, stamp.sha256]
        else:
            return None
    return combined(parts), combined(rows)


def _stats_of(root: Path, path: str) -> tuple[int, int, int, int] | None:
    try:
        return _stats(os.stat(f"{root}/{path}"))  # noqa: PTH116 - names alone, and many
    except OSError:
        return None


def _row(root: Path, path: str, stats: tuple[int, int, int, int] | None) -> str:
    return f"{path} {_leads(root, path) if stats is None else stats}"


def _surroundings(root: Path, engine: Mapping[str, str]) -> list[str]:
    """Return what documents depend on besides the sources of a workspace."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return [epoch, mark(root), *engine.values()]


def paths(root: Path, style: str) -> Iterable[str]:
    """Return every source of a workspace, by its path in it."""
    return dict.fromkeys((CONFIGURATION, style, *files(root)))


def files(root: Path) -> Iterator[str]:
    """Yield the files that a workspace may be made from, by their paths in it."""
    visited: set[tuple[int, int]] = set()
    for folder in FOLDERS:
        yield from _below(root, folder, visited)


def _below(root: Path, folder: str, visited: set[tuple[int, int]]) -> Iterator[str]:
    """Yield the files in a folder, each once, however many links lead there.

    A link that leads out of the workspace, or to a folder already seen, is yielded
    itself: the digest then contains where it leads.
    """
    entries = _entries(root, folder, visited)
    if entries is None:
        yield folder
    for name, is_folder in entries or ():
        path = f"{folder}/{name}"
        if is_folder:
            yield from _below(root, path, visited)
        else:
            yield path


def _entries(
    root: Path, folder: str, visited: set[tuple[int, int]]
) -> list[tuple[str, bool]] | None:
    """Return the sorted names in a folder and which are folders; None to skip it."""
    try:
        status = os.stat(root / folder)  # noqa: PTH116 - names alone, and many
        key = (status.st_dev, status.st_ino)
        if key in visited or not inside(root, folder):
            return None
        visited.add(key)
        with os.scandir(root / folder) as entries:
            return sorted((entry.name, _is_folder(entry)) for entry in entries)
    except OSError:
        return None  # whoever reads it tells the mistake


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads back to itself
        return False


def _leads(root: Path, path: str) -> str:
    """Return the target of a link; empty for anything else."""
    try:
        return os.readlink(root / path)  # noqa: PTH115 - a text
    except OSError:
        return ""


def _stamp(root: Path, path: str, known: Stamp | None, room: int) -> Stamp | None:
    """Return the stamp of a file, taken before it is read, so that changes are seen."""
    try:
        status = os.stat(f"{root}/{path}")  # noqa: PTH116 - names alone, and many
        if known is not None and _same(status, known):
            return known
        return Stamp(*_stats(status), _digest(root, path, status, room))
    except OSError:
        return None


def _digest(root: Path, path: str, status: os.stat_result, room: int) -> str:
    """Return the digest of a file, or of its size and times if it is too large.

    Sparse files take no disk space, so they may be of any size and number.
    """
    if status.st_size > min(MOST, room):
        return combined([path, *map(str, _stats(status))])
    return sha256(root / path) if inside(root, path) else ""


def _same(status: os.stat_result, known: Stamp) -> bool:
    return _stats(status) == _stats_then(known)


def _stats_then(stamp: Stamp) -> tuple[int, int, int, int]:
    return stamp.size, stamp.changed, stamp.touched, stamp.inode


def _stats(status: os.stat_result) -> tuple[int, int, int, int]:
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
