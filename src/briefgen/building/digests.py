"""Turn all that documents depend on into digests: sources, engine, time.

The grain is the workspace: a change in any source makes every document due. Outputs
that come out the same are left as they are.
"""

import datetime
import hashlib
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from stat import S_ISREG

import briefgen
from briefgen.building.plan import Plan, Planned
from briefgen.building.storing import sha256
from briefgen.trust import is_trusted
from briefgen.workspace import CONFIGURATION, Workspace

SOURCES = ("data", "templates", "charts")


def of_sources(workspace: Workspace) -> str:
    """Digest every source of a workspace, and the engine that reads them."""
    root = workspace.root
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    parts = [epoch, str(is_trusted(root)), *_engine()]
    for path in _files(root, workspace.configuration.style):
        parts += [path.relative_to(root).as_posix(), _content(path)]
    return _digest(parts)


def of_document(document: Planned, plan: Plan, sources: str, as_of: str) -> str:
    """Digest what one document depends on.

    Of the time (`as_of`, ISO 8601, UTC) only the embargoes that have passed count.
    """
    passed = [embargo for embargo in plan.embargoes if embargo <= as_of]
    return _digest([sources, document.name, document.audience, *passed])


def instant(moment: datetime.datetime) -> str:
    """Write an instant so that the order of texts is the order of time."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="microseconds")


def _files(root: Path, style: str) -> Iterable[Path]:
    yield root / CONFIGURATION
    yield root / style
    for folder in SOURCES:
        yield from sorted(path for path in (root / folder).rglob("*") if path.is_file())


def _content(path: Path) -> str:
    try:
        return sha256(path)
    except OSError:
        return ""  # whoever reads it tells the mistake


def _engine() -> list[str]:
    """Tell this briefgen from any other, a changed checkout of the same version too."""
    home = Path(briefgen.__file__).parent
    files = sorted(path for path in home.rglob("*") if path.suffix != ".pyc")
    return [briefgen.__version__, sys.version, *map(_stamp, files)]


def _stamp(path: Path) -> str:
    found = path.stat()
    changed = found.st_mtime_ns if S_ISREG(found.st_mode) else 0
    return f"{path.name} {found.st_size} {changed}"


def _digest(parts: list[str]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
