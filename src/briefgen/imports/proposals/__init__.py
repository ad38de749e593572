"""The content of a source to the mapping that briefgen proposes: one module a form."""

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast

from briefgen.imports.proposal import Proposal
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.sources.source_content import SourceContent

# The module that proposes a mapping, by the form of the source; loaded when it is needed.
TABLES = "briefgen.imports.proposals.tables"
PROPOSALS: Mapping[str, str] = {
    "iati": "briefgen.imports.proposals.iati",
    "grants-register": "briefgen.imports.proposals.grants_register",
    "360giving": "briefgen.imports.proposals.giving_360",
    "csv": TABLES,
    "data-package": TABLES,
    "page": "briefgen.imports.proposals.page",
    "sql": TABLES,
    "workbook": TABLES,
}


class FormProposals(Protocol):
    """What a module of a form offers."""

    def propose(self, content: SourceContent, frame: ProposalFrame) -> Proposal:
        """Return a mapping for what a source says, with reasons and questions."""


def propose(content: SourceContent, frame: ProposalFrame) -> Proposal:
    """Return a mapping for what a source says, with reasons and questions.

    The form is that of the content's options, which every reader fills in.
    """
    assert content.options.form is not None
    module = import_module(PROPOSALS[content.options.form])
    return cast("FormProposals", module).propose(content, frame)
