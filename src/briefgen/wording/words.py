"""What every language can word, and the parts that languages have in common."""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from functools import cache
from typing import ClassVar, Literal, TypeAlias

from babel import Locale
from babel.core import get_global
from babel.lists import format_list

from briefgen.model import Bound, Duration, FiscalYears, Funding, Money

Unit: TypeAlias = Literal["million", "billion"]

NBSP = "\u00a0"  # between a number and what it counts
TEN = 10  # from here on digits, below it words
THOUSAND = 1000
MILLION = Decimal(10**6)
BILLION = Decimal(10**9)
CENT = Decimal("0.01")
NEARLY_NONE, NEARLY_ALL = Decimal("0.01"), Decimal("0.99")

# Groups and placeholders that CLDR lists beside the countries.
NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(ABC):
    """Word quantities in one language, by the house style of its government."""

    several_currencies: bool

    language: ClassVar[str]
    locale: ClassVar[str]
    digits: ClassVar[tuple[str, ...]]
    markings: ClassVar[Mapping[str, str]]

    @abstractmethod
    def money(self, money: Money) -> str:
        """Word an amount for prose: exact below a million, at most two decimals above.

        Two decimals, not fewer for large amounts: a larger amount never reads smaller.
        """

    @abstractmethod
    def money_exact(self, money: Money) -> str:
        """Word an amount in full, with cents only where there are any."""

    def money_compact(self, money: Money) -> str:
        """Word an amount for a key figure or a chart label, as short as may be."""
        return self.money(money)

    @abstractmethod
    def money_in(self, money: Money, unit: Unit) -> str:
        """Word an amount in a given unit, as a figure does: of a chart all in one."""

    @abstractmethod
    def number(self, number: int) -> str:
        """Write a number in digits."""

    def count(self, number: int, *, feminine: bool) -> str:
        """Write a number for prose: in words from zero to nine, then in digits."""
        if not 0 <= number < TEN:
            return self.number(number)
        return self.feminine_one if feminine and number == 1 else self.digits[number]

    @property
    def feminine_one(self) -> str:
        """Give the word for one before a feminine noun."""
        return self.digits[1]

    @abstractmethod
    def percent(self, fraction: Decimal) -> str:
        """Write a fraction as whole per cent; never 0 for something, 100 for less."""

    @abstractmethod
    def date(self, date: datetime.date) -> str:
        """Write a date in full."""

    @abstractmethod
    def dates(self, first: datetime.date, last: datetime.date) -> str:
        """Write a range of dates, naming a common month and year once."""

    @abstractmethod
    def fiscal_years(self, years: FiscalYears) -> str:
        """Write fiscal years as the Prime Minister's Office does."""

    @abstractmethod
    def span(self, years: FiscalYears) -> str:
        """Write fiscal years for prose."""

    @abstractmethod
    def duration(self, duration: Duration) -> str:
        """Word how long something runs."""

    def listing(self, items: Sequence[str]) -> str:
        """Join items to a list in prose."""
        return format_list(list(items), locale=self.locale)

    def funding(self, funding: Funding) -> str:
        """Write the funding line of an initiative, leaving out what is not given."""
        line = self.funding_kind(funding)
        if funding.duration is not None:
            line += f" {self.during(funding.duration)}"
        if funding.fiscal_years is not None:
            line += f" ({self.fiscal_years(funding.fiscal_years)})"
        if funding.total_value is not None:
            line += f", {self.total_value(funding.total_value)}"
        return line

    @abstractmethod
    def funding_kind(self, funding: Funding) -> str:
        """Begin a funding line: the amount, and that it adds to or renews another."""

    @abstractmethod
    def during(self, duration: Duration) -> str:
        """Word the time over which money is spent."""

    @abstractmethod
    def total_value(self, money: Money) -> str:
        """Word the value together with what there was before."""

    @abstractmethod
    def reach(
        self, count: int, bound: Bound, who: str, women_percent: int | None
    ) -> str:
        """Word how many people are reached, with the bound that the source gave."""

    def location(self, country: str | None, name: str | None) -> str:
        """Word a place: a name, a country, or a name in a country."""
        territory = None if country is None else self.territory(country)
        return ", ".join(part for part in (name, territory) if part)

    def places(self, groups: Sequence[tuple[str | None, Sequence[str]]]) -> str:
        """Word the places of countries, each country once: "Piura and Lima, Peru"."""
        return self.listing([self._group(*group) for group in groups])

    def _group(self, country: str | None, names: Sequence[str]) -> str:
        return self.location(country, self.listing(names) if names else None)

    def territory(self, code: str) -> str:
        """Give a country's name; the code itself where it has none."""
        return str(cldr(self.locale).territories.get(code, code))

    def marking(self, labels: Sequence[str]) -> str:
        """Write security markings as they stand on a page; empty for none."""
        return " // ".join(self.markings[label] for label in labels)

    @abstractmethod
    def instant(self, moment: datetime.datetime) -> str:
        """Write an instant, on the clock of its own offset."""

    @abstractmethod
    def embargo(self, until: datetime.datetime) -> str:
        """Write an embargo as it stands on a page."""

    def capital(self, text: str) -> str:
        """Begin a text with a capital letter, as a sentence does."""
        return text[:1].upper() + text[1:]

    @abstractmethod
    def in_text(self, label: str) -> str:
        """Write a caption's label as it stands before its number within a sentence."""

    @abstractmethod
    def phrase(self, text: str) -> str | None:
        """Translate an English phrase of templates; None where the table has it not."""


