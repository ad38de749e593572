"""Fields that an office declares for itself, and the values that its data gives them."""

import datetime
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from briefgen.model.illustration import Illustration
from briefgen.model.link import WebLink
from briefgen.model.money import Money
from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass

T = TypeVar("T")

Simple: TypeAlias = Literal["text", "number", "money", "date", "choice", "link"]
OwnType: TypeAlias = Literal[Simple, "prose", "picture", "list", "table"]


@dataclass(frozen=True, slots=True)
class ByName(Generic[T]):
    """A mapping with the names that an office declares: fields, or their values."""

    values: Mapping[str, T] = field(default_factory=dict)


# A value: a choice is the id of what was chosen; None is not given.
OwnValue: TypeAlias = (
    str
    | Decimal
    | datetime.date
    | Money
    | LocalizedText
    | WebLink
    | Illustration
    | ByName[Any]
    | tuple[Any, ...]
    | None
)
NO_VALUES: ByName[OwnValue] = ByName()


@dataclass(frozen=True, slots=True)
class OwnChoice:
    """One of the choices that a field declares."""

    id: str
    label: LocalizedText


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field that an office declares for itself, or a column of one that is a table.

    `items` is the type of what stands in a list.
    """

    id: str
    type: OwnType
    label: LocalizedText
    hint: LocalizedText | None = None
    required: bool = False
    items: Simple | None = None
    choices: tuple[OwnChoice, ...] = ()
    columns: "ByName[OwnField]" = field(default_factory=ByName)
    unit: LocalizedText | None = None
    decimals: int = 0
    least: Decimal | None = None
    most: Decimal | None = None

    @property
    def simple(self) -> OwnType:
        """The type of its values, or of what stands in its lists."""
        return self.items or self.type


@dataclass(frozen=True, slots=True)
class DeclaredFields:
    """The fields that an office declares, of each thing that may have them."""

    portfolio: ByName[OwnField] = field(default_factory=ByName)
    theme: ByName[OwnField] = field(default_factory=ByName)
    initiative: ByName[OwnField] = field(default_factory=ByName)

    @property
    def choices(self) -> tuple[str, ...]:
        """The fields of initiatives of which each choice may be a subject."""
        every = self.initiative.values.items()
        return tuple(name for name, each in every if each.simple == "choice")


def blank(declared: ByName[OwnField]) -> ByName[OwnValue]:
    """Return the values of fields of which none is given."""
    return ByName(dict.fromkeys(declared.values))
