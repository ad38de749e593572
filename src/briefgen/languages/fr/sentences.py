"""Findings in French."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import ClassVar

from briefgen.languages.facts import NBSP
from briefgen.languages.fr.elision import de
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
    "all": "du financement",
    "theme": "du financement de ce thème",
    "these": "du financement de ces initiatives",
}
RANKS = ("la plus grande part", "la deuxième part en importance")
ONE: Mapping[Noun, str] = {
    "initiatives": "initiative",
    "themes": "thème",
    "funded initiatives": "initiative financée",
    "funded themes": "thème financé",
    "indicators": "indicateur",
}


@dataclass(frozen=True, slots=True)
class FrenchSentences(Sentences):
    """Phrases en français : claires, à la voix active."""

    fractions: ClassVar[tuple[str, ...]] = (
        *("le quart", "le tiers", "la moitié"),
        *("les deux tiers", "les trois quarts"),
    )
    over_half: ClassVar[str] = "un peu plus de la moitié"
    forms: ClassVar[Mapping[Form, tuple[str, str, str]]] = {
        "bar": ("Diagramme à barres", "barre", "barres"),
        "stacked-bar": ("Barre empilée", "partie", "parties"),
        "timeline": ("Chronologie", "barre", "barres"),
        "profile": ("Diagramme à colonnes", "colonne", "colonnes"),
        "multiples": (
            *("Petits diagrammes à colonnes", "série de colonnes"),
            "séries de colonnes",
        ),
        "progress": ("Barres de progression", "barre", "barres"),
        "waterfall": ("Diagramme en cascade", "étape", "étapes"),
        "icon-array": ("Pictogrammes", "rangée", "rangées"),
        "slope": ("Graphique de pentes", "ligne", "lignes"),
        "chart": ("Diagramme", "ligne", "lignes"),
        "map": ("Carte", "lieu", "lieux"),
    }
    doubts: ClassVar[Mapping[Doubt, str]] = {
        "start": "mois de début non précisé",
        "longer": "au-delà de ces exercices",
    }
    by_year: ClassVar[str] = "par {} ({} à {})"
    legend: ClassVar[tuple[str, str, str]] = (
        f"Plein{NBSP}: certain",
        f"Hachuré{NBSP}: début ou fin possibles",
        f"Tirets{NBSP}: période annoncée",
    )
    borders: ClassVar[str] = (
        "Le tracé des frontières n’implique aucune reconnaissance ni acceptation"
        f" officielle. Fond de carte{NBSP}: Natural Earth"
    )

    def since(self, month: str) -> str:
        """Name a month from which something runs, with its preposition."""
        return de(month)

    def receives(self, name: str, whole: Whole, share: Decimal, amount: Money) -> str:
        """Say who gets at least half."""
        return self._receives(self.quoted(name), whole, share, amount)

    def largest(self, name: str, whole: Whole, amount: Money) -> str:
        """Say who gets the most."""
        share, money = f"la plus grande part {WHOLES[whole]}", self.words.money(amount)
        return f"{self.quoted(name)} reçoit {share}, soit {money}"

    def tied(
        self, noun: Noun, whole: Whole, names: Sequence[str], amount: Money
    ) -> str:
        """Say which of several share the first place."""
        to = f"à {self.named(names, self._several(noun, len(names)))}"
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

    def own_part(self, share: Decimal) -> str:
        """Say which share the page's theme receives, without its amount."""
        return f"Ce thème reçoit {self.part(share)} {WHOLES['all']}"

    def own_rank(self, share: Decimal, rank: int) -> str:
        """Say which share the page's theme receives; it is the first or the second."""
        return f"{self.own_part(share)}, soit {RANKS[rank - 1]}"

    def own_tied(self, share: Decimal, rank: int, others: Sequence[str]) -> str:
        """Say with which themes the page's theme shares the first or second place."""
        number = self.words.count(len(others), feminine=False)
        tied = self.named(others, f"{number} autres thèmes")
        return f"{self.own_rank(share, rank)}, à égalité avec {tied}"

    def runs(self, years: FiscalYears) -> str:
        """Say over which years funding runs."""
        if years.last - years.first == 1:
            return f"Le financement porte sur {self.words.fiscal_years(years)}"
        return f"Le financement s’étend de {self.words.fiscal_years(years)}"

    def partly(self, noun: Noun, count: int, of: int, years: FiscalYears) -> str:
        """Say for how many initiatives periods are given, and over which years."""
        some = self.words.count(count, feminine=True)
        text = f"Les périodes sont précisées pour {some} des {self._several(noun, of)}"
        if years.last - years.first == 1:
            return f"{text}, toutes en {self.words.fiscal_years(years)}"
        return f"{text}, de {self.words.fiscal_years(years)}"

    def each_lasts(self, noun: Noun, duration: Duration) -> str:
        """Say how long each of several initiatives lasts."""
        return f"chaque {ONE[noun]} dure {self.words.duration(duration)}"

    def longest(self, names: Sequence[str], duration: Duration) -> str:
        """Say which initiatives last longest, and how long."""
        listed, time = self.named(names, ""), self.words.duration(duration)
        verb = "dure" if len(names) == 1 else "durent"
        return f"{listed} {verb} le plus longtemps{NBSP}: {time}"

    def most(self, name: str, who: str, count: int, bound: Bound) -> str:
        """Say who reaches the most of a group, in the group's own words."""
        number = f"{self.words.bounds[bound]}{self.words.many(count)}"
        mark = ", soit" if ":" in name + who else f"{NBSP}:"
        aspired = self.words.office.lists.get("h_aspire", ())
        return f"{self.quoted(name)} vise le plus {de(who, aspired)}{mark} {number}"

    def others(self, noun: Noun, count: int) -> str:
        """Say how many others are put together in one bar."""
        feminine = noun.endswith("initiatives")
        number = self.words.count(count, feminine=feminine)
        if count == 1:
            return f"{number} autre {ONE[noun]}"
        return f"{number} autres {self._plural(noun)}"

    def ranged(self, chart: str, least: str, most: str) -> str:
        """Say from where to where the amounts of a chart go."""
        return f"{chart}, de {least} à {most}"

    def with_others(self, chart: str, others: str) -> str:
        """Say that the last bar of a chart is that of the others."""
        return f"{chart}, dont la dernière pour {others}"

    def stated(self, years: str) -> str:
        """Say which fiscal years a period is stated with."""
        return f"période annoncée{NBSP}: {years}"

    def rounded(self, unit: str) -> str:
        """Say of a unit that not all numerals in it are exact."""
        return f"{unit}, chiffres arrondis"

    def not_shown(self, noun: Noun, count: int) -> str:
        """Say how many more a chart does not show."""
        feminine = "e" if noun.endswith("initiatives") else ""
        verb = "n’est pas" if count == 1 else "ne sont pas"
        plural = "" if count == 1 else "s"
        return f"{self.others(noun, count)} {verb} représenté{feminine}{plural}"

    def placed(self, count: int, of: int, where: str) -> str:
        """Say how many of some initiatives are in places, named with a preposition."""
        if of == 1:
            return f"L’initiative se déroule {where}"
        if count == of:
            return f"Les {self.initiatives(of)} se déroulent {where}"
        verb = "se déroule" if count == 1 else "se déroulent"
        number = self.words.count(count, feminine=True)
        return f"{number} des {self.initiatives(of)} {verb} {where}"

    def within(self, codes: Sequence[str]) -> str:
        """Name a few countries with their preposition; say of many how many they are."""
        if len(codes) > LISTED:
            return f"dans {self.words.count(len(codes), feminine=False)} pays"
        return self.words.listing(
            [self.words.situated(code, "in", None) for code in codes]
        )

    def initiatives(self, count: int) -> str:
        """Say how many initiatives there are."""
        number = self.words.count(count, feminine=True)
        return f"{number} initiative{'' if count == 1 else 's'}"

    def key(self, numbered: Sequence[tuple[int, str]]) -> str:
        """Name the places for which numbers stand on a map."""
        lines = [f"{number}{NBSP}{names}" for number, names in numbered]
        return f"Sur la carte{NBSP}: {self.series(lines)}"

    def not_drawn(self, names: str) -> str:
        """Name the places that a map does not draw."""
        return f"Lieux absents de la carte{NBSP}: {names}"

    def not_named(self, names: str) -> str:
        """Name the places that a map draws without a name beside them."""
        return f"Autres lieux indiqués{NBSP}: {names}"

    def more(self, names: Sequence[str], others: int) -> str:
        """List names, and say how many others there are."""
        autres = "autre" if others == 1 else "autres"
        return self.words.listing([*names, f"{self.words.number(others)} {autres}"])

    def _receives(self, who: str, whole: Whole, share: Decimal, amount: Money) -> str:
        part, money = f"{self.part(share)} {WHOLES[whole]}", self.words.money(amount)
        return f"{who} reçoit {part}, soit {money}"

    def _several(self, noun: Noun, count: int) -> str:
        feminine = noun.endswith("initiatives")
        return f"{self.words.count(count, feminine=feminine)} {self._plural(noun)}"

    def _plural(self, noun: Noun) -> str:
        return " ".join(f"{word}s" for word in ONE[noun].split(" "))

    def _each(self, noun: Noun) -> str:
        return "chacune" if noun.endswith("initiatives") else "chacun"


SENTENCES = FrenchSentences
