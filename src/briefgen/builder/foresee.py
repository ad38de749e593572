"""Turn a workspace that changed into what a build would do, and why."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from briefgen.atomic_write import aside, sum_of
from briefgen.builder.changes import Change, KeptEdit, Stale, Status
from briefgen.builder.compare import Comparison
from briefgen.builder.open_workspace import draft_again
from briefgen.planning.plan import Output, Plan, Planned, current
from briefgen.planning.request import BuildRequest
from briefgen.publishing.find_due import check, stands
from briefgen.publishing.find_due import told as told_of
from briefgen.publishing.finish import sources_of
from briefgen.publishing.output_paths import Site
from briefgen.publishing.previews import with_previews
from briefgen.publishing.proofs import name_of, only_proofs, with_proofs
from briefgen.publishing.public_folders import survey_all
from briefgen.publishing.remove_orphans import to_clear
from briefgen.publishing.report import Result
from briefgen.publishing.unknown_files import strays
from briefgen.publishing.withdraw import to_recall, to_withdraw
from briefgen.state.fingerprints import of_moment
from briefgen.state.state import State
from briefgen.workspace import open_workspace


def foresee(root: Path, request: BuildRequest, state: State) -> Status:
    """Load all, and compare it with what each output was made from.

    What a document that is made again reads is not known before: it may be refused.
    Raises BriefgenError with the mistakes of data and configuration.
    """
    drafted = draft_again(open_workspace(root), state)
    plan, as_of = with_previews(drafted.plan, request.as_of), request.as_of
    site = survey_all(root, plan, request.output, state)
    comparison = Comparison(drafted.project, as_of, state)
    checked = check(drafted.plan, request, site, comparison.fresh)
    kept = tuple(_kept_as_they_are(checked.due, site, comparison))
    left = {result.document for result in kept}
    due = (document for document in checked.due if document not in left)
    stale = tuple(_stale(document, site, comparison) for document in due)
    made = {path for found in stale for path in found.paths}
    standing = made | {result.path for result in (*checked.results, *kept)}
    withdrawn = tuple(_withdrawn(plan, standing, comparison, site))
    moment = of_moment(plan, sources_of(root, plan.style, state), as_of)
    proofs, asked = {found.proof for found in stale}, drafted.plan.documents
    then = with_proofs(current(plan, as_of), asked, proofs, site, moment)
    # what a plan that is not whole does not have may be what is not read
    cleared, told = to_clear(
        then, site if drafted.whole else only_proofs(site), withdrawn
    )
    withdrawn += tuple(each.path for each in cleared if each.kept)
    removed = tuple(each.path for each in cleared if not each.kept)
    told = (
        *(*state.told, *drafted.mistakes, *checked.diagnostics),
        *(each for result in kept for each in told_of(result)),
        *told,
    )
    named = {*withdrawn, *removed, *(each.place.path for each in told)}
    return Status(
        stale,
        len(drafted.plan.documents) - len(checked.left_out) - len(stale),
        removed,
        withdrawn,
        checked.left_out,
        (*told, *strays(current(plan, as_of), site, named)),
        plan.coming(as_of),
    )


def _kept_as_they_are(
    due: Iterable[Planned], site: Site, comparison: Comparison
) -> Iterator[Result]:
    """Give the outputs of documents that fit as before, whatever else was tried."""
    for document in due:
        found = stands(document, site, comparison.fresh, wanted=None)
        if document.fitted and not any(
            each.record and comparison.changes(document, each.record) for each in found
        ):
            yield from found


def _withdrawn(
    plan: Plan, standing: Collection[str], comparison: Comparison, site: Site
) -> Iterator[str]:
    for each in (site, *site.elsewhere):
        judged = to_recall(plan, standing, comparison.verdict, each)
        for document, output, verdict in judged:
            if verdict == "may not":  # what cannot be judged is left, and told
                yield from to_withdraw(document, output, each)


def _stale(document: Planned, site: Site, comparison: Comparison) -> Stale:
    paths, kept, changes = [], list[KeptEdit](), dict[Change, None]()
    for output in document.outputs:
        paths.append(site.name(document, output))
        kept += _kept(document, output, site)
        changes |= dict.fromkeys(_changes(document, output, site, comparison))
    known = [site.state.outputs.get(path) for path in paths]
    held = any(comparison.verdict(document, one) == "may not" for one in known)
    return Stale(
        document,
        tuple(paths),
        tuple(changes),
        tuple(kept),
        held,
        _proof(document, site, comparison),
    )


def _proof(document: Planned, site: Site, comparison: Comparison) -> str:
    """Name the proof of a document that was too long, and is so still."""
    name = name_of(document, site)
    known = name in site.state.outputs
    return name if known and comparison.too_long(document) else ""


def _kept(document: Planned, output: Output, site: Site) -> Iterator[KeptEdit]:
    path = site.path(document, output)
    with suppress(OSError):  # nothing stands there, or nothing that can be read
        if sum_of(path) not in site.own(document, output):
            yield KeptEdit(site.name(document, output), site.shown(aside(path)))


def _changes(
    document: Planned, output: Output, site: Site, comparison: Comparison
) -> tuple[Change, ...]:
    """Give what has changed; where nothing has, the output itself is not there."""
    shown = site.name(document, output)
    known = site.state.outputs.get(shown)
    if known is None or not known.record:
        return (Change("output", shown, "", "not made yet"),)
    changes = tuple(comparison.changes(document, known))
    return changes or (Change("output", shown, "", "no longer there"),)
