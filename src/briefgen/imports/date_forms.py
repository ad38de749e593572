"""A date as people write it to every day that it may mean, each with its form.

`3 April 2025` and `2025-04-03` have one reading. `03/04/2025` has two, and which one is
meant is never guessed: the other dates of the column may say it, or else the mapping does.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache

from briefgen.imports.mapping import DateForm
from briefgen.languages import every
from briefgen.reading.characters import without_accents
from briefgen.value_classes import dataclass

LONGEST = 60  # characters of a date
FIRST, LAST = 1900, 2200  # years that are meant
NUMBERS = re.compile(r"(\d{1,4})([/.\-\u2010\u2011 ])(\d{1,2})\2(\d{1,4})", re.ASCII)
TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
DAY_FIRST = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)? (?:of )?([a-z]+) (\d{4})")
MONTH_FIRST = re.compile(r"([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})")
MONTH_ALONE = re.compile(r"([a-z]+) (\d{4})")
NUMBERED_MONTH = re.compile(r"(\d{4})[-/](\d{2})", re.ASCII)
WEEKDAYS = re.compile(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)? "
    r"|^(?:lun|mar|mercre|jeu|vendre|same)di |^dimanche |^le "
)
SHORTEST = 3  # letters of a month that is cut


@dataclass(frozen=True, slots=True)
class DateReading:
    """A day or month that a text may mean, in the form that it has.

    `text` is as ISO 8601 writes it: `2025-04-03`, `2025-04`. `form` is None where every
    form reads the same.
    """

    text: str
    form: DateForm | None = None


def date_readings(text: str) -> tuple[DateReading, ...]:
    """Return what a text may mean as a date: nothing, one reading, or two."""
    clean = TIME.sub("", " ".join(text.split()))
    if len(clean) > LONGEST:
        return ()
    if match := NUMBERED_MONTH.fullmatch(clean):
        return tuple(_month(int(match[1]), int(match[2])))
    if match := NUMBERS.fullmatch(clean):
        return _numbered(match[1], match[3], match[4])
    return tuple(_in_words(_folded(clean)))


def has_short_year(text: str) -> bool:
    """Return whether a text is a date of three numbers, of which none has four digits."""
    match = NUMBERS.fullmatch(TIME.sub("", " ".join(text.split())))
    return match is not None and max(len(match[1]), len(match[4])) < len("2025")


def _numbered(first: str, second: str, third: str) -> tuple[DateReading, ...]:
    """Return the days of three numbers; equal days in two forms are one reading."""
    one, two, three = int(first), int(second), int(third)
    century = 4  # digits of a year
    if len(first) == century:
        return tuple(_day(one, two, three, "year-month-day"))
    if len(third) != century:
        return ()
    days = [*_day(three, two, one, "day-month-year")]
    days += _day(three, one, two, "month-day-year")
    if len({each.text for each in days}) == 1 and len(days) > 1:
        return (DateReading(days[0].text),)
    return tuple(days)


def _in_words(text: str) -> Iterator[DateReading]:
    text = WEEKDAYS.sub("", text)
    if match := DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := MONTH_FIRST.fullmatch(text):
        month, day, year = match.groups()
    elif match := MONTH_ALONE.fullmatch(text):
        for number in _months(match[1]):
            yield from _month(int(match[2]), number)
        return
    else:
        return
    for number in _months(month):
        yield from _day(int(year), number, int(day), None)


def _months(word: str) -> Iterator[int]:
    """Yield the number of a month that a word names whole, or cut without doubt."""
    names = _names_of_months()
    long = len(word) >= SHORTEST
    cut = {names[name] for name in names if long and name.startswith(word)}
    if word in names:
        yield names[word]
    elif len(cut) == 1:
        yield from cut


@cache
def _names_of_months() -> Mapping[str, int]:
    """Return the number of each month by its name in any language."""
    return {
        _folded(name): number
        for each in every()
        for number, name in enumerate(each.months, 1)
    }


def _day(
    year: int, month: int, day: int, form: DateForm | None
) -> Iterator[DateReading]:
    if FIRST <= year <= LAST:
        with suppress(ValueError):
            yield DateReading(datetime.date(year, month, day).isoformat(), form)


def _month(year: int, month: int) -> Iterator[DateReading]:
    for day in _day(year, month, 1, None):
        yield DateReading(day.text[:7])


def _folded(text: str) -> str:
    """Return a text in small letters, without accents, commas and full stops."""
    letters = without_accents(text.casefold())
    return " ".join(re.sub("[,.]", " ", letters).split())
