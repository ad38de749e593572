"""What every language can say of funding, periods and reach."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.model import Duration, FiscalYears, Money
from briefgen.wording.words import Words


@dataclass(frozen=True, slots=True)
class Sentences(ABC):
    """Sentences in one language, as titles: a capital first, no full stop."""

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
    def equal(self, count: int, amount: Money) -> str:
        """Say that all initiatives get the same."""

    @abstractmethod
    def nearly_equal(self, amounts: Sequence[Money]) -> str:
        """Say that the initiatives get nearly the same."""

    @abstractmethod
    def tied(self, names: Sequence[str], amount: Money) -> str:
        """Say which of several share the first place."""

    @abstractmethod
    def share(self, share: Decimal, rank: int, *, tied: bool) -> str:
        """Say a theme's share of all new funding, and its rank from 1."""

    @abstractmethod
    def runs(self, years: FiscalYears, duration: Duration | None) -> str:
        """Say over which years funding runs, and for how long."""

    @abstractmethod
    def longest(self, years: FiscalYears, name: str, duration: Duration) -> str:
        """Say over which years funding runs, and what runs longest."""

    @abstractmethod
    def most(self, name: str, people: str) -> str:
        """Say what reaches the most people."""

    @abstractmethod
    def reaches(self, name: str, people: str) -> str:
        """Say whom something reaches."""

    @abstractmethod
    def reach(self, name: str) -> str:
        """Say that something tells whom it reaches, when no entry is the largest."""

    @abstractmethod
    def item(self, label: str, words: str) -> str:
        """Put a name and its words together, in a description."""
