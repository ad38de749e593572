"""Turn outputs that may hold what may not be published into files under `.briefgen/`.

They are moved, never removed: whoever edited one finds it there.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from briefgen.building.plan import INTERNAL, Output, Plan, Planned
from briefgen.building.remembered import Remembered
from briefgen.building.results import Outcome, Result, Withdrawn
from briefgen.building.site import Site
from briefgen.building.storing import sha256
from briefgen.errors import Diagnostic, Place

FOLDER = ".briefgen/withdrawn"
Verdict: TypeAlias = Literal["may", "may not", "unknown"]  # be published
Judge: TypeAlias = Callable[[Planned, Remembered | None], Verdict]
NAMED = 12  # digits of its SHA-256 tell a withdrawn file from others of its name
RULE, WITHDRAW, UNJUDGED = "unreleased", "withdraw", "unjudged"


def forbidden(mistakes: Iterable[Diagnostic]) -> bool:
    """Say whether a document was refused because of what it would disclose."""
    return any(found.rule == RULE for found in mistakes)


def withdraw(
    document: Planned, output: Output, site: Site
) -> tuple[Result, tuple[Diagnostic, ...]]:
    """Move the file of an output away, and edited ones that were kept beside it.

    A file that briefgen never wrote is left, and told.
    """
    path = site.path(document, output)
    shown = site.shown(path)
    moved: list[Withdrawn] = []
    told: list[Diagnostic] = []
    known = bool(site.own(document, output))
    for found in (path, *_kept(path)):
        if not found.is_file():
            continue
        if found == path and not known:
            told.append(_stranger(shown))
            continue
        try:
            moved.append(_move(found, site))
        except OSError as error:
            told.append(_stuck(site.shown(found), error))
    gone = any(each.path == shown for each in moved)
    record = site.remembered(path) if path.exists() else None
    if gone:
        site.state.forget([shown])
    outcome: Outcome = "withdrawn" if moved else "failed"
    result = Result(document, output, shown, outcome, record, tuple(moved))
    return result, tuple(told)


def recall(
    plan: Plan, results: Iterable[Result], judge: Judge, site: Site
) -> tuple[list[Result], list[Diagnostic]]:
    """Withdraw outputs that were not made again and may not be published any more.

    These are outputs of documents that failed, that were not asked for or are left out,
    and of kinds that cannot be read or are internal now. Of those that cannot be judged, the ones that
    could not be made again are withdrawn, and the others are told.
    """
    found = {result.path: result for result in results}
    told: list[Diagnostic] = []
    unknown = 0
    for document, output in (*_planned(plan), *_unplanned(plan, site)):
        path = site.path(document, output)
        known = found.get(site.shown(path))
        if known is not None and known.outcome != "failed":
            continue
        verdict = judge(document, site.remembered(path))
        if verdict == "unknown" and site.own(document, output) and path.exists():
            unknown += known is None and document.audience == "public"
            verdict = "may" if known is None else "may not"
        if verdict == "may not":
            result, diagnostics = withdraw(document, output, site)
            if known is not None or result.withdrawn or diagnostics:
                found[result.path] = result
            told += diagnostics
    return list(found.values()), [*told, *_unknown(unknown, site)]


def _planned(plan: Plan) -> Iterator[tuple[Planned, Output]]:
    for document in plan.documents:
        if document.audience != "internal":
            yield from ((document, output) for output in document.outputs)


def _unplanned(plan: Plan, site: Site) -> Iterator[tuple[Planned, Output]]:
    """Give the public outputs of documents that are not planned, as far as known.

    What a kind made that is internal now is held back for good.
    """
    internal = {each.kind for each in plan.documents if each.audience == "internal"}
    planned = {
        out.path
        for document in plan.documents
        if document.audience == "public"
        for out in document.outputs
    }
    start = f"{site.shown(site.folders['public'])}/"
    for shown in tuple(site.state.outputs):
        path = shown.removeprefix(start)
        if shown.startswith(start) and path not in planned:
            kind, _, name = path.partition("/")
            stem, language, suffix = name.rsplit(".", 2)
            names = (kind, stem.removeprefix(f"{kind}-"), language, "public")
            output = Output(suffix, path)
            held = INTERNAL if kind in internal else ""
            template = f"templates/{kind}.md"
            yield Planned(*names, None, template, (output,), held), output


def _unknown(number: int, site: Site) -> Iterator[Diagnostic]:
    if number:
        files = "1 file" if number == 1 else f"{number} files"
        told = f"{files} here cannot be judged: what they were made from is not known"
        place = Place(site.shown(site.folders["public"]))
        hint = "build everything once: `briefgen build`"
        yield Diagnostic(place, told, UNJUDGED, hint, "warning")


def unjudged(site: Site) -> tuple[Diagnostic, ...]:
    """Tell that what is published stands, while nobody can say whether it may."""
    folder = site.shown(site.folders["public"])
    if not any(path.startswith(f"{folder}/") for path in site.state.outputs):
        return ()
    told = (
        "nothing here was judged: with mistakes in the data, what may no longer be"
        " published still stands"
    )
    hint = "publish nothing from here before a build has read the data"
    return (Diagnostic(Place(folder), told, UNJUDGED, hint, "warning"),)


def _kept(path: Path) -> Iterator[Path]:
    """Give the edited files that were kept when the output was made again."""
    yield from sorted(path.parent.glob(f"{path.stem}.edited-*{path.suffix}"))


def _move(path: Path, site: Site) -> Withdrawn:
    name = f"{path.stem}.{sha256(path)[:NAMED]}{path.suffix}"
    kept = site.root / FOLDER / name
    kept.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(path, kept)
    return Withdrawn(site.shown(path), f"{FOLDER}/{name}")


def _stranger(shown: str) -> Diagnostic:
    return Diagnostic(
        Place(shown),
        "this file is not known to be briefgen's; it is left as it is",
        WITHDRAW,
        "see whether it may be published",
        "warning",
    )


def _stuck(shown: str, error: OSError) -> Diagnostic:
    return Diagnostic(
        Place(shown),
        "this file may hold what may not be published, and cannot be withdrawn:"
        f" {error.strerror or error}",
        WITHDRAW,
        "close it where it is open, or move it away yourself",
    )
