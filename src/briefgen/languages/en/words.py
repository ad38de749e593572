"""Quantities to English words, by the Canada.ca Content Style Guide or a region's own."""

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import ClassVar

from babel.numbers import get_currency_symbol

from briefgen.languages.en.regions import CANADIAN, REGIONS, Region
from briefgen.languages.facts import NBSP
from briefgen.languages.rounding import (
    HALF,
    Short,
    Unit,
    in_full,
    in_whole_years,
    shortest,
    whole_percent,
)
from briefgen.languages.territories import Territory
from briefgen.languages.words import Words
from briefgen.languages.zones import Zones, zone
from briefgen.model import (
    NO_MORE,
    Bound,
    Duration,
    FiscalYears,
    FundingKind,
    Gender,
    Money,
)
from briefgen.value_classes import dataclass

CENTURY = 100
NOON = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class English(Words):
    """Word quantities in the English of a place: Canada's unless another is named."""

    language: ClassVar[str] = "en"
    digits: ClassVar[tuple[str, ...]] = (
        *("zero", "one", "two", "three", "four"),
        *("five", "six", "seven", "eight", "nine"),
    )
    markings: ClassVar[Mapping[str, str]] = {
        "protected-a": "PROTECTED A",
        "protected-b": "PROTECTED B",
        "protected-c": "PROTECTED C",
        "confidential": "CONFIDENTIAL",
        "secret": "SECRET",
        "top-secret": "TOP SECRET",
    }
    bounds: ClassVar[Mapping[Bound, str]] = {
        "exact": "",
        "about": "about ",
        "at-least": "at least ",
        "more-than": "over ",
        "up-to": "up to ",
    }
    funds: ClassVar[Mapping[FundingKind, str]] = {
        "new": "{}",
        "increase": "Increase of {}",
        "renewal": "Renewal of {}",
    }
    unfunded: ClassVar[str] = "No new funding"
    total: ClassVar[str] = "for a total value of {}"
    ranged: ClassVar[Mapping[FundingKind, str]] = funds
    in_total: ClassVar[str] = "{} in total"
    limit: ClassVar[str] = "up to {}"
    besides: ClassVar[str] = "{}, plus {}"
    converted: ClassVar[str] = "{}, or {}"
    embargoed: ClassVar[str] = "EMBARGOED UNTIL {}"

    @property
    def region(self) -> Region:
        """How English is written in the place."""
        return REGIONS[self.jurisdiction.english]

    @property
    def locale(self) -> str:
        """The locale of the Unicode project."""
        return self.region.locale

    @property
    def zones(self) -> Zones:
        """What the place calls its times."""
        own = self.region.zones
        return Zones(self.facts.zones) if own is None else own

    @property
    def title_marks(self) -> tuple[str, str]:
        """The quotation marks around a title."""
        return self.region.title_marks

    @property
    def year(self) -> str:
        """What is budgeted for: a fiscal year, in many places a financial year."""
        return self.region.year

    def money(self, money: Money) -> str:
        """Word an amount for prose: `$17.95 million`."""
        shortened = self.shortened(money)
        if shortened is None:
            return self.money_exact(money)
        about = "about " if shortened.about else ""
        return f"{about}{self._symbol(money)}{self.scaled(shortened)}"

    def scaled(self, shortened: Short) -> str:
        """Write so many millions or billions: `1.2 million`."""
        return f"{shortest(shortened.amount)}{NBSP}{shortened.unit}"

    def money_unit(self, currency: str, unit: Unit | None) -> str:
        """Name the unit of the numerals of a chart: `millions of dollars`."""
        home = currency == self.region.currency
        alone = home and not self.several_currencies
        name = self.region.name if alone else self.currency_name(currency)
        if unit is None:
            return name
        symbol = self.region.symbols[self.several_currencies]
        form = self.region.millions if home else CANADIAN.millions
        return form.format(unit=unit, name=name, symbol=symbol)

    def money_exact(self, money: Money) -> str:
        """Word an amount in full: `$2,000,000`."""
        return f"{self._symbol(money)}{in_full(money.amount)}"

    def _symbol(self, money: Money) -> str:
        if money.currency == self.region.currency:
            alone, beside = self.region.symbols
            return beside if self.several_currencies else alone
        symbol = get_currency_symbol(money.currency, self.locale)
        return f"{symbol}{NBSP}" if symbol == money.currency else str(symbol)

    def places(self, groups: Sequence[tuple[str | None, Sequence[str]]]) -> str:
        """Word the places of countries; those that hold a comma are parted by more.

        Each place at home stands for itself.

        "Vancouver, Canada; Japan; and Korea", for with commas alone Vancouver and Canada
        would be two places.
        """
        parts = list[str]()
        for country, names in groups:
            home = names and self.is_home(country)
            parts += names if home else [self.group(country, names)]
        if len(parts) > 1 and any("," in part for part in parts):
            mark = "," if len(parts) == 2 else ";"  # noqa: PLR2004 - a pair is clear
            return f"{f'{mark} '.join(parts[:-1])}{mark} and {parts[-1]}"
        return self.listing(parts)

    def group(self, country: str | None, names: Sequence[str]) -> str:
        """Word the places of a country, or the country with its article: "the Philippines"."""
        if country is None or names:
            return Words.group(self, country, names)
        inside = self.situated(country, "in", None)
        return inside.removeprefix(self.facts.inside.format(""))

    def percent(self, fraction: Decimal) -> str:
        """Write a fraction as whole per cent: `51%`."""
        bound, percent = whole_percent(fraction)
        return f"{bound} than {percent}%" if bound else f"{self.number(percent)}%"

    def with_unit(self, digits: str, unit: str) -> str:
        """Return a number with its unit: `12 km`, but `12%`."""
        return f"{digits}%" if unit == "%" else f"{digits}{NBSP}{unit}"

    def date(self, date: datetime.date) -> str:
        """Write a date in full: `November 16, 2024`, or `16 November 2024`."""
        return f"{self._day(date)}{self._before_year}{date.year}"

    @property
    def _before_year(self) -> str:
        return " " if self.region.day_first else ", "

    def dates(self, first: datetime.date, last: datetime.date) -> str:
        """Write a range of dates: `November 15 and 16, 2024`."""
        if first == last:
            return self.date(first)
        if first.year != last.year:
            return f"{self.date(first)} to {self.date(last)}"
        begin, end = self._day(first), self._day(last)
        if first.month == last.month:
            if self.region.day_first:
                begin = str(first.day)
            else:
                end = str(last.day)
        two = last - first == datetime.timedelta(days=1)
        return f"{begin} {'and' if two else 'to'} {end}{self._before_year}{last.year}"

    def _day(self, date: datetime.date) -> str:
        if self.region.day_first:
            return f"{date.day}{NBSP}{self.month(date)}"
        return f"{self.month(date)}{NBSP}{date.day}"

    def ends_of(self, years: FiscalYears) -> str:
        """Write fiscal years by their ends: `2024–25` (Canada.ca, since 2025)."""
        if years.first == years.last:
            return str(years.first)
        same = years.first // CENTURY == years.last // CENTURY
        last = f"{years.last % CENTURY:02}" if same else str(years.last)
        return f"{years.first}{self.jurisdiction.fiscal_year.sign}{last}"

    def fiscal_years(self, years: FiscalYears) -> str:
        """Write fiscal years, the first to the last: `2024–25 to 2030–31`."""
        if years.last - years.first <= 1:
            return self.ends_of(years)
        first = FiscalYears(years.first, years.first + 1)
        last = FiscalYears(years.last - 1, years.last)
        return f"{self.ends_of(first)} to {self.ends_of(last)}"

    def duration(self, duration: Duration) -> str:
        """Word how long something runs: `three years`."""
        length = in_whole_years(duration)
        unit = length.unit.removesuffix("s") if length.count == 1 else length.unit
        return f"{self.count(length.count, feminine=False)} {unit}"

    def between(self, low: str, high: str) -> str:
        """Word a range without a dash: `$4 million to $6 million`."""
        return f"{low} to {high}"

    def amid(self, low: str, high: str) -> str:
        """Word a range as a sentence has it: `between $4 million and $6 million`."""
        return f"between {low} and {high}"

    def during(self, duration: Duration) -> str:
        """Word the time over which money is spent: `over two years`."""
        return f"over {self.duration(duration)}"

    def women(self, percent: int) -> str:
        """Say how many of the people are women: `51% of them women`."""
        return f"{'half' if percent == HALF else f'{percent}%'} of them women"

    def people(self, count: int, bound: Bound, who: str) -> str:
        """Word how many people there are: `over 40,000 girls and young women`."""
        if not count:
            return f"no {who}" if bound in NO_MORE else f"an unknown number of {who}"
        one = bound == "more-than" and count == 1
        return f"{'more than ' if one else self.bounds[bound]}{self.many(count)} {who}"

    def coming_from(self, country: Territory) -> str:
        """Return a country's name with "from" where another language has "of"."""
        return f"from {country.of.removeprefix(self.facts.of_begins)}"

    def article(self, office: str, gender: Gender | None) -> str:  # noqa: ARG002
        """Return the article before an addressee: "the "."""
        return "the "

    def instant(self, moment: datetime.datetime) -> str:
        """Write an instant: `November 16, 2024, 12:00 pm EST`."""
        hour = moment.hour % 12 or 12
        half = "am" if moment.hour < NOON else "pm"
        half = f"{self.region.half_day}{half}"
        time = f"{hour}:{moment.minute:02}{half}{NBSP}{zone(moment, self.zones)}"
        return f"{self.date(moment)}, {time}"

    def does_not_fit(self, lines: int) -> str:
        """Mark what is too long: `DOES NOT FIT: 52 lines too long`."""
        unit = "line" if self.is_one(lines) else "lines"
        return f"DOES NOT FIT: {self.number(lines)} {unit} too long"

    def in_text(self, label: str) -> str:
        """Keep the capital: "as Figure 1 shows"."""
        return label


WORDS = English
