"""Findings in English."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.languages.sentences import (
    HALF,
    LISTED,
    QUARTER,
    THIRD,
    THREE_QUARTERS,
    TWO_THIRDS,
    Doubt,
    Form,
    Noun,
    Sentences,
    Whole,
    fraction,
)
from briefgen.model import Bound, Duration, FiscalYears, Money

FRACTIONS: Mapping[Decimal, str] = {
    QUARTER: "a quarter",
    THIRD: "a third",
    HALF: "half",
    TWO_THIRDS: "two thirds",
    THREE_QUARTERS: "three quarters",
}
WHOLES: Mapping[Whole, str] = {
    "all": "the new funding",
    "theme": "this theme’s new funding",
}
BOUNDS: Mapping[Bound, str] = {
    "exact": "",
    "at-least": "at least ",
    "more-than": "over ",
}
RANKS = ("the largest share", "the second largest share")
FORMS: Mapping[Form, tuple[str, str, str]] = {
    "bar": ("Bar chart", "bar", "bars"),
    "stacked-bar": ("Stacked bar", "part", "parts"),
    "timeline": ("Timeline", "bar", "bars"),
    "chart": ("Chart", "row", "rows"),
}
DOUBTS: Mapping[Doubt, str] = {
    "start": "starting month not given",
    "longer": "longer than these fiscal years",
}
PARTING = re.compile(r"[,:;?!]")  # signs after which a bare name would seem to end


@dataclass(frozen=True, slots=True)
class EnglishSentences(Sentences):
    """Sentences by the Canada.ca style: plain, active, figures as they are."""

    def receives(self, name: str, whole: Whole, share: Decimal, amount: Money) -> str:
        """Say who gets at least half."""
        part, money = self._part(share), self.words.money(amount)
        return f"{named(name)} receives {part} of {WHOLES[whole]}, {money}"

    def largest(self, name: str, whole: Whole, amount: Money) -> str:
        """Say who gets the most."""
        share, money = f"the largest share of {WHOLES[whole]}", self.words.money(amount)
        return f"{named(name)} receives {share}, {money}"

    def tied(
        self, noun: Noun, whole: Whole, names: Sequence[str], amount: Money
    ) -> str:
        """Say which of several share the first place."""
        to = self._named(names, f"{self._count(len(names))} {noun}")
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
        return self.receives("This theme", "all", share, amount)

    def own_rank(self, share: Decimal, rank: int) -> str:
        """Say which share the page's theme receives; it is the first or the second."""
        part = f"{self._part(share)} of {WHOLES['all']}"
        return f"This theme receives {part}, {RANKS[rank - 1]}"

    def own_tied(self, share: Decimal, rank: int, others: Sequence[str]) -> str:
        """Say with which themes the page's theme shares the first or second place."""
        part = f"{self._part(share)} of {WHOLES['all']}"
        tied = self._named(others, f"{self._count(len(others))} other themes")
        return f"This theme receives {part}, tied with {tied} for {RANKS[rank - 1]}"

    def runs(self, years: FiscalYears) -> str:
        """Say over which years funding runs."""
        if years.last - years.first == 1:
            return f"The funding runs in {self.words.span(years)}"
        return f"The funding runs from {self.words.span(years)}"

    def partly(self, noun: Noun, count: int, of: int, years: FiscalYears) -> str:
        """Say for how many initiatives periods are given, and over which years."""
        counts = f"{self._count(count)} of {self._count(of)} {noun}"
        if years.last - years.first == 1:
            return f"Periods are given for {counts}, all in {self.words.span(years)}"
        return f"Periods are given for {counts}, from {self.words.span(years)}"

    def each_lasts(self, noun: Noun, duration: Duration) -> str:
        """Say how long each of several initiatives lasts."""
        return f"each {noun.removesuffix('s')} lasts {self.words.duration(duration)}"

    def longest(self, names: Sequence[str], duration: Duration) -> str:
        """Say which initiatives last longest, and how long."""
        listed, time = self._named(names, ""), self.words.duration(duration)
        longest = "initiative is" if len(names) == 1 else "initiatives are"
        return f"the longest {longest} {listed}, at {time}"

    def most(self, name: str, who: str, count: int, bound: Bound) -> str:
        """Say who reaches the most of a group, in the group's own words."""
        number = f"{BOUNDS[bound]}{self.words.many(count)}"
        mark = "," if ":" in name + who else ":"
        return f"{named(name)} reaches the most {who}{mark} {number}"

    def doubt(self, doubt: Doubt) -> str:
        """Say what a stated length leaves open within, or beyond, its fiscal years."""
        return DOUBTS[doubt]

    def legend(self) -> tuple[str, str, str]:
        """Name the three ways in which a timeline draws: certain, possible, stated."""
        return "Solid: certain", "Hatched: may fall here", "Dashed: the period stated"

    def chart(self, form: Form, label: str, count: int) -> str:
        """Say in one sentence what a chart is, for who does not see it."""
        kind, one, several = FORMS[form]
        return f"{kind}, {label}: {self._count(count)} {one if count == 1 else several}"

    def item(self, label: str, words: str) -> str:
        """Put a name and its words together."""
        return f"{label}: {words}"

    def _part(self, share: Decimal) -> str:
        return fraction(share, FRACTIONS, "just over half") or self.words.percent(share)

    def _named(self, names: Sequence[str], several: str) -> str:
        """List a few names; say of many how many they are."""
        if several and len(names) > LISTED:
            return several
        return self.words.listing([named(name) for name in names])

    def _count(self, count: int) -> str:
        return self.words.count(count, feminine=False)


def named(name: str) -> str:
    """Put a name that holds commas and the like between quotation marks."""
    return f"“{name}”" if PARTING.search(name) else name


SENTENCES = EnglishSentences
