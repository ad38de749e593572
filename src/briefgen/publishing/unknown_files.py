"""Turn folders of public outputs into warnings about unknown files.

A file named like a document that is neither in the state nor an output of the plan may
have been published before: every build warns of it until it is gone.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from briefgen.errors import Diagnostic, Place
from briefgen.files import UNNAMEABLE
from briefgen.planning.plan import Plan
from briefgen.publishing.output_paths import Site
from briefgen.publishing.withdraw import UNJUDGED

STRAY = "stray"
NAMED = 3  # files that are named of several
EDITED = re.compile(r"\.edited-\d+(?=\.\w+$)")  # in the name of a file kept aside
DOCUMENT = re.compile(r"-.+\.[a-z]{2}\.\w+")  # after the name of its kind


def strays(
    plan: Plan, site: Site, handled: Collection[str] = ()
) -> tuple[Diagnostic, ...]:
    """Return a warning for each folder with files that look published, but are unknown.

    `handled` are files that will be gone.
    """
    planned = {
        site.name(document, output)
        for document in plan.documents
        for output in document.outputs
    }
    diagnostics = []
    for each in (site, *site.elsewhere):
        paths = _strays(each, planned)
        names = [name for name in paths if name not in handled]
        if names:
            diagnostics.append(_warning(each, names))
    return tuple(diagnostics)


def unjudged(sites: Iterable[Site]) -> tuple[Diagnostic, ...]:
    """Return where published documents are while nobody can say whether they may be."""
    text = (
        "nothing here was judged: with mistakes that stop a build, what may no longer"
        " be published still stands"
    )
    hint = "publish nothing from here before a build has read the data"
    named = (
        each.named["public"]
        for each in sites
        if any(_documents(each.folders["public"], each))
    )
    return tuple(Diagnostic(Place(n), text, UNJUDGED, hint, "warning") for n in named)


def _strays(site: Site, planned: Collection[str]) -> Iterator[str]:
    folder = site.named["public"]
    for path in _documents(site.folders["public"], site):
        shown = f"{folder}/{path}"
        first = EDITED.sub("", shown)
        if shown not in site.state.outputs and first not in planned:
            yield shown


def _documents(folder: Path, site: Site) -> Iterator[str]:
    """Yield the files in a folder that are named like documents, as paths in it.

    No link is followed.
    """
    with suppress(OSError):
        site.guard(folder)
        for kind in _names(folder, folders=True):
            for name in _names(folder / kind, folders=False):
                if name.startswith(kind) and DOCUMENT.fullmatch(name[len(kind) :]):
                    yield f"{kind}/{name}"


def _names(folder: Path, *, folders: bool) -> list[str]:
    with suppress(OSError), os.scandir(folder) as entries:
        return sorted(
            each.name
            for each in entries
            if (each.is_dir if folders else each.is_file)(follow_symlinks=False)
        )
    return []


def _warning(site: Site, names: list[str]) -> Diagnostic:
    folder = site.named["public"]
    shown = (name.removeprefix(f"{folder}/") for name in names[:NAMED])
    listed = ", ".join(UNNAMEABLE.sub("\N{REPLACEMENT CHARACTER}", n) for n in shown)
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    message = (
        f"what stands here may have been published, and nobody can judge it: {listed}"
        f"{more}"
    )
    hint = "see whether it may be published; move away or remove what may not"
    return Diagnostic(Place(folder), message, STRAY, hint, "warning")
