"""The rows of a chart to those that can be read on its page, and the rest together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor
from typing import Protocol, TypeVar

from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEADING, SETTINGS, Plot

SMALLEST = 7.0  # points: what is set in smaller type is not read
PART = 1 / 3  # of a page's body: a chart that shows not all leaves room for the text
FEWEST = 4  # rows of such a chart: the first two, the subject, the rest


class Ranked(Protocol):
    """A row in the chart's order: its amount, and whether it is the page's subject."""

    @property
    def last(self) -> Decimal:
        """The amount."""

    @property
    def bold(self) -> bool:
        """Whether it is the page's subject."""


R = TypeVar("R", bound=Ranked)


@dataclass(frozen=True, slots=True)
class Limit:
    """How many rows a chart shows: up to `most`, all; of more than these, only `few`.

    A part of the whole that is smaller than `thinnest` is not seen.
    """

    most: int
    few: int
    thinnest: Decimal = Decimal(0)


def fold(rows: Sequence[R], limit: Limit | None) -> tuple[list[R], list[R]]:
    """Return the rows that are shown, in their order, and those that are put together.

    Those shown are the first ones, and the subject where it is not among them. The rest
    takes the place of one row, so it is never a single one. Without a limit, all are
    shown.
    """
    if limit is None:
        return list(rows), []
    visible = _visible(rows, limit.thinnest)
    if len(visible) == len(rows) <= limit.most:
        return list(rows), []
    shown = visible if len(visible) < limit.most else _first(visible, limit.few - 1)
    kept = {*map(id, shown)}
    return shown, [row for row in rows if id(row) not in kept]


def _visible(rows: Sequence[R], thinnest: Decimal) -> list[R]:
    """Return the parts that can be seen; all if it is all but one."""
    if not thinnest:
        return list(rows)
    least = thinnest * sum(row.last for row in rows)
    visible = [row for row in rows if row.last >= least or row.bold]
    return visible if len(visible) < len(rows) - 1 else list(rows)


def _first(rows: Sequence[R], count: int) -> list[R]:
    """Return the first rows, the last of them the subject if it comes later."""
    later = [row for row in rows[count:] if row.bold]
    return [*rows[: count - len(later)], *later]


def limits(request: ChartRequest, thinnest: float) -> Iterator[Limit]:
    """Yield how many rows may be shown, from the most to the fewest.

    The first counts rows of one line each, as close as they are set; where names take
    more lines than that, a later one holds. `thinnest` is in points.
    """
    look, close, usual = request.look, SETTINGS[-1], SETTINGS[0]
    tall = max(close.bar, LEADING) + close.air
    most = floor((_room(request) / request.size + close.air) / tall)
    few = floor(look.page.body * PART / (request.size * (usual.bar + usual.air)))
    few = FEWEST if request.lower else max(few, FEWEST)
    part = Decimal(thinnest / request.width)
    yield Limit(max(most, few), few, part)
    for count in range(few, FEWEST - 1, -1):
        yield Limit(count, count, part)


def is_legible(plot: Plot, request: ChartRequest) -> bool:
    """Return whether the words of a plot can be read where it is as high as may be."""
    return plot.height <= _room(request)


def _room(request: ChartRequest) -> float:
    """Return how high a plot may be so that no format shrinks its words too far."""
    return request.look.tallest * request.size / min(SMALLEST, request.size)
