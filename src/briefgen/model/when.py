"""Days, months and quarters of fiscal years: when something is, as its source says it."""

import calendar
import datetime
from typing import Literal, TypeAlias

from briefgen.model.jurisdiction import APRIL
from briefgen.value_classes import dataclass

Exactness: TypeAlias = Literal["day", "month", "quarter"]

LENGTHS = {"month": 1, "quarter": 3}  # in months


@dataclass(frozen=True, slots=True)
class When:
    """A day, a month, or a quarter of a fiscal year; `first` is its first day.

    `begins` is the month in which fiscal years begin, from 1.
    """

    first: datetime.date
    exactness: Exactness = "day"
    begins: int = APRIL

    @property
    def last(self) -> datetime.date:
        """The last day."""
        if self.exactness == "day":
            return self.first
        month = self.first.month + LENGTHS[self.exactness] - 1
        days = calendar.monthrange(self.first.year, month)[1]
        return self.first.replace(month=month, day=days)

    @property
    def fiscal_year(self) -> int:
        """The year in which its fiscal year begins."""
        return self.first.year - (self.first.month < self.begins)

    @property
    def quarter(self) -> int:
        """The quarter of the fiscal year, from 1."""
        return (self.first.month - self.begins) % 12 // 3 + 1

    def __str__(self) -> str:
        """Return it as it is written in the data."""
        if self.exactness == "quarter":
            year = self.fiscal_year
            return f"{year}-{(year + 1) % 100:02} Q{self.quarter}"
        day = self.first.isoformat()
        return day if self.exactness == "day" else day[: len("2024-11")]


def quarter_of(fiscal_year: int, quarter: int, begins: int = APRIL) -> When:
    """Return a quarter, from 1, of the fiscal year that begins in a month of a year."""
    months = begins - 1 + 3 * (quarter - 1)
    first = datetime.date(fiscal_year + months // 12, months % 12 + 1, 1)
    return When(first, "quarter", begins)
