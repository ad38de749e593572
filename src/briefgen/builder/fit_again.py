"""Turn planned documents into how they would be fitted to their pages now."""

import datetime

from briefgen.assembly import DoesNotFit, Fitting, Project
from briefgen.errors import BriefgenError
from briefgen.planning.plan import Planned


def fitting_of(
    project: Project, document: Planned, as_of: datetime.datetime
) -> Fitting:
    """Return a document in all its languages, ready to be fitted."""
    kind = next(kind for kind in project.kinds if kind.name == document.kind)
    preview = document.audience == "preview"
    return Fitting(project, kind, document.subject, as_of, preview=preview)


class FittedAgain:
    """Documents of a project as of an instant, each subject's fitted once."""

    def __init__(self, project: Project, as_of: datetime.datetime) -> None:
        self._project, self._as_of = project, as_of
        self._fittings: dict[tuple[str, str, str], Fitting] = {}

    def decision(self, document: Planned) -> str | None:
        """Return what would be decided for a document; None if it cannot be made."""
        try:
            return self._fitting(document).fitted(document.language).decision
        except BriefgenError:
            return None

    def too_long(self, document: Planned) -> bool:
        """Return whether a document does not fit the pages that it promises."""
        try:
            self._fitting(document).fitted(document.language)
        except DoesNotFit as late:
            return late.pages is not None
        except BriefgenError:
            return False
        return False

    def _fitting(self, document: Planned) -> Fitting:
        key = (document.kind, document.subject, document.audience)
        if key not in self._fittings:
            self._fittings[key] = fitting_of(self._project, document, self._as_of)
        return self._fittings[key]
