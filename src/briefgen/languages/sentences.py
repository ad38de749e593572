"""What every language can say of funding, periods and reach."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from decimal import Decimal
from importlib import import_module
from typing import ClassVar, Literal, TypeAlias, cast

from briefgen.languages.words import Words
from briefgen.model import Bound, Duration, FiscalYears, Money
from briefgen.value_classes import dataclass

Noun: TypeAlias = Literal[
    "initiatives", "themes", "funded initiatives", "funded themes", "indicators"
]
Whole: TypeAlias = Literal["all", "theme", "these"]  # whose new funding is shared out
Form: TypeAlias = Literal[
    "bar",
    "stacked-bar",
    "timeline",
    "profile",
    "multiples",
    "progress",
    "waterfall",
    "icon-array",
    "slope",
    "chart",
    "map",
]
Doubt: TypeAlias = Literal["start", "longer"]  # why a bar's place is not certain

# Around a name that has the usual marks within, others stand.
SINGLE, DOUBLE = ("\u2018", "\u2019"), ("“", "”")
LISTED = 3  # names that a title lists
HALF = Decimal("0.5")
JUST_OVER = Decimal("0.55")  # of the whole: up to here a share is just over half
FRACTIONS = (Decimal("0.25"), Decimal(1) / 3, HALF, Decimal(2) / 3, Decimal("0.75"))


@dataclass(frozen=True, slots=True)
class Sentences(ABC):
    """Sentences in one language, as titles: a capital first, no full stop.

    What is said does not depend on the language: each method has one sentence.
    """

    words: Words

    fractions: ClassVar[tuple[str, ...]]  # from a quarter to three quarters
    over_half: ClassVar[str]
    # A chart, then one and several of what is counted in it; the counted is feminine.
    # What a map shows is named, not counted.
    forms: ClassVar[Mapping[Form, tuple[str, str, str]]]
    doubts: ClassVar[Mapping[Doubt, str]]
    by_year: ClassVar[str]  # how a timeline is divided: what, its first month and last
    # How a timeline draws what is certain, what is possible, and what is stated.
    legend: ClassVar[tuple[str, str, str]]
    # What is said below a map of the borders in it, and of where its shapes come from.
    borders: ClassVar[str]

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
    def own_part(self, share: Decimal) -> str:
        """Say which share the page's theme receives, without its amount."""

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
    def others(self, noun: Noun, count: int) -> str:
        """Say how many others are put together in one bar."""

    @abstractmethod
    def with_others(self, chart: str, others: str) -> str:
        """Say that the last bar of a chart is that of the others."""

    @abstractmethod
    def not_shown(self, noun: Noun, count: int) -> str:
        """Say how many more a chart does not show."""

    @abstractmethod
    def placed(self, count: int, of: int, where: str) -> str:
        """Say how many of some initiatives are in places, named with a preposition."""

    @abstractmethod
    def within(self, codes: Sequence[str]) -> str:
        """Name a few countries with their preposition; say of many how many they are."""

    @abstractmethod
    def initiatives(self, count: int) -> str:
        """Say how many initiatives there are."""

    @abstractmethod
    def ranged(self, chart: str, least: str, most: str) -> str:
        """Say from where to where the amounts of a chart go."""

    @abstractmethod
    def key(self, numbered: Sequence[tuple[int, str]]) -> str:
        """Name the places for which numbers stand on a map."""

    @abstractmethod
    def not_drawn(self, names: str) -> str:
        """Name the places that a map does not draw."""

    @abstractmethod
    def not_named(self, names: str) -> str:
        """Name the places that a map draws without a name beside them."""

    @abstractmethod
    def more(self, names: Sequence[str], others: int) -> str:
        """List names, and say how many others there are."""

    @abstractmethod
    def stated(self, years: str) -> str:
        """Say which fiscal years a period is stated with."""

    @abstractmethod
    def rounded(self, unit: str) -> str:
        """Say of a unit that not all numerals in it are exact."""

    def chart(self, form: Form, label: str, count: int) -> str:
        """Say in one sentence what a chart is, for who does not see it."""
        kind, one, several = self.forms[form]
        number = self.words.count(count, feminine=True)
        shown = f"{number} {one if count == 1 else several}"
        twice = label.lower().startswith(kind.lower())
        return self.item(label if twice else f"{kind}, {label}", shown)

    def item(self, label: str, words: str) -> str:
        """Put a name and its words together."""
        return f"{label}{self.words.facts.marks[':']} {words}"

    def series(self, items: Sequence[str]) -> str:
        """Put items in a row."""
        return "; ".join(items)

    def of_fiscal_years(self) -> str:
        """Say that something is told by fiscal year, and from which month to which."""
        first = self.words.jurisdiction.fiscal_year.begins - 1
        months = self.words.facts.months
        months_of = self.since(months[first]), months[first - 1]
        return self.by_year.format(self.words.year, *months_of)

    def since(self, month: str) -> str:
        """Name a month from which something runs."""
        return month

    def part(self, share: Decimal) -> str:
        """Word a share: as a plain fraction, or in per cent."""
        if HALF < share <= JUST_OVER:
            return self.over_half
        known = dict(zip(FRACTIONS, self.fractions, strict=True))
        return known.get(share) or self.words.percent(share)

    def named(self, names: Sequence[str], several: str) -> str:
        """List a few names; say of many how many they are."""
        if several and len(names) > LISTED:
            return several
        return self.words.listing([self.quoted(name) for name in names])

    def quoted(self, name: str) -> str:
        """Put a name between quotation marks, so that no verb seems to agree with it."""
        marks = self.words.title_marks
        if marks[0] in name:
            marks = SINGLE if marks == DOUBLE else DOUBLE
        return f"{marks[0]}{name}{marks[1]}"


def sentences_of(words: Words) -> Sentences:
    """Return the sentences of the language that words are in."""
    module = import_module(f"briefgen.languages.{words.language}.sentences")
    return cast("type[Sentences]", module.SENTENCES)(words)
