"""Turn what builds remember into the warnings of documents that are still as they made them."""

import datetime
from contextlib import suppress

from briefgen.builder.compare import Comparison
from briefgen.builder.open_workspace import Drafted
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.planning.plan import Planned
from briefgen.publishing.finish_build import folders
from briefgen.publishing.output_paths import Site, survey
from briefgen.state.output_record import Remembered
from briefgen.state.state import State

OF_PAGES = "page-overflow"  # the rule of what only a build knows, which sets pages


class KnownWarnings:
    """The warnings of documents that were built, as of an instant, from the state.

    A document that could not be made is in no state, and so are its mistakes.
    """

    def __init__(
        self, drafted: Drafted, as_of: datetime.datetime, state: State
    ) -> None:
        self._state, self._site = state, _site(drafted, state)
        self._comparison = Comparison(drafted.project, as_of, state)

    def of(self, document: Planned) -> tuple[Diagnostic, ...] | None:
        """Return the warnings of a document; None if it has to be assembled.

        They are those of its outputs, if all that these were made from is unchanged and
        nothing was done to fit them to their pages.
        """
        if self._site is None:
            return None
        for output in document.outputs:
            known = self._state.outputs.get(self._site.name(document, output))
            if known is not None and self._counts(document, known):
                return known.warnings
        return None

    def _counts(self, document: Planned, known: Remembered) -> bool:
        if known.means or any(each.rule == OF_PAGES for each in known.warnings):
            return False
        return bool(known.record) and self._comparison.fresh(document, known) is True


def _site(drafted: Drafted, state: State) -> Site | None:
    """Return the folders that the workspace names; None if a build would refuse them."""
    root = drafted.project.workspace.root
    with suppress(BriefgenError):
        return survey(root, folders(root, drafted.plan, None), state)
    return None
