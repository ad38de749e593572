"""What every language can say of an initiative besides its money: how far it is, and when."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from importlib import import_module
from typing import ClassVar, cast

from briefgen.languages.words import Words
from briefgen.model import State, When
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Particulars(ABC):
    """Word the particulars of an initiative in one language."""

    words: Words

    states: ClassVar[Mapping[State, str]]
    quarters: ClassVar[tuple[str, ...]]  # the quarters of a fiscal year, from the first

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
        """Say how far something is, and when that was so."""
        words = self.states[state]
        return words if as_of is None else f"{words} {self.as_of(as_of)}"

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

    @abstractmethod
    def _quarter(self, when: When) -> str: ...

    @abstractmethod
    def as_of(self, when: When) -> str:
        """Say when something was so: `as of March 2025`."""

    @abstractmethod
    def since(self, when: When) -> str:
        """Say when something begins: `from March 2025`."""

    @abstractmethod
    def until(self, when: When) -> str:
        """Say when something ends: `until March 2025`."""

    @abstractmethod
    def between(self, first: When, last: When) -> str:
        """Say from when to when, where not both are days."""


def particulars_of(words: Words) -> Particulars:
    """Return the particulars of the language that words are in."""
    module = import_module(f"briefgen.languages.{words.language}.particulars")
    return cast("type[Particulars]", module.PARTICULARS)(words)
