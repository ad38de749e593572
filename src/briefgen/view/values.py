"""Values of the data to traced values, which know where they come from."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeAlias

from briefgen.errors import Place
from briefgen.model import Duration, FiscalYears, Money
from briefgen.view import compare
from briefgen.view.reads import Origin, Origins
from briefgen.view.record import digest
from briefgen.view.release_label import ReleaseLabel
from briefgen.view.trace import Trace

Raw: TypeAlias = (
    str | int | bool | Decimal | Money | FiscalYears | Duration | datetime.date
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Value:
    """A scalar with its origin: a path in the data, or the inputs it was derived from.

    Templates compare it, test it and print it; it is no str and no number. `text` is
    set by a wording filter; `formula` names the derivation ("sum", "share", ...). A
    derived value with a `key` is recorded by it when `raw` is taken; it comes from the
    paths in `sources`.
    """

    trace: Trace
    held: Raw
    path: str | None = None
    text: str | None = None
    prose: bool = False
    formula: str = ""
    inputs: tuple["Value", ...] = ()
    key: str = ""
    sources: Origins | None = None

    def at(self, trace: Trace) -> "Value":
        """Return the same value, read by another trace."""
        return self if trace is self.trace else replace(self, trace=trace)

    @property
    def raw(self) -> Raw:
        """The value itself; to take it is to read it."""
        if self.key:
            self.trace.note(self.key, digest(self.held), *self.origin)
        return self.held

    def share_of(self, whole: "Value") -> "Value | None":
        """Return the fraction that this amount is of another, or None of nothing."""
        names = (self.key or self.path, whole.key or whole.path)
        key = f"{names[0]}|share({names[1]})" if all(names) else ""
        with self.trace.derivation(key):
            fraction = compare.fraction(self.raw, whole.raw)
        if key:
            self.trace.note(key, digest(fraction), *self.origin, *whole.origin)
        if fraction is None:
            return None
        return Value(self.trace, fraction, formula="share", inputs=(self, whole))

    @property
    def origin(self) -> tuple[Origin, ...]:
        """The paths that the value comes from."""
        if self.path is not None:
            return (self.path,)
        return () if self.sources is None else (self.sources,)

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
        return bool(self.raw.amount if isinstance(self.raw, Money) else self.raw)

    def __hash__(self) -> int:
        return hash(self.raw)

    def __contains__(self, _: object) -> bool:
        raise TypeError("'in' asks a list, and this is a value")

    def __eq__(self, other: object) -> bool:
        return bool(self.raw == bare(other))

    def __lt__(self, other: object) -> bool:
        return compare.order(self.raw, bare(other)) < 0

    def __le__(self, other: object) -> bool:
        return compare.order(self.raw, bare(other)) <= 0

    def __gt__(self, other: object) -> bool:
        return compare.order(self.raw, bare(other)) > 0

    def __ge__(self, other: object) -> bool:
        return compare.order(self.raw, bare(other)) >= 0


def bare(value: object) -> Any:
    """Return the raw value of a `Value`, and anything else as it is."""
    return value.raw if isinstance(value, Value) else value
