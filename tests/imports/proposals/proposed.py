"""A source to what is proposed for it, and to the values that this proposal takes."""

from briefgen.imports.field_path import shown_path
from briefgen.imports.import_frame import ImportFrame
from briefgen.imports.incoming_values import Incoming
from briefgen.imports.proposal import Proposal
from briefgen.imports.proposals import propose
from briefgen.imports.proposals.frame import ProposalFrame
from briefgen.imports.read_incoming import read_incoming
from briefgen.imports.target_fields import target_fields
from briefgen.sources.source_content import SourceContent

LANGUAGES = ("en", "fr")


def proposed(content: SourceContent, **themes: str) -> Proposal:
    """Return what is proposed in a workspace with these themes."""
    frame = ProposalFrame("aid", f"sources/{content.name}", LANGUAGES, themes, "CAD")
    return propose(content, frame)


def incoming(content: SourceContent, proposal: Proposal, **themes: str) -> Incoming:
    """Return the values that a proposal takes from a source."""
    titles = {name: (title,) for name, title in themes.items()}
    frame = ImportFrame(target_fields(LANGUAGES), titles, {}, "CAD")
    return read_incoming(proposal.mapping, content, frame)


def values(taken: Incoming, key: str) -> dict[str, str | None]:
    """Return the values of one subject by their shown paths."""
    (subject,) = (each for each in taken.subjects if each.key == key)
    return {shown_path(path): value.text for path, value in subject.values.items()}
