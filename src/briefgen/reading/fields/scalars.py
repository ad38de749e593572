"""Types of single values: texts, numbers, names from a list, addresses."""

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
GROUPED = re.compile(r"-?\d{1,3}([ ,_'\u00a0\u202f]\d{3})+(\.\d+)?")
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
    near = nearest_slug(value)
    message = (
        f"expected an id of small letters, digits and hyphens, found {quoted(value)}"
    )
    raise Unreadable(message, "id", f"did you mean '{near}'?" if near else None)


def nearest_slug(value: str) -> str:
    """Return the id that a text would be without accents, capitals, spaces and signs.

    It is empty where nothing remains.

    >>> nearest_slug("Puna résiliente")
    'puna-resiliente'
    """
    bare = unicodedata.normalize("NFKD", value.lower()).translate(LIGATURES)
    letters = "".join(each for each in bare if not unicodedata.combining(each))
    return "-".join(re.findall(r"[a-z0-9]+", letters))


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
