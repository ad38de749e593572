"""A number as people write it to every value that it may have, each with its form.

`1 234,5` has one reading. `1,234` has two: 1234 where a comma sets thousands apart, and
1.234 where it begins the decimals. Which one is meant is never guessed: the other numbers
of the column may say it, or else the mapping does.
"""

import re
from decimal import Context, Decimal, Inexact

from babel.numbers import is_currency

from briefgen.imports.mapping import NumberForm
from briefgen.sources.marked_numbers import APOSTROPHES, SPACES, marked_numbers
from briefgen.value_classes import dataclass

LONGEST = 60  # characters of a number with its unit
DIGITS = 30  # more are no quantity
EXACT = Context(prec=100, traps=[Inexact])  # a product has every digit of its factors
ZEROS = re.compile(r"0\d+[.,]")  # no number with decimals begins so
MINUS = "-\u2212"

# A sign of money in front of a number or behind it, and what currency it says: None where
# it is that of the portfolio.
CURRENCIES = {
    "$": None,
    "DOLLARS": None,
    "DOLLAR": None,
    "US$": "USD",
    "$US": "USD",
    "CA$": "CAD",
    "C$": "CAD",
    "$CA": "CAD",
    "A$": "AUD",
    "NZ$": "NZD",
    "\u20ac": "EUR",
    "\u00a3": "GBP",
    "\u00a5": "JPY",
}
SIGNS = "|".join(re.escape(each) for each in sorted(CURRENCIES, key=len, reverse=True))
WRITTEN = re.compile(
    rf"(?P<before>{SIGNS}|(?-i:[A-Z]{{3}}))?[{SPACES}]*"
    rf"(?P<sign>[{MINUS}])?[{SPACES}]*"
    rf"(?P<number>\d(?:[\d.,{SPACES}{APOSTROPHES}]*\d)?)[{SPACES}]*"
    r"(?:(?P<unit>thousand|thousands|k|million|millions|m)(?![a-z])"
    rf"(?:[{SPACES}]*de(?=[{SPACES}]))?)?[{SPACES}]*"
    rf"(?P<after>{SIGNS}|(?-i:[A-Z]{{3}})|%)?",
    re.IGNORECASE,
)
UNITS = {
    **dict.fromkeys(("thousand", "thousands", "k"), Decimal(1000)),
    **dict.fromkeys(("million", "millions", "m"), Decimal(1_000_000)),
}


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A value that a number may have, and the form in which it has it.

    `form` has empty marks where the number uses none, so that it is of any form;
    `currency` is the code that stands beside the number, or None; `unit` is the word for
    thousands or millions that the value has been multiplied by, or a percent sign.
    """

    value: Decimal
    form: NumberForm
    currency: str | None = None
    unit: str = ""


def number_readings(text: str) -> tuple[NumberReading, ...]:
    """Return what a text may mean as a number: nothing, one reading, or two."""
    clean = text.strip()
    if len(clean) > LONGEST or (match := WRITTEN.fullmatch(clean)) is None:
        return ()
    number = match["number"]
    if sum(map(str.isdigit, number)) > DIGITS or ZEROS.match(number):
        return ()
    signs = {each.upper() for each in (match["before"], match["after"]) if each}
    codes = {CURRENCIES.get(each, each) for each in signs - {"%"}} - {None}
    if len(codes) > 1 or any(not is_currency(each) for each in codes if each):
        return ()
    factor = UNITS[match["unit"].lower()] if match["unit"] else Decimal(1)
    factor = -factor if match["sign"] else factor
    code = next(iter(codes), None)
    unit = "%" if "%" in signs else match["unit"] or ""
    return tuple(
        NumberReading(
            EXACT.multiply(each.value, factor),
            NumberForm(each.decimal, each.thousands),
            code,
            unit,
        )
        for each in marked_numbers(number)
    )


def fits(reading: NumberReading, form: NumberForm) -> bool:
    """Return whether a number that was read so is written in a form."""
    own = reading.form
    decimal = own.decimal in {"", form.decimal}
    return decimal and own.thousands in {"", form.thousands}


def shown_form(form: NumberForm) -> str:
    """Return a form as a mapping has it: `{decimal: ",", thousands: " "}`."""
    return f'{{decimal: "{form.decimal}", thousands: "{form.thousands}"}}'
