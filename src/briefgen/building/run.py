"""Turn a workspace and a request into outputs that are up to date, and a report."""

from collections.abc import Iterable
from pathlib import Path

from briefgen.building import storing
from briefgen.building.clearing import clear, list_outputs
from briefgen.building.digests import of_moment
from briefgen.building.plan import Plan, Planned, WrongChoice
from briefgen.building.request import Request
from briefgen.building.results import Report, Result, Tell
from briefgen.building.site import Site, survey
from briefgen.building.sources import of_sources
from briefgen.building.standing import Checked, check
from briefgen.building.state import State, opened
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.workspace import Workspace


def build(workspace: Workspace, request: Request, tell: Tell) -> Report:
    """Make every output asked for that is not up to date.

    `tell` is called for each document that was made. Raises BriefgenError with the
    mistakes of data and configuration, when nothing is written, and WrongChoice for a
    selection that the workspace does not have.
    """
    with opened(workspace.root) as state:
        site = survey(workspace.root, folders(workspace, request.output), state)
        sources = sources_of(workspace, state)
        plan = state.plan(sources)
        if plan is None or (checked := _at_once(plan, request, site, sources)).due:
            return _make(workspace, request, site, sources, tell)
        whole = request.selection.everything
        return _finish(plan, site, checked.results, checked.diagnostics, whole=whole)


def sources_of(workspace: Workspace, state: State) -> str:
    """Digest the sources of a workspace, and remember their stamps."""
    style = workspace.configuration.style
    sources = of_sources(workspace.root, style, state.files, state.began)
    state.keep_files()
    return sources


def folders(workspace: Workspace, output: Path | None) -> dict[str, Path]:
    """Give the folder of each audience's outputs."""
    named = workspace.configuration.output
    if output is not None:
        return {audience: output / audience for audience in named}
    return {audience: workspace.root / folder for audience, folder in named.items()}


def _make(
    workspace: Workspace, request: Request, site: Site, sources: str, tell: Tell
) -> Report:
    from briefgen.building.comparing import Comparison
    from briefgen.building.making import draft_again, make

    drafted = draft_again(workspace, site.state)
    comparison = Comparison(drafted.project, request.as_of, site.state)
    try:
        checked = check(drafted.plan, request, site, comparison.fresh)
    except WrongChoice:
        if drafted.mistakes:  # what is asked for may be what could not be read
            raise BriefgenError(drafted.mistakes) from None
        raise
    _sweep(checked.due, site)
    results = list(checked.results)
    found = [*drafted.mistakes, *checked.diagnostics]
    made = make(drafted.project, checked.due, request, site)
    for done, published in enumerate(made, 1):
        results += published.results
        found += published.diagnostics
        tell(done, len(checked.due), published.results)
    if sources_of(workspace, site.state) == sources:  # nothing changed meanwhile
        if not drafted.mistakes:
            site.state.keep_plan(sources, drafted.plan)
        standing = [result.path for result in results if result.outcome != "failed"]
        moment = of_moment(drafted.plan, sources, request.as_of)
        site.state.confirm(standing, moment)
    whole = request.selection.everything and not drafted.mistakes
    return _finish(drafted.plan, site, results, found, whole=whole)


def _at_once(plan: Plan, request: Request, site: Site, sources: str) -> Checked:
    """Check without a look at what any document read: sources and time are as before."""
    moment = of_moment(plan, sources, request.as_of)
    return check(plan, request, site, lambda _, record: record.checked == moment)


def _sweep(due: Iterable[Planned], site: Site) -> None:
    outputs = ((document, out) for document in due for out in document.outputs)
    storing.sweep({site.path(*output).parent for output in outputs})


def _finish(
    plan: Plan,
    site: Site,
    results: Iterable[Result],
    diagnostics: Iterable[Diagnostic],
    *,
    whole: bool,
) -> Report:
    """Remove what a whole plan no longer has, list what stands, and report."""
    removed = clear(plan, site) if whole else ()
    outputs = (out for document in plan.documents for out in document.outputs)
    order = {output: place for place, output in enumerate(outputs)}
    in_order = tuple(sorted(results, key=lambda found: order[found.output]))
    listed = list_outputs(plan, in_order, site)
    found = tuple(dict.fromkeys([*site.state.told, *diagnostics, *listed]))
    return Report(in_order, removed, found, tuple(site.folders.values()))
