"""An instant's offset from UTC to the name that a place has for that time, if it has one."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import field

from briefgen.languages import every
from briefgen.value_classes import dataclass

MARCH, NOVEMBER, SUNDAY = 3, 11, 6
HOUR = 60  # minutes


def canadian_summer(moment: datetime.datetime) -> bool:
    """Return whether it is daylight time in Canada: March to November, Sundays at 2."""
    first, last = (
        nth_sunday(moment.year, MARCH, 2),
        nth_sunday(moment.year, NOVEMBER, 1),
    )
    return first <= moment.replace(tzinfo=None) < last


def nth_sunday(
    year: int, month: int, number: int, *, hour: int = 2
) -> datetime.datetime:
    """Return an hour on the clock of a Sunday of a month, from 1; -1 is the last."""
    day = datetime.datetime(year, month, 1, hour)  # noqa: DTZ001 - on the clock of the place
    if number < 0:
        day = (day.replace(day=28) + datetime.timedelta(4)).replace(day=1)
        number = 0
    return day + datetime.timedelta((SUNDAY - day.weekday()) % 7 + 7 * (number - 1))


@dataclass(frozen=True, slots=True)
class Zones:
    """What a place calls its times.

    `names` are by the minutes from UTC in winter: in winter, and in summer.
    """

    names: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    summer: Callable[[datetime.datetime], bool] = canadian_summer


def zone(moment: datetime.datetime, zones: Zones) -> str:
    """Name the time that an instant is given in: `EST`, `EDT`, `UTC`, `UTC+05:30`.

    The name stands for the same offset; where in the country it was meant is not known.
    """
    summer = zones.summer(moment)
    offset = moment.utcoffset() or datetime.timedelta()
    minutes = int(offset.total_seconds()) // HOUR
    names = zones.names.get(minutes - HOUR if summer else minutes)
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
