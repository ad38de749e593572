"""An amount as people write it to what it is in digits: one reading, or two."""

import re
from decimal import Decimal

LONGEST = 60  # characters of an amount in words
LARGEST = 10**12  # a million million: more than any program of any country
CENTS = 2  # decimals of an amount
WRITTEN = (  # compiled when it is asked for: only a mistake does
    r"(?P<before>[A-Z]{0,3}\$|[A-Z]{3}|[\u20ac\u00a3])?\s*"
    r"(?P<number>\d(?:[\d\s,.'\u2019_]{0,40}\d)?)\s*"
    r"(?P<unit>thousand|million|billion|milliard|k|m|bn|b)?s?\s*"
    r"(?P<after>\$|dollars?|[A-Z]{3}|[\u20ac\u00a3])?"
)
UNITS = {
    **dict.fromkeys(("thousand", "k"), 10**3),
    **dict.fromkeys(("million", "m"), 10**6),
    **dict.fromkeys(("billion", "milliard", "bn", "b"), 10**9),
}
PLAIN = frozenset({"", "$", "dollar", "dollars"})  # say nothing of which currency
CURRENCIES = {
    "\u20ac": "EUR",
    "\u00a3": "GBP",
    "US$": "USD",
    "CA$": "CAD",
    "C$": "CAD",
}
SPACES = re.compile(r"[\s'\u2019_]")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:[\s'\u2019_]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*")


def amount_hint(value: str) -> str | None:
    """Return how an amount in words or with separators is written in digits.

    If it can be read in two ways, the hint names both; otherwise there is no hint.
    """
    short = len(value) < LONGEST
    match = re.fullmatch(WRITTEN, value.strip(), re.IGNORECASE) if short else None
    if match is None:
        return None
    unit = UNITS[match["unit"].lower()] if match["unit"] else 1
    read = (number * unit for number in readings(match["number"]))
    digits = [digits_of(number) for number in read if _is_amount(number)]
    named = [each for each in (match["before"], match["after"]) if each]
    foreign = {each for each in named if each.lower() not in PLAIN}
    beside = "".join(f", and `currency: {_code(each)}` beside it" for each in foreign)
    if len(foreign) > 1 or not digits:
        return None
    if len(digits) == 1:
        return f"write {digits[0]}{beside}"
    return f"is it {' or '.join(digits)}? write the digits of the one meant{beside}"


def readings(number: str) -> list[Decimal]:
    """Return what a number with separators may mean: one value, two, or none."""
    if not GROUPED.fullmatch(number):
        return []
    joined = SPACES.sub("", number)
    spaced = joined != number
    marks = [letter for letter in joined if letter in ",."]
    whole, _, last = joined.rpartition(marks[-1]) if marks else ("", "", joined)
    if not marks:
        return [Decimal(joined)]
    if len(set(marks)) == 1 and len(marks) > 1:
        return _all_groups(joined, marks[0])
    fraction = Decimal(f"{re.sub('[,.]', '', whole)}.{last}")
    if len(marks) > 1:
        return (
            [fraction] if _all_groups(whole, marks[0]) and len(set(marks)) > 1 else []
        )
    one = marks == ["."] and len(last) != 3  # noqa: PLR2004 - a group
    if spaced or one or whole.startswith("0"):
        return [fraction]
    return [fraction, Decimal(whole + last)]


def _all_groups(number: str, mark: str) -> list[Decimal]:
    first, *rest = number.split(mark)
    begins = re.fullmatch("[1-9][0-9]{0,2}", first) is not None
    sound = begins and all(len(each) == 3 for each in rest)  # noqa: PLR2004
    return [Decimal(first + "".join(rest))] if sound else []


def _is_amount(number: Decimal) -> bool:
    """Return whether a number is small enough, and has at most two decimals."""
    return number <= LARGEST and number == round(number, CENTS)


def digits_of(number: Decimal) -> str:
    """Return a number in digits, without zeros at the end of its decimals."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _code(name: str) -> str:
    return CURRENCIES.get(name.upper(), name.upper() if name.isalpha() else "\u2026")
