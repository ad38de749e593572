"""A number as people write it to every value that its marks may give it, each with them.

`1 234,5` has one value. `1,234` has two: 1234 where a comma sets thousands apart, and
1.234 where it begins the decimals.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.value_classes import dataclass

# Spaces and apostrophes between thousands; all of a kind mean the same.
SPACES = " \u00a0\u202f\u2009"
APOSTROPHES = "'\u2019"
GROUPED = re.compile(r"[1-9]\d{0,2}(?P<mark>[., '])\d{3}(?:(?P=mark)\d{3})*")


@dataclass(frozen=True, slots=True)
class MarkedNumber:
    """A value, and the marks that give it; a mark that the number does not use is empty."""

    value: Decimal
    decimal: str = ""
    thousands: str = ""


def marked_numbers(number: str) -> Iterator[MarkedNumber]:
    """Yield every value that digits with marks between them may have."""
    joined = re.sub(f"[{SPACES}]", " ", number)
    joined = re.sub(f"[{APOSTROPHES}]", "'", joined)
    if joined.isdigit():
        yield MarkedNumber(Decimal(joined))
        return
    if grouped := GROUPED.fullmatch(joined):
        yield MarkedNumber(Decimal(_digits(joined)), "", grouped["mark"])
    for decimal in ".,":
        whole, mark, fraction = joined.rpartition(decimal)
        if not mark or not fraction.isdigit() or decimal in whole:
            continue
        grouped = GROUPED.fullmatch(whole)
        if whole.isdigit() or grouped:
            value = Decimal(f"{_digits(whole)}.{fraction}")
            yield MarkedNumber(value, decimal, grouped["mark"] if grouped else "")


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
