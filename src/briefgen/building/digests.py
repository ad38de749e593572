"""Turn what documents depend on into digests: the engine, an instant, several texts."""

import datetime
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import briefgen
from briefgen.building.plan import Plan


def of_moment(plan: Plan, sources: str, as_of: datetime.datetime) -> str:
    """Digest all that documents may depend on: of the time, which embargoes passed."""
    now = instant(as_of)
    return combined([sources, *(each for each in plan.embargoes if each <= now)])


def instant(moment: datetime.datetime) -> str:
    """Write an instant so that the order of texts is the order of time."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="microseconds")


@cache
def engine() -> str:
    """Tell this briefgen from any other, a changed checkout of the same version too."""
    home = str(Path(briefgen.__file__).parent)
    return combined([briefgen.__version__, sys.version, *sorted(_stamps(home))])


def combined(parts: Iterable[str]) -> str:
    """Digest several texts, in their order."""
    return hashlib.sha256(json.dumps([*parts]).encode()).hexdigest()


def _stamps(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _stamps(entry.path)
            elif not entry.name.endswith(".pyc"):
                found = entry.stat()
                yield f"{entry.path} {found.st_size} {found.st_mtime_ns}"
