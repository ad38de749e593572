"""Quantities to French words, by the Guide de rédaction du contenu de Canada.ca."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

from babel.numbers import get_currency_symbol

from briefgen.languages.facts import NBSP
from briefgen.languages.fr.elision import de, elides
from briefgen.languages.fr.people import People
from briefgen.languages.rounding import (
    HALF,
    Short,
    Unit,
    in_full,
    in_whole_years,
    large,
    shortest,
    whole_percent,
)
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

# The country follows the symbol after a no-break space, and M stands before the symbol:
# « 5 M$ CA » (Le guide du rédacteur, 2.4.4; OQLF, Vitrine linguistique 21584).
SYMBOLS = {"CAD": f"${NBSP}CA", "USD": f"${NBSP}US"}
DOLLARS = {"CAD": "dollars canadiens", "USD": "dollars américains"}
LETTERS = {"million": "M", "billion": "G"}
UNITS: Mapping[Unit, str] = {"million": "million", "billion": "milliard"}
TIMES = {
    "years": ("an", "ans"),
    "months": ("mois", "mois"),
    "weeks": ("semaine", "semaines"),
}
PLURAL = 2  # in French the plural begins at two: 1,9 million, 2 millions


@dataclass(frozen=True, slots=True, kw_only=True)
class French(Words):
    """Word quantities in Canadian French."""

    language: ClassVar[str] = "fr"
    digits: ClassVar[tuple[str, ...]] = (
        *("zéro", "un", "deux", "trois", "quatre"),
        *("cinq", "six", "sept", "huit", "neuf"),
    )
    markings: ClassVar[Mapping[str, str]] = {
        "protected-a": "PROTÉGÉ A",
        "protected-b": "PROTÉGÉ B",
        "protected-c": "PROTÉGÉ C",
        "confidential": "CONFIDENTIEL",
        "secret": "SECRET",
        "top-secret": "TRÈS SECRET",
    }
    bounds: ClassVar[Mapping[Bound, str]] = {
        "exact": "",
        "about": "environ ",
        "at-least": "au moins ",
        "more-than": "plus de ",
        "up-to": "jusqu’à ",
    }
    funds: ClassVar[Mapping[FundingKind, str]] = {
        "new": "{}",
        "increase": "Augmentation de {}",
        "renewal": "Renouvellement de {}",
    }
    unfunded: ClassVar[str] = "Aucun nouveau financement"
    total: ClassVar[str] = "pour une valeur totale de {}"
    ranged: ClassVar[Mapping[FundingKind, str]] = {
        "new": "{}",
        "increase": "Augmentation allant {}",
        "renewal": "Renouvellement allant {}",
    }
    in_total: ClassVar[str] = "{} au total"
    limit: ClassVar[str] = "jusqu’à {}"
    besides: ClassVar[str] = "{}, plus {}"
    converted: ClassVar[str] = "{}, soit {}"
    embargoed: ClassVar[str] = "SOUS EMBARGO JUSQU’AU {}"

    @property
    def aspired(self) -> tuple[str, ...]:
        """The words that the office lists, before which nothing elides."""
        return self.office.lists.get("h_aspire", ())

    def money(self, money: Money) -> str:
        """Word an amount for prose: « 17,95 millions de dollars »."""
        shortened = self.shortened(money)
        if shortened is None:
            return self.money_exact(money)
        of_what = de(self._currency(money.currency), self.aspired)
        return f"{self.scaled(shortened)} {of_what}"

    def scaled(self, shortened: Short) -> str:
        """Write so many millions or billions: « 1,2 million »."""
        about = "environ " if shortened.about else ""
        digits = self.marked(shortest(shortened.amount))
        plural = "s" if shortened.amount >= PLURAL else ""
        return f"{about}{digits}{NBSP}{UNITS[shortened.unit]}{plural}"

    def _currency(self, currency: str) -> str:
        if currency == "CAD" and not self.several_currencies:
            return "dollars"
        return self.currency_name(currency)

    def currency_name(self, code: str) -> str:
        """Name a currency in the plural: « dollars américains »."""
        return DOLLARS.get(code) or Words.currency_name(self, code)

    def money_unit(self, currency: str, unit: Unit | None) -> str:
        """Name the unit of the numerals of a chart: « en millions de dollars »."""
        name = self._currency(currency)
        if unit is None:
            return f"en {name}"
        return f"en {UNITS[unit]}s {de(name, self.aspired)}"

    def money_exact(self, money: Money) -> str:
        """Word an amount in full: « 2 000 000 $ »."""
        return f"{self.marked(in_full(money.amount))}{NBSP}{self._symbol(money)}"

    def _symbol(self, money: Money) -> str:
        if money.currency == "CAD" and not self.several_currencies:
            return "$"
        own = SYMBOLS.get(money.currency)
        return own or str(get_currency_symbol(money.currency, self.locale))

    def money_compact(self, money: Money) -> str:
        """Word an amount as tables and figures do: « 17,95 M$ »."""
        shortened = self.shortened(money)
        if shortened is None:
            return self.money_exact(money)
        about = "environ " if shortened.about else ""
        digits = self.marked(shortest(shortened.amount))
        symbol, letter = self._symbol(money), LETTERS[shortened.unit]
        return f"{about}{digits}{NBSP}{letter}{symbol}"

    @property
    def feminine_one(self) -> str:
        """The word for one before a feminine noun."""
        return "une"

    def percent(self, fraction: Decimal) -> str:
        """Write a fraction as whole per cent: « 51 % »."""
        bound, percent = whole_percent(fraction)
        words = {"less": "moins de ", "": "", "more": "plus de "}
        return f"{words[bound]}{self.number(percent)}{NBSP}%"

    def date(self, date: datetime.date) -> str:
        """Write a date in full: « 16 novembre 2024 »."""
        return f"{self._day(date)} {date.year}"

    def dates(self, first: datetime.date, last: datetime.date) -> str:
        """Write a range of dates: « du 15 au 16 novembre 2024 »."""
        if first == last:
            return self.date(first)
        if first.year != last.year:
            begin = self.date(first)
        elif first.month != last.month:
            begin = self._day(first)
        else:
            begin = _ordinal(first.day)
            if last.day == first.day + 1:
                return f"les {begin} et {self.date(last)}"
        return f"du {begin} au {self.date(last)}"

    def location(self, country: str | None, name: str | None) -> str:
        """Word a place: « La Libertad (Pérou) »."""
        if country is None or not name or self.is_home(country):
            return Words.location(self, country, name)
        return f"{name} ({self.territory(country)})"

    def within_region(
        self, name: str | None, region: str | None, country: str | None
    ) -> str | None:
        """Word a place in its region: « Trujillo, La Libertad », « Gaspé (Québec) »."""
        if not (name and region):
            return name or region
        return f"{name} ({region})" if self.is_home(country) else f"{name}, {region}"

    def _day(self, date: datetime.date) -> str:
        return f"{_ordinal(date.day)}{NBSP}{self.month(date)}"

    def ends_of(self, years: FiscalYears) -> str:
        """Write fiscal years in full, with a hyphen: « 2024-2025 »."""
        if years.first == years.last:
            return str(years.first)
        return f"{years.first}-{years.last}"

    def fiscal_years(self, years: FiscalYears) -> str:
        """Write fiscal years, the first to the last: « 2024-2025 à 2030-2031 »."""
        if years.last - years.first <= 1:
            return self.ends_of(years)
        first, last = years.first, years.last
        return f"{first}-{first + 1} à {last - 1}-{last}"

    def duration(self, duration: Duration) -> str:
        """Word how long something runs: « trois ans »."""
        length = in_whole_years(duration)
        one, several = TIMES[length.unit]
        unit = one if length.count < PLURAL else several
        number = self.count(length.count, feminine=length.unit == "weeks")
        return f"{number} {unit}"

    def between(self, low: str, high: str) -> str:
        """Word a range; a unit that both share is said once: « de 4 à 6 millions »."""
        return f"{de(self._unit_once(low, high), self.aspired)} à {high}"

    def amid(self, low: str, high: str) -> str:
        """Word a range as a sentence has it: « entre 4 et 6 millions de dollars »."""
        return f"entre {self._unit_once(low, high)} et {high}"

    def _unit_once(self, low: str, high: str) -> str:
        (number, _, unit), (_, _, other) = low.partition(NBSP), high.partition(NBSP)
        once = unit == other and unit.startswith(tuple(UNITS.values()))
        return number if once else low

    def during(self, duration: Duration) -> str:
        """Word the time over which money is spent: « sur deux ans », « pendant un mois »."""
        short = duration.count == 1 and duration.unit != "years"
        return f"{'pendant' if short else 'sur'} {self.duration(duration)}"

    def women(self, percent: int) -> str:
        """Say how many of the people are women: « dont 51 % de femmes »."""
        share = "la moitié" if percent == HALF else f"{percent}{NBSP}%"
        return f"dont {share} de femmes"

    def people(self, count: int, bound: Bound, who: str) -> str:
        """Word how many people there are: « plus de 40 000 filles »."""
        people = People(who, self.aspired)
        if not count:
            return people.none() if bound in NO_MORE else people.unknown()
        number = self._counted(count, people)
        if bound == "more-than":
            return f"plus {de(number)}"
        return f"{self.bounds[bound]}{number}"

    def _counted(self, count: int, people: People) -> str:
        if large(count) is not None:
            return f"{self.many(count)} {de(people.who, people.aspired)}"
        # One of an unknown gender is written in digits: its word would have to agree.
        one = people.one() if count == 1 else None
        digits = self.number(1) if count == 1 else self.many(count)
        return one or f"{digits} {people.who}"

    def article(self, office: str, gender: Gender | None) -> str:
        """Return the article before an addressee with « de »: « du », « de la »."""
        if elides(office, self.aspired):
            return "de l’"
        return "de la " if gender == "feminine" else "du "

    def instant(self, moment: datetime.datetime) -> str:
        """Write an instant: « 16 novembre 2024, 12 h HNE »."""
        minutes = f"{NBSP}{moment.minute:02}" if moment.minute else ""
        time = f"{moment.hour}{NBSP}h{minutes}{NBSP}{zone(moment, Zones(self.facts.zones))}"
        return f"{self.date(moment)}, {time}"

    def does_not_fit(self, lines: int) -> str:
        """Mark what is too long: « NE TIENT PAS DANS L’ESPACE PRÉVU : 52 lignes de trop »."""
        unit = "ligne" if self.is_one(lines) else "lignes"
        number = self.number(lines)
        return f"NE TIENT PAS DANS L’ESPACE PRÉVU{NBSP}: {number}{NBSP}{unit} de trop"

    def after_colon(self, text: str) -> str:
        """Begin with a small letter: « Financement : augmentation de 1 200 000 $ »."""
        return text[:1].lower() + text[1:]

    def in_text(self, label: str) -> str:
        """Take no capital: « comme le montre la figure 1 »."""
        return label.lower()


def _ordinal(day: int) -> str:
    return "1er" if day == 1 else str(day)


WORDS = French
