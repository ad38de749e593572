"""Turn a workspace into its mistakes: every document goes as far as its tree.

What a build made of a document that has not changed since need not be made again to
know its warnings. Nothing is written.
"""

import datetime

from briefgen.builder.known_warnings import KnownWarnings
from briefgen.builder.open_workspace import Drafted, draft, draft_again
from briefgen.builder.render_document import check
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.planning.plan import current
from briefgen.publishing.finish_build import sources_of
from briefgen.state.snapshot import copied
from briefgen.state.state import State
from briefgen.workspace import Workspace


def check_workspace(
    workspace: Workspace, as_of: datetime.datetime
) -> tuple[int, tuple[Diagnostic, ...]]:
    """Judge every document; return their number, and every mistake once."""
    with copied(workspace.root) as state:
        try:
            drafted = _drafted(workspace, state)
        except BriefgenError as error:
            return 0, tuple(dict.fromkeys(error.diagnostics))
        documents = current(drafted.plan, as_of).documents
        diagnostics = list(drafted.mistakes)
        for kind in drafted.project.kinds:  # all its documents may be left out
            diagnostics += kind.mistakes
        known = KnownWarnings(drafted, as_of, state)
        for document in documents:
            warnings = known.of(document)
            if warnings is None:
                warnings = check(drafted.project, document, as_of)
            diagnostics += warnings
    return len(documents), tuple(dict.fromkeys(diagnostics))


def _drafted(workspace: Workspace, state: State) -> Drafted:
    """Read the workspace; where it was built, unchanged data files are not read again.

    Raises BriefgenError with the mistakes of its data.
    """
    if not state.outputs:
        return draft(workspace)
    sources_of(workspace.root, workspace.configuration.style, state)
    return draft_again(workspace, state)
