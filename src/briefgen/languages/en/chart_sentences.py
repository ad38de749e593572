"""Findings on yearly amounts, results, increases, women and changes in English."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import ClassVar

from briefgen.languages.chart_sentences import ChartSentences, Key, Measured, Step
from briefgen.languages.sentences import LISTED, Noun, sentences_of
from briefgen.value_classes import dataclass

PAIR = 2


@dataclass(frozen=True, slots=True)
class EnglishChartSentences(ChartSentences):
    """Sentences by the Canada.ca style: plain, active, figures as they are."""

    measured: ClassVar[Mapping[Measured, str]] = {
        "profile": "Funding by year",
        "results": "Results, as parts of their targets",
        "ways": "Results, as parts of the way from baseline to target",
        "increases": "Total value, with the increase",
        "increases alone": "Increases",
        "changes": "Baselines and latest results",
    }
    keys: ClassVar[Mapping[Key, str]] = {
        "derived": "Hatched: calculated, total value minus increase",
        "open": "An arrow means “or more”",
        "women": "Filled: women; outlined: others",
        "target": "The line marks the target",
        "beyond": "An arrow means that the bar goes on",
        "rounded": "counts are rounded",
        "part": "Small figure: less than half as many",
    }
    steps: ClassVar[Mapping[Step, str]] = {
        "before": "Before (calculated)",
        "increase": "Increase",
        "total": "Total value",
    }
    women: ClassVar[str] = "women"
    others: ClassVar[str] = "others"
    percent: ClassVar[str] = "per cent"

    def years_stated(self, noun: Noun, count: int, of: int) -> str:
        """Say for how many initiatives yearly amounts are stated."""
        counts = f"{self._count(count)} of {self._count(of)} {noun}"
        return f"Yearly amounts are stated for {counts}"

    def highest(
        self, years: Sequence[str], of: int, amount: str, *, partly: bool
    ) -> str:
        """Say in which fiscal years new funding is highest."""
        start = "they peak" if partly else "Funding peaks"
        if len(years) > LISTED:
            counts = (
                f"{self._count(len(years))} of the {self._count(of)} {self.words.year}s"
            )
            return f"{start} in {counts}, at {amount} each"
        each = " each" if len(years) > 1 else ""
        return f"{start} in {self.words.listing(years)}, at {amount}{each}"

    def steady(self, first: str, last: str, amount: str, *, partly: bool) -> str:
        """Say that new funding is highest, and equal, in some fiscal years in a row."""
        start = "they peak" if partly else "Funding peaks"
        return f"{start} at a steady {amount} a year from {first} to {last}"

    def level(self, count: int, low: str, high: str, *, partly: bool) -> str:
        """Say that new funding is equal in all fiscal years, or nearly so."""
        start, number = self._funding(partly=partly), self._count(count)
        if low == high:
            return f"{start} {low} in each of the {number} {self.words.year}s"
        years = f"in the {number} {self.words.year}s"
        return f"{start} nearly equal {years}, {low} to {high}"

    def standing(self, name: str, share: Decimal, *, from_zero: bool) -> str:
        """Say how much of its target one indicator has reached."""
        if share == 1:
            return f"{name}: the target is reached"
        way = "target" if from_zero else "way to the target"
        return f"{name}: {self.words.percent(share)} of the {way}"

    def targets_reached(self, count: int, of: int) -> str:
        """Say how many of several targets are reached."""
        if count == of:
            every = "Both" if of == PAIR else f"All {self._count(of)}"
            return f"{every} targets are reached"
        verb = "is" if count == 1 else "are"
        return f"{self._count(count)} of {self._count(of)} targets {verb} reached"

    def nearest(self, names: Sequence[str], share: Decimal) -> str:
        """Say which of several indicators are nearest to their targets."""
        near = (
            "is closest to its target"
            if len(names) == 1
            else "are closest to their targets"
        )
        listed = self._named(names, f"{self._count(len(names))} indicators")
        return f"{listed} {near}, {self.words.percent(share)} of the way there"

    def each_stands_at(self, count: int, share: Decimal) -> str:
        """Say that all indicators have come equally far."""
        way = f"{self.words.percent(share)} of the way to its target"
        return f"Each of the {self._count(count)} indicators is {way}"

    def measured_of(self, actual: str, target: str) -> str:
        """Put a result before its target, which has the unit."""
        return f"{actual} of {target}"

    def measured_over(self, actual: str, target: str) -> str:
        """Put a result, which has the unit, before the target that it has passed."""
        return f"{actual}, beyond the target of {target}"

    def measured_from(
        self, actual: str, baseline: tuple[str, Decimal], target: str
    ) -> str:
        """Put a result before its baseline, and its change since then, and its target."""
        first, change = baseline
        way = "up " if change > 0 else "down " if change else ""
        return f"{actual} ({way}from {first}; target {target})"

    def among_shown(self, text: str) -> str:
        """Say that a finding is about those indicators alone that are drawn."""
        return f"Of those shown, {text[:1].lower()}{text[1:]}"

    def raised(self, name: str, amount: str, total: str) -> str:
        """Say to which total value an increase brings an initiative."""
        quoted = sentences_of(self.words).quoted(name)
        return f"Increase of {amount} brings the total value of {quoted} to {total}"

    def raised_together(
        self, count: int, of: int, amount: str, ends: tuple[str, str]
    ) -> str:
        """Say from what to what several increases bring total values."""
        number = self._count(count)
        some = number if count == of else f"{number} of {self._count(of)}"
        low, high = ends
        together = f"{some} increases, {amount} together"
        return f"{together}, bring total values from {low} to {high}"

    def other_increases(self, count: int) -> str:
        """Say how many increases are put together."""
        return f"{self._count(count)} other increases"

    def share_of_women(self, people: str, part: str) -> str:
        """Say which part of a group are women."""
        return f"Women make up {part} of {people}"

    def one_figure(self, count: int) -> str:
        """Say how many people each drawn figure stands for."""
        if count == 1:
            return "Each figure stands for one person"
        return f"Each figure stands for {self.words.number(count)} people"

    def changed(self, name: str, first: str, last: str) -> str:
        """Say from what to what one indicator has changed."""
        return f"{name}: from {first} to {last}"

    def changed_most(self, names: Sequence[str], ends: tuple[str, str] | None) -> str:
        """Say which indicators have changed most; if one, from what to what."""
        if ends is not None:
            name = sentences_of(self.words).quoted(names[0])
            return f"{name} changed most, from {ends[0]} to {ends[1]}"
        listed = self._named(names, f"{self._count(len(names))} indicators")
        return f"{listed} changed most"

    def unchanged(self, count: int) -> str:
        """Say that no indicator has changed."""
        return f"None of the {self._count(count)} indicators has changed"

    def _funding(self, *, partly: bool) -> str:
        return "they are" if partly else "Funding is"

    def _named(self, names: Sequence[str], several: str) -> str:
        return sentences_of(self.words).named(names, several)

    def _count(self, count: int) -> str:
        return self.words.count(count, feminine=False)


CHART_SENTENCES = EnglishChartSentences
