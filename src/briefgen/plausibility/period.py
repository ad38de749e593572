"""Durations and fiscal years to warnings where both cannot be true.

"5 years" beside `2024-26` is told: two fiscal years hold no more than two, or three where
they are read as calendar years. "1 year" beside `2024-29` is told: it touches two of them.
"18 months" beside `2024-26` is not.
"""

from collections.abc import Iterator
from math import ceil

from briefgen.errors import Diagnostic
from briefgen.model import MONTHS, FundingLine
from briefgen.plausibility.material import DataMaterial

RULE = "period"


def check(material: DataMaterial) -> Iterator[Diagnostic]:
    """Yield a warning for each line of funding with such a period."""
    for path, value in material.values:
        if value.__class__ is FundingLine and value.duration and value.fiscal_years:
            message = _message(value)
            if message:
                hint = "one of the two is wrong, or belongs to something else"
                yield material.warning(f"{path}.duration", message, RULE, hint)


def _message(line: FundingLine) -> str:
    duration, years = line.duration, line.fiscal_years
    assert duration is not None
    assert years is not None
    unit = duration.unit.removesuffix("s") if duration.count == 1 else duration.unit
    named = f"{years.first}-{years.last % 100:02}"
    states = f"{duration.count} {unit} beside {named}"
    most, months = years.last - years.first, duration.months
    if months > (most + 1) * MONTHS:
        return f"{states}: those years are too few"
    touched = (ceil(months) + MONTHS - 1) // MONTHS + 1  # if it begins late in one
    if most > touched:
        return f"{states}: that does not reach so many years"
    return ""
