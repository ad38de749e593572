"""What every language can say of funding, periods and reach."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from briefgen.model import Duration, FiscalYears, Money
from briefgen.wording.words import Words

Noun: TypeAlias = Literal["initiatives", "themes"]
Form: TypeAlias = Literal["bar", "stacked-bar", "timeline", "reach", "chart"]

LISTED = 3  # names or amounts that a title lists


@dataclass(frozen=True, slots=True)
class Sentences(ABC):
    """Sentences in one language, as titles: a capital first, no full stop.

    A name may be singular or plural, so no verb agrees with one.
    """

    words: Words

    @abstractmethod
    def no_funding(self) -> str:
        """Say that nothing receives new funding."""

    @abstractmethod
    def only(self, name: str, amount: Money) -> str:
        """Say what the only receiver gets."""

    @abstractmethod
    def largest(self, name: str, amount: Money) -> str:
        """Say who gets the most."""

    @abstractmethod
    def equal(self, noun: Noun, count: int, amount: Money) -> str:
        """Say that all get the same."""

    @abstractmethod
    def nearly_equal(self, noun: Noun, amounts: Sequence[Money]) -> str:
        """Say that all get nearly the same."""

    @abstractmethod
    def tied(self, noun: Noun, names: Sequence[str], amount: Money) -> str:
        """Say which of several share the first place."""

    @abstractmethod
    def share(self, share: Decimal, rank: int, *, tied: bool) -> str:
        """Say a theme's share of all new funding, and its rank from 1."""

    @abstractmethod
    def no_share(self) -> str:
        """Say that a theme has no share of the new funding."""

    @abstractmethod
    def runs(self, years: FiscalYears) -> str:
        """Say over which years funding runs."""

    @abstractmethod
    def lasts(self, years: FiscalYears, duration: Duration) -> str:
        """Say how long and when the funding of the only initiative runs, as given."""

    @abstractmethod
    def each_lasts(self, years: FiscalYears, duration: Duration) -> str:
        """Say over which years funding runs, and how long for each initiative."""

    @abstractmethod
    def longest(
        self, years: FiscalYears, names: Sequence[str], duration: Duration
    ) -> str:
        """Say over which years funding runs, and what runs longest."""

    @abstractmethod
    def largest_group(self, name: str, people: str) -> str:
        """Say which group of people is the largest."""

    @abstractmethod
    def largest_number(self, name: str, people: str) -> str:
        """Say which number of people is the largest, where bounds leave doubt."""

    @abstractmethod
    def reaches(self, name: str, groups: Sequence[str]) -> str:
        """Say whom something reaches."""

    @abstractmethod
    def groups(self, count: int) -> str:
        """Say for how many groups of people numbers are given."""

    @abstractmethod
    def form(self, form: Form) -> str:
        """Name what a chart is, for who does not see it."""

    @abstractmethod
    def item(self, label: str, words: str) -> str:
        """Put a name and its words together."""

    @abstractmethod
    def series(self, items: Sequence[str]) -> str:
        """Put items in a row."""

    @abstractmethod
    def others(self, count: int) -> str:
        """Say how many items are left out at the end of a row."""

    def alternative(self, begin: str, items: Sequence[str], left_out: int) -> str:
        """Say what a chart is and what its first items are."""
        rest = [self.others(left_out)] if left_out else []
        return self.item(begin, self.series([*items, *rest]))
