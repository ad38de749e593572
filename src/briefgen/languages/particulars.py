"""What every language can say of an initiative besides its money.

How far it is and when, what it has achieved, what it is counted under, and who said what.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from typing import ClassVar, cast

from briefgen.languages.words import Words
from briefgen.model import Number, Significance, State, When
from briefgen.value_classes import dataclass

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Readings:
    """What an indicator was at first, is meant to be, and is, with its unit."""

    actual: Number | None = None
    target: Number | None = None
    baseline: Number | None = None
    unit: str | None = None
    as_of: When | None = None

    @property
    def part(self) -> Decimal | None:
        """The part of its target that is reached; None where that may say nothing.

        Only what is counted from zero, up to its target, is reached in parts: else fewer
        may be better, or the first part may have been there before.
        """
        numbers = self.actual, self.target, self.baseline
        if None in numbers or any(each is not None and each.unit for each in numbers):
            return None
        actual, target, baseline = (each.value for each in numbers if each is not None)
        counted = not baseline and 0 <= actual <= target and target
        return actual / target if counted else None


@dataclass(frozen=True, slots=True)
class Particulars(ABC):
    """Word the particulars of an initiative in one language."""

    words: Words

    states: ClassVar[Mapping[State, str]]
    quarters: ClassVar[tuple[str, ...]]  # the quarters of a fiscal year, from the first
    significances: ClassVar[Mapping[Significance, str]]
    aim: ClassVar[str]  # a target, where nothing is reached yet
    target: ClassVar[str]  # what a number is that stands after it
    baseline: ClassVar[str]
    reached: ClassVar[
        str
    ]  # a number, its target with its unit, and its part in per cent
    quotes: ClassVar[tuple[str, str]]  # what stands before and after quoted words
    north_or_south: ClassVar[tuple[str, str]]
    east_or_west: ClassVar[tuple[str, str]]

    def when(self, when: When) -> str:
        """Write a day, a month, or a quarter of a fiscal year."""
        match when.exactness:
            case "day":
                return self.words.date(when.first)
            case "month":
                return f"{self.words.month(when.first)} {when.first.year}"
            case "quarter":
                return self._quarter(when)

    def status(self, state: State, as_of: When | None) -> str:
        """Say how far something is, and when that was so.

        What is "planned as of May" does not begin then: the date stands apart.
        """
        words = self.states[state]
        return words if as_of is None else f"{words} ({self.dated(as_of)})"

    @abstractmethod
    def paid(self, shares: Mapping[str, Number]) -> str:
        """Say what part of an amount funders pay, by their names: what stands after it."""

    def period(self, first: When | None, last: When | None) -> str:
        """Say from when to when something lasts; one of the two may be unknown."""
        if first is None or last is None:
            return self._open(first, last)
        if first == last:
            return self.when(first)
        if first.exactness == last.exactness == "day":
            return self.words.dates(first.first, last.first)
        return self.between(first, last)

    def _open(self, first: When | None, last: When | None) -> str:
        if first is not None:
            return self.since(first)
        return "" if last is None else self.until(last)

    def result(self, readings: Readings) -> str:
        """Say what was reached of what, and what is known besides."""
        actual, part = readings.actual, readings.part
        since = "" if readings.as_of is None else f" {self.as_of(readings.as_of)}"
        if actual is None:
            return self._with(self._aim(readings), self._baseline(readings))
        if part is not None:
            assert readings.target is not None, "it is reached in part"
            whole = self.measured(readings.target, readings.unit)
            share = self.words.percent(part)
            return self.reached.format(self.digits(actual), whole, share) + since
        reached = self.measured(actual, readings.unit) + since
        return self._with(reached, self._target(readings), self._baseline(readings))

    def _aim(self, readings: Readings) -> str:
        assert readings.target is not None, "a result has an actual or a target"
        return self.aim.format(self.measured(readings.target, readings.unit))

    def _target(self, readings: Readings) -> str:
        known = readings.target
        return "" if known is None else f"{self.target} {self.digits(known)}"

    def _baseline(self, readings: Readings) -> str:
        known = readings.baseline
        return "" if known is None else f"{self.baseline} {self.digits(known)}"

    def _with(self, words: str, *more: str) -> str:
        notes = f"{self.words.facts.marks[';']} ".join(filter(None, more))
        return f"{words} ({notes})" if notes else words

    def measured(self, number: Number, unit: str | None) -> str:
        """Write a number with what it counts; a unit that may not agree is apart."""
        digits = self.digits(number)
        if not unit or number.unit:
            return digits
        one = self.words.is_one(number.value)
        return f"{digits} ({unit})" if one else f"{digits} {unit}"

    def digits(self, number: Number) -> str:
        """Write a number with a true minus sign."""
        return self.words.number(number).replace("-", "\u2212")

    def labelled(self, label: str, notes: Sequence[str]) -> str:
        """Write a name with what is said of it: `Water supply (40%)`."""
        return f"{label} ({', '.join(notes)})" if notes else label

    def quote(self, words: str, by: str) -> str:
        """Write what somebody said, and who: `“Wells matter.” — Minister of Water`."""
        before, after = self.quotes
        return f"{before}{words}{after} \u2014\u00a0{by}"

    def coordinates(self, latitude: Number, longitude: Number) -> str:
        """Write where on earth something is: `8.11° S, 79.03° W`."""
        parts = (latitude, self.north_or_south), (longitude, self.east_or_west)
        sides = [names[degrees.value < 0] for degrees, names in parts]
        sizes = [
            self.words.number(replace(degrees, value=abs(degrees.value)))
            for degrees, _ in parts
        ]
        degrees = zip(sizes, sides, strict=True)
        return "; ".join(f"{size}°\u00a0{side}" for size, side in degrees)

    @abstractmethod
    def _quarter(self, when: When) -> str: ...

    @abstractmethod
    def as_of(self, when: When) -> str:
        """Say when something was so: `as of March 2025`."""

    @abstractmethod
    def dated(self, when: When) -> str:
        """Say of when a statement is, which is no date of what it states."""

    @abstractmethod
    def since(self, when: When) -> str:
        """Say when something begins: `from March 2025`."""

    @abstractmethod
    def until(self, when: When) -> str:
        """Say when something ends: `until March 2025`."""

    @abstractmethod
    def between(self, first: When, last: When) -> str:
        """Say from when to when, where not both are days."""


def unit_besides(unit: str, indicator: str) -> str | None:
    """Return a unit, or None where the words of its indicator say what is counted.

    >>> unit_besides("communities", "Communities with a siren")
    >>> unit_besides("hectares", "Farmland returned to the tide")
    'hectares'
    """
    counted, named = (set(WORD.findall(each.casefold())) for each in (unit, indicator))
    return None if counted <= named else unit


def particulars_of(words: Words) -> Particulars:
    """Return the particulars of the language that words are in."""
    module = import_module(f"briefgen.languages.{words.language}.particulars")
    return cast("type[Particulars]", module.PARTICULARS)(words)
