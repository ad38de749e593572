"""Turn a workspace into what a build of it would do."""

import datetime
from pathlib import Path

from briefgen.building.changes import Status
from briefgen.building.clearing import to_clear
from briefgen.building.copying import copied
from briefgen.building.plan import Selection
from briefgen.building.proofs import with_proofs
from briefgen.building.request import Request
from briefgen.building.run import unchanged
from briefgen.building.strays import strays


def status(root: Path, as_of: datetime.datetime, output: Path | None) -> Status:
    """Compare every document with what it was made from; make none.

    Raises BriefgenError with the mistakes of data and configuration.
    """
    request = Request(Selection(), as_of, output, None, force=False)
    with copied(root) as state:
        found = unchanged(root, request, state)
        if found is None:
            from briefgen.building.foreseeing import foresee

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
