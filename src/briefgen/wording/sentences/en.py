"""Findings in English."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.model import Duration, FiscalYears, Money
from briefgen.wording.sentences.sentences import LISTED, Form, Noun, Sentences

ORDINALS = ("", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ")
FORMS: Mapping[Form, str] = {
    "bar": "Bar chart",
    "stacked-bar": "Stacked bar",
    "timeline": "Timeline",
    "reach": "Bar chart",
    "chart": "Chart",
}


@dataclass(frozen=True, slots=True)
class EnglishSentences(Sentences):
    """Sentences by the Canada.ca style: plain, active, figures as they are."""

    def no_funding(self) -> str:
        """Say that nothing receives new funding."""
        return "No new funding is announced"

    def only(self, name: str, amount: Money) -> str:
        """Say what the only receiver gets."""
        return f"All of the new funding goes to {name}: {self.words.money(amount)}"

    def largest(self, name: str, amount: Money) -> str:
        """Say who gets the most."""
        return f"The largest share goes to {name}: {self.words.money(amount)}"

    def equal(self, noun: Noun, count: int, amount: Money) -> str:
        """Say that all get the same."""
        each = self.words.money(amount)
        return f"The {self._count(count)} {noun} receive equal shares: {each} each"

    def nearly_equal(self, noun: Noun, amounts: Sequence[Money]) -> str:
        """Say that all get nearly the same."""
        if len(amounts) > LISTED:
            low, *_, high = sorted(amounts, key=lambda money: money.amount)
            listed = f"{self.words.money(low)} to {self.words.money(high)}"
        else:
            listed = self.words.listing([self.words.money(money) for money in amounts])
        count = self._count(len(amounts))
        return f"The {count} {noun} receive nearly equal shares: {listed}"

    def tied(self, noun: Noun, names: Sequence[str], amount: Money) -> str:
        """Say which of several share the first place."""
        listed, each = self.words.listing(names), self.words.money(amount)
        if len(names) > LISTED:
            listed = f"{self._count(len(names))} {noun}"
        return f"The largest shares go to {listed}: {each} each"

    def share(self, share: Decimal, rank: int, *, tied: bool) -> str:
        """Say a theme's share of all new funding, and its rank from 1."""
        if share == 1:
            return "This theme receives all of the new funding"
        said = f"This theme receives {self.words.percent(share)} of the new funding"
        if rank > len(ORDINALS):
            return said
        place = f"the {ORDINALS[rank - 1]}largest share"
        return f"{said}, tied for {place}" if tied else f"{said}, {place}"

    def no_share(self) -> str:
        """Say that a theme has no share of the new funding."""
        return "No new funding is announced for this theme"

    def runs(self, years: FiscalYears) -> str:
        """Say over which years funding runs."""
        return f"The funding runs from {self.words.span(years)}"

    def lasts(self, years: FiscalYears, duration: Duration) -> str:
        """Say how long and when the funding of the only initiative runs, as given."""
        time, given = self.words.duration(duration), self.words.fiscal_years(years)
        return f"The funding runs for {time} ({given})"

    def each_lasts(self, years: FiscalYears, duration: Duration) -> str:
        """Say over which years funding runs, and how long for each initiative."""
        time = self.words.duration(duration)
        return f"{self.runs(years)}; each initiative lasts {time}"

    def longest(
        self, years: FiscalYears, names: Sequence[str], duration: Duration
    ) -> str:
        """Say over which years funding runs, and what runs longest."""
        listed, time = self.words.listing(names), self.words.duration(duration)
        longest = "initiative is" if len(names) == 1 else "initiatives are"
        return f"{self.runs(years)}; the longest {longest} {listed}, at {time}"

    def largest_group(self, name: str, people: str) -> str:
        """Say which group of people is the largest."""
        return f"The largest group is reached by {name}: {people}"

    def largest_number(self, name: str, people: str) -> str:
        """Say which number of people is the largest, where bounds leave doubt."""
        return f"The largest number given is for {name}: {people}"

    def reaches(self, name: str, groups: Sequence[str]) -> str:
        """Say whom something reaches."""
        return f"Reach of {name}: {_listed(groups)}"

    def groups(self, count: int) -> str:
        """Say for how many groups of people numbers are given."""
        return f"Reach is given for {self._count(count)} groups of people"

    def form(self, form: Form) -> str:
        """Name what a chart is, for who does not see it."""
        return FORMS[form]

    def item(self, label: str, words: str) -> str:
        """Put a name and its words together."""
        return f"{label}: {words}"

    def series(self, items: Sequence[str]) -> str:
        """Put items in a row."""
        return "; ".join(items)

    def others(self, count: int) -> str:
        """Say how many items are left out at the end of a row."""
        return f"and {self._count(count)} more"

    def _count(self, count: int) -> str:
        return self.words.count(count, feminine=False)


def _listed(groups: Sequence[str]) -> str:
    """List groups whose own words may hold commas."""
    *first, last = groups
    return f"{', '.join(first)}, and {last}" if first else last
