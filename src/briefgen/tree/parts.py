"""What some blocks consist of: figures, rows of a record, entries of a table of contents."""

from briefgen.tree.inlines import Inlines
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure in large type, and what it counts."""

    value: Inlines
    label: Inlines


@dataclass(frozen=True, slots=True)
class Detail:
    """A label and its value in the record at the head of a note."""

    label: Inlines
    value: Inlines


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading's words in the table of contents, and its page if that is known.

    `level` is the heading's as it is printed; `heading` its number among the headings
    of the body, from 1, in reading order. `content` has no links and no notes.
    """

    level: int
    content: Inlines
    heading: int
    page: int | None = None
