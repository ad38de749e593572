"""Turn a workspace and a request into the actions of a build, with their reasons."""

from dataclasses import replace
from pathlib import Path

from briefgen.builder.build import unchanged
from briefgen.builder.unaccepted import unaccepted
from briefgen.planning.request import BuildRequest
from briefgen.publishing.actions import Actions
from briefgen.publishing.find_due import keep
from briefgen.publishing.finish_build import decided
from briefgen.publishing.proofs import with_proofs
from briefgen.state.snapshot import copied


def decide(root: Path, request: BuildRequest) -> Actions:
    """Return what a build would do; nothing is built, and nothing is written.

    Raises BriefgenError with the mistakes of data and configuration, and WrongChoice
    for a selection that the workspace does not have.
    """
    actions = _decide(root, request)
    return replace(actions, diagnostics=unaccepted(root, actions.diagnostics))


def _decide(root: Path, request: BuildRequest) -> Actions:
    with copied(root) as state:
        if request.force:
            state.doubt()
        known = unchanged(root, request, state)
        if known is None:
            from briefgen.builder.decide_stale_actions import decide_stale

            return decide_stale(root, request, state)
        plan, site, checked, moment = known
        documents = [result.document for result in checked.results]
        then = with_proofs(plan, documents, (), site, moment)
        diagnostics = (*state.diagnostics, *checked.diagnostics)
        coming = plan.coming(request.as_of)
        rest = Actions((), checked.left_out, diagnostics, coming)
        kept = tuple(map(keep, checked.results))
        return decided(kept, then, site, rest, whole=request.selection.everything)
