"""Types of single values: texts, numbers, names from a list, addresses."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar
from urllib.parse import urlsplit

from briefgen.reading.characters import without_accents
from briefgen.reading.fields.nearest_name import meant
from briefgen.reading.fields.reader import At, Field, Form, Schema
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
    """The error for a text that is no value of its type: message, rule and hint."""

    def __init__(self, message: str, rule: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.rule, self.hint = message, rule, hint


def scalar(parse: Callable[[str], T], schema: Schema, what: str = "text") -> Field[T]:
    """Return a type that `parse` reads from a text.

    `parse` raises Unreadable; `what` names the type if there is no text at all.
    """

    def read(node: Node, at: At) -> T | None:
        if not isinstance(node, Scalar) or node.empty:
            at.expected(what, node)
            return None
        try:
            _short(node.text, LONGEST_TEXT, "a text")
            return parse(node.text)
        except Unreadable as error:
            at.tell(error.message, error.rule, error.hint)
            return None

    return Field(read, schema, Form(what))


def text() -> Field[str]:
    """Return the type of one line of text."""
    return replace(scalar(_line, {"type": "string"}), form=Form("one line of text"))


def prose() -> Field[str]:
    """Return the type of a text of any number of lines, without line breaks at its end."""
    return replace(scalar(_prose, {"type": "string"}), form=Form("paragraphs of text"))


def integer(least: int, most: int) -> Field[int]:
    """Return the type of whole numbers from `least` to `most`."""

    def parse(value: str) -> int:
        number = int(_number(value, r"[-+]?\d+", "a whole number"))
        _bounded(number, least, most)
        return number

    schema: Schema = {"type": "integer", "minimum": least, "maximum": most}
    return scalar(parse, schema, "a whole number")


def decimal(least: int | Decimal, most: int | Decimal) -> Field[Decimal]:
    """Return the type of exact decimal numbers from `least` to `most`."""

    def parse(value: str) -> Decimal:
        number = Decimal(_number(value, r"[-+]?\d+(\.\d+)?", "a number"))
        _bounded(number, least, most)
        return number

    schema: Schema = {"type": "number", "minimum": float(least), "maximum": float(most)}
    return scalar(parse, schema, "a number")


def boolean() -> Field[bool]:
    """Return the type of `true` and `false`."""

    def parse(value: str) -> bool:
        if value not in {"true", "false"}:
            words = {"yes": "true", "on": "true", "no": "false", "off": "false"}
            word = words.get(value.lower(), value.lower())
            message = f"expected true or false, found {quoted(value)}"
            raise Unreadable(message, "type", meant(word, ("true", "false")))
        return value == "true"

    return scalar(parse, {"type": "boolean"}, "true or false")


def choice(names: Iterable[str], rule: str = "choice") -> Field[str]:
    """Return the type of a name that must be one of these."""
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
    """Return the type of a name from a list that is too long to print.

    `meant_by` returns the name that another text means, or None.
    """

    def parse(value: str) -> str:
        if not is_known(value):
            near = meant_by(value)
            hint = f"did you mean '{near}'?" if near else None
            raise Unreadable(f"expected {what}, found {quoted(value)}", rule, hint)
        return value

    return scalar(parse, {"type": "string"}, what)


def slug() -> Field[str]:
    """Return the type of an id: small letters, digits and single hyphens."""
    return scalar(
        read_slug, {"type": "string", "pattern": f"^{SLUG.pattern}$"}, "an id"
    )


def read_slug(value: str) -> str:
    """Return a text that is an id; raise Unreadable if it is none."""
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
    letters = without_accents(value.lower()).translate(LIGATURES)
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def url() -> Field[str]:
    """Return the type of a web address, https or http."""
    schema: Schema = {"type": "string", "format": "uri", "pattern": "^https?://"}
    return scalar(_url, schema, "an address on the web")


def email() -> Field[str]:
    """Return the type of an email address."""
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
    """Return a hint how grouped digits are written; one comma may be a decimal point."""
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
