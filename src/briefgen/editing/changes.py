"""What is to become of the values of a file: put, inserted, or removed, each by its path."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from briefgen.value_classes import dataclass

# A text that looks like a number, a date or a word of YAML is put in quotes; a number, a
# date or a truth value is written bare, and None is nothing.
Value: TypeAlias = (
    "str | bool | int | Decimal | date | Sequence[Value] | Mapping[str, Value] | None"
)
Path: TypeAlias = tuple[str | int, ...]  # names of fields, and numbers of items from 0


@dataclass(frozen=True, slots=True)
class Put:
    """Give the value at a path this one; a field that is missing is added.

    It is added before the first of the fields `before` that is there, else at the end. A
    list or mapping in place of another changes only what differs.
    """

    path: Path
    value: Value
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Insert:
    """Add an item to a list: the path ends with its number, at most that of the items."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class Drop:
    """Take away a field or an item."""

    path: Path


Change: TypeAlias = Put | Insert | Drop


def bare(value: Value) -> str | None:
    """Return a number, date or truth value as it is written, or None for another value."""
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case _:
            return None


def shown(path: Path) -> str:
    """Return a path for a message: `partners.0.name`."""
    return ".".join(map(str, path)) or "the whole file"
