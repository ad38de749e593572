"""Fiscal years, and how long something runs."""

from fractions import Fraction
from typing import Literal

from briefgen.value_classes import dataclass

MONTHS, WEEKS = 12, 52  # in a year


@dataclass(frozen=True, slots=True, order=True)
class FiscalYears:
    """Canadian fiscal years, as written: `2024-29` begins in 2024 and ends in 2029.

    A fiscal year runs from April 1 to March 31 (Financial Administration Act, section 2).
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
