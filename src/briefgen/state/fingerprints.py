"""The program, an instant or several texts to the digest that documents depend on."""

import datetime
import hashlib
import json
import os
import sys
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
        *("pyyaml", "reportlab"),
    )
)
OF_CUSTOM_CHARTS = frozenset(("matplotlib", "numpy"))  # no other document uses them
CHARTS = "libraries of custom charts"  # what they count as among what makes documents
INSTALLED = ("dist-info", "egg-info")  # end the names of what tells an installation


def of_moment(plan: Plan, sources: str, as_of: datetime.datetime) -> str:
    """Return the digest of all that documents may depend on, and of embargoes passed."""
    now = instant(as_of)
    return combined([sources, *(each for each in plan.embargoes if each <= now)])


@cache
def engine_versions() -> Mapping[str, str]:
    """Return the versions that documents depend on: briefgen's and its libraries'.

    A changed checkout of the same version is another briefgen. The libraries that draw
    custom charts are separate.
    """
    home = str(Path(briefgen.__file__).parent)
    own = combined([briefgen.__version__, sys.version, *sorted(_stamps(home))])
    libraries = _libraries()
    charts = {name: at for name, at in libraries.items() if name in OF_CUSTOM_CHARTS}
    others = {name: at for name, at in libraries.items() if name not in charts}
    return {"briefgen": own, "libraries": _text(others), CHARTS: _text(charts)}


def _text(versions: Mapping[str, str]) -> str:
    return ", ".join(" ".join(pair) for pair in sorted(versions.items()))


def combined(parts: Iterable[str]) -> str:
    """Return the digest of several texts, in order."""
    return hashlib.sha256(json.dumps([*parts]).encode()).hexdigest()


def _stamps(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _stamps(entry.path)
            else:
                status = entry.stat()
                yield f"{entry.path} {status.st_size} {status.st_mtime_ns}"


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
