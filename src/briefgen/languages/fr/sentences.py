"""Findings in French."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.languages.facts import NBSP
from briefgen.languages.fr.elision import de
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
    QUARTER: "le quart",
    THIRD: "le tiers",
    HALF: "la moitié",
    TWO_THIRDS: "les deux tiers",
    THREE_QUARTERS: "les trois quarts",
}
WHOLES: Mapping[Whole, str] = {
    "all": "du nouveau financement",
    "theme": "du nouveau financement de ce thème",
}
BOUNDS: Mapping[Bound, str] = {
    "exact": "",
    "at-least": "au moins ",
    "more-than": "plus de ",
}
RANKS = ("la plus grande part", "la deuxième part en importance")
ONE: Mapping[Noun, str] = {
    "initiatives": "initiative",
    "themes": "thème",
    "funded initiatives": "initiative financée",
    "funded themes": "thème financé",
}
FORMS: Mapping[Form, tuple[str, str, str]] = {
    "bar": ("Diagramme à barres", "barre", "barres"),
    "stacked-bar": ("Barre empilée", "partie", "parties"),
    "timeline": ("Chronologie", "barre", "barres"),
    "chart": ("Diagramme", "ligne", "lignes"),
}
DOUBTS: Mapping[Doubt, str] = {
    "start": "mois de début non précisé",
    "longer": "au-delà de ces exercices",
}


@dataclass(frozen=True, slots=True)
class FrenchSentences(Sentences):
    """Phrases en français : claires, à la voix active."""

    def receives(self, name: str, whole: Whole, share: Decimal, amount: Money) -> str:
        """Say who gets at least half."""
        return self._receives(quoted(name), whole, share, amount)

    def largest(self, name: str, whole: Whole, amount: Money) -> str:
        """Say who gets the most."""
        share, money = f"la plus grande part {WHOLES[whole]}", self.words.money(amount)
        return f"{quoted(name)} reçoit {share}, soit {money}"

    def tied(
        self, noun: Noun, whole: Whole, names: Sequence[str], amount: Money
    ) -> str:
        """Say which of several share the first place."""
        to = f"à {self._named(names, self._several(noun, len(names)))}"
        each = f"{self.words.money(amount)} {self._each(noun)}"
        return f"Les plus grandes parts {WHOLES[whole]} vont {to}, soit {each}"

    def equal(self, noun: Noun, count: int, amount: Money, *, exactly: bool) -> str:
        """Say that all get the same, exactly or about."""
        about = "" if exactly else "environ "
        each = f"{about}{self.words.money(amount)} {self._each(noun)}"
        return f"Les {self._several(noun, count)} reçoivent {each}"

    def nearly_equal(self, noun: Noun, count: int, low: Money, high: Money) -> str:
        """Say from what to what all get, where no one amount is near to each."""
        ends = f"{de(self.words.money(low))} à {self.words.money(high)}"
        several = self._several(noun, count)
        return f"Les {several} reçoivent des parts presque égales, {ends}"

    def own_share(self, share: Decimal, amount: Money) -> str:
        """Say which share the page's theme receives, where it is over half."""
        return self._receives("Ce thème", "all", share, amount)

    def own_rank(self, share: Decimal, rank: int) -> str:
        """Say which share the page's theme receives; it is the first or the second."""
        part = f"{self._part(share)} {WHOLES['all']}"
        return f"Ce thème reçoit {part}, soit {RANKS[rank - 1]}"

    def own_tied(self, share: Decimal, rank: int, others: Sequence[str]) -> str:
        """Say with which themes the page's theme shares the first or second place."""
        number = self.words.count(len(others), feminine=False)
        tied = self._named(others, f"{number} autres thèmes")
        return f"{self.own_rank(share, rank)}, à égalité avec {tied}"

    def runs(self, years: FiscalYears) -> str:
        """Say over which years funding runs."""
        if years.last - years.first == 1:
            return f"Le financement porte sur {self.words.fiscal_years(years)}"
        return f"Le financement s’étend de {self.words.span(years)}"

    def partly(self, noun: Noun, count: int, of: int, years: FiscalYears) -> str:
        """Say for how many initiatives periods are given, and over which years."""
        some = self.words.count(count, feminine=True)
        text = f"Les périodes sont précisées pour {some} des {self._several(noun, of)}"
        if years.last - years.first == 1:
            return f"{text}, toutes en {self.words.fiscal_years(years)}"
        return f"{text}, de {self.words.span(years)}"

    def each_lasts(self, noun: Noun, duration: Duration) -> str:
        """Say how long each of several initiatives lasts."""
        return f"chaque {ONE[noun]} dure {self.words.duration(duration)}"

    def longest(self, names: Sequence[str], duration: Duration) -> str:
        """Say which initiatives last longest, and how long."""
        listed, time = self._named(names, ""), self.words.duration(duration)
        longest = (
            "l’initiative la plus longue est"
            if len(names) == 1
            else "les initiatives les plus longues sont"
        )
        return f"{longest} {listed} ({time})"

    def most(self, name: str, who: str, count: int, bound: Bound) -> str:
        """Say who reaches the most of a group, in the group's own words."""
        number = f"{BOUNDS[bound]}{self.words.many(count)}"
        mark = ", soit" if ":" in name + who else f"{NBSP}:"
        aspired = self.words.office.lists.get("h_aspire", ())
        return f"{quoted(name)} vise le plus {de(who, aspired)}{mark} {number}"

    def doubt(self, doubt: Doubt) -> str:
        """Say what a stated length leaves open within, or beyond, its fiscal years."""
        return DOUBTS[doubt]

    def legend(self) -> tuple[str, str, str]:
        """Name the three ways in which a timeline draws: certain, possible, stated."""
        return (
            f"Plein{NBSP}: certain",
            f"Hachuré{NBSP}: possible",
            f"Tirets{NBSP}: période indiquée",
        )

    def chart(self, form: Form, label: str, count: int) -> str:
        """Say in one sentence what a chart is, for who does not see it."""
        kind, one, several = FORMS[form]
        number = self.words.count(count, feminine=True)
        return f"{kind}, {label}{NBSP}: {number} {one if count == 1 else several}"

    def item(self, label: str, words: str) -> str:
        """Put a name and its words together."""
        return f"{label}{NBSP}: {words}"

    def _receives(self, who: str, whole: Whole, share: Decimal, amount: Money) -> str:
        part, money = f"{self._part(share)} {WHOLES[whole]}", self.words.money(amount)
        return f"{who} reçoit {part}, soit {money}"

    def _part(self, share: Decimal) -> str:
        over_half = "un peu plus de la moitié"
        return fraction(share, FRACTIONS, over_half) or self.words.percent(share)

    def _named(self, names: Sequence[str], several: str) -> str:
        """List a few names; say of many how many they are."""
        if several and len(names) > LISTED:
            return several
        return self.words.listing([quoted(name) for name in names])

    def _several(self, noun: Noun, count: int) -> str:
        feminine = noun.endswith("initiatives")
        many = " ".join(f"{word}s" for word in ONE[noun].split(" "))
        return f"{self.words.count(count, feminine=feminine)} {many}"

    def _each(self, noun: Noun) -> str:
        return "chacune" if noun.endswith("initiatives") else "chacun"


def quoted(name: str) -> str:
    """Put a name between French quotation marks: « Puna résiliente »."""
    return f"«{NBSP}{name}{NBSP}»"


SENTENCES = FrenchSentences
