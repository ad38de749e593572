"""Rounds of a measurement to a figure: their median, with its budget."""

import math
import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from bench.budgets import BUDGETS, Budget
from bench.process import Took

Unit = Literal["s", "ratio", "bytes", "documents", "exponent"]


@dataclass(frozen=True, slots=True)
class Spread:
    """The rounds behind a median: how many, the lowest and the highest."""

    rounds: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A row that was measured in a workspace of `size` initiatives; 0: the sample.

    `cpu` is seconds of the processors, `peak` bytes of the largest process.
    """

    row: str
    size: int
    value: float
    unit: Unit
    note: str = ""
    spread: Spread | None = None
    cpu: float | None = None
    peak: int | None = None
    budget: Budget | None = field(default=None)

    @property
    def met(self) -> bool | None:
        """Whether it is within its budget; None if it has none."""
        if self.budget is None or math.isinf(self.budget.must):
            return None
        value = self.value
        if self.budget.cpu and self.cpu is not None:
            value = self.cpu
        if self.budget.least:
            return value >= self.budget.must
        return value <= self.budget.must


def figure(row: str, size: int, value: float, unit: Unit, note: str = "") -> Figure:
    """Return a single value, with the budget of its row."""
    return Figure(row, size, value, unit, note, budget=BUDGETS.get((row, size)))


def timed(
    row: str,
    size: int,
    rounds: Sequence[Took],
    note: str = "",
    budget: Budget | None = None,
) -> Figure:
    """Return the median of rounds, its median CPU and highest peak."""
    walls = [each.wall for each in rounds]
    return Figure(
        row,
        size,
        statistics.median(walls),
        "s",
        note,
        Spread(len(rounds), min(walls), max(walls)),
        statistics.median(each.cpu for each in rounds),
        max(each.peak for each in rounds) or None,
        budget or BUDGETS.get((row, size)),
    )


def ratio(
    row: str, size: int, above: Sequence[float], below: Sequence[float], note: str = ""
) -> Figure:
    """Return the median of the ratios of two things, round by round."""
    ratios = [a / b for a, b in zip(above, below, strict=True)]
    spread = Spread(len(ratios), min(ratios), max(ratios))
    budget = BUDGETS.get((row, size))
    return Figure(
        row, size, statistics.median(ratios), "ratio", note, spread, budget=budget
    )


def growth(figures: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the exponent by which each row grows from one size to the next."""
    rows: dict[str, dict[int, Figure]] = {}
    for each in figures:
        if each.unit == "s" and each.size:
            rows.setdefault(each.row, {})[each.size] = each
    for row, measured in rows.items():
        for small, large in pairwise(sorted(measured)):
            times = measured[large].value / measured[small].value
            exponent = math.log(times) / math.log(large / small)
            note = f"from {small:,} to {large:,} initiatives"
            yield Figure(f"growth: {row}", large, exponent, "exponent", note)
