"""Turn a workspace into the sizes and times of the files that a build reads there.

Files that editors and Office lay beside them while they work are left out.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from briefgen.errors import BriefgenError
from briefgen.state.source_stamps import CONFIGURATION, FOLDERS, files
from briefgen.trust import mark

Look: TypeAlias = Mapping[str, object]

GRANTS = "briefgen trust"  # stands in a look for what the user granted
PASSING = re.compile(
    r"""
    \..*  |  ~\$.*  |  \#.*\#  |  .*~           # hidden; Office's locks; Emacs; copies
    | .*\.(sw[a-z]|tmp|temp|part|partial|crdownload|download|bak|orig|lock|py[cod])
    | .*\.(tmp|sb-[0-9a-f]+)[.-].*  | .*\.sb-[0-9a-f]+-\w+   # what a rename will replace
    | .*___jb_(tmp|old)___  |  .*\.kate-swp     # JetBrains, Kate
    | ~wr[ldd]\d+\..*  |  4913                  # Word; Vim, to see if it may write
    | __pycache__  |  thumbs\.db  |  desktop\.ini
    """,
    re.VERBOSE | re.IGNORECASE,
)


def look(root: Path, style: str) -> Look:
    """Return size, times and inode of each source by its path, and what was granted."""
    paths = dict.fromkeys((CONFIGURATION, style, *files(root)))
    stats = {path: _stats(root, path) for path in paths if not passing(path)}
    return {**stats, GRANTS: _granted(root)}


def changes(before: Look, now: Look) -> tuple[str, ...]:
    """Return the paths that are not as before, in order."""
    every = {**before, **now}
    return tuple(sorted(p for p in every if before.get(p) != now.get(p)))


def passing(path: str) -> bool:
    """Return whether a path leads to a file that programs lay there while they work."""
    return any(map(PASSING.fullmatch, path.split("/")))


def folders(root: Path, style: str) -> tuple[frozenset[Path], frozenset[Path]]:
    """Return the folders to watch: those watched alone, and with all below them.

    A link is followed: what changes is where it leads.
    """
    whole = frozenset(root / name for name in FOLDERS if (root / name).is_dir())
    single = {root}
    if style.partition("/")[0] not in FOLDERS and (root / style).parent.is_dir():
        single.add((root / style).parent)
    return frozenset(single), whole


def identity(folder: Path) -> tuple[int, int]:
    """Return what a folder of the same name would not share; zeros if it is gone."""
    try:
        status = folder.stat()
    except OSError:
        return 0, 0
    return status.st_dev, status.st_ino


def _stats(root: Path, path: str) -> tuple[int, ...] | None:
    try:
        status = os.stat(f"{root}/{path}")  # noqa: PTH116 - names alone, and many
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _granted(root: Path) -> str:
    try:
        return mark(root)
    except (BriefgenError, OSError) as error:  # the build tells it
        return str(error)
