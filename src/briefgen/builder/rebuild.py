"""Turn a workspace that changed and a request into outputs that are up to date."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from briefgen.builder.compare import Comparison
from briefgen.builder.open_workspace import Drafted, Maker, check_all, draft_again, make
from briefgen.errors import BriefgenError
from briefgen.planning.plan import Plan, Planned, current
from briefgen.planning.request import BuildRequest
from briefgen.publishing.finish_build import finish, judged, sources_of
from briefgen.publishing.output_paths import Site
from briefgen.publishing.previews import softened, with_previews, without
from briefgen.publishing.proofs import proof_of
from briefgen.publishing.public_folders import remember, survey_all, unsurveyed
from briefgen.publishing.report import Published, Report, Result, Tell
from briefgen.publishing.standing_outputs import settled_by
from briefgen.publishing.withdraw import UNJUDGED, WITHDRAW, recall
from briefgen.state.fingerprints import of_moment
from briefgen.state.state import State
from briefgen.workspace import open_workspace


def renew(
    root: Path, request: BuildRequest, state: State, tell: Tell, maker: Maker = make
) -> Report:
    """Read everything, make what is due, withdraw what may no longer be published.

    `maker` makes documents, or has them from elsewhere. Raises BriefgenError and
    WrongChoice, as a build does.
    """
    sources, drafted = _drafted(root, state)
    plan, as_of = with_previews(drafted.plan, request.as_of), request.as_of
    site = survey_all(root, plan, request.output, state)
    remember(site)
    comparison = Comparison(drafted.project, as_of, state)
    wanted = plan if request.preview else drafted.plan
    checked = check_all(drafted, wanted, request, site, comparison.fresh)
    published = list(
        _published(
            maker(drafted.project, checked.due, request, site), checked.due, site, tell
        )
    )
    results = [*checked.results, *(each for one in published for each in one.results)]
    proofs = tuple(one.proof for one in published if one.proof is not None)
    settled = sources == sources_of(root, plan.style, state)  # nothing changed since
    moment = of_moment(plan, sources, as_of)
    if settled:
        state.confirm(_standing(*results, *proofs), moment)
        comparison.keep_index(results)
    messages = [*drafted.mistakes, *checked.diagnostics, *softened(published, results)]
    results, more = recall(plan, results, comparison.verdict, site)
    messages += more
    judged_all = not {WITHDRAW, UNJUDGED} & {each.rule for each in messages}
    if settled and not drafted.mistakes:
        state.keep_plan(
            sources, drafted.plan, judged(moment, site) if judged_all else ""
        )
    report = Report(
        tuple(results),
        (),
        tuple(messages),
        (),
        checked.left_out,
        coming=plan.coming(as_of),
        proofs=proofs,
        judged=settled and judged_all,
    )
    plan = current(_without_needless(plan, published), as_of)
    whole = request.selection.everything and drafted.whole
    return settled_by(
        finish(plan, site, report, moment, whole=whole), request, plan, site
    )


def _standing(*results: Result) -> Iterator[str]:
    """Yield the outputs that were made from the present sources."""
    return (result.path for result in results if result.outcome != "failed")


def _drafted(root: Path, state: State) -> tuple[str, Drafted]:
    """Read the workspace, after the digest of its sources was taken.

    Raises BriefgenError with the mistakes of data and configuration.
    """
    try:
        sources = sources_of(root, open_workspace(root).configuration.style, state)
        return sources, draft_again(open_workspace(root), state)
    except BriefgenError as error:
        last = state.plan()
        plan = None if last is None else last[1]
        raise unsurveyed(error, root, plan, state) from error


def _published(
    done: Iterator[Published], due: tuple[Planned, ...], site: Site, tell: Tell
) -> Iterator[Published]:
    """Have the due documents made, and report each."""
    files = (*due, *map(proof_of, due))
    outputs = ((document, out) for document in files for out in document.outputs)
    site.sweep({site.path(*output).parent for output in outputs})
    if due:
        tell(0, len(due), ())
    for number, one in enumerate(done, 1):
        tell(number, len(due), one.results)
        yield one


def _without_needless(plan: Plan, published: Iterable[Published]) -> Plan:
    """Return the plan without previews of documents that read nothing under embargo."""
    return without(plan, (one.document for one in published if not one.results))
