"""Blocks that hold words and no blocks in them, and the parts of these."""

from dataclasses import field
from typing import Literal

from briefgen.errors import Place
from briefgen.tree.inlines import Inlines
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """What every block has: the line of the template, or of the data, that it is from.

    No page depends on it, and blocks that differ in it alone are equal. Notes to the
    author about it, each of paragraphs, are on no page, but in Word.
    """

    place: Place | None = field(default=None, compare=False, repr=False)
    author_notes: tuple[tuple[Inlines, ...], ...] = ()


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
    of the body, from 1, in reading order. `content` has no links and no notes. An entry
    for a figure or table has the `name` of this instead, and the level of one below none.
    """

    level: int
    content: Inlines
    heading: int
    page: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures(Sourced):
    """A row of key figures."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Details(Sourced):
    """The record of a note: tracking number, date, and the like; a two-column table."""

    rows: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class SignOff(Sourced):
    """Who signs: `head` names the columns, each office gets a row to fill in."""

    head: tuple[str, ...]
    offices: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Signature(Sourced):
    """A box that one reader signs: what is signed, by whom.

    `head` names what is filled in: the signature, its date, comments.
    """

    title: Inlines
    signer: Inlines
    head: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents(Sourced):
    """A table of contents: the headings that follow, down to the level `depth`.

    A list of figures or tables has a `series`; `label` is the word before their numbers,
    or empty if they have none.
    """

    title: Inlines
    entries: tuple[ContentsEntry, ...]
    depth: int
    series: Literal["", "figure", "table"] = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A name, and where it stands: names of marks, each with its page if that is known.

    It may be in a `language` of its own.
    """

    words: str
    mentions: tuple[tuple[str, int | None], ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Index(Sourced):
    """An alphabetical index; its title is a heading before it."""

    entries: tuple[IndexEntry, ...]
