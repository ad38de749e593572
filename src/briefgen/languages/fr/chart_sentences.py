"""Findings on yearly amounts, results, increases, women and changes in French."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import ClassVar

from briefgen.languages.chart_sentences import ChartSentences, Key, Measured, Step
from briefgen.languages.facts import NBSP
from briefgen.languages.fr.elision import de
from briefgen.languages.sentences import LISTED, Noun, sentences_of
from briefgen.value_classes import dataclass

NOUNS: Mapping[Noun, str] = {
    "initiatives": "initiatives",
    "funded initiatives": "initiatives financées",
}


@dataclass(frozen=True, slots=True)
class FrenchChartSentences(ChartSentences):
    """Phrases en français : claires, à la voix active."""

    measured: ClassVar[Mapping[Measured, str]] = {
        "profile": "Financement par exercice",
        "results": "Résultats par rapport aux cibles",
        "ways": "Progrès de la valeur de départ à la cible",
        "increases": "Valeur totale, augmentation comprise",
        "increases alone": "Augmentations",
        "changes": "Valeurs de départ et derniers résultats",
    }
    keys: ClassVar[Mapping[Key, str]] = {
        "derived": f"Hachuré{NBSP}: calculé, valeur totale moins augmentation",
        "open": f"La flèche signifie «{NBSP}ou plus{NBSP}»",
        "women": f"Plein{NBSP}: femmes; contour{NBSP}: autres",
        "target": "Le trait indique la cible",
        "beyond": "La flèche signifie que la barre se poursuit",
        "rounded": "les nombres sont arrondis",
        "part": f"Petite figure{NBSP}: moins de la moitié",
    }
    steps: ClassVar[Mapping[Step, str]] = {
        "before": "Avant (calculé)",
        "increase": "Augmentation",
        "total": "Valeur totale",
    }
    women: ClassVar[str] = "femmes"
    others: ClassVar[str] = "autres"
    percent: ClassVar[str] = "en pourcentage"

    def years_stated(self, noun: Noun, count: int, of: int) -> str:
        """Say for how many initiatives yearly amounts are stated."""
        some, every = (self.words.count(each, feminine=True) for each in (count, of))
        counts = f"{some} des {every} {NOUNS[noun]}"
        return f"Les montants annuels sont précisés pour {counts}"

    def highest(
        self, years: Sequence[str], of: int, amount: str, *, partly: bool
    ) -> str:
        """Say in which fiscal years new funding is highest."""
        start = "ils culminent" if partly else "Le financement culmine"
        each = " par exercice" if len(years) > 1 else ""
        if len(years) > LISTED:
            when = f"dans {self._count(len(years))} des {self._count(of)} exercices"
        else:
            when = f"en {self.words.listing(years)}"
        return f"{start} {when}, à {amount}{each}"

    def steady(self, first: str, last: str, amount: str, *, partly: bool) -> str:
        """Say that new funding is highest, and equal, in some fiscal years in a row."""
        start = (
            "ils se maintiennent à leur plus haut"
            if partly
            else "Le financement se maintient à son plus haut"
        )
        return f"{start} de {first} à {last}{NBSP}: {amount} par exercice"

    def level(self, count: int, low: str, high: str, *, partly: bool) -> str:
        """Say that new funding is equal in all fiscal years, or nearly so."""
        number = self._count(count)
        start = "ils sont" if partly else "Le financement est"
        if low == high:
            return f"{start} {de(low)} dans chacun des {number} exercices"
        alike = "presque égaux" if partly else "presque égal"
        ends = f"{de(low)} à {high}"
        return f"{start} {alike} dans les {number} exercices, {ends}"

    def standing(self, name: str, share: Decimal, *, from_zero: bool) -> str:
        """Say how much of its target one indicator has reached."""
        quoted = self._quoted(name)
        if share == 1:
            return f"{quoted}{NBSP}: la cible est atteinte"
        way = "de la cible" if from_zero else "du progrès visé"
        return f"{quoted}{NBSP}: {self.words.percent(share)} {way}"

    def targets_reached(self, count: int, of: int) -> str:
        """Say how many of several targets are reached."""
        if count == of:
            return f"Les {self._count(of)} cibles sont atteintes"
        verb = "est atteinte" if count == 1 else "sont atteintes"
        some = self.words.count(count, feminine=True)
        return f"{some} des {self._count(of)} cibles {verb}"

    def nearest(self, names: Sequence[str], share: Decimal) -> str:
        """Say which of several indicators are nearest to their targets."""
        near = (
            "est l’indicateur le plus proche de sa cible"
            if len(names) == 1
            else "sont les indicateurs les plus proches de leurs cibles"
        )
        listed = self._named(names, f"{self._count(len(names))} indicateurs")
        return f"{listed} {near}{NBSP}: {self.words.percent(share)} du progrès visé"

    def each_stands_at(self, count: int, share: Decimal) -> str:
        """Say that all indicators have come equally far."""
        part, number = self.words.percent(share), self._count(count)
        return f"Chacun des {number} indicateurs en est à {part} du progrès visé"

    def measured_of(self, actual: str, target: str) -> str:
        """Put a result before its target, which has the unit."""
        return f"{actual} sur {target}"

    def measured_over(self, actual: str, target: str) -> str:
        """Put a result, which has the unit, before the target that it has passed."""
        return f"{actual} (cible{NBSP}: {target})"

    def measured_from(
        self, actual: str, baseline: tuple[str, Decimal], target: str
    ) -> str:
        """Put a result before its baseline, and its change since then, and its target."""
        first, _ = baseline
        return f"{actual} (valeur de départ{NBSP}: {first}; cible{NBSP}: {target})"

    def among_shown(self, text: str) -> str:
        """Say that a finding is about those indicators alone that are drawn."""
        return f"Parmi ceux qui sont représentés, {text[:1].lower()}{text[1:]}"

    def raised(self, name: str, amount: str, total: str) -> str:
        """Say to which total value an increase brings an initiative."""
        start = f"L’augmentation {de(amount)} porte la valeur totale"
        return f"{start} {de(self._quoted(name))} à {total}"

    def raised_together(
        self, count: int, of: int, amount: str, ends: tuple[str, str]
    ) -> str:
        """Say from what to what several increases bring total values."""
        number = self.words.count(count, feminine=True)
        some = number if count == of else f"{number} des {self._count(of)}"
        low, high = ends
        together = f"{some} augmentations, soit {amount} au total"
        return f"{together}, portent les valeurs totales {de(low)} à {high}"

    def other_increases(self, count: int) -> str:
        """Say how many increases are put together."""
        return f"{self._count(count)} autres augmentations"

    def share_of_women(self, people: str, part: str) -> str:
        """Say which part of a group are women."""
        return f"Parmi {people}, {part} sont des femmes"

    def one_figure(self, count: int) -> str:
        """Say how many people each drawn figure stands for."""
        if count == 1:
            return "Chaque figure représente une personne"
        return f"Chaque figure représente {self.words.number(count)} personnes"

    def changed(self, name: str, first: str, last: str) -> str:
        """Say from what to what one indicator has changed."""
        return f"{self._quoted(name)}{NBSP}: {de(first)} à {last}"

    def changed_most(self, names: Sequence[str], ends: tuple[str, str] | None) -> str:
        """Say which indicators have changed most; if one, from what to what."""
        if ends is not None:
            change = f"{de(ends[0])} à {ends[1]}"
            most = "est l’indicateur qui a le plus changé"
            return f"{self._quoted(names[0])} {most}{NBSP}: {change}"
        listed = self._named(names, f"{self._count(len(names))} indicateurs")
        return f"{listed} ont le plus changé"

    def unchanged(self, count: int) -> str:
        """Say that no indicator has changed."""
        return f"Aucun des {self._count(count)} indicateurs n’a changé"

    def _quoted(self, name: str) -> str:
        return sentences_of(self.words).quoted(name)

    def _named(self, names: Sequence[str], several: str) -> str:
        return sentences_of(self.words).named(names, several)

    def _count(self, count: int) -> str:
        return self.words.count(count, feminine=False)


CHART_SENTENCES = FrenchChartSentences