def is_country(code: str) -> bool:
    """Say whether a code is a country's (ISO 3166 alpha-2)."""
    letters = len(code) == 2 and code.isalpha()  # noqa: PLR2004 - alpha-2
    return letters and code in cldr("en_CA").territories and code not in NO_COUNTRIES


def country_meant(text: str) -> str | None:
    """Give the code of the country that is meant by a name or by another code."""
    folded = text.strip().casefold()
    named = [
        code
        for locale in ("en_CA", "fr_CA")
        for code, name in cldr(locale).territories.items()
        if name.casefold() == folded
    ]
    upper = text.upper()
    other = get_global("territory_aliases").get(upper, ())
    return next((code for code in (upper, *named, *other) if is_country(code)), None)


def short(amount: Decimal) -> tuple[Decimal, Unit] | None:
    """Give an amount in millions or billions with two decimals; None below a million.

    >>> short(Decimal("17950000"))
    (Decimal('17.95'), 'million')
    """
    if amount < MILLION:
        return None
    millions = _cents(amount / MILLION)
    if millions < THOUSAND:
        return millions, "million"
    return _cents(amount / BILLION), "billion"


def in_unit(amount: Decimal, unit: Unit) -> str:
    """Write an amount in a unit: exactly with two decimals, else with three digits.

    >>> in_unit(Decimal("200000"), "million")
    '0.2'
    """
    found = amount / (MILLION if unit == "million" else BILLION)
    if found % CENT:
        step = Decimal(1).scaleb(found.adjusted() - 2)
        found = (found / step).quantize(Decimal(1), ROUND_HALF_DOWN) * step
    return f"{found.normalize():,f}"


def shortest(amount: Decimal) -> str:
    """Write an amount with English separators and no needless decimals.

    >>> shortest(Decimal("1250.50"))
    '1,250.5'
    """
    return f"{_cents(amount).normalize():,f}"


def in_full(amount: Decimal) -> str:
    """Write an amount with English separators; cents only where there are any."""
    cents = _cents(amount)
    return f"{cents:,.0f}" if cents == cents.to_integral_value() else f"{cents:,f}"


def whole_percent(fraction: Decimal) -> tuple[Literal["less", "", "more"], int]:
    """Round a fraction to whole per cent, and say how that bounds the exact one."""
    if 0 < fraction < NEARLY_NONE:
        return "less", 1
    if NEARLY_ALL < fraction < 1:
        return "more", 99
    return "", int((fraction * 100).quantize(Decimal(1), ROUND_HALF_UP))


def months(locale: str) -> Mapping[int, str]:
    """Give the names of the months, from 1."""
    names: Mapping[int, str] = cldr(locale).months["format"]["wide"]
    return names


@cache
def cldr(locale: str) -> Locale:
    """Give the language data of the Unicode project for a locale."""
    return Locale.parse(locale)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)
