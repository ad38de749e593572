"""A condition on fields of the data, and an initiative, to the values that fulfil it.

A condition asks for what is there, never for what is not: so the less somebody may see,
the fewer initiatives fulfil it for them, and what is held back never lets one in.
"""

import datetime
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeAlias

from briefgen.model import Initiative, When
from briefgen.value_classes import dataclass
from briefgen.view.groups import Way, values_at

Plain: TypeAlias = (
    str | int | Decimal
)  # a date as ISO 8601 has it, whose order is that of time
ESCAPED = {ord(mark): f"\\u{ord(mark):04x}" for mark in "(){}"}  # marks of keys


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a field must be: one of some values, or from `first` to `last`, all of it.

    With none of these, it is enough that something is there. `field` leads to it from an
    initiative: `places.country`. Of lists, one entry is enough.
    """

    field: str
    values: tuple[Plain, ...] = ()
    first: Plain | None = None
    last: Plain | None = None

    def is_met_by(self, raw: object) -> bool:
        """Return whether a value is what is required."""
        if self.values:
            return plain(raw) in self.values
        if self.first is None and self.last is None:
            return True
        whole = (raw.first, raw.last) if isinstance(raw, When) else (raw, raw)
        low, high = map(plain, whole)
        late = self.first is None or self.first <= low  # type: ignore[operator]
        return late and (self.last is None or high <= self.last)  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class Condition:
    """Requirements, of which all of one alternative must be met."""

    alternatives: tuple[tuple[Requirement, ...], ...]

    def ways(self, initiative: Initiative) -> Iterator[Way]:
        """Yield for each alternative that an initiative meets the paths that show it."""
        for requirements in self.alternatives:
            way = tuple(_met(each, initiative) for each in requirements)
            if all(way):
                yield way


def _met(requirement: Requirement, initiative: Initiative) -> tuple[str, ...]:
    names = requirement.field.split(".")
    values = values_at(initiative, f"initiatives.{initiative.id}", names)
    return tuple(path for path, raw in values if requirement.is_met_by(raw))


def plain(raw: object) -> Plain:
    """Return a value as conditions have it."""
    if isinstance(raw, datetime.date):
        return raw.isoformat()
    return raw if isinstance(raw, str | int | Decimal) else str(raw)


def text_of(condition: Condition) -> str:
    """Return a condition as it stands in the keys of records."""
    rows = [
        [[each.field, [*each.values], each.first, each.last] for each in alternative]
        for alternative in condition.alternatives
    ]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return text.translate(ESCAPED)


def condition_in(text: str) -> Condition:
    """Return the condition that `text_of` wrote; raise ValueError for any other text."""
    return Condition(
        tuple(
            tuple(
                Requirement(field, tuple(values), first, last)
                for field, values, first, last in row
            )
            for row in json.loads(text)
        )
    )
