"""An instant's offset from UTC to the name of the time that Canada calls it, if it does."""

import datetime
from dataclasses import dataclass

MARCH, NOVEMBER, SUNDAY = 3, 11, 6


@dataclass(frozen=True, slots=True)
class Zone:
    """The abbreviations of one time: `EST` and « HNE »."""

    english: str
    french: str


# By minutes from UTC, in winter; in summer each is an hour nearer to UTC.
LETTERS = {
    -210: ("N", "T"),
    -240: ("A", "A"),
    -300: ("E", "E"),
    -360: ("C", "C"),
    -420: ("M", "R"),
    -480: ("P", "P"),
}
HOUR = 60  # minutes


def zone(moment: datetime.datetime) -> Zone:
    """Name the time that an instant is given in: `EST`, `EDT`, `UTC`, `UTC+05:30`.

    The name stands for the same offset; where in the country it was meant is not known.
    """
    summer = _summer(moment)
    offset = moment.utcoffset() or datetime.timedelta()
    minutes = int(offset.total_seconds()) // HOUR
    letters = LETTERS.get(minutes - HOUR if summer else minutes)
    if letters is None:
        found = (
            f"UTC{moment:%z}"[:6] + f":{abs(minutes) % HOUR:02}" if minutes else "UTC"
        )
        return Zone(found, found)
    english, french = letters
    return Zone(
        f"{english}{'D' if summer else 'S'}T", f"H{'A' if summer else 'N'}{french}"
    )


def _summer(moment: datetime.datetime) -> bool:
    """Say whether Canada keeps daylight time: from March to November, at 2 on Sundays."""
    first, last = _sunday(moment.year, MARCH, 2), _sunday(moment.year, NOVEMBER, 1)
    return first <= moment.replace(tzinfo=None) < last


def _sunday(year: int, month: int, number: int) -> datetime.datetime:
    day = datetime.datetime(year, month, 1, 2)  # noqa: DTZ001 - on the clock of the place
    return day + datetime.timedelta((SUNDAY - day.weekday()) % 7 + 7 * (number - 1))
