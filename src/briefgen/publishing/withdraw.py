"""Turn outputs that may not be published any more into files under `.briefgen/`.

They are moved, never removed: an edited file can be found there.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal, TypeAlias

from briefgen.atomic_write import move, refuse_links, sum_of
from briefgen.errors import Diagnostic, Place
from briefgen.planning.plan import DRAFT, INTERNAL, Output, Plan, Planned
from briefgen.publishing.actions import Withdraw
from briefgen.publishing.output_paths import Site
from briefgen.publishing.report import Outcome, Result, Withdrawn
from briefgen.state.output_record import Remembered

FOLDER = ".briefgen/withdrawn"
Verdict: TypeAlias = Literal["may", "may not", "unknown"]  # be published
Judge: TypeAlias = Callable[[Planned, Remembered | None], Verdict]
NAMED = 12  # digits of its SHA-256 tell a withdrawn file from others of its name
RULE, WITHDRAW, UNJUDGED = "unreleased", "withdraw", "unjudged"


def forbidden(mistakes: Iterable[Diagnostic]) -> bool:
    """Return whether a document was refused because it would disclose something."""
    return any(each.rule == RULE for each in mistakes)


def withdraw(action: Withdraw) -> tuple[Result, tuple[Diagnostic, ...]]:
    """Move away the file of an output, and edited copies beside it.

    A file that briefgen never wrote is left, with a message.
    """
    assert action.output is not None
    site, shown = action.site, action.path
    moved: list[Withdrawn] = []
    diagnostics = [_stranger(site.shown(file)) for file in action.left]
    for file in action.files:
        name = site.shown(file)
        try:
            site.guard(file)
            moved.append(Withdrawn(name, put_away(file, site)))
        except OSError as error:
            diagnostics.append(_stuck(name, error))
    outcome: Outcome = "withdrawn" if moved else "held back"
    record = None
    if os.path.lexists(action.file):
        outcome, record = "failed", site.remembered(action.file)
    else:
        site.state.forget([shown])
    result = Result(*action.output, shown, outcome, record, tuple(moved))
    return result, tuple(diagnostics)


def withdrawal(document: Planned, output: Output, site: Site) -> Withdraw:
    """Return which files are moved away with an output that may not be published."""
    path = site.path(document, output)
    files = tuple(files_of(path))
    moved = tuple(each for each in files if _may_move(each, document, output, site))
    left = tuple(each for each in files if each not in moved)
    shown = site.shown(path)
    return Withdraw(shown, path, moved, "unreleased", site, (document, output), left)


def recall(
    plan: Plan, results: Iterable[Result], judge: Judge, site: Site
) -> tuple[list[Result], list[Diagnostic]]:
    """Withdraw outputs that were not made again and may not be published any more.

    These are outputs of documents that failed, that were not asked for or are left out,
    and of kinds that cannot be read or are internal now. Of those that cannot be
    judged, the ones that could not be made again are withdrawn, and the others are
    reported.
    """
    by_path = {result.path: result for result in results}
    failed = {path for path, result in by_path.items() if result.outcome == "failed"}
    kept = by_path.keys() - failed
    diagnostics: list[Diagnostic] = []
    for each in (site, *site.elsewhere):
        actions, unknown = withdrawals(plan, kept, failed, judge, each)
        for action in actions:
            result, more = withdraw(action)
            if result.path in failed or result.withdrawn or more:
                by_path[result.path] = result
            diagnostics += more
        diagnostics += _unknown(unknown, each)
    return list(by_path.values()), diagnostics


def withdrawals(
    plan: Plan, kept: Collection[str], failed: Collection[str], judge: Judge, site: Site
) -> tuple[tuple[Withdraw, ...], int]:
    """Return which outputs of a site are withdrawn, and how many nobody can judge.

    `kept` are outputs that are as they should be, `failed` those that could not be
    made.
    """
    actions: list[Withdraw] = []
    unknown = 0
    for document, output in (*_planned(plan, site), *_unplanned(plan, site)):
        path = site.name(document, output)
        if path in kept or not _is_judged(path, site):
            continue
        verdict = judge(document, site.state.outputs.get(path))
        stands = os.path.lexists(site.path(document, output))
        if verdict == "may not" or (verdict == "unknown" and stands and path in failed):
            actions.append(withdrawal(document, output, site))
        elif verdict == "unknown" and stands:
            unknown += document.audience == "public"
    return tuple(actions), unknown


def _is_judged(path: str, site: Site) -> bool:
    """Return whether a file is judged: elsewhere, only if the state knows it."""
    return "internal" in site.folders or path in site.state.outputs


def _may_move(path: Path, document: Planned, output: Output, site: Site) -> bool:
    """Return whether a file may be moved away.

    Outside the workspace, it must be known to the state and unchanged; inside, edited
    files move, too.
    """
    if path != site.path(document, output):
        return site.within(path)
    if site.within(path):
        return bool(site.own(document, output))
    try:
        return sum_of(path) in site.own(document, output)
    except OSError:
        return False


def _planned(plan: Plan, site: Site) -> Iterator[tuple[Planned, Output]]:
    """Yield what may be withdrawn: of internal outputs, those of draft languages."""
    for document in plan.documents:
        kept = document.audience == "internal" and document.held != DRAFT
        if not kept and document.audience in site.folders:
            yield from ((document, output) for output in document.outputs)


def _unplanned(plan: Plan, site: Site) -> Iterator[tuple[Planned, Output]]:
    """Yield the public outputs of documents that are not planned, as far as known.

    What a kind made that is internal now is held back for ever.
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
        text = f"{files} here cannot be judged: what they were made from is not known"
        place = Place(site.shown(site.folders["public"]))
        hint = "build everything once: `briefgen build`"
        yield Diagnostic(place, text, UNJUDGED, hint, "warning")


def files_of(path: Path) -> Iterator[Path]:
    """Yield the file of an output, and edited copies beside it."""
    start = f"{path.stem}.edited-"
    with suppress(OSError):
        for name in sorted(os.listdir(path.parent)):  # noqa: PTH208 - names alone
            kept = name.startswith(start) and name.endswith(path.suffix)
            if (kept or name == path.name) and (path.parent / name).is_file():
                yield path.parent / name


def put_away(path: Path, site: Site) -> str:
    """Move a file under `.briefgen/`, and return where it is then.

    Raises OSError.
    """
    name = f"{path.stem}.{sum_of(path)[:NAMED]}{path.suffix}"
    kept = site.root / FOLDER / name
    refuse_links(kept.parent, site.root)
    kept.parent.mkdir(parents=True, exist_ok=True)
    move(path, kept)
    return f"{FOLDER}/{name}"


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
