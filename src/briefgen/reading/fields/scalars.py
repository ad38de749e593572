"""Types of single values: texts, numbers, names from a list, dates, addresses."""

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar
from urllib.parse import urlsplit

from briefgen.reading.fields.reader import At, Field, Schema, meant
from briefgen.reading.nodes import Node, Scalar, quoted

T = TypeVar("T")

LONGEST_TEXT = 100_000  # characters, some fifty pages
LONGEST_LINE = 10_000  # characters of what stands on one line
LONGEST_ID = 100  # the names of files on all systems have room for it
DIGITS = 30  # more are no quantity
YEARS = (1980, 2107)  # document packages are zip archives, which know no others
GROUPED = re.compile(r"-?\d{1,3}([ ,_'\u00a0\u202f]\d{3})+(\.\d+)?")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
SLASHED = re.compile(r"(\d{1,4})[/. -](\d{1,2})[/. -](\d{1,4})", re.ASCII)
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?")
ZONES = {"EST": "-05:00", "EDT": "-04:00", "UTC": "Z", "GMT": "Z"}
LIGATURES = str.maketrans(
    {"\u0153": "oe", "\u00e6": "ae", "\u00f8": "o", "\u00df": "ss"}
)
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EMAIL = re.compile(r"[^@\s<>\"(),:;\\\[\]]+@[^@\s<>\".,/]+(\.[^@\s<>\".,/]+)+")
URL = re.compile(r"[^\s<>\"{}|\\^`]+")


