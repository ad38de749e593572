"""Particulars of initiatives in English."""

from collections.abc import Mapping
from typing import ClassVar

from briefgen.languages.particulars import Particulars
from briefgen.model import FiscalYears, Number, Significance, State, When
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class EnglishParticulars(Particulars):
    """Word the particulars of an initiative in Canadian English."""

    states: ClassVar[Mapping[State, str]] = {
        "planned": "planned",
        "under-way": "under way",
        "completed": "completed",
        "cancelled": "cancelled",
    }
    quarters: ClassVar[tuple[str, ...]] = ("first", "second", "third", "fourth")
    significances: ClassVar[Mapping[Significance, str]] = {
        "not-targeted": "not targeted",
        "significant": "significant objective",
        "principal": "principal objective",
    }
    aim: ClassVar[str] = "target of {}"
    target: ClassVar[str] = "target:"
    baseline: ClassVar[str] = "baseline:"
    reached: ClassVar[str] = "{} of {} ({} of the target)"
    quotes: ClassVar[tuple[str, str]] = ("“", "”")
    north_or_south: ClassVar[tuple[str, str]] = ("N", "S")
    east_or_west: ClassVar[tuple[str, str]] = ("E", "W")

    def paid(self, shares: Mapping[str, Number]) -> str:
        """Say who pays a part: `of which Development Group pays 60%`."""
        parts = [
            f"{name} pays {self.words.number(share)}" for name, share in shares.items()
        ]
        return f"of which {self.words.listing(parts)}"

    def _quarter(self, when: When) -> str:
        year = FiscalYears(when.fiscal_year, when.fiscal_year + 1)
        ordinal = self.quarters[when.quarter - 1]
        return f"{ordinal} quarter of {self.words.fiscal_years(year)}"

    def _the(self, when: When) -> str:
        article = "the " if when.exactness == "quarter" else ""
        return f"{article}{self.when(when)}"

    def as_of(self, when: When) -> str:
        """Say when something was so: `as of March 2025`."""
        return f"as of {self._the(when)}"

    def dated(self, when: When) -> str:
        """Say of when a statement is: `as of March 2025`."""
        return self.as_of(when)

    def since(self, when: When) -> str:
        """Say when something begins: `from March 2025`."""
        return f"from {self._the(when)}"

    def until(self, when: When) -> str:
        """Say when something ends: `until March 2025`."""
        return f"until {self._the(when)}"

    def between(self, first: When, last: When) -> str:
        """Say from when to when: `March 2025 to June 30, 2026`."""
        return f"{self._the(first)} to {self._the(last)}"


PARTICULARS = EnglishParticulars
