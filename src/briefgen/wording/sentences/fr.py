"""Findings in French."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.model import Duration, FiscalYears, Money
from briefgen.wording.sentences.sentences import Sentences

NBSP = "\u00a0"
ORDINALS = (
    "",
    "deuxième ",
    "troisième ",
    "quatrième ",
    "cinquième ",
    "sixième ",
    "septième ",
)


@dataclass(frozen=True, slots=True)
class FrenchSentences(Sentences):
    """Phrases en français : claires, à la voix active."""

    def no_funding(self) -> str:
        """Say that nothing receives new funding."""
        return "Aucun nouveau financement n’est annoncé"

    def only(self, name: str, amount: Money) -> str:
        """Say what the only receiver gets."""
        money = self.words.money(amount)
        return f"{name} reçoit tout le nouveau financement{NBSP}: {money}"

    def largest(self, name: str, amount: Money) -> str:
        """Say who gets the most."""
        money = self.words.money(amount)
        return f"{name} reçoit la plus grande part{NBSP}: {money}"

    def equal(self, count: int, amount: Money) -> str:
        """Say that all initiatives get the same."""
        number = self.words.count(count, feminine=True)
        each = self.words.money(amount)
        return (
            f"Les {number} initiatives reçoivent des parts égales{NBSP}: {each} chacune"
        )

    def nearly_equal(self, amounts: Sequence[Money]) -> str:
        """Say that the initiatives get nearly the same."""
        number = self.words.count(len(amounts), feminine=True)
        listed = self.words.listing([self.words.money(amount) for amount in amounts])
        return f"Les {number} initiatives reçoivent des parts presque égales{NBSP}: {listed}"

    def tied(self, names: Sequence[str], amount: Money) -> str:
        """Say which of several share the first place."""
        listed, each = self.words.listing(names), self.words.money(amount)
        return f"{listed} reçoivent les plus grandes parts{NBSP}: {each} chacune"

    def share(self, share: Decimal, rank: int, *, tied: bool) -> str:
        """Say a theme's share of all new funding, and its rank from 1."""
        percent = self.words.percent(share)
        if rank > len(ORDINALS):
            return f"Ce thème reçoit {percent} du nouveau financement"
        ordinal = ORDINALS[rank - 1]
        place = (
            f"l’une des {ordinal}plus grandes parts"
            if tied
            else f"la {ordinal}plus grande part"
        )
        if tied and ordinal:
            place = f"à égalité la {ordinal}plus grande part"
        return f"Ce thème reçoit {percent} du nouveau financement, {place}"

    def runs(self, years: FiscalYears, duration: Duration | None) -> str:
        """Say over which years funding runs, and for how long."""
        time = "" if duration is None else f" sur {self.words.duration(duration)}"
        return f"Le financement s’étend{time}, de {self.words.span(years)}"

    def longest(self, years: FiscalYears, name: str, duration: Duration) -> str:
        """Say over which years funding runs, and what runs longest."""
        span, time = self.words.span(years), self.words.duration(duration)
        rest = f"{name} dure le plus longtemps, soit {time}"
        return f"Le financement s’étend de {span}{NBSP}; {rest}"

    def most(self, name: str, people: str) -> str:
        """Say what reaches the most people."""
        return f"{name} rejoint le plus de personnes{NBSP}: {people}"

    def reaches(self, name: str, people: str) -> str:
        """Say whom something reaches."""
        return f"{name} rejoint {people}"

    def reach(self, name: str) -> str:
        """Say that something tells whom it reaches, when no entry is the largest."""
        return f"Personnes rejointes par {name}"

    def item(self, label: str, words: str) -> str:
        """Put a name and its words together, in a description."""
        return f"{label}{NBSP}: {words}"
