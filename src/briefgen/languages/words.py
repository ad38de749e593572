"""What every language can word, and the parts that languages have in common."""

import datetime
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import ClassVar, Self

from babel.lists import format_list
from babel.numbers import get_currency_name

from briefgen.languages import TEMPLATES, facts
from briefgen.languages.cldr import cldr
from briefgen.languages.facts import NBSP, LanguageFacts
from briefgen.languages.place_words import PlaceWords
from briefgen.languages.rounding import (
    Short,
    Unit,
    in_unit,
    large,
    share_of_women,
    short,
)
from briefgen.languages.territories import NO_DECISION, Office
from briefgen.languages.translated import translated
from briefgen.model import (
    CANADA,
    Bound,
    Duration,
    FiscalYears,
    FundingKind,
    Gender,
    Jurisdiction,
    Money,
    Number,
)
from briefgen.value_classes import dataclass

TEN = 10  # from here on digits, below it words
DASH = f"{NBSP}\u2014"  # after a text that has its colon already
YEAR = "fiscal year"  # in phrases of templates, whatever the place calls it
ENDS = "?!…"  # marks that need no colon after them


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(PlaceWords, ABC):
    """Word quantities in one language, by the house style of its government.

    `unit` is the one that all amounts are given in; without it each has its own.
    """

    several_currencies: bool
    office: Office = NO_DECISION
    unit: Unit | None = None
    jurisdiction: Jurisdiction = CANADA

    language: ClassVar[str]
    digits: ClassVar[tuple[str, ...]]  # from zero to nine
    markings: ClassVar[Mapping[str, str]]
    bounds: ClassVar[Mapping[Bound, str]]
    funds: ClassVar[Mapping[FundingKind, str]]  # how a funding line begins
    unfunded: ClassVar[str]  # all that it says where there is no money
    total: ClassVar[str]  # how it ends, with what there was before
    ranged: ClassVar[Mapping[FundingKind, str]]  # how it begins before a range
    in_total: ClassVar[str]  # what several lines are together
    limit: ClassVar[str]  # an amount of which only an upper limit is known
    besides: ClassVar[str]  # an open amount, and then amounts of other currencies
    converted: ClassVar[str]  # an amount, and what it is in the office's own currency
    embargoed: ClassVar[str]  # what stands on a page until an instant

    @property
    def facts(self) -> LanguageFacts:
        """The facts of the language."""
        return facts(self.language)

    @property
    def locale(self) -> str:
        """The locale of the Unicode project."""
        return self.facts.locale

    @property
    def code(self) -> str:
        """The language, with its region where that is not the usual one: `en-GB`."""
        usual = self.locale == self.facts.locale
        return self.language if usual else self.locale.replace("_", "-")

    @property
    def title_marks(self) -> tuple[str, str]:
        """The quotation marks around a title within a sentence."""
        return self.facts.title_marks

    @property
    def year(self) -> str:
        """What the place calls a fiscal year, in the language."""
        return self.facts.year

    @abstractmethod
    def money(self, money: Money) -> str:
        """Word an amount for prose: exact, or "about" where that takes many decimals."""

    def within(self, unit: Unit) -> Self:
        """Return words that put all amounts in one unit, as a chart does."""
        return replace(self, unit=unit)

    def shortened(self, money: Money) -> Short | None:
        """Shorten an amount for prose; None where it is given in full."""
        amount = money.amount
        return short(amount) if self.unit is None else in_unit(amount, self.unit)

    @abstractmethod
    def money_unit(self, currency: str, unit: Unit | None) -> str:
        """Name the unit of the numerals of a chart; None for single dollars."""

    @abstractmethod
    def money_exact(self, money: Money) -> str:
        """Word an amount in full, with cents only where there are any."""

    def money_compact(self, money: Money) -> str:
        """Word an amount for a key figure or a chart label, as short as may be."""
        return self.money(money)

    def number(self, number: int | Number) -> str:
        """Write a number in digits, and its unit after it."""
        match number:
            case Number(value, decimals, unit):
                digits = self.marked(f"{value:,.{decimals}f}")
                return self.with_unit(digits, unit) if unit else digits
            case _:
                return self.marked(f"{number:,}")

    def with_unit(self, digits: str, unit: str) -> str:
        """Return a number with its unit on the same line."""
        return f"{digits}{NBSP}{unit}"

    def marked(self, number: str) -> str:
        """Return a number that has English marks with those of the language."""
        marks = {ord(","): self.facts.group_mark, ord("."): self.facts.decimal_mark}
        return number.translate(marks)

    def count(self, number: int, *, feminine: bool) -> str:
        """Write a number for prose: in words from zero to nine, then in digits."""
        if not 0 <= number < TEN:
            return self.number(number)
        return self.feminine_one if feminine and number == 1 else self.digits[number]

    @property
    def feminine_one(self) -> str:
        """The word for one before a feminine noun."""
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
    def ends_of(self, years: FiscalYears) -> str:
        """Write the first and the last calendar year: of one fiscal year, its name."""

    @abstractmethod
    def fiscal_years(self, years: FiscalYears) -> str:
        """Write fiscal years: the first to the last, or the only one."""

    def stated(self, years: FiscalYears, duration: Duration | None) -> str:
        """Write a period as its source has it, where its length is not that of its years.

        "2025–27" for three years may mean calendar years: fiscal years would decide that.
        """
        fits = duration is None or duration.months <= years.months
        return self.fiscal_years(years) if fits else self.ends_of(years)

    def announced(self, years: FiscalYears, duration: Duration | None) -> str:
        """Write a period behind its money, as announcements of the place do."""
        if self.jurisdiction.fiscal_year.by_ends:
            return self.ends_of(years)
        return self.stated(years, duration)

    def is_one(self, number: int | Decimal) -> bool:
        """Return whether a number takes a noun in the singular."""
        return str(cldr(self.locale).plural_form(number)) == "one"

    def month(self, date: datetime.date) -> str:
        """Name the month of a date."""
        return self.facts.months[date.month - 1]

    @abstractmethod
    def duration(self, duration: Duration) -> str:
        """Word how long something runs."""

    def listing(self, items: Sequence[str]) -> str:
        """Join items to a list in prose."""
        return format_list(list(items), locale=cldr(self.locale))

    def currency_name(self, code: str) -> str:
        """Name a currency in the plural: "US dollars"."""
        return str(get_currency_name(code, TEN, locale=self.locale))

    @abstractmethod
    def between(self, low: str, high: str) -> str:
        """Word a range from one amount in words to another, as tables have it."""

    @abstractmethod
    def amid(self, low: str, high: str) -> str:
        """Word a range as a sentence has it: "between $4 million and $6 million"."""

    @abstractmethod
    def during(self, duration: Duration) -> str:
        """Word the time over which money is spent."""

    def reach(
        self, count: int, bound: Bound, who: str, women_percent: int | None
    ) -> str:
        """Word how many people are reached, with the bound that the source gave."""
        people = self.people(count, bound, who)
        women = share_of_women(count, women_percent)
        return people if women is None else f"{people}, {self.women(women)}"

    @abstractmethod
    def people(self, count: int, bound: Bound, who: str) -> str:
        """Word how many people there are, with the bound that the source gave."""

    def bounded(self, count: int, bound: Bound) -> str:
        """Write how many there are in digits, with the bound that the source gave."""
        return f"{self.bounds[bound]}{self.number(count)}"

    @abstractmethod
    def women(self, percent: int) -> str:
        """Say, behind how many people there are, how many of them are women."""

    def many(self, count: int) -> str:
        """Write how many there are, large and round numbers in short."""
        shortened = large(count)
        if shortened is None:
            return self.count(count, feminine=False)
        return self.scaled(shortened)

    @abstractmethod
    def scaled(self, shortened: Short) -> str:
        """Write so many millions or billions."""

    @abstractmethod
    def article(self, office: str, gender: Gender | None) -> str:
        """Return the article before an addressee, with what joins it: "the "."""

    def colon(self, before: str) -> str:
        """Return the colon after a text: a dash where it has one, nothing after "?"."""
        if before.rstrip().endswith(tuple(ENDS)):
            return ""
        return DASH if ":" in before else self.facts.marks[":"]

    def marking(self, labels: Sequence[str]) -> str:
        """Write security markings as they stand on a page; empty for none."""
        printed = {**self.markings, **self.jurisdiction.printed}
        return " // ".join(printed[label] for label in labels)

    @abstractmethod
    def instant(self, moment: datetime.datetime) -> str:
        """Write an instant, on the clock of its own offset."""

    def embargo(self, until: datetime.datetime) -> str:
        """Write an embargo as it stands on a page."""
        return self.embargoed.format(self.instant(until))

    @abstractmethod
    def does_not_fit(self, lines: int) -> str:
        """Say as it stands on a page that a document is too long by some lines."""

    def capital(self, text: str) -> str:
        """Begin a text with a capital letter, as a sentence does."""
        return text[:1].upper() + text[1:]

    def after_colon(self, text: str) -> str:
        """Write a text of ours, which is no name, as it follows a colon."""
        return text

    @abstractmethod
    def in_text(self, label: str) -> str:
        """Write a caption's label as it stands before its number within a sentence."""

    def phrase(self, text: str) -> str | None:
        """Translate an English phrase of templates; None where the facts have it not.

        A mark at its end, or a mark alone, keeps its space: « Portée : », « Portée; ».
        """
        if self.language != TEMPLATES:
            return translated(text, self.facts)
        if self.year == YEAR:
            return text
        begun = text.replace(self.capital(YEAR), self.capital(self.year))
        return begun.replace(YEAR, self.year)
