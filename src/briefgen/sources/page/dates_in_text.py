"""A text to the days that it names: "from November 15 to 16, 2024", "les 15 et 16 novembre"."""

import datetime
import re
from collections.abc import Iterator
from functools import cache

from briefgen.languages import CODES, facts
from briefgen.value_classes import dataclass

DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?|1er)"
TO = r"(?:\s?(?:to|and|through|until|au|et)\s|\s?[-\u2010-\u2014]\s?)"
YEAR = r"(?:19|20|21)\d\d"
TOO_FAR = 400  # days of an event


@dataclass(frozen=True, slots=True)
class DaysInText:
    """The first and last day that words name, and where the words are."""

    start: int
    end: int
    first: datetime.date
    last: datetime.date


def days_in_text(text: str) -> Iterator[DaysInText]:
    """Yield each day, or span of days, of a text, in order."""
    matches = (match for each in _days() for match in each.finditer(text))
    end = 0
    for match in sorted(matches, key=lambda each: (each.start(), -each.end())):
        days = _named(match)
        if match.start() >= end and days is not None:
            yield days
            end = match.end()


def _named(match: re.Match[str]) -> DaysInText | None:
    parts = match.groupdict()
    until_month, year = parts.get("until_month", ""), parts["year"]
    month = parts["month"] or until_month
    first = _date(parts["day"], month, parts.get("begins", "") or year)
    last = _date(parts.get("until", "") or parts["day"], until_month or month, year)
    if first is None or last is None or not 0 <= (last - first).days <= TOO_FAR:
        return None
    return DaysInText(match.start(), match.end(), first, last)


def is_date(text: str) -> bool:
    """Return whether a text is a date and no more."""
    days = next(days_in_text(text), None)
    rest = "" if days is None else text[: days.start] + text[days.end :]
    return days is not None and not re.search(r"\w", re.sub(r"\b(?:le|on)\b", "", rest))


def _date(day: str, month: str, year: str) -> datetime.date | None:
    digits = re.sub(r"\D", "", day)
    try:
        return datetime.date(int(year), _months()[month.lower()], int(digits))
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {
        month.lower(): number
        for code in CODES
        for number, month in enumerate(facts(code).months, 1)
    }


@cache
def _days() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of days: "November 15 to 16, 2024", "15 and 16 November 2024".

    The last is that of one day, and has no groups for another.
    """
    month, day = "|".join(_months()), rf"(?P<day>{DAY})"
    end = rf"(?P<until>{DAY})"
    forms = (
        (
            rf"(?P<month>{month})\s{day}(?:,\s(?P<begins>{YEAR}))?"
            rf"(?:{TO}(?:(?P<until_month>{month})\s)?{end})?,?\s(?P<year>{YEAR})"
        ),
        (
            rf"{day}(?:\s(?P<month>{month})(?:\s(?P<begins>{YEAR}))?)?"
            rf"{TO}(?:le\s)?{end}\s(?P<until_month>{month}),?\s(?P<year>{YEAR})"
        ),
        rf"{day}\s(?P<month>{month}),?\s(?P<year>{YEAR})",
    )
    return tuple(re.compile(rf"\b{each}(?!\d)", re.IGNORECASE) for each in forms)
