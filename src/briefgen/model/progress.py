"""What an initiative has achieved, and what is planned: results and milestones."""

from briefgen.model.number import Number
from briefgen.model.text import LocalizedText
from briefgen.model.when import When
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """What an indicator was at first, is meant to be, and is.

    Whether more is better is not said.
    """

    indicator: LocalizedText
    unit: LocalizedText | None = None
    baseline: Number | None = None
    target: Number | None = None
    actual: Number | None = None
    as_of: When | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is to be reached when, and whether it is."""

    date: When
    text: LocalizedText
    done: bool = False
