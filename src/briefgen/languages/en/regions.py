"""The English of each place: its dates, times, money and names of hours.

Sources: Canada.ca Content Style Guide; GOV.UK style guide (dates, times); the Australian
Government Style Manual (dates and time, currency); the New Zealand Government's content
design guidance (dates and times), and the glossary of its Budget ("financial year"); each
read in November 2026.
"""

import datetime
from collections.abc import Callable, Mapping

from briefgen.languages.zones import Zones, nth_sunday
from briefgen.value_classes import dataclass

MARCH, APRIL, SEPTEMBER, OCTOBER = 3, 4, 9, 10
LAST = -1
FINANCIAL = "financial year"
SINGLE = ("\u2018", "\u2019")
SIGNED = "{symbol} {unit}"  # "£ million"


@dataclass(frozen=True, slots=True)
class Region:
    """How English is written in one place.

    `symbols` are those of its own money, alone and beside another currency of the same
    sign. `year` is what is budgeted for; `title_marks` stand around a title. `day_first`
    puts the day before the month; `half_day` stands between a time and
    its am or pm.
    """

    locale: str
    currency: str
    symbols: tuple[str, str]
    day_first: bool
    half_day: str
    zones: Zones | None = None  # those of Canada
    year: str = "fiscal year"
    title_marks: tuple[str, str] = ("“", "”")
    millions: str = "{unit}s of {name}"  # how a chart says its unit of the own money
    name: str = "dollars"  # of the own money


def _british_summer(moment: datetime.datetime) -> bool:
    """Return whether it is summer time: from March to October, last Sundays at 1 GMT."""
    first = nth_sunday(moment.year, MARCH, LAST, hour=1)
    last = nth_sunday(moment.year, OCTOBER, LAST, hour=2)
    return first <= moment.replace(tzinfo=None) < last


def _southern_summer(begins: int, number: int) -> Callable[[datetime.datetime], bool]:
    """Return whether it is daylight time, which ends on April's first Sunday at 3."""

    def summer(moment: datetime.datetime) -> bool:
        first = nth_sunday(moment.year, begins, number, hour=2)
        last = nth_sunday(moment.year, APRIL, 1, hour=3)
        return not last <= moment.replace(tzinfo=None) < first

    return summer


CANADIAN = Region("en_CA", "CAD", ("$", "Can$"), day_first=False, half_day="\u00a0")
BRITISH = Region(
    "en_GB",
    "GBP",
    ("£", "£"),
    day_first=True,
    half_day="",
    zones=Zones({0: ("GMT", "BST")}, _british_summer),
    year=FINANCIAL,
    title_marks=SINGLE,
    millions=SIGNED,
    name="pounds",
)
AUSTRALIAN = Region(
    "en_AU",
    "AUD",
    ("$", "A$"),
    day_first=True,
    half_day="\u00a0",
    zones=Zones(
        {600: ("AEST", "AEDT"), 570: ("ACST", "ACDT"), 480: ("AWST", "AWDT")},
        _southern_summer(OCTOBER, 1),
    ),
    year=FINANCIAL,
    title_marks=SINGLE,
    millions=SIGNED,
)
NEW_ZEALAND = Region(
    "en_NZ",
    "NZD",
    ("$", "NZ$"),
    day_first=True,
    half_day="",
    zones=Zones({720: ("NZST", "NZDT")}, _southern_summer(SEPTEMBER, LAST)),
    year=FINANCIAL,
    title_marks=SINGLE,
    millions=SIGNED,
)
REGIONS: Mapping[str, Region] = {
    each.locale: each for each in (CANADIAN, BRITISH, AUSTRALIAN, NEW_ZEALAND)
}
