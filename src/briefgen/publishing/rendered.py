"""Rendered documents as values that pass from process to process."""

from dataclasses import field

from briefgen.errors import Diagnostic
from briefgen.planning.plan import Output, Planned
from briefgen.state.document_record import Recorded
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of one output, and its number of pages if that is known.

    `words` are those of a Word file, in the form they are kept, and `pictures` the names
    of the charts in it that Word cannot draw itself.
    """

    output: Output
    bytes: bytes
    pages: int | None
    words: str | None = None
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Produced:
    """The result of a document: its contents, or the mistakes that forbid them.

    `recorded` says what the contents were made from: kind and key → digest; `means` how
    the document was fitted; `unfitted` has the warnings of the document as it was before,
    None if these are the same. With `kept`, its outputs stay as they are: it fits as
    before. One that does not fit has a `proof`, and `marking` is the marking on it.
    """

    document: Planned
    contents: tuple[Content, ...] = ()
    recorded: Recorded = field(default_factory=dict)
    marking: str = ""
    warnings: tuple[Diagnostic, ...] = ()
    mistakes: tuple[Diagnostic, ...] = ()
    means: tuple[str, ...] = ()
    kept: bool = False
    proof: Content | None = None
    unfitted: tuple[Diagnostic, ...] | None = None
