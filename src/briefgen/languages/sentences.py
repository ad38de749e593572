"""What every language can say of funding, periods and reach."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from typing import Literal, TypeAlias, cast

from briefgen.languages.words import Words
from briefgen.model import Bound, Duration, FiscalYears, Money

Noun: TypeAlias = Literal[
    "initiatives", "themes", "funded initiatives", "funded themes"
]
Whole: TypeAlias = Literal["all", "theme"]  # whose new funding is shared out
Form: TypeAlias = Literal["bar", "stacked-bar", "timeline", "chart"]
Doubt: TypeAlias = Literal["start", "longer"]  # why a bar's place is not certain

LISTED = 3  # names that a title lists
HALF = Decimal("0.5")
JUST_OVER = Decimal("0.55")  # of the whole: up to here a share is just over half
QUARTER, THREE_QUARTERS = Decimal("0.25"), Decimal("0.75")
THIRD, TWO_THIRDS = Decimal(1) / 3, Decimal(2) / 3


@dataclass(frozen=True, slots=True)
class Sentences(ABC):
    """Sentences in one language, as titles: a capital first, no full stop.

    What is said does not depend on the language: each method has one sentence.
    """

    words: Words

    @abstractmethod
    def receives(self, name: str, whole: Whole, share: Decimal, amount: Money) -> str:
        """Say who gets at least half."""

    @abstractmethod
    def largest(self, name: str, whole: Whole, amount: Money) -> str:
        """Say who gets the most."""

    @abstractmethod
    def tied(
        self, noun: Noun, whole: Whole, names: Sequence[str], amount: Money
    ) -> str:
        """Say which of several share the first place."""

    @abstractmethod
    def equal(self, noun: Noun, count: int, amount: Money, *, exactly: bool) -> str:
        """Say that all get the same, exactly or about."""

    @abstractmethod
    def nearly_equal(self, noun: Noun, count: int, low: Money, high: Money) -> str:
        """Say from what to what all get, where no one amount is near to each."""

    @abstractmethod
    def own_share(self, share: Decimal, amount: Money) -> str:
        """Say which share the page's theme receives, where it is over half."""

    @abstractmethod
    def own_rank(self, share: Decimal, rank: int) -> str:
        """Say which share the page's theme receives; it is the first or the second."""

    @abstractmethod
    def own_tied(self, share: Decimal, rank: int, others: Sequence[str]) -> str:
        """Say with which themes the page's theme shares the first or second place."""

    @abstractmethod
    def runs(self, years: FiscalYears) -> str:
        """Say over which years funding runs."""

    @abstractmethod
    def partly(self, noun: Noun, count: int, of: int, years: FiscalYears) -> str:
        """Say for how many initiatives periods are given, and over which years."""

    @abstractmethod
    def each_lasts(self, noun: Noun, duration: Duration) -> str:
        """Say how long each of several initiatives lasts."""

    @abstractmethod
    def longest(self, names: Sequence[str], duration: Duration) -> str:
        """Say which initiatives last longest, and how long."""

    @abstractmethod
    def most(self, name: str, who: str, count: int, bound: Bound) -> str:
        """Say who reaches the most of a group, in the group's own words."""

    @abstractmethod
    def doubt(self, doubt: Doubt) -> str:
        """Say what a stated length leaves open within, or beyond, its fiscal years."""

    @abstractmethod
    def legend(self) -> tuple[str, str, str]:
        """Name the three ways in which a timeline draws: certain, possible, stated."""

    @abstractmethod
    def chart(self, form: Form, label: str, count: int) -> str:
        """Say in one sentence what a chart is, for who does not see it."""

    @abstractmethod
    def item(self, label: str, words: str) -> str:
        """Put a name and its words together."""

    def series(self, items: Sequence[str]) -> str:
        """Put items in a row."""
        return "; ".join(items)


def sentences_of(words: Words) -> Sentences:
    """Return the sentences of the language that words are in."""
    module = import_module(f"briefgen.languages.{words.language}.sentences")
    return cast("type[Sentences]", module.SENTENCES)(words)


def fraction(share: Decimal, plain: Mapping[Decimal, str], over_half: str) -> str:
    """Word a share as a plain fraction; empty where it is none."""
    return over_half if HALF < share <= JUST_OVER else plain.get(share, "")
