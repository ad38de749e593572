"""The periods of a timeline to the columns of its fiscal years, and their names."""

from collections.abc import Sequence
from math import ceil, floor

from briefgen.charts.canvas import Canvas
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import write
from briefgen.charts.timeline_periods import Period
from briefgen.model import MONTHS, FiscalYears
from briefgen.value_classes import dataclass

LINE = 0.5  # the width of a line of the grid
TICK = 6.0  # by which the line of a year without a name stands above the rows
BESIDE = 3.0  # points between the line where a year begins and its name
ABOVE = 20.0  # points for the years above the rows
RAISED = 2.5  # of the names of years in that room
SPREAD = 1.25  # widths of a year's name from one to the next, at least
STEPS = (1, 2, 3, 5, 10, 20, 50, 100)  # years from one name to the next


@dataclass(frozen=True, slots=True)
class Axis:
    """Columns of fiscal years, each from its first month, in points from the left."""

    start: float
    room: float
    first: int
    last: int

    @property
    def year(self) -> float:
        """The width of the column of a year, in points."""
        return self.room / (self.last - self.first)

    def x(self, month: float) -> float:
        """Return where a month begins, in points; months count from the year 0."""
        return self.start + (month / MONTHS - self.first) * self.year

    def shown(self, request: ChartRequest) -> range:
        """Return the years whose names have room."""
        years = range(self.first, self.last)
        widest = max(request.measure(_name(request, year)) for year in years)
        wide = max(widest * SPREAD, widest + 2 * BESIDE)
        step = next((each for each in STEPS if each * self.year >= wide), len(years))
        every = years[::step]
        beyond = self.x(every[-1] * MONTHS) + BESIDE + widest > request.width
        return every[:-1] if beyond and len(every) > 1 else every

    def names(self, request: ChartRequest) -> tuple[str, ...]:
        """Return the names of the years that are shown."""
        return tuple(_name(request, year) for year in self.shown(request))


def axis(spans: Sequence[Period], start: float, room: float) -> Axis:
    """Return the columns that hold everything that is drawn of these periods."""
    ends = [span.ends for span in spans]
    first = floor(min(begin for begin, _ in ends) / MONTHS)
    return Axis(start, room, first, ceil(max(end for _, end in ends) / MONTHS))


def draw_grid(
    canvas: Canvas, request: ChartRequest, columns: Axis, height: float
) -> None:
    """Draw a fine line where each year begins; beside it, above the rows, is its name.

    The lines of years without a name are shorter, so that a name belongs to one line.
    """
    years, color = columns.shown(request), request.color("rule")
    for year in range(columns.first, columns.last + 1):
        x = columns.x(year * MONTHS)
        top = RAISED if year in years else ABOVE - TICK
        canvas.line(((x, top), (x, height)), LINE, color, behind=True)
    for year in years:
        name = _name(request, year)
        left = columns.x(year * MONTHS) + BESIDE
        at, ink = (left, ABOVE / 2 - RAISED), request.color("muted")
        write(canvas, request, (name,), at, bold=False, color=ink)


def _name(request: ChartRequest, year: int) -> str:
    return request.words.fiscal_years(FiscalYears(year, year + 1))
