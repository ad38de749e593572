"""Fiscal years, and how long something runs."""

from fractions import Fraction
from typing import Literal

from briefgen.value_classes import dataclass

MONTHS, WEEKS = 12, 52  # in a year
LONGEST = 50  # years of one initiative
CENTURY = 100


@dataclass(frozen=True, slots=True, order=True)
class FiscalYears:
    """Fiscal years, as written: `2024-29` begins in 2024 and ends in 2029.

    In which month they begin, the jurisdiction decides.
    """

    first: int
    last: int

    @property
    def months(self) -> int:
        """The number of months in the years."""
        return (self.last - self.first) * MONTHS

    def __or__(self, other: "FiscalYears") -> "FiscalYears":
        """Return the span that covers both."""
        return FiscalYears(min(self.first, other.first), max(self.last, other.last))


@dataclass(frozen=True, slots=True)
class Duration:
    """How long something runs, in the unit that the source used."""

    count: int
    unit: Literal["years", "months", "weeks"]

    @property
    def months(self) -> int | Fraction:
        """The number of months; 52 weeks are 12."""
        if self.unit == "weeks":
            return Fraction(self.count * MONTHS, WEEKS)
        return self.count * (MONTHS if self.unit == "years" else 1)


def last_year(first: int, written: str) -> int:
    """Return the last year of a span, of which two digits may be written.

    >>> last_year(1999, "04")
    2004
    """
    last = int(written)
    if last >= CENTURY:
        return last
    last += first // CENTURY * CENTURY
    later = last + CENTURY  # 1999-04 goes on into the next century
    return later if last < first and later - first <= LONGEST else last
