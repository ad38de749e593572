"""Values of the data to traced values, which know where they come from."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeAlias

from briefgen.errors import Place
from briefgen.model import (
    Duration,
    FiscalYears,
    Number,
    Total,
    When,
    is_some,
)
from briefgen.value_classes import dataclass
from briefgen.view import compare
from briefgen.view.reads import Origin
from briefgen.view.record import ABSENT, digest, rounded
from briefgen.view.release_label import ReleaseLabel
from briefgen.view.trace import Trace

Raw: TypeAlias = (
    str
    | int
    | bool
    | Decimal
    | Total
    | Number
    | FiscalYears
    | Duration
    | datetime.date
    | When
)

# What is asked of a value and a number → the answer for the raw ones.
COMPARISONS: Mapping[str, Callable[[object, object], bool]] = {
    "eq": compare.same,
    "lt": lambda first, second: compare.order(first, second) < 0,
    "le": lambda first, second: compare.order(first, second) <= 0,
    "gt": lambda first, second: compare.order(first, second) > 0,
    "ge": lambda first, second: compare.order(first, second) >= 0,
}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Value:
    """A scalar with its origin: a path in the data, or the inputs it was derived from.

    Templates compare it, test it and print it; it is no str and no number. `text` is
    set by a wording filter; `formula` names the derivation ("sum", "share", ...). A
    derived value with a `key` is recorded by how it is used: exactly when `raw` is taken,
    otherwise as it is `rounded` or by the outcome of a test (decisions/0035); it comes
    from `sources`. Words in another language than the document's name their `language`.
    """

    trace: Trace
    held: Raw
    path: str | None = None
    text: str | None = None
    prose: bool = False
    formula: str = ""
    inputs: tuple["Value", ...] = ()
    key: str = ""
    sources: tuple[Origin, ...] = ()
    language: str = ""

    def at(self, trace: Trace) -> "Value":
        """Return the same value, read by another trace."""
        return self if trace is self.trace else replace(self, trace=trace)

    @property
    def raw(self) -> Raw:
        """The value itself; to take it is to read it."""
        if self.key:
            self.trace.note(self.key, digest(self.held), *self.origin)
        return self.held

    @property
    def rounded(self) -> Raw:
        """The value itself for words that round it: only what they say is read."""
        if not self.key:
            return self.held
        if not isinstance(self.held, Total | Decimal):
            return self.raw
        self._note("rounded", rounded(self.held))
        return self.held

    def compared(self, how: str, other: object) -> bool:
        """Return whether a comparison holds; with a number, only that is read.

        A decimal is one of the house's own, such as a half: templates have none.
        """
        second = bare(other)
        if type(second) is not int and type(other) is not Decimal:
            return COMPARISONS[how](self.raw, second)
        outcome = COMPARISONS[how](self.held, second)
        self._note(f"{how}({second})", _answer(yes=outcome))
        return outcome

    def _note(self, use: str, digest: str) -> None:
        if self.key:
            self.trace.note(f"{self.key}|{use}", digest, *self.origin)

    def share_of(self, whole: "Value") -> "Value | None":
        """Return the fraction that this amount is of another, or None of nothing."""
        names = (self.key or self.path, whole.key or whole.path)
        key = f"{names[0]}|share({names[1]})" if all(names) else ""
        sources = (*self.origin, *whole.origin) if key else ()
        with self.trace.derivation(key):
            fraction = compare.fraction(self.raw, whole.raw)
        if key:  # whether there is one, and whether it is more than nothing
            some = ABSENT if fraction is None else _answer(yes=bool(fraction))
            self.trace.note(f"{key}|nonzero", some, *sources)
        if fraction is None:
            return None
        inputs = (self, whole)
        return Value(
            self.trace,
            fraction,
            formula="share",
            inputs=inputs,
            key=key,
            sources=sources,
        )

    @property
    def origin(self) -> tuple[Origin, ...]:
        """The paths that the value comes from."""
        if self.path is not None:
            return (self.path,)
        return self.sources

    @property
    def label(self) -> ReleaseLabel:
        """Its label; of a derived value, the label of all that it comes from."""
        return self.trace.label(*self._origins())

    def _origins(self) -> Iterator[Origin]:
        yield from self.origin
        for value in () if self.sources else self.inputs:  # they are among the sources
            yield from value._origins()  # noqa: SLF001 - one class

    def worded(self, text: str) -> "Value":
        """Return the same value with the words to print for it."""
        return Value(  # sooner than `replace`: most values get words
            self.trace,
            self.held,
            self.path,
            text,
            formula=self.formula,
            inputs=self.inputs,
            key=self.key,
            sources=self.sources,
            language=self.language,
        )

    @property
    def place(self) -> Place | None:
        """The place of the value in the data; None for a derived value."""
        return None if self.path is None else self.trace.place(self.path)

    def __html__(self) -> str:
        """Return the placeholder, so that joins in templates stay traced."""
        assert self.trace.placeholder is not None, "values are printed by templates"
        return self.trace.placeholder(self)

    __str__ = __html__

    def __repr__(self) -> str:
        return f"Value({self.held!r}, {self.path!r})"

    def __bool__(self) -> bool:
        held = self.held
        if isinstance(held, Total):
            some = is_some(held)
        else:
            some = bool(compare.bare_number(held))
        self._note("nonzero", _answer(yes=some))
        return some

    def __hash__(self) -> int:
        return hash(self.raw)

    def __contains__(self, _: object) -> bool:
        raise TypeError("'in' asks a list, and this is a value")

    def __eq__(self, other: object) -> bool:
        return self.compared("eq", other)

    def __lt__(self, other: object) -> bool:
        return self.compared("lt", other)

    def __le__(self, other: object) -> bool:
        return self.compared("le", other)

    def __gt__(self, other: object) -> bool:
        return self.compared("gt", other)

    def __ge__(self, other: object) -> bool:
        return self.compared("ge", other)


def _answer(*, yes: bool) -> str:
    return "yes" if yes else "no"


def bare(value: object) -> Any:
    """Return the raw value of a `Value`, and anything else as it is."""
    return value.raw if isinstance(value, Value) else value
