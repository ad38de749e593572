"""The rows of a chart to those that can be read on its page, and the rest together."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import floor

from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEADING, SETTINGS, Plot
from briefgen.value_classes import dataclass

SMALLEST = 7.0  # points: what is set in smaller type is not read
PART = 1 / 3  # of a page's body: a chart that shows not all leaves room for the text
TOGETHER = 4  # rows where a chart is to sum the others: the first three, the rest
FEWEST = 3  # rows of such a chart: the first, the subject, the rest


@dataclass(frozen=True, slots=True)
class Limit:
    """How many rows a chart shows: up to `most`, all; of more than these, only `few`.

    A part of the whole that is smaller than `thinnest` is not seen.
    """

    most: int
    few: int
    thinnest: Decimal = Decimal(0)

    def capped(self, most: int | None) -> "Limit":
        """Return the limit of a chart in which no more than `most` are told apart."""
        if most is None:
            return self
        return Limit(min(self.most, most), min(self.few, most), self.thinnest)

    def together(self) -> "Limit":
        """Return the limit of a chart that is to sum all but the first few rows."""
        return Limit(min(self.most, TOGETHER), min(self.few, TOGETHER), self.thinnest)


def fold(
    amounts: Sequence[Decimal], limit: Limit | None, own: int | None = None
) -> tuple[Sequence[int], Sequence[int]]:
    """Return the places of the rows that are shown, and of those that are put together.

    `amounts` are those of the rows in the chart's order, `own` the place of the page's
    subject. Those shown are the first ones, and the subject where it is not among them.
    The rest takes the place of one row, so it is never a single one. Without a limit,
    all are shown.
    """
    every = range(len(amounts))
    if limit is None:
        return every, ()
    visible = _visible(amounts, limit.thinnest, own)
    if len(visible) == len(amounts) <= limit.most:
        return every, ()
    if len(visible) >= limit.most:
        visible = _first(visible, limit.few - 1, own)
    return visible, sorted({*every}.difference(visible))


def _visible(
    amounts: Sequence[Decimal], thinnest: Decimal, own: int | None
) -> Sequence[int]:
    """Return the parts that can be seen; all if it is all but one."""
    every = range(len(amounts))
    if not thinnest:
        return every
    least = thinnest * sum(amounts)
    visible = [at for at in every if amounts[at] >= least or at == own]
    return visible if len(visible) < len(amounts) - 1 else every


def _first(rows: Sequence[int], count: int, own: int | None) -> Sequence[int]:
    """Return the first rows, the last of them the subject if it comes later."""
    if own is None or own in rows[:count]:
        return rows[:count]
    return [*rows[: count - 1], own]


def limits(request: ChartRequest, thinnest: float) -> Iterator[Limit]:
    """Yield how many rows may be shown, from the most to the fewest.

    The first counts rows of one line each, as close as they are set; where names take
    more lines than that, a later one holds. `thinnest` is a part of the
    whole.
    """
    look, close, usual = request.look, SETTINGS[-1], SETTINGS[0]
    tall = max(close.bar, LEADING) + close.air
    most = floor((_room(request) / request.size + close.air) / tall)
    few = floor(look.page.body * PART / (request.size * (usual.bar + usual.air)))
    few = FEWEST if request.lower else max(few, FEWEST)
    part = Decimal(str(thinnest))
    yield Limit(max(most, few), few, part)
    for count in range(few, FEWEST - 1, -1):
        yield Limit(count, count, part)


def is_legible(plot: Plot, request: ChartRequest) -> bool:
    """Return whether the words of a plot can be read where it is as high as may be."""
    return plot.height <= _room(request)


def _room(request: ChartRequest) -> float:
    """Return how high a plot may be so that no format shrinks its words too far."""
    return request.look.tallest * request.size / min(SMALLEST, request.size)
