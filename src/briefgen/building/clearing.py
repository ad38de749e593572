"""Turn what a full build no longer plans into removed files, and list what is left."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from briefgen.building import manifest, storing
from briefgen.building.manifest import Entry
from briefgen.building.plan import Plan
from briefgen.building.results import Result
from briefgen.building.site import Site
from briefgen.errors import Diagnostic


def clear(plan: Plan, site: Site) -> tuple[str, ...]:
    """Remove the outputs that no document of the plan has any more; name them.

    A file that changed since it was written is not removed.
    """
    removed = []
    planned = {
        site.path(document, output)
        for document in plan.documents
        for output in document.outputs
    }
    for audience, folder in site.folders.items():
        for path, sums in _known(site, audience, folder).items():
            ours = folder / path not in planned and _below(path)
            if ours and _remove(folder / path, sums):
                removed.append(site.shown(folder / path))
    site.state.forget(removed)
    return tuple(sorted(removed))


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


def _remove(path: Path, sums: set[str]) -> bool:
    try:
        if storing.sha256(path) not in sums:
            return False
        path.unlink()
    except OSError:
        return False
    with suppress(OSError):
        path.parent.rmdir()  # only when nothing else is in it
    return True


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
