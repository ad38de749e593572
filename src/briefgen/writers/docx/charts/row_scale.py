"""The layout of rows to the cells that hold names and words as wide as they are.

Before a bar stands a part for the names, after it one for the words; both are parts of the
longest bar. The three of a row always make the same sum, so that a chart drawn in per cent
has one scale for all rows, whatever amount somebody types.
"""

from decimal import Decimal

from briefgen.drawing import Bar, ChartData
from briefgen.value_classes import dataclass
from briefgen.writers.word_chart_layout import BarRows, ChartFrame

BEFORE, AFTER = "E", "F"  # the columns of the workbook
LEAST = Decimal("0.01")  # of a longest bar: where nothing is above zero
STEP = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class RowScale:
    """How wide names and words are, in longest bars; `top` is where that one ends."""

    names: Decimal
    words: Decimal
    top: Decimal
    longest: str

    def before(self) -> tuple[Decimal, str]:
        """Return the number of a cell before a bar, and the formula for it."""
        return self.top * self.names, f"{self.longest}*{self.names}"

    def after(self, bar: Bar, row: int) -> tuple[Decimal, str]:
        """Return the number of a cell after a bar of this row, and the formula for it."""
        end = bar.base + bar.amount if bar.drawn else Decimal(0)
        own = f"-B{row}" if bar.drawn else ""
        base = f"-D{row}" if bar.base else ""
        formula = f"{self.longest}*{1 + self.words}{own}{base}"
        return self.top * (1 + self.words) - end, formula


def scale_of(plot: ChartData, where: BarRows, canvas: ChartFrame) -> RowScale:
    """Return the scale of rows; bars that are not drawn come last, and have no part in it."""
    drawn = [bar for bar in plot.bars if bar.drawn]
    last = len(drawn) + 1
    sums = f"$B$2:$B${last}"
    if plot.base:
        sums = f"SUMPRODUCT(MAX({sums}+$D$2:$D${last}))"
    rest = canvas.width - where.start - where.longest
    return RowScale(
        _part(where.start / where.longest),
        _part(rest / where.longest),
        max(LEAST, *(bar.base + bar.amount for bar in drawn)),
        f"MAX({LEAST},{sums})",
    )


def _part(fraction: float) -> Decimal:
    return Decimal(str(fraction)).quantize(STEP)
