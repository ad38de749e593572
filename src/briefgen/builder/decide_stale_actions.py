"""Turn a workspace that changed and a request into the actions of a build."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from briefgen.atomic_write import aside, sum_of
from briefgen.builder.compare import Comparison
from briefgen.builder.open_workspace import check_all, draft_again
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.planning.plan import Output, Plan, Planned, current
from briefgen.planning.request import BuildRequest
from briefgen.publishing.actions import Actions, Change, KeptEdit, Withdraw, Write
from briefgen.publishing.find_due import keep, messages, stands
from briefgen.publishing.finish_build import decided, sources_of
from briefgen.publishing.output_paths import Site
from briefgen.publishing.previews import with_previews
from briefgen.publishing.proofs import name_of, with_proofs
from briefgen.publishing.public_folders import survey_all
from briefgen.publishing.report import Result
from briefgen.publishing.withdraw import withdrawals
from briefgen.state.fingerprints import of_moment
from briefgen.state.state import State
from briefgen.workspace import open_workspace


def decide_stale(root: Path, request: BuildRequest, state: State) -> Actions:
    """Read everything, compare it with what each output was made from, and decide.

    What a document will read is not known before it is built: it may be refused. Raises
    BriefgenError with the mistakes of data and configuration, or of the style if nothing
    is to be withdrawn, and WrongChoice.
    """
    drafted = draft_again(open_workspace(root), state)
    plan, as_of = with_previews(drafted.plan, request.as_of), request.as_of
    site = survey_all(root, plan, request.output, state)
    comparison = Comparison(drafted.project, as_of, state)
    wanted = plan if request.preview else drafted.plan
    checked = check_all(drafted, wanted, request, site, comparison.fresh)
    results = (*checked.results, *_fits_as_before(checked.due, site, comparison))
    fit = {result.document for result in results}
    due = (document for document in checked.due if document not in fit)
    mistakes = {kind.name: kind.mistakes for kind in drafted.project.kinds}
    writes = tuple(
        _write(document, mistakes[document.kind], site, comparison) for document in due
    )
    paths = {path for write in writes for path in write.paths}
    paths |= {result.path for result in results}
    withdrawn = tuple(_withdrawals(plan, paths, comparison, site))
    moment = of_moment(plan, sources_of(root, plan.style, state), as_of)
    documents = (*(write.document for write in writes), *fit)
    proofs = {write.proof for write in writes}
    then = with_proofs(current(plan, as_of), documents, proofs, site, moment)
    diagnostics = (*state.diagnostics, *drafted.mistakes)
    diagnostics += tuple(each for result in results for each in messages(result))
    actions = decided(
        (*writes, *map(keep, results), *withdrawn),
        then,
        site,
        Actions((), checked.left_out, diagnostics, plan.coming(as_of)),
        whole=request.selection.everything and drafted.whole,
    )
    if drafted.project.style is None and not actions.actions:
        raise BriefgenError(diagnostics)
    return actions


def _fits_as_before(
    due: Iterable[Planned], site: Site, comparison: Comparison
) -> Iterator[Result]:
    """Yield the outputs of documents that fit as before, whatever else was tried."""
    for document in due:
        kept = stands(document, site, comparison.fresh, wanted=None)
        if document.fitted and not any(
            each.record and comparison.changes(document, each.record) for each in kept
        ):
            yield from kept


def _withdrawals(
    plan: Plan, paths: Collection[str], comparison: Comparison, site: Site
) -> Iterator[Withdraw]:
    for each in (site, *site.elsewhere):
        actions, _ = withdrawals(plan, paths, (), comparison.verdict, each)
        yield from (action for action in actions if action.files)


def _write(
    document: Planned,
    mistakes: tuple[Diagnostic, ...],
    site: Site,
    comparison: Comparison,
) -> Write:
    paths, kept, changes = [], list[KeptEdit](), dict[Change, None]()
    for output in document.outputs:
        paths.append(site.name(document, output))
        kept += _kept(document, output, site)
        changes |= dict.fromkeys(_changes(document, output, site, comparison))
    known = [site.state.outputs.get(path) for path in paths]
    held = any(comparison.verdict(document, one) == "may not" for one in known)
    proof = _proof(document, site, comparison)
    listed = tuple(paths), tuple(changes), tuple(kept)
    return Write(document, *listed, held, proof, mistakes)


def _proof(document: Planned, site: Site, comparison: Comparison) -> str:
    """Return the name of the proof of a document that was and is too long; else empty."""
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
    """Return what has changed; if nothing has, the output is missing or asked for."""
    shown = site.name(document, output)
    known = site.state.outputs.get(shown)
    if known is None or not known.record:
        return (Change("output", shown, "", "not made yet"),)
    there = site.path(document, output).exists()
    reason = "built again, as asked" if there else "no longer there"
    changes = tuple(comparison.changes(document, known))
    return changes or (Change("output", shown, "", reason),)
