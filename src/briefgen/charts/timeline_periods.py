"""Fiscal years and a stated length to the certain part of it, in months."""

from briefgen.languages.sentences import Doubt
from briefgen.model import MONTHS, Duration, FiscalYears
from briefgen.model.jurisdiction import APRIL
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """Where a bar may be, in months from the first fiscal one of the year 0.

    `stated` are the fiscal years; `bar` has the stated length; `certain` is what every
    reading of the two has in common. `doubt` says why that is less than the bar.
    """

    stated: tuple[float, float]
    bar: tuple[float, float]
    certain: tuple[float, float] | None
    doubt: Doubt | None = None

    @property
    def ends(self) -> tuple[float, float]:
        """The first and last month of everything that is drawn."""
        return min(self.stated[0], self.bar[0]), max(self.stated[1], self.bar[1])


def span(years: FiscalYears, duration: Duration | None, begins: int = APRIL) -> Period:
    """Return a length in its fiscal years: in their middle if its start is not known.

    A longer one goes beyond them, as when three calendar years are written as if they
    were fiscal ones: with years that begin in April, by three months before and nine
    after if a whole year is left. `begins` is the month in which they begin.
    """
    first, last = (float(year * MONTHS) for year in (years.first, years.last))
    stated, room = (first, last), last - first
    length = room if duration is None else float(duration.months)
    if length == room:
        return Period(stated, stated, stated)
    if length > room:
        earlier = begins - 1  # months from January on
        before = min((length - room) * earlier / MONTHS, earlier)
        return Period(
            stated, (first - before, first - before + length), stated, "longer"
        )
    margin = (room - length) / 2
    bar = (first + margin, last - margin)
    certain = (last - length, first + length)
    return Period(stated, bar, certain if certain[0] < certain[1] else None, "start")
