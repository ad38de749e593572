"""Turn outputs that a full plan no longer has into removed files; list the others."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeAlias

from briefgen import atomic_write
from briefgen.atomic_write import sum_of
from briefgen.errors import Diagnostic, Place
from briefgen.planning.plan import Plan
from briefgen.publishing import manifest
from briefgen.publishing.actions import KeepEdited, Remove, Withdraw
from briefgen.publishing.manifest import ManifestEntry
from briefgen.publishing.output_paths import Site
from briefgen.publishing.report import Result, Withdrawn
from briefgen.publishing.withdraw import files_of, put_away

# A file that the state knows, unchanged, internal or published; one that only a manifest
# knows; any other.
Standing: TypeAlias = Literal["own", "published", "listed", "edited"]
Clearing: TypeAlias = KeepEdited | Remove | Withdraw


def clear(
    actions: Iterable[Clearing],
) -> tuple[tuple[Withdrawn, ...], tuple[Diagnostic, ...]]:
    """Remove or withdraw the outputs that no document has any more, as was decided.

    Returns what is gone and, in `kept`, where it is kept; and messages.
    """
    cleared, diagnostics = list[Withdrawn](), list[Diagnostic]()
    for action in actions:
        match action:
            case KeepEdited(reason=reason):
                diagnostics.append(reason)
            case Remove() | Withdraw():
                try:
                    for gone in _cleared(action):
                        cleared.append(gone)
                    with suppress(OSError):
                        action.file.parent.rmdir()  # only when nothing else is in it
                except OSError as error:
                    diagnostics.append(_stuck(action.path, error))
                else:
                    listed = isinstance(action, Withdraw) and action.reason == "listed"
                    diagnostics += [_listed(cleared[-1])] if listed else []
                    action.site.state.forget([action.path])
    return tuple(cleared), tuple(diagnostics)


def _cleared(action: Remove | Withdraw) -> Iterator[Withdrawn]:
    """Remove or withdraw files; raises OSError."""
    match action:
        case Remove(path, file):
            file.unlink()
            yield Withdrawn(path, "")
        case Withdraw(files=files, site=site):
            for file in files:
                yield Withdrawn(site.shown(file), put_away(file, site))


def orphans(plan: Plan, site: Site) -> tuple[Clearing, ...]:
    """Return what to do with the outputs that no document of a plan has any more.

    What was published is withdrawn, with edited copies beside it, and so is what only a
    manifest lists. A file that was edited is left, with a message.
    """
    return tuple(_orphan(path, how, site) for path, how in _left_over(plan, site))


def _orphan(file: Path, standing: Standing, site: Site) -> Clearing:
    path = site.shown(file)
    if standing == "edited":
        return KeepEdited(path, _left(path))
    if standing == "own":
        return Remove(path, file, site)
    if standing == "listed":
        return Withdraw(path, file, (file,), "listed", site)
    copies = files_of(file) if site.within(file) else ()
    files = (*(each for each in copies if each != file), file)
    return Withdraw(path, file, files, "no document", site)


def _left_over(plan: Plan, site: Site) -> list[tuple[Path, Standing]]:
    """Return the files that no document has any more, and the state of each."""
    files = []
    planned = {
        site.name(document, output)
        for document in plan.documents
        for output in document.outputs
    }
    for audience, folder in site.folders.items():
        for path in _known(site, audience, folder):
            shown = f"{site.named[audience]}/{path}"
            if shown not in planned:
                standing = _standing(path, audience, site)
                files += [] if standing is None else [(folder / path, standing)]
    return sorted(files)


def _standing(path: str, audience: str, site: Site) -> Standing | None:
    """Return the state of a file that no document has, or None to leave it alone."""
    file, entry = site.folders[audience] / path, site.listed[audience].get(path)
    known = site.state.wrote(f"{site.named[audience]}/{path}")
    if not known and not os.path.lexists(file):
        return None  # a manifest may name any number of files
    try:
        site.guard(file)
        if not file.is_file():
            return None
        total = sum_of(file)
    except OSError:
        return "edited" if known else None  # nobody can tell
    if total in known:
        return "published" if audience == "public" else "own"
    if entry is not None and total == entry.sha256:
        return "listed"
    return "edited" if known else None


def _known(site: Site, audience: str, folder: Path) -> Iterable[str]:
    """Return what briefgen may have written under a folder, relative to it."""
    others = [each for each in site.folders.values() if each != folder]
    inner = [site.shown(each) for each in others if each.is_relative_to(folder)]
    known, own = dict.fromkeys(site.listed[audience]), site.shown(folder)
    for shown in site.state.paths:
        path = _within(own, shown)
        if path and not any(_within(each, shown) for each in inner):
            known[path] = None
    return known


def _within(folder: str, shown: str) -> str | None:
    """Return the path of an output in a folder: there it is in the folder of its kind."""
    path = shown.removeprefix(f"{folder}/")
    inside = path != shown and "/" in path
    return path if inside and not path.endswith(f"/{manifest.NAME}") else None


def _planned(plan: Plan, audience: str) -> frozenset[str]:
    return frozenset(
        output.path
        for document in plan.documents
        if document.audience == audience
        for output in document.outputs
    )


def _left(shown: str) -> Diagnostic:
    return Diagnostic(
        Place(shown),
        "no document has this any more; it was edited, and is left as it is",
        "edited-output",
        "keep it elsewhere, or remove it",
        "warning",
    )


def _listed(withdrawn: Withdrawn) -> Diagnostic:
    return Diagnostic(
        Place(withdrawn.path),
        "no document has this any more, and only a manifest says that it is briefgen's;"
        f" it was moved to {withdrawn.kept}",
        "withdrawn-output",
        severity="warning",
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
    """Write each folder's manifest of what is there now; return what prevented it.

    If the plan is not whole, what it does not have stays listed as it was.
    """
    mistakes: list[Diagnostic] = []
    for audience, folder in site.folders.items():
        path = folder / manifest.NAME
        listed = site.listed[audience] or _own_listed(path, site)
        kept = _planned(plan, audience) if whole else listed.keys()
        old = [listed[path] for path in listed if path in kept]
        entries = {each.path: each for each in _entries(results, old, folder, audience)}
        try:
            site.guard(path)
            _update(path, entries, site)
        except OSError as error:
            mistakes += atomic_write.refused(site.shown(path), error).diagnostics
    return tuple(mistakes)


def _own_listed(path: Path, site: Site) -> Mapping[str, ManifestEntry]:
    """Return the entries of a manifest outside the workspace that the state knows."""
    with suppress(OSError):
        site.guard(path)
        if sum_of(path) in site.state.wrote(site.shown(path)):
            return manifest.read_file(path) or {}
    return {}


def _update(path: Path, entries: Mapping[str, ManifestEntry], site: Site) -> None:
    """Write a manifest; without entries there is none."""
    content, shown = manifest.render(entries.values()), site.shown(path)
    if not entries:
        if site.state.wrote(shown) | _own(path, site):
            path.unlink(missing_ok=True)
            site.state.forget([shown])
            with suppress(OSError):
                path.parent.rmdir()
    else:
        total = sha256(content).hexdigest()
        if not path.is_file() or sum_of(path) != total:
            own = site.state.wrote(shown) | _own(path, site)
            site.state.intend({shown: total})
            atomic_write.store(path, content, own, keeping=False)
        if site.state.wrote(shown) != {total}:
            site.state.settle(shown, total)
    _leave_former(path.with_name(manifest.FORMER), site)


def _own(path: Path, site: Site) -> frozenset[str]:
    """Return the digest of a manifest that says it is one of ours."""
    if not site.within(path) or manifest.read_file(path) is None:
        return frozenset()
    return frozenset([sum_of(path)])


def _leave_former(path: Path, site: Site) -> None:
    """Remove a manifest with the former name, if it is one of ours to the byte."""
    entries = manifest.read_file(path) if site.within(path) else None
    if entries and path.read_bytes() == manifest.render(entries.values()):
        path.unlink()


def _entries(
    results: Iterable[Result],
    listed: Iterable[ManifestEntry],
    folder: Path,
    audience: str,
) -> Iterator[ManifestEntry]:
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