class Unreadable(Exception):  # noqa: N818 - it says what was found
    """A text that is no value of its type: the message, the rule and a hint."""

    def __init__(self, message: str, rule: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.rule, self.hint = message, rule, hint


def scalar(parse: Callable[[str], T], schema: Schema, what: str = "text") -> Field[T]:
    """Make a type from a function of the text.

    `parse` raises Unreadable; `what` names the type where no text was found at all.
    """

    def read(node: Node, at: At) -> T | None:
        if not isinstance(node, Scalar) or node.empty:
            at.expected(what, node)
            return None
        try:
            _short(node.text, LONGEST_TEXT, "a text")
            return parse(node.text)
        except Unreadable as found:
            at.tell(found.message, found.rule, found.hint)
            return None

    return Field(read, schema)


def text() -> Field[str]:
    """Read one line of text."""
    return scalar(_line, {"type": "string"})


def prose() -> Field[str]:
    """Read text of any number of lines; line breaks at its end are left out."""
    return scalar(_prose, {"type": "string"})


def integer(least: int, most: int) -> Field[int]:
    """Read a whole number between two bounds, both allowed."""

    def parse(value: str) -> int:
        number = int(_number(value, r"[-+]?\d+", "a whole number"))
        _bounded(number, least, most)
        return number

    schema: Schema = {"type": "integer", "minimum": least, "maximum": most}
    return scalar(parse, schema, "a whole number")


def decimal(least: int | Decimal, most: int | Decimal) -> Field[Decimal]:
    """Read an exact decimal number between two bounds, both allowed."""

    def parse(value: str) -> Decimal:
        number = Decimal(_number(value, r"[-+]?\d+(\.\d+)?", "a number"))
        _bounded(number, least, most)
        return number

    schema: Schema = {"type": "number", "minimum": float(least), "maximum": float(most)}
    return scalar(parse, schema, "a number")


def boolean() -> Field[bool]:
    """Read `true` or `false`."""

    def parse(value: str) -> bool:
        if value not in {"true", "false"}:
            words = {"yes": "true", "on": "true", "no": "false", "off": "false"}
            word = words.get(value.lower(), value.lower())
            message = f"expected true or false, found {quoted(value)}"
            raise Unreadable(message, "type", meant(word, ("true", "false")))
        return value == "true"

    return scalar(parse, {"type": "boolean"}, "true or false")


def choice(names: Iterable[str], rule: str = "choice") -> Field[str]:
    """Read one of some names."""
    known = tuple(names)

    def parse(value: str) -> str:
        if value not in known:
            listed = ", ".join(known)
            message = f"expected one of {listed}; found {quoted(value)}"
            raise Unreadable(message, rule, meant(value, known))
        return value

    return scalar(parse, {"enum": list(known)}, f"one of {', '.join(known)}")


def known(
    is_known: Callable[[str], bool],
    what: str,
    rule: str,
    meant_by: Callable[[str], str | None],
) -> Field[str]:
    """Read a name that a list too long to print knows.

    `meant_by` gives the name that is meant by another text, if it can tell.
    """

    def parse(value: str) -> str:
        if not is_known(value):
            near = meant_by(value)
            hint = f"did you mean '{near}'?" if near else None
            raise Unreadable(f"expected {what}, found {quoted(value)}", rule, hint)
        return value

    return scalar(parse, {"type": "string"}, what)


def slug() -> Field[str]:
    """Read an id: small letters, digits and single hyphens."""
    return scalar(
        read_slug, {"type": "string", "pattern": f"^{SLUG.pattern}$"}, "an id"
    )


def read_slug(value: str) -> str:
    """Read a text as an id; raise Unreadable where it is none."""
    if len(value) > LONGEST_ID:
        message = f"this id has more than {LONGEST_ID} characters"
        raise Unreadable(message, "id", "files are named by it; shorten it")
    if SLUG.fullmatch(value):
        return value
    bare = unicodedata.normalize("NFKD", value.lower()).translate(LIGATURES)
    letters = "".join(each for each in bare if not unicodedata.combining(each))
    words = "-".join(re.findall(r"[a-z0-9]+", letters))
    message = (
        f"expected an id of small letters, digits and hyphens, found {quoted(value)}"
    )
    hint = f"did you mean '{words}'?" if words else None
    raise Unreadable(message, "id", hint)


def date() -> Field[datetime.date]:
    """Read a day such as `2024-11-15`."""
    return scalar(_date, {"type": "string", "format": "date"}, "a date")


def instant() -> Field[datetime.datetime]:
    """Read a moment with its offset from UTC, such as `2024-11-16T12:00:00-05:00`."""
    return scalar(_instant, {"type": "string", "format": "date-time"}, "a time")


def url() -> Field[str]:
    """Read an address on the web, https or http."""
    schema: Schema = {"type": "string", "format": "uri", "pattern": "^https?://"}
    return scalar(_url, schema, "an address on the web")


def email() -> Field[str]:
    """Read an electronic mail address."""
    return scalar(_email, {"type": "string", "format": "email"}, "an email address")


def _line(value: str) -> str:
    line = _prose(value).lstrip()
    lines = line.splitlines()
    if len(lines) > 1:
        message = f"expected one line of text, found {len(lines)}"
        raise Unreadable(message, "line-break", "`>-` folds lines into one")
    _short(line, LONGEST_LINE, "a text of one line")
    return line


def _short(text: str, longest: int, what: str) -> None:
    if len(text) > longest:
        message = f"{what} of more than {longest:,} characters: {len(text):,}"
        raise Unreadable(message, "too-large", "shorten it, or divide it")


def _prose(value: str) -> str:
    if not value.strip():
        raise Unreadable("this text is empty", "empty-text")
    return value.rstrip()


def _number(value: str, pattern: str, what: str) -> str:
    if re.fullmatch(pattern, value, re.ASCII) and len(value) <= DIGITS:
        return value
    message = f"expected {what}, found {quoted(value)}"
    raise Unreadable(message, "number", _grouped(value, pattern))


def _grouped(value: str, pattern: str) -> str | None:
    """Say how digits in groups are written; a single comma may stand for a point."""
    digits = re.sub(r"[^\d.-]", "", value)
    if not GROUPED.fullmatch(value) or not re.fullmatch(pattern, digits, re.ASCII):
        return None
    if value.count(",") == 1 and "." not in value and "." in pattern:
        pointed = value.replace(",", ".")
        return f"is it {digits} or {pointed}? write the one that is meant"
    return f"write digits without separators: {digits}"


def _bounded(number: int | Decimal, least: int | Decimal, most: int | Decimal) -> None:
    if number < least:
        raise Unreadable(f"expected {least} or more, found {number}", "range")
    if number > most:
        raise Unreadable(f"expected {most} or less, found {number}", "range")


def _date(value: str) -> datetime.date:
    if not DATE.fullmatch(value):
        message = f"expected a date such as 2024-11-15, found {quoted(value)}"
        raise Unreadable(message, "date", _date_hint(value))
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        raise Unreadable(f"{value} is not in the calendar", "date") from None
    _in_years(day.year)
    return day


def _date_hint(value: str) -> str:
    """Say how a date of numbers is written, unless day and month may be swapped."""
    found = SLASHED.fullmatch(value)
    first, second, third = map(int, found.groups()) if found else (0, 0, 0)
    orders = ((first, second, third), (third, second, first), (third, first, second))
    days = {day for order in orders if (day := _calendar(*order))}
    return f"write {days.pop()}" if len(days) == 1 else "write year-month-day"


def _calendar(year: int, month: int, day: int) -> str | None:
    first, last = YEARS
    try:
        return str(datetime.date(year, month, day)) if first <= year <= last else None
    except ValueError:
        return None


def _instant(value: str) -> datetime.datetime:
    found = INSTANT.fullmatch(value)
    example = "2024-11-16T12:00:00-05:00"
    if found is None:
        message = f"expected a time such as {example}, found {quoted(value)}"
        day = DATE.fullmatch(value)
        hint = f"say when on that day: {value}T12:00:00-05:00" if day else _zone(value)
        raise Unreadable(message, "time", hint)
    if found[2] is None:
        message = f"the time {value} has no offset from UTC"
        raise Unreadable(message, "offset", f"add it at the end: {example}")
    try:
        moment = datetime.datetime.fromisoformat(value)
    except ValueError:
        raise Unreadable(f"{value} is not in the calendar", "time") from None
    _in_years(moment.year)
    return moment


def _zone(value: str) -> str | None:
    """Say which offset a zone has, where its letters leave no doubt."""
    letters = value.rpartition(" ")[2]
    if letters not in ZONES:
        return None
    return f"write the offset instead of {letters}, without a space: {ZONES[letters]}"


def _in_years(year: int) -> None:
    first, last = YEARS
    if not first <= year <= last:
        message = f"expected a year from {first} to {last}, found {year}"
        raise Unreadable(message, "range")


def _url(value: str) -> str:
    _short(value, LONGEST_LINE, "an address")
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in {"https", "http"} or not host or not URL.fullmatch(value):
        message = f"expected an https or http address, found {quoted(value)}"
        www = value.startswith("www.")
        raise Unreadable(message, "url", f"https://{value}" if www else None)
    return value


def _email(value: str) -> str:
    _short(value, LONGEST_LINE, "an address")
    if not EMAIL.fullmatch(value):
        message = f"expected an email address, found {quoted(value)}"
        raise Unreadable(message, "email")
    return value
