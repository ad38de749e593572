"""An instant's offset from UTC to the name of the time that Canada calls it, if it does."""

import datetime
from collections.abc import Mapping

from briefgen.languages import every
from briefgen.languages.facts import LanguageFacts

MARCH, NOVEMBER, SUNDAY = 3, 11, 6
HOUR = 60  # minutes


def zone(moment: datetime.datetime, language: LanguageFacts) -> str:
    """Name the time that an instant is given in: `EST`, `EDT`, `UTC`, `UTC+05:30`.

    The name stands for the same offset; where in the country it was meant is not known.
    """
    summer = _summer(moment)
    offset = moment.utcoffset() or datetime.timedelta()
    minutes = int(offset.total_seconds()) // HOUR
    names = language.zones.get(minutes - HOUR if summer else minutes)
    if names is not None:
        return names[summer]
    return str(datetime.timezone(offset))


def offsets() -> Mapping[str, str]:
    """Return the offset from UTC of each name of a time: `EST` is `-05:00`."""
    return {
        name: str(datetime.timezone(datetime.timedelta(minutes=minutes)))[len("UTC") :]
        for language in every()
        for winter, names in language.zones.items()
        for minutes, name in zip((winter, winter + HOUR), names, strict=True)
    }


def _summer(moment: datetime.datetime) -> bool:
    """Return whether it is daylight time in Canada: March to November, Sundays at 2."""
    first, last = _sunday(moment.year, MARCH, 2), _sunday(moment.year, NOVEMBER, 1)
    return first <= moment.replace(tzinfo=None) < last


def _sunday(year: int, month: int, number: int) -> datetime.datetime:
    day = datetime.datetime(year, month, 1, 2)  # noqa: DTZ001 - on the clock of the place
    return day + datetime.timedelta((SUNDAY - day.weekday()) % 7 + 7 * (number - 1))
