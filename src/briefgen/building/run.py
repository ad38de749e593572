"""Turn a workspace and a request into outputs that are up to date, and a report."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from briefgen.building import storing
from briefgen.building.clearing import clear, list_outputs
from briefgen.building.digests import of_moment
from briefgen.building.plan import Plan, Planned, WrongChoice
from briefgen.building.previewing import PREVIEW, softened, with_previews, without
from briefgen.building.request import Request
from briefgen.building.results import Published, Report, Result, Tell
from briefgen.building.site import Site, survey
from briefgen.building.sources import of_sources
from briefgen.building.standing import Checked, Fresh, check
from briefgen.building.state import State, opened
from briefgen.building.withdrawing import recall
from briefgen.errors import BriefgenError, Diagnostic


def build(root: Path, request: Request, tell: Tell) -> Report:
    """Make every output asked for that is not up to date, in the workspace at `root`.

    `tell` is called for each document that was made. Raises BriefgenError with the
    mistakes of data and configuration, when nothing is written, and WrongChoice for a
    selection that the workspace does not have.
    """
    with opened(root) as state:
        return _at_once(root, request, state) or _make(root, request, state, tell)


def folders(root: Path, plan: Plan, output: Path | None) -> Mapping[str, Path]:
    """Give the folder of each audience's outputs, and that of previews.

    `output` is asked for instead of what the workspace says.
    """
    named = plan.output.items()
    found = {
        audience: root / folder if output is None else output / audience
        for audience, folder in named
    }
    return {**found, PREVIEW: found["internal"] / PREVIEW}


def _at_once(root: Path, request: Request, state: State) -> Report | None:
    """Report on outputs that are all up to date; the plan's sources are as they were.

    Nothing is loaded for it. Gives None where there may be something to make.
    """
    last = None if request.preview else state.plan()
    if last is None or _sources(root, last[1].style, state) != last[0]:
        return None
    sources, plan = last
    moment = of_moment(plan, sources, request.as_of)
    site = survey(root, folders(root, plan, request.output), state)
    checked = check(plan, request, site, lambda _, found: found.checked == moment)
    if checked.due:
        return None
    whole = request.selection.everything
    plan = with_previews(plan, request.as_of)
    return _finish(plan, site, checked.results, checked.diagnostics, whole=whole)


def _sources(root: Path, style: str, state: State) -> str:
    """Digest the sources of a workspace, and remember their stamps."""
    sources = of_sources(root, style, state.files, state.began)
    state.keep_files()
    return sources


def _make(root: Path, request: Request, state: State, tell: Tell) -> Report:
    from briefgen.building.comparing import Comparison
    from briefgen.building.making import draft_again, make
    from briefgen.workspace import open_workspace

    sources = _sources(root, open_workspace(root).configuration.style, state)
    drafted = draft_again(open_workspace(root), state)  # what is read was digested
    plan = with_previews(drafted.plan, request.as_of)
    site = survey(root, folders(root, plan, request.output), state)
    comparison = Comparison(drafted.project, request.as_of, state)
    asked = plan if request.preview else drafted.plan
    checked = _checked(asked, drafted.mistakes, request, site, comparison.fresh)
    _sweep(checked.due, site)
    published = []
    for one in make(drafted.project, checked.due, request, site):
        published.append(one)
        tell(len(published), len(checked.due), one.results)
    results = [*checked.results, *(each for one in published for each in one.results)]
    if _sources(root, plan.style, state) == sources:  # nothing changed meanwhile
        if not drafted.mistakes:
            state.keep_plan(sources, drafted.plan)
        standing = [result.path for result in results if result.outcome != "failed"]
        state.confirm(standing, of_moment(plan, sources, request.as_of))
    found = [*drafted.mistakes, *checked.diagnostics, *softened(published, results)]
    results, told = recall(drafted.plan, results, comparison.held_back, site)
    whole = request.selection.everything and not drafted.mistakes
    return _finish(_made(plan, published), site, results, [*found, *told], whole=whole)


def _made(plan: Plan, published: Iterable[Published]) -> Plan:
    """Leave out the previews of documents that read nothing embargoed."""
    return without(plan, (one.document for one in published if not one.results))


def _checked(
    plan: Plan,
    mistakes: tuple[Diagnostic, ...],
    request: Request,
    site: Site,
    fresh: Fresh,
) -> Checked:
    try:
        return check(plan, request, site, fresh)
    except WrongChoice:
        if mistakes:  # what is asked for may be what could not be read
            raise BriefgenError(mistakes) from None
        raise


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
    storing.sweep(site.folders.values())  # of a manifest that was not whole
    removed = clear(plan, site) if whole else ()
    outputs = (
        site.name(document, out)
        for document in plan.documents
        for out in document.outputs
    )
    order = {path: place for place, path in enumerate(outputs)}
    in_order = tuple(
        sorted(results, key=lambda found: order.get(found.path, len(order)))
    )
    listed = list_outputs(plan, in_order, site)
    found = tuple(dict.fromkeys([*site.state.told, *diagnostics, *listed]))
    shown = (site.folders[audience] for audience in plan.output)
    return Report(in_order, removed, found, tuple(shown))
