"""One rendering: what a template prints becomes placeholders with their values."""

import datetime
import itertools
from collections.abc import Callable, Mapping
from dataclasses import field
from decimal import Decimal
from typing import Any

from jinja2.runtime import Context, Undefined
from markupsafe import Markup

from briefgen.document_limits import Budget
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.languages.totals import amounts
from briefgen.languages.words import Words
from briefgen.model import (
    CountryCode,
    Duration,
    FiscalYears,
    Money,
    MoneyRange,
    MoneySet,
    Number,
    Total,
)
from briefgen.phrases import Phrases, own_words
from briefgen.value_classes import dataclass
from briefgen.view import Listing, Record, Trace, Value, bare, digest

FIRST_PLACEHOLDER = 0x40000  # planes 4 to 13, in which Unicode has no characters


class Misused(Exception):  # noqa: N818 - it says what was found
    """The error for a filter that received a value that it cannot use."""


@dataclass(slots=True)
class Session:
    """The state of one rendering: its trace, its language's words, its printed values.

    `untranslated` has a mistake for each phrase without a translation.
    """

    trace: Trace
    words: Words
    phrases: Phrases | BriefgenError = field(default_factory=dict)
    values: dict[str, Value] = field(default_factory=dict)
    untranslated: list[Diagnostic] = field(default_factory=list)

    @property
    def budget(self) -> Budget:
        """What counts the work of the document."""
        return self.trace.budget

    def placeholder(self, value: Value) -> str:
        """Register a printed value, and return the character that stands for it.

        Raises Spent if a document prints too much.
        """
        mark, spend = chr(FIRST_PLACEHOLDER + len(self.values)), self.budget.spend
        spend("values")
        worded = self.in_words(value)
        spend("characters", len(worded.text or str(worded.held)))
        self.values[mark] = worded
        return mark

    def joined(self, text: str) -> str:
        """Return text that `~` joined: its values as they are, words between them."""
        pieces = itertools.groupby(text, lambda letter: letter in self.values)
        return "".join(
            "".join(letters)
            if placed
            else self.placeholder(self.derive("".join(letters), "text"))
            for placed, letters in pieces
        )

    def worded(self, value: object, text: str, formula: str) -> Value:
        """Return a value with these words: the one it is of, or one derived so."""
        if isinstance(value, Value):
            return value.worded(text)
        return self.derive(text, formula)

    def in_words(self, value: Value) -> Value:
        """Return a value that has words: its own, or those for its type."""
        if value.text is not None or value.prose:
            return value
        exact = isinstance(value.held, Total)  # its default words are
        raw = value.raw if exact else value.rounded
        return value.worded(default_words(raw, self.words))

    def derive(self, raw: str, formula: str, *inputs: Value) -> Value:
        """Return a value of words that is derived from others."""
        self.budget.spend("characters", len(raw))
        return Value(self.trace, raw, text=raw, formula=formula, inputs=inputs)

    def phrase(self, phrase: str) -> str | None:
        """Return the words for a phrase: the workspace's before our own.

        Raises the mistakes of the workspace's phrases if it may be among them.
        """
        own = own_words(self.phrases, phrase, self.trace.language)
        self.trace.record("phrase", phrase, digest(own))
        known = own if own is not None else self.words.phrase(phrase)
        if known is None and isinstance(self.phrases, BriefgenError):
            raise self.phrases
        return known


def default_words(raw: object, words: Words) -> str:
    """Return a raw value in words, as a table would print it."""
    for kind, word in DEFAULTS:
        if isinstance(raw, kind):
            return word(words, raw)
    return str(raw)


# A type → how its values are worded where nothing else is asked for.
DEFAULTS: tuple[tuple[Any, Callable[[Words, Any], str]], ...] = (
    (CountryCode, lambda words, raw: words.territory(raw)),
    (Total, lambda words, raw: amounts(words, raw, "money_exact")),
    (FiscalYears, lambda words, raw: words.fiscal_years(raw)),
    (Duration, lambda words, raw: words.duration(raw)),
    (Decimal, lambda words, raw: words.percent(raw)),
    (datetime.date, lambda words, raw: words.date(raw)),
    ((int, Number), lambda words, raw: words.number(raw)),
)


def session_of(context: Context) -> Session:
    """Return the rendering that a filter is called in."""
    session = context.environment.session  # type: ignore[attr-defined]
    assert isinstance(session, Session)
    return session


def mismatch(expected: str, value: object) -> Misused:
    """Return the error for a filter that was given a value of another type."""
    return Misused(f"expected {expected}, found {describe(value)}")


def describe(value: object) -> str:
    """Return what a filter was given, in words of templates."""
    match bare(value):
        case Undefined():
            return str(value)  # raises, and tells what is not there
        case None:
            return "nothing (test for it first)"
        case Listing() | list() | tuple():
            return "a list"
        case Record():
            return "a record (name one of its fields)"
        case Markup():
            return "text"
        case raw:
            return f"{TYPES.get(type(raw), 'something else')}"


TYPES: Mapping[type, str] = {
    Money: "an amount",
    MoneyRange: "an amount",
    MoneySet: "an amount",
    FiscalYears: "fiscal years",
    Duration: "a duration",
    Decimal: "a share",
    Number: "a number",
    int: "a number",
    bool: "a yes or no",
    str: "text",
    datetime.date: "a date",
}
