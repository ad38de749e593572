"""What a source says now, as values of our fields; each with where it stands."""

from collections.abc import Mapping
from typing import TypeAlias

from briefgen.errors import Diagnostic
from briefgen.imports.field_path import FieldPath
from briefgen.imports.mapping import Subject
from briefgen.value_classes import dataclass

# By subject and path, without the keys of items: the field of an item by which it is known
# again; None where items are texts.
ListKeys: TypeAlias = Mapping[tuple[Subject, FieldPath], str | None]


@dataclass(frozen=True, slots=True)
class IncomingValue:
    """A value as a data file would have it, in its plainest form: `2000000`, `2025-04-03`.

    None where the source says that the field is to be emptied (`!clear`). `bare` values
    are written without quotes: numbers, dates, truth values. `where` is for people.
    """

    text: str | None
    where: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class IncomingSubject:
    """One initiative, theme, or the portfolio, as a source has it.

    `key` is how the source knows it again, and empty for the portfolio; `proposed_id` is
    the id of a new one. Empty cells are not among the `values`.
    """

    subject: Subject
    key: str
    proposed_id: str
    where: str
    line: int
    values: Mapping[FieldPath, IncomingValue]


@dataclass(frozen=True, slots=True)
class Incoming:
    """All that a source says; nothing may be written while `mistakes` has any.

    `list_keys` are those of the lists that are filled.
    """

    subjects: tuple[IncomingSubject, ...]
    list_keys: ListKeys
    mistakes: tuple[Diagnostic, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()
