"""Findings in English."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import ClassVar

from briefgen.languages.facts import NBSP
from briefgen.languages.sentences import (
    LISTED,
    Doubt,
    Form,
    Noun,
    Sentences,
    Whole,
)
from briefgen.model import Bound, Duration, FiscalYears, Money
from briefgen.value_classes import dataclass

WHOLES: Mapping[Whole, str] = {
    "all": "the funding",
    "theme": "this theme’s funding",
    "these": "the funding of these initiatives",
}
RANKS = ("the largest share", "the second largest share")


@dataclass(frozen=True, slots=True)
class EnglishSentences(Sentences):
    """Sentences by the Canada.ca style: plain, active, figures as they are."""

    fractions: ClassVar[tuple[str, ...]] = (
        *("a quarter", "a third", "half"),
        *("two thirds", "three quarters"),
    )
    over_half: ClassVar[str] = "just over half"
    forms: ClassVar[Mapping[Form, tuple[str, str, str]]] = {
        "bar": ("Bar chart", "bar", "bars"),
        "stacked-bar": ("Stacked bar", "part", "parts"),
        "timeline": ("Timeline", "bar", "bars"),
        "profile": ("Column chart", "column", "columns"),
        "multiples": ("Small column charts", "set of columns", "sets of columns"),
        "progress": ("Progress bars", "bar", "bars"),
        "waterfall": ("Waterfall chart", "step", "steps"),
        "icon-array": ("Icon chart", "row", "rows"),
        "slope": ("Slope chart", "line", "lines"),
        "chart": ("Chart", "row", "rows"),
        "map": ("Map", "place", "places"),
    }
    doubts: ClassVar[Mapping[Doubt, str]] = {
        "start": "starting month not given",
        "longer": "longer than these years",
    }
    by_year: ClassVar[str] = "by {} ({} to {})"
    legend: ClassVar[tuple[str, str, str]] = (
        "Solid: certain",
        "Hatched: possible start or end",
        "Dashed: announced period",
    )
    borders: ClassVar[str] = (
        "The borders shown imply no official endorsement or acceptance."
        " Base map: Natural Earth"
    )

    def receives(self, name: str, whole: Whole, share: Decimal, amount: Money) -> str:
        """Say who gets at least half."""
        return self._receives(self.quoted(name), whole, share, amount)

    def largest(self, name: str, whole: Whole, amount: Money) -> str:
        """Say who gets the most."""
        share, money = f"the largest share of {WHOLES[whole]}", self.words.money(amount)
        return f"{self.quoted(name)} receives {share}, {money}"

    def tied(
        self, noun: Noun, whole: Whole, names: Sequence[str], amount: Money
    ) -> str:
        """Say which of several share the first place."""
        to = self.named(names, f"{self._count(len(names))} {noun}")
        each = self.words.money(amount)
        return f"The largest shares of {WHOLES[whole]} go to {to}, {each} each"

    def equal(self, noun: Noun, count: int, amount: Money, *, exactly: bool) -> str:
        """Say that all get the same, exactly or about."""
        each = f"{'' if exactly else 'about '}{self.words.money(amount)} each"
        return f"The {self._count(count)} {noun} receive {each}"

    def nearly_equal(self, noun: Noun, count: int, low: Money, high: Money) -> str:
        """Say from what to what all get, where no one amount is near to each."""
        ends = f"{self.words.money(low)} to {self.words.money(high)}"
        return f"The {self._count(count)} {noun} receive nearly equal shares, {ends}"

    def own_share(self, share: Decimal, amount: Money) -> str:
        """Say which share the page's theme receives, where it is over half."""
        return self._receives("This theme", "all", share, amount)

    def own_part(self, share: Decimal) -> str:
        """Say which share the page's theme receives, without its amount."""
        return f"This theme receives {self.part(share)} of {WHOLES['all']}"

    def own_rank(self, share: Decimal, rank: int) -> str:
        """Say which share the page's theme receives; it is the first or the second."""
        return f"{self.own_part(share)}, {RANKS[rank - 1]}"

    def own_tied(self, share: Decimal, rank: int, others: Sequence[str]) -> str:
        """Say with which themes the page's theme shares the first or second place."""
        tied = self.named(others, f"{self._count(len(others))} other themes")
        return f"{self.own_part(share)}, tied with {tied} for {RANKS[rank - 1]}"

    def runs(self, years: FiscalYears) -> str:
        """Say over which years funding runs."""
        if years.last - years.first == 1:
            return f"The funding runs in {self.words.fiscal_years(years)}"
        return f"The funding runs from {self.words.fiscal_years(years)}"

    def partly(self, noun: Noun, count: int, of: int, years: FiscalYears) -> str:
        """Say for how many initiatives periods are given, and over which years."""
        counts = f"{self._count(count)} of {self._count(of)} {noun}"
        if years.last - years.first == 1:
            return f"Periods are given for {counts}, all in {self.words.fiscal_years(years)}"
        return f"Periods are given for {counts}, from {self.words.fiscal_years(years)}"

    def each_lasts(self, noun: Noun, duration: Duration) -> str:
        """Say how long each of several initiatives lasts."""
        return f"each {noun.removesuffix('s')} lasts {self.words.duration(duration)}"

    def longest(self, names: Sequence[str], duration: Duration) -> str:
        """Say which initiatives last longest, and how long."""
        listed, time = self.named(names, ""), self.words.duration(duration)
        verb = "runs" if len(names) == 1 else "run"
        return f"{listed} {verb} longest, at {time}"

    def most(self, name: str, who: str, count: int, bound: Bound) -> str:
        """Say who reaches the most of a group, in the group's own words."""
        number = f"{self.words.bounds[bound]}{self.words.many(count)}"
        mark = "," if ":" in name + who else ":"
        return f"{self.quoted(name)} reaches the most {who}{mark} {number}"

    def others(self, noun: Noun, count: int) -> str:
        """Say how many others are put together in one bar."""
        return f"{self._count(count)} other {self._noun(noun, count)}"

    def ranged(self, chart: str, least: str, most: str) -> str:
        """Say from where to where the amounts of a chart go."""
        return f"{chart}, from {least} to {most}"

    def with_others(self, chart: str, others: str) -> str:
        """Say that the last bar of a chart is that of the others."""
        return f"{chart}, the last for {others}"

    def not_shown(self, noun: Noun, count: int) -> str:
        """Say how many more a chart does not show."""
        verb = "is" if count == 1 else "are"
        return f"{self._count(count)} more {self._noun(noun, count)} {verb} not shown"

    def placed(self, count: int, of: int, where: str) -> str:
        """Say how many of some initiatives are in places, named with a preposition."""
        if of == 1:
            return f"The initiative is {where}"
        if count == of:
            return f"The {self.initiatives(of)} are {where}"
        verb = "is" if count == 1 else "are"
        return f"{self._count(count)} of {self.initiatives(of)} {verb} {where}"

    def within(self, codes: Sequence[str]) -> str:
        """Name a few countries with their preposition; say of many how many they are."""
        if len(codes) > LISTED:
            return f"in {self._count(len(codes))} countries"
        inside = (self.words.situated(code, "in", None) for code in codes)
        return f"in {self.words.listing([each.removeprefix('in ') for each in inside])}"

    def initiatives(self, count: int) -> str:
        """Say how many initiatives there are."""
        return f"{self._count(count)} {self._noun('initiatives', count)}"

    def key(self, numbered: Sequence[tuple[int, str]]) -> str:
        """Name the places for which numbers stand on a map."""
        lines = [f"{number}{NBSP}{names}" for number, names in numbered]
        return f"On the map: {self.series(lines)}"

    def not_drawn(self, names: str) -> str:
        """Name the places that a map does not draw."""
        return f"Not shown on the map: {names}"

    def not_named(self, names: str) -> str:
        """Name the places that a map draws without a name beside them."""
        return f"Also marked: {names}"

    def more(self, names: Sequence[str], others: int) -> str:
        """List names, and say how many others there are."""
        return self.words.listing([*names, f"{self.words.number(others)} more"])

    def stated(self, years: str) -> str:
        """Say which fiscal years a period is stated with."""
        return f"announced: {years}"

    def rounded(self, unit: str) -> str:
        """Say of a unit that not all numerals in it are exact."""
        return f"{unit}, rounded"

    def _receives(self, who: str, whole: Whole, share: Decimal, amount: Money) -> str:
        part, money = self.part(share), self.words.money(amount)
        return f"{who} receives {part} of {WHOLES[whole]}, {money}"

    def _noun(self, noun: Noun, count: int) -> str:
        return noun.removesuffix("s") if count == 1 else noun

    def _count(self, count: int) -> str:
        return self.words.count(count, feminine=False)


SENTENCES = EnglishSentences
