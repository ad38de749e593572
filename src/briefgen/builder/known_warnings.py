"""Turn a state into the warnings of documents that are still as it remembers them."""

import datetime
from collections.abc import Callable, Iterable

from briefgen.builder.compare import Comparison
from briefgen.builder.open_workspace import Drafted
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.planning.plan import Planned
from briefgen.publishing.finish_build import folders
from briefgen.publishing.output_paths import survey
from briefgen.state.output_record import Remembered
from briefgen.state.state import State


class KnownWarnings:
    """The warnings of documents as of an instant, by the state of builds or of checks.

    `names` returns what a document's outputs are called there. A document that could not
    be made is in no state, and so are its mistakes.
    """

    def __init__(
        self,
        drafted: Drafted,
        as_of: datetime.datetime,
        state: State,
        names: Callable[[Planned], Iterable[str]],
    ) -> None:
        self._outputs, self._names = state.outputs, names
        self._comparison = Comparison(drafted.project, as_of, state)

    def of(self, document: Planned) -> tuple[Diagnostic, ...] | None:
        """Return the warnings of a document; None if it has to be assembled.

        They are those of the document of its outputs, before it was fitted to its pages,
        if all that these were made from is unchanged.
        """
        for name in self._names(document):
            known = self._outputs.get(name)
            if known is not None and self._counts(document, known):
                return known.judged
        return None

    def _counts(self, document: Planned, known: Remembered) -> bool:
        return bool(known.record) and self._comparison.fresh(document, known) is True


def paths_of(drafted: Drafted, state: State) -> Callable[[Planned], list[str]]:
    """Return what returns the paths of a document's outputs, as a build names them.

    There are none if a build would refuse the folders that the workspace names.
    """
    root = drafted.project.workspace.root
    try:
        site = survey(root, folders(root, drafted.plan, None), state)
    except BriefgenError:
        return lambda _: []
    return lambda document: [site.name(document, each) for each in document.outputs]
