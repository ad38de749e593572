"""Turn a workspace into what a build of it would do."""

import datetime
from pathlib import Path

from briefgen.builder.build import unchanged
from briefgen.builder.changes import Status
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.proofs import with_proofs
from briefgen.publishing.remove_orphans import to_clear
from briefgen.publishing.unknown_files import strays
from briefgen.state.snapshot import copied


def status(root: Path, as_of: datetime.datetime, output: Path | None) -> Status:
    """Compare every document with what it was made from; make none.

    Raises BriefgenError with the mistakes of data and configuration.
    """
    request = BuildRequest(Selection(), as_of, output, None, force=False)
    with copied(root) as state:
        found = unchanged(root, request, state)
        if found is None:
            from briefgen.builder.foresee import foresee

            return foresee(root, request, state)
        plan, site, checked, moment = found
        asked = [result.document for result in checked.results]
        plan = with_proofs(plan, asked, (), site, moment)
        cleared, told = to_clear(plan, site)
        removed = tuple(each.path for each in cleared if not each.kept)
        withdrawn = tuple(each.path for each in cleared if each.kept)
        diagnostics = (*state.told, *checked.diagnostics, *told)
        named = {*removed, *withdrawn, *(each.place.path for each in diagnostics)}
        diagnostics += strays(plan, site, named)
        fresh = len({result.document for result in checked.results})
        return Status(
            (),
            fresh,
            removed,
            withdrawn,
            checked.left_out,
            diagnostics,
            plan.coming(as_of),
        )
