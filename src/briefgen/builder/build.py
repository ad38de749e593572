"""Turn a workspace and a request into outputs that are up to date, and a report."""

from dataclasses import replace
from pathlib import Path

from briefgen.builder.unaccepted import unaccepted
from briefgen.planning.plan import Plan, current
from briefgen.planning.request import BuildRequest
from briefgen.publishing.find_due import Checked, check
from briefgen.publishing.finish_build import finish, judged, sources_of
from briefgen.publishing.output_paths import Site
from briefgen.publishing.previews import with_previews
from briefgen.publishing.public_folders import survey_all
from briefgen.publishing.report import Report, Tell
from briefgen.publishing.standing_outputs import report_of, settled_by
from briefgen.state.fingerprints import of_moment
from briefgen.state.state import State, opened


def build(root: Path, request: BuildRequest, tell: Tell) -> Report:
    """Build every output asked for that is out of date, in the workspace at `root`.

    `tell` is called for each document that was made. Raises BriefgenError with the
    mistakes of data and configuration, and then nothing is written; and WrongChoice for
    a selection that the workspace does not have.
    """
    report = _build(root, request, tell)
    return replace(report, diagnostics=unaccepted(root, report.diagnostics))


def _build(root: Path, request: BuildRequest, tell: Tell) -> Report:
    standing = report_of(root, request)
    if standing is not None:
        return standing
    with opened(root, request.wait) as state:
        state.forget_standing()
        if request.force:
            state.doubt()
        known = unchanged(root, request, state)
        if known is None:
            from briefgen.builder.rebuild import renew

            return renew(root, request, state, tell)
        plan, site, checked, moment = known
        report = Report(checked.results, (), checked.diagnostics, (), checked.left_out)
        report = replace(report, coming=plan.coming(request.as_of), judged=True)
        whole = request.selection.everything
        report = finish(plan, site, report, moment, whole=whole)
        return settled_by(report, request, plan, site)


def unchanged(
    root: Path, request: BuildRequest, state: State
) -> tuple[Plan, Site, Checked, str] | None:
    """Check outputs if the sources of the last plan are unchanged; nothing is loaded.

    Returns None if there may be something to make, or to withdraw; otherwise the plan
    as it is now, the state of its outputs, and the moment.
    """
    last = None if request.preview else state.plan()
    if last is None or sources_of(root, last[1].style, state) != last[0]:
        return None
    sources, plan, before = last
    moment = of_moment(plan, sources, request.as_of)
    site = survey_all(root, plan, request.output, state)
    checked = check(plan, request, site, lambda _, output: output.checked == moment)
    if checked.due or before != judged(moment, site):
        return None
    plan = current(with_previews(plan, request.as_of), request.as_of)
    return plan, site, checked, moment
