"""Findings in French."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.model import Duration, FiscalYears, Money
from briefgen.wording.sentences.sentences import LISTED, Form, Noun, Sentences
from briefgen.wording.words import NBSP

ORDINALS = ("", "deuxième", "troisième", "quatrième", "cinquième", "sixième")
NOUNS: Mapping[Noun, str] = {"initiatives": "initiatives", "themes": "thèmes"}
EACH: Mapping[Noun, str] = {"initiatives": "chacune", "themes": "chacun"}
FORMS: Mapping[Form, str] = {
    "bar": "Diagramme à barres",
    "stacked-bar": "Barre empilée",
    "timeline": "Chronologie",
    "reach": "Diagramme à barres",
    "chart": "Diagramme",
}


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

    def equal(self, noun: Noun, count: int, amount: Money) -> str:
        """Say that all get the same."""
        each = f"{self.words.money(amount)} {EACH[noun]}"
        several = self._several(noun, count)
        return f"Les {several} reçoivent des parts égales{NBSP}: {each}"

    def nearly_equal(self, noun: Noun, amounts: Sequence[Money]) -> str:
        """Say that all get nearly the same."""
        if len(amounts) > LISTED:
            low, *_, high = sorted(amounts, key=lambda money: money.amount)
            listed = f"de {self.words.money(low)} à {self.words.money(high)}"
        else:
            listed = self.words.listing([self.words.money(money) for money in amounts])
        several = self._several(noun, len(amounts))
        return f"Les {several} reçoivent des parts presque égales{NBSP}: {listed}"

    def tied(self, noun: Noun, names: Sequence[str], amount: Money) -> str:
        """Say which of several share the first place."""
        to = f"à {self.words.listing([quoted(name) for name in names])}"
        if len(names) > LISTED:
            to = f"à {self._several(noun, len(names))}"
        each = f"{self.words.money(amount)} {EACH[noun]}"
        return f"Les plus grandes parts reviennent {to}{NBSP}: {each}"

    def share(self, share: Decimal, rank: int, *, tied: bool) -> str:
        """Say a theme's share of all new funding, and its rank from 1."""
        if share == 1:
            return "Ce thème reçoit tout le nouveau financement"
        percent = self.words.percent(share)
        said = f"Ce thème reçoit {percent} du nouveau financement"
        if rank > len(ORDINALS):
            return said
        ordinal = ORDINALS[rank - 1]
        place = f"la {ordinal} part en importance" if ordinal else "la plus grande part"
        return f"{said}, soit {place}{', à égalité' if tied else ''}"

    def no_share(self) -> str:
        """Say that a theme has no share of the new funding."""
        return "Aucun nouveau financement n’est annoncé pour ce thème"

    def runs(self, years: FiscalYears) -> str:
        """Say over which years funding runs."""
        return f"Le financement s’étend de {self.words.span(years)}"

    def lasts(self, years: FiscalYears, duration: Duration) -> str:
        """Say how long and when the funding of the only initiative runs, as given."""
        time, given = self.words.duration(duration), self.words.fiscal_years(years)
        return f"Le financement s’étend sur {time} ({given})"

    def each_lasts(self, years: FiscalYears, duration: Duration) -> str:
        """Say over which years funding runs, and how long for each initiative."""
        time = self.words.duration(duration)
        return f"{self.runs(years)}{NBSP}; chaque initiative s’étend sur {time}"

    def longest(
        self, years: FiscalYears, names: Sequence[str], duration: Duration
    ) -> str:
        """Say over which years funding runs, and what runs longest."""
        listed = self.words.listing([quoted(name) for name in names])
        longest = (
            "l’initiative la plus longue est"
            if len(names) == 1
            else "les initiatives les plus longues sont"
        )
        time = self.words.duration(duration)
        return f"{self.runs(years)}{NBSP}; {longest} {listed} ({time})"

    def largest_group(self, name: str, people: str) -> str:
        """Say which group of people is the largest."""
        return f"Le groupe visé le plus nombreux est celui de {quoted(name)}{NBSP}: {people}"

    def largest_number(self, name: str, people: str) -> str:
        """Say which number of people is the largest, where bounds leave doubt."""
        return (
            f"Le nombre de personnes le plus élevé est celui de {quoted(name)}"
            f"{NBSP}: {people}"
        )

    def reaches(self, name: str, groups: Sequence[str]) -> str:
        """Say whom something reaches."""
        *first, last = groups
        listed = f"{', '.join(first)} ainsi que {last}" if first else last
        return f"Personnes visées par {quoted(name)}{NBSP}: {listed}"

    def groups(self, count: int) -> str:
        """Say for how many groups of people numbers are given."""
        number = self.words.count(count, feminine=False)
        return f"Le nombre de personnes visées est indiqué pour {number} groupes"

    def form(self, form: Form) -> str:
        """Name what a chart is, for who does not see it."""
        return FORMS[form]

    def item(self, label: str, words: str) -> str:
        """Put a name and its words together."""
        return f"{label}{NBSP}: {words}"

    def series(self, items: Sequence[str]) -> str:
        """Put items in a row."""
        return f"{NBSP}; ".join(items)

    def others(self, count: int) -> str:
        """Say how many items are left out at the end of a row."""
        number = self.words.count(count, feminine=False)
        return f"et {number} {'autre' if count == 1 else 'autres'}"

    def _several(self, noun: Noun, count: int) -> str:
        feminine = noun == "initiatives"
        return f"{self.words.count(count, feminine=feminine)} {NOUNS[noun]}"


def quoted(name: str) -> str:
    """Put a name between French quotation marks: « Puna résiliente »."""
    return f"«{NBSP}{name}{NBSP}»"
