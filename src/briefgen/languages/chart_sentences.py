"""What every language can say of yearly amounts, results, increases, women and changes."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from decimal import Decimal
from importlib import import_module
from typing import ClassVar, Literal, TypeAlias, cast

from briefgen.languages.sentences import Noun
from briefgen.languages.words import Words
from briefgen.value_classes import dataclass

Measured: TypeAlias = Literal[
    "profile", "results", "ways", "increases", "increases alone", "changes"
]
Key: TypeAlias = Literal[
    "derived", "open", "women", "target", "beyond", "rounded", "part"
]
Step: TypeAlias = Literal["before", "increase", "total"]  # the parts of a total value


@dataclass(frozen=True, slots=True)
class ChartSentences(ABC):
    """Findings of charts in one language, as titles: a capital first, no full stop.

    Names of indicators may be singular or plural, so that no verb agrees with them.
    """

    words: Words

    measured: ClassVar[Mapping[Measured, str]]  # what stands above a chart
    keys: ClassVar[Mapping[Key, str]]  # how a chart draws what is not plain
    steps: ClassVar[Mapping[Step, str]]
    women: ClassVar[str]
    others: ClassVar[str]  # those who are not women
    percent: ClassVar[str]  # the unit of shares

    @abstractmethod
    def years_stated(self, noun: Noun, count: int, of: int) -> str:
        """Say for how many initiatives yearly amounts are stated."""

    @abstractmethod
    def highest(
        self, years: Sequence[str], of: int, amount: str, *, partly: bool
    ) -> str:
        """Say in which fiscal years new funding is highest; `partly` follows another."""

    @abstractmethod
    def steady(self, first: str, last: str, amount: str, *, partly: bool) -> str:
        """Say that new funding is highest, and equal, in some fiscal years in a row."""

    @abstractmethod
    def level(self, count: int, low: str, high: str, *, partly: bool) -> str:
        """Say that new funding is equal in all fiscal years, or nearly so."""

    @abstractmethod
    def standing(self, name: str, share: Decimal, *, from_zero: bool) -> str:
        """Say how much of its target one indicator has reached."""

    @abstractmethod
    def targets_reached(self, count: int, of: int) -> str:
        """Say how many of several targets are reached."""

    @abstractmethod
    def nearest(self, names: Sequence[str], share: Decimal) -> str:
        """Say which of several indicators are nearest to their targets."""

    @abstractmethod
    def each_stands_at(self, count: int, share: Decimal) -> str:
        """Say that all indicators have come equally far."""

    @abstractmethod
    def measured_of(self, actual: str, target: str) -> str:
        """Put a result before its target, which has the unit."""

    @abstractmethod
    def measured_over(self, actual: str, target: str) -> str:
        """Put a result, which has the unit, before the target that it has passed."""

    @abstractmethod
    def measured_from(
        self, actual: str, baseline: tuple[str, Decimal], target: str
    ) -> str:
        """Put a result before its baseline, and its change since then, and its target."""

    @abstractmethod
    def among_shown(self, text: str) -> str:
        """Say that a finding is about those indicators alone that are drawn."""

    @abstractmethod
    def raised(self, name: str, amount: str, total: str) -> str:
        """Say to which total value an increase brings an initiative."""

    @abstractmethod
    def raised_together(
        self, count: int, of: int, amount: str, ends: tuple[str, str]
    ) -> str:
        """Say from what to what several increases bring total values."""

    @abstractmethod
    def other_increases(self, count: int) -> str:
        """Say how many increases are put together."""

    @abstractmethod
    def share_of_women(self, people: str, part: str) -> str:
        """Say which part of a group are women."""

    @abstractmethod
    def one_figure(self, count: int) -> str:
        """Say how many people each drawn figure stands for."""

    @abstractmethod
    def changed(self, name: str, first: str, last: str) -> str:
        """Say from what to what one indicator has changed."""

    @abstractmethod
    def changed_most(self, names: Sequence[str], ends: tuple[str, str] | None) -> str:
        """Say which indicators have changed most; if one, from what to what."""

    @abstractmethod
    def unchanged(self, count: int) -> str:
        """Say that no indicator has changed."""


def chart_sentences_of(words: Words) -> ChartSentences:
    """Return the sentences on charts of the language that words are in."""
    module = import_module(f"briefgen.languages.{words.language}.chart_sentences")
    return cast("type[ChartSentences]", module.CHART_SENTENCES)(words)
