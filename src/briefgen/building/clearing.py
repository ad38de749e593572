"""Turn what a full build no longer plans into removed files, and list what is left."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from briefgen.building import manifest, storing
from briefgen.building.manifest import Entry
from briefgen.building.plan import Plan
from briefgen.building.results import Result
from briefgen.building.site import Site
from briefgen.errors import Diagnostic, Place

Cleared: TypeAlias = tuple[tuple[str, ...], tuple[Diagnostic, ...]]


def clear(plan: Plan, site: Site) -> Cleared:
    """Remove the outputs that no document of the plan has any more.

    Gives their names, and what there is to tell: a file that was edited is left.
    """
    removed, told = [], list[Diagnostic]()
    for path, edited in _left_over(plan, site):
        if edited:
            told.append(_left(site.shown(path)))
            continue
        try:
            _remove(path)
        except OSError as error:
            told.append(_stuck(site.shown(path), error))
        else:
            removed.append(site.shown(path))
    site.state.forget(removed)
    return tuple(removed), tuple(told)


def to_clear(plan: Plan, site: Site, withdrawn: Collection[str] = ()) -> Cleared:
    """Say what `clear` would do, once some files are withdrawn."""
    found = {site.shown(path): edited for path, edited in _left_over(plan, site)}
    left = {path: edited for path, edited in found.items() if path not in withdrawn}
    removed = tuple(path for path, edited in left.items() if not edited)
    return removed, tuple(_left(path) for path, edited in left.items() if edited)


def _left_over(plan: Plan, site: Site) -> list[tuple[Path, bool]]:
    """Give the files that no document has any more, and whether each was edited."""
    found = []
    planned = {
        site.name(document, output)
        for document in plan.documents
        for output in document.outputs
    }
    for audience, folder in site.folders.items():
        for path, sums in _known(site, audience, folder).items():
            known = f"{site.named[audience]}/{path}" in planned
            if not known and _below(path) and (folder / path).is_file():
                found.append((folder / path, _edited(folder / path, sums)))
    return sorted(found)


def _edited(path: Path, sums: set[str]) -> bool:
    try:
        return storing.sha256(path) not in sums
    except OSError:
        return True  # nobody can tell


def _planned(plan: Plan, audience: str) -> frozenset[str]:
    return frozenset(
        output.path
        for document in plan.documents
        if document.audience == audience
        for output in document.outputs
    )


def _known(site: Site, audience: str, folder: Path) -> Mapping[str, set[str]]:
    """Give the SHA-256 of what briefgen wrote under a folder, by path."""
    known = {path: {entry.sha256} for path, entry in site.listed[audience].items()}
    start = f"{site.shown(folder)}/"
    others = [
        f"{site.shown(each)}/" for each in site.folders.values() if each != folder
    ]
    inner = tuple(each for each in others if each.startswith(start))
    for shown, record in site.state.outputs.items():
        if shown.startswith(start) and not shown.startswith(inner):
            known.setdefault(shown.removeprefix(start), set()).add(record.sha256)
    return known


def _below(path: str) -> bool:
    """Say whether a path from a manifest stays in the manifest's folder."""
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts and ":" not in path


def _remove(path: Path) -> None:
    path.unlink()
    with suppress(OSError):
        path.parent.rmdir()  # only when nothing else is in it


def _left(shown: str) -> Diagnostic:
    return Diagnostic(
        Place(shown),
        "no document has this any more; it was edited, and is left as it is",
        "edited-output",
        "keep it elsewhere, or remove it",
        "warning",
    )


def _stuck(shown: str, error: OSError) -> Diagnostic:
    return Diagnostic(
        Place(shown),
        "no document has this any more, and it cannot be removed:"
        f" {error.strerror or error}",
        "output",
        "close it where it is open, or remove it yourself",
    )


def list_outputs(
    plan: Plan, results: Sequence[Result], site: Site, *, whole: bool
) -> tuple[Diagnostic, ...]:
    """Write each folder's manifest, of what stands there now; tell what forbids it.

    Where the plan is not whole, what it does not have stands as it was listed.
    """
    mistakes: list[Diagnostic] = []
    for audience, folder in site.folders.items():
        path = folder / manifest.NAME
        listed = site.listed[audience]
        kept = _planned(plan, audience) if whole else listed.keys()
        old = [listed[path] for path in listed if path in kept and _below(path)]
        entries = {each.path: each for each in _entries(results, old, folder, audience)}
        try:
            if entries != listed or not entries:
                _update(path, entries)
        except OSError as error:
            mistakes += storing.refused(site.shown(path), error).diagnostics
    return tuple(mistakes)


def _update(path: Path, entries: Mapping[str, Entry]) -> None:
    content = manifest.render(entries.values())
    if path.exists():
        if path.read_bytes() != content:
            storing.write(path, content)
    elif entries:
        storing.write(path, content)


def _entries(
    results: Iterable[Result], listed: Iterable[Entry], folder: Path, audience: str
) -> Iterator[Entry]:
    """Yield the entries of this build, and the earlier ones that it did not touch."""
    fresh = {
        result.output.path: manifest.entry(
            result.document, result.output, result.record
        )
        for result in results
        if result.record is not None and result.document.audience == audience
    }
    yield from fresh.values()
    for entry in listed:
        if entry.path not in fresh and (folder / entry.path).exists():
            yield entry
