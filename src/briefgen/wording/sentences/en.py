"""Findings in English."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.model import Duration, FiscalYears, Money
from briefgen.wording.sentences.sentences import Sentences

ORDINALS = ("", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ")


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

    def equal(self, count: int, amount: Money) -> str:
        """Say that all initiatives get the same."""
        number = self.words.count(count, feminine=False)
        each = self.words.money(amount)
        return f"The {number} initiatives receive equal shares: {each} each"

    def nearly_equal(self, amounts: Sequence[Money]) -> str:
        """Say that the initiatives get nearly the same."""
        number = self.words.count(len(amounts), feminine=False)
        listed = self.words.listing([self.words.money(amount) for amount in amounts])
        return f"The {number} initiatives receive nearly equal shares: {listed}"

    def tied(self, names: Sequence[str], amount: Money) -> str:
        """Say which of several share the first place."""
        listed, each = self.words.listing(names), self.words.money(amount)
        return f"The largest shares go to {listed}: {each} each"

    def share(self, share: Decimal, rank: int, *, tied: bool) -> str:
        """Say a theme's share of all new funding, and its rank from 1."""
        percent = self.words.percent(share)
        if rank > len(ORDINALS):
            return f"This theme receives {percent} of the new funding"
        article = "one of the" if tied else "the"
        shares = "shares" if tied else "share"
        place = f"{article} {ORDINALS[rank - 1]}largest {shares}"
        return f"This theme receives {percent} of the new funding, {place}"

    def runs(self, years: FiscalYears, duration: Duration | None) -> str:
        """Say over which years funding runs, and for how long."""
        time = "" if duration is None else f" for {self.words.duration(duration)}"
        return f"The funding runs{time}, from {self.words.span(years)}"

    def longest(self, years: FiscalYears, name: str, duration: Duration) -> str:
        """Say over which years funding runs, and what runs longest."""
        span, time = self.words.span(years), self.words.duration(duration)
        return (
            f"The funding runs from {span}; the longest initiative is {name}, at {time}"
        )

    def most(self, name: str, people: str) -> str:
        """Say what reaches the most people."""
        return f"The widest reach is that of {name}: {people}"

    def reaches(self, name: str, people: str) -> str:
        """Say whom something reaches."""
        return f"Reach of {name}: {people}"

    def reach(self, name: str) -> str:
        """Say that something tells whom it reaches, when no entry is the largest."""
        return f"Reach of {name}, group by group"

    def item(self, label: str, words: str) -> str:
        """Put a name and its words together, in a description."""
        return f"{label}: {words}"
