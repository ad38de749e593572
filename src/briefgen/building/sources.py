"""Turn the files of a workspace into one digest: of what they hold, not of their times.

A file is read again only where its size, time or inode changed.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.building.digests import combined, made_by
from briefgen.building.storing import sha256
from briefgen.trust import mark

CONFIGURATION = "briefgen.yaml"
FOLDERS = ("data", "templates", "charts")
SETTLED = 2_000_000_000  # nanoseconds: the coarsest file times; a younger file may
# change again and keep its time


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that a file is as it was, and the SHA-256 that it had."""

    size: int
    changed: int
    inode: int
    sha256: str


def root_of(start: Path) -> Path:
    """Find the workspace that `start` is, or is in, without reading it.

    Raises BriefgenError when there is none.
    """
    here = Path(os.path.abspath(start))  # noqa: PTH100 - without `..`, links kept
    for root in (here, *here.parents):
        if (root / CONFIGURATION).is_file():
            return root
    from briefgen.workspace import open_workspace

    return open_workspace(start).root  # which tells that there is none


def is_source(file: Path) -> bool:
    """Say, by where it lies, whether a file is one that documents are made from."""
    for root in file.parents:
        if os.path.isfile(root / CONFIGURATION):  # noqa: PTH113 - a name of any length
            first = file.relative_to(root).parts[0]
            return first in (*FOLDERS, CONFIGURATION)
    return False


def of_sources(root: Path, style: str, known: dict[str, Stamp], began: int) -> str:
    """Digest every source of a workspace, and what reads them.

    `known` holds stamps by path and is brought up to date; those of files that changed
    shortly before `began` (a file time, in nanoseconds) are not kept.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    parts = [epoch, mark(root), *made_by().values()]
    stamps: dict[str, Stamp] = {}
    for path in (CONFIGURATION, style, *_files(root)):
        stamp = _stamp(root / path, known.get(path))
        parts += [path, "" if stamp is None else stamp.sha256]
        if stamp is not None and stamp.changed + SETTLED <= began:
            stamps[path] = stamp
    if stamps != known:
        known.clear()
        known.update(stamps)
    return combined(parts)


def _files(root: Path) -> Iterator[str]:
    for folder in FOLDERS:
        yield from sorted(_below(f"{root}/", folder))


def _below(root: str, folder: str, above: tuple[int, ...] = ()) -> Iterator[str]:
    """Give the files in a folder; links are followed, but for those that lead back."""
    try:
        inode = os.stat(root + folder).st_ino  # noqa: PTH116 - names alone, and many
        entries = [] if inode in above else list(os.scandir(root + folder))
    except OSError:
        return  # whoever reads it tells the mistake
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.is_dir():
            yield from _below(root, path, (*above, inode))
        else:
            yield path


def _stamp(path: Path, known: Stamp | None) -> Stamp | None:
    """Stamp a file before it is read, so that a later change is seen."""
    try:
        found = path.stat()
        if known is not None and _same(found, known):
            return known
        return Stamp(found.st_size, found.st_mtime_ns, found.st_ino, sha256(path))
    except OSError:
        return None


def _same(found: os.stat_result, known: Stamp) -> bool:
    now = (found.st_size, found.st_mtime_ns, found.st_ino)
    return now == (known.size, known.changed, known.inode)
