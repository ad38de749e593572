"""Turn a workspace into its mistakes: every document goes as far as its tree."""

import datetime

from briefgen.builder.open_workspace import draft
from briefgen.builder.render_document import check
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.planning.plan import current
from briefgen.workspace import Workspace


def check_workspace(
    workspace: Workspace, as_of: datetime.datetime
) -> tuple[int, tuple[Diagnostic, ...]]:
    """Assemble every document; return their number, and every mistake once."""
    try:
        drafted = draft(workspace)
    except BriefgenError as error:
        return 0, tuple(dict.fromkeys(error.diagnostics))
    documents = current(drafted.plan, as_of).documents
    diagnostics = list(drafted.mistakes)
    for kind in drafted.project.kinds:  # all its documents may be left out
        diagnostics += kind.mistakes
    for document in documents:
        diagnostics += check(drafted.project, document, as_of)
    return len(documents), tuple(dict.fromkeys(diagnostics))
