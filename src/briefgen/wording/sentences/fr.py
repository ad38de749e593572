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
        return f"Tout le nouveau financement va à {quoted(name)}{NBSP}: {money}"

    def largest(self, name: str, amount: Money) -> str:
        """Say who gets the most."""
        money = self.words.money(amount)
        return f"La plus grande part revient à {quoted(name)}{NBSP}: {money}"

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
        listed = self.words.listing([quoted(name) for name in names])
        each = self.words.money(amount)
        return f"Les plus grandes parts reviennent à {listed}{NBSP}: {each} chacune"

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
        rest = f"l’initiative la plus longue est {quoted(name)}, soit {time}"
        return f"Le financement s’étend de {span}{NBSP}; {rest}"

    def most(self, name: str, people: str) -> str:
        """Say what reaches the most people."""
        return f"La plus grande portée est celle de {quoted(name)}{NBSP}: {people}"

    def reaches(self, name: str, people: str) -> str:
        """Say whom something reaches."""
        return f"Portée de {quoted(name)}{NBSP}: {people}"

    def reach(self, name: str) -> str:
        """Say that something tells whom it reaches, when no entry is the largest."""
        return f"Portée de {quoted(name)}, groupe par groupe"

    def item(self, label: str, words: str) -> str:
        """Put a name and its words together, in a description."""
        return f"{label}{NBSP}: {words}"


def quoted(name: str) -> str:
    """Put a name between French quotation marks: « Puna résiliente »."""
    return f"«{NBSP}{name}{NBSP}»"
