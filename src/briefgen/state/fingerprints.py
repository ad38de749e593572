"""The program, an instant or several texts to the digest that documents depend on."""

import datetime
import hashlib
import json
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

import briefgen
from briefgen.planning.plan import Plan, instant

# Those that make the bytes of documents; with another version they may differ.
LIBRARIES = frozenset(
    (
        *("babel", "fonttools", "jinja2", "lxml", "markdown_it_py", "markupsafe"),
        *("matplotlib", "mdit_py_plugins", "numpy", "pillow", "python_docx"),
        *("pyphen", "pyyaml", "reportlab", "segno"),
    )
)
OF_CUSTOM_CHARTS = frozenset(("matplotlib", "numpy"))  # no other document uses them
CHARTS = "libraries of custom charts"  # what they count as among what makes documents
HOME = str(Path(briefgen.__file__).parent)
SHORT = 16  # digits that tell one code from another
INSTALLED = ("dist-info", "egg-info")  # end the names of what tells an installation


def of_moment(plan: Plan, sources: str, as_of: datetime.datetime) -> str:
    """Return the digest of all that documents may depend on, and of embargoes passed."""
    now = instant(as_of)
    return combined([sources, *(each for each in plan.embargoes if each <= now)])


@cache
def engine_versions() -> Mapping[str, str]:
    """Return the versions that documents depend on: briefgen's and its libraries'.

    They are the same on every machine where the same is installed, wherever that is. A
    changed checkout of the same version is another briefgen. The libraries that draw
    custom charts are separate.
    """
    python = f"Python {sys.version.split()[0]}, zlib {zlib.ZLIB_RUNTIME_VERSION}"
    code = combined([sys.version, _code(HOME)])[:SHORT]
    own = f"briefgen {briefgen.__version__} ({code}), {python}"
    return {"briefgen": own, **_versions()}


@cache
def engine_stamps() -> Mapping[str, str]:
    """Return what tells in a moment that engine versions are those of before, unread."""
    stamps = combined([briefgen.__version__, sys.version, *sorted(_stamps(HOME))])
    return {"briefgen": stamps, **_versions()}


def _versions() -> Mapping[str, str]:
    libraries = _libraries()
    charts = {name: at for name, at in libraries.items() if name in OF_CUSTOM_CHARTS}
    others = {name: at for name, at in libraries.items() if name not in charts}
    return {"libraries": _text(others), CHARTS: _text(charts)}


def _text(versions: Mapping[str, str]) -> str:
    return ", ".join(" ".join(pair) for pair in sorted(versions.items()))


def combined(parts: Iterable[str]) -> str:
    """Return the digest of several texts, in order."""
    return hashlib.sha256(json.dumps([*parts]).encode()).hexdigest()


def _stamps(folder: str) -> Iterator[str]:
    for entry in _entries(folder):
        status = entry.stat()
        yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"


def _code(folder: str) -> str:
    """Return the digest of the names and bytes of all files below a folder."""
    total = hashlib.sha256()
    for entry in sorted(_entries(folder), key=lambda each: each.path):
        with open(entry.path, "rb") as file:  # noqa: PTH123 - there are many
            content = file.read()
        name = entry.path[len(folder) :].replace(os.sep, "/")
        total.update(f"{name} {len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    """Yield the files below a folder, but for what Python compiled."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry
            elif entry.name != "__pycache__":
                yield from _entries(entry.path)


def _libraries() -> Mapping[str, str]:
    """Return the version of each library that is found first.

    The names of folders have it; `importlib.metadata` alone takes longer to load than a
    build with nothing to do.
    """
    versions: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):  # an archive, or nothing
            for entry in sorted(os.listdir(folder)):  # noqa: PTH208 - names alone
                installed, _, suffix = entry.rpartition(".")
                library, _, version = installed.partition("-")
                if suffix in INSTALLED and library.lower() in LIBRARIES:
                    versions.setdefault(library.lower(), version)
    return versions
