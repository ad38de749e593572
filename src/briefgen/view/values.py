"""Traced values: what one document reads, and whether it may."""

import datetime
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

from briefgen.errors import Place
from briefgen.model import (
    Audience,
    Duration,
    FiscalYears,
    Language,
    Money,
    Portfolio,
    Release,
    highest,
)

Raw: TypeAlias = (
    str | int | bool | Decimal | Money | FiscalYears | Duration | datetime.date
)


class Unreleased(Exception):  # noqa: N818 - it says what was found, as a label does
    """A public document read a value that may not be published."""

    def __init__(self, path: str, place: Place | None, release: Release) -> None:
        super().__init__(path)
        self.path, self.place, self.release = path, place, release


class Untranslated(Exception):  # noqa: N818 - likewise
    """A text has no words in the document's language."""

    def __init__(self, path: str, place: Place | None, language: Language) -> None:
        super().__init__(path)
        self.path, self.place, self.language = path, place, language


class Placeholders(Protocol):
    """Give the placeholder that stands for a value in rendered template text."""

    def __call__(self, value: "Value") -> str:
        """Register the value and give its placeholder."""


class Trace:
    """Record what one document reads; decide what it may read.

    `reads` holds the paths in order of first access. `as_of` decides embargoes. With
    `summaries` an initiative shows its summary as its description, where it has one.
    """

    def __init__(
        self,
        portfolio: Portfolio,
        language: Language,
        audience: Audience,
        as_of: datetime.datetime,
    ) -> None:
        self.portfolio = portfolio
        self.language = language
        self.audience = audience
        self.as_of = as_of
        self.reads: dict[str, None] = {}
        self.summaries = False
        self.placeholder: Placeholders | None = None

    def released(self, path: str) -> bool:
        """Say whether the value at `path` may be shown to this document's readers."""
        if self.audience == "internal":
            return True
        release = self.portfolio.release_of(path)
        due = release.embargo is None or release.embargo <= self.as_of
        return release.audience == "public" and release.marking is None and due

    def read(self, path: str) -> None:
        """Record an access.

        Raises Unreleased when the value may not be shown.
        """
        if not self.released(path):
            release = self.portfolio.release_of(path)
            raise Unreleased(path, self.place(path), release)
        self.reads[path] = None

    def place(self, path: str) -> Place | None:
        """Say where the value at `path`, or the nearest that encloses it, stands."""
        while path:
            if path in self.portfolio.places:
                return self.portfolio.places[path]
            path = path.rpartition(".")[0]
        return None

    def marking(self) -> tuple[str, ...]:
        """Give the highest marking of each scale among what was read."""
        labels = (self.portfolio.release_of(path).marking for path in self.reads)
        return highest(label for label in labels if label is not None)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Value:
    """A scalar with its origin: a path in the data, or the inputs it was derived from.

    Templates compare it, test it and print it; it is no str and no number. `text` is
    set by a wording filter; `formula` names the derivation ("sum", "share", ...).
    """

    trace: Trace
    raw: Raw
    path: str | None = None
    text: str | None = None
    prose: bool = False
    formula: str = ""
    inputs: tuple["Value", ...] = ()

    def worded(self, text: str) -> "Value":
        """Give the same value with the words to print for it."""
        return replace(self, text=text, prose=False)

    @property
    def place(self) -> Place | None:
        """Say where the value stands in the data; None for a derived value."""
        return None if self.path is None else self.trace.place(self.path)

    def __html__(self) -> str:
        """Give the placeholder, so that joins in templates stay traced."""
        assert self.trace.placeholder is not None, "values are printed by templates"
        return self.trace.placeholder(self)

    __str__ = __html__

    def __repr__(self) -> str:
        return f"Value({self.raw!r}, {self.path!r})"

    def __bool__(self) -> bool:
        return bool(self.raw.amount if isinstance(self.raw, Money) else self.raw)

    def __hash__(self) -> int:
        return hash(self.raw)

    def __contains__(self, _: object) -> bool:
        message = "'in' asks a list, and this is a value"
        raise TypeError(message)

    def __eq__(self, other: object) -> bool:
        return bool(self.raw == bare(other))

    def __lt__(self, other: object) -> bool:
        return order(self.raw, bare(other)) < 0

    def __le__(self, other: object) -> bool:
        return order(self.raw, bare(other)) <= 0

    def __gt__(self, other: object) -> bool:
        return order(self.raw, bare(other)) > 0

    def __ge__(self, other: object) -> bool:
        return order(self.raw, bare(other)) >= 0


def bare(seen: object) -> Any:
    """Take the raw value out of a `Value`; give anything else as it is."""
    return seen.raw if isinstance(seen, Value) else seen


def order(first: object, second: object) -> int:
    """Compare two raw values: negative, zero or positive.

    Raises TypeError for values that have no common order.
    """
    if isinstance(first, str) and isinstance(second, str):
        return (first > second) - (first < second)
    left, right = _number(first), _number(second)
    return (left > right) - (left < right)


def _number(raw: object) -> Decimal:
    match raw:
        case Money(amount):
            return amount
        case FiscalYears(first, last):
            return Decimal(first) + Decimal(last) / 10000
        case int() | Decimal():
            return Decimal(raw)
        case datetime.date():
            return Decimal(raw.toordinal())
        case _:
            message = "only amounts, numbers, dates and fiscal years can be compared"
            raise TypeError(message)
