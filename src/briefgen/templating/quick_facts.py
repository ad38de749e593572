"""Lists of initiatives to what a reader asks first: how many people, and where."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from operator import attrgetter
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from briefgen.languages.rounding import share_of_women
from briefgen.languages.words import Words
from briefgen.model import Bound, CountryCode, Reach
from briefgen.templating.format_filters import record_of
from briefgen.templating.render_session import mismatch, session_of
from briefgen.view import Listing, Record, Value, bare, released, trace_of

Filter = Callable[..., Any]
HALF = Decimal("0.5")
SEVERAL = 2  # initiatives; of one it goes without saying where it is


@pass_context
def main_country(context: Context, initiatives: object) -> Value | None:
    """Return the country where at least half of several initiatives are, or None.

    Two countries with the same number of initiatives are none.
    """
    trace = session_of(context).trace
    each_in = [*_countries(initiatives)]
    counts = Counter(
        code for codes in each_in for code in {str(each.raw) for each in codes}
    )
    first, second = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    half = 2 * first[1] >= len(each_in) >= SEVERAL
    if not half or first[1] == second[1]:
        return None
    read = tuple(code for codes in each_in for code in codes)
    return Value(trace, CountryCode(first[0]), formula="main country", inputs=read)


def in_country(initiatives: object, country: object) -> Listing:
    """Return the initiatives with a place in a country."""
    known, code = _list(initiatives), bare(country)
    if not isinstance(code, str):
        raise mismatch("the code of a country", country)
    at = [
        number
        for number, codes in enumerate(_countries(known))
        if code in {each.raw for each in codes}
    ]
    kept = (item for number, item in enumerate(known) if number in at)
    return Listing(trace_of(known), kept)


@pass_context
def headcount(context: Context, entry: object) -> Value:
    """Word how many people an entry of reach counts, with its bound: "over 40,000"."""
    session = session_of(context)
    number, bound, who, _ = _read(entry)
    text, _ = _divided(session.words, number.raw, bound.raw, who.raw)
    return session.derive(text, "reach", number, bound)


@pass_context
def counted(context: Context, entry: object) -> Value:
    """Word whom an entry of reach counts, to stand below how many they are."""
    session = session_of(context)
    number, bound, who, women = _read(entry)
    words = session.words
    _, people = _divided(words, number.raw, bound.raw, who.raw)
    share = share_of_women(number.raw, bare(women))
    text = people if share is None else f"{people}, {words.women(share)}"
    parts = (number, who) if women is None else (number, who, women)
    return session.derive(text, "reach", *parts)


def majority(value: object) -> bool:
    """Return whether a share is half of the whole or more, and not all of it."""
    if not isinstance(value, Value) or not isinstance(value.held, Decimal):
        raise mismatch("a share", value)
    return bool(value >= HALF) and bool(value < 1)


def _read(entry: object) -> tuple[Any, Any, Any, Any]:
    """Return the number, the bound, who they are, and the share of women."""
    record = record_of(entry, "a reach entry", Reach)
    count, bound, who, women = attrgetter("count", "bound", "who", "women_percent")(
        record
    )
    return count, bound, who, women


def _divided(words: Words, count: int, bound: Bound, who: str) -> tuple[str, str]:
    """Return how many there are, and who, in words that together are a phrase."""
    before, number, people = words.people(count, bound, who).partition(
        words.many(count)
    )
    if not number:  # it is worded with who they are
        return words.number(count), who
    return f"{before}{number}", people.strip()


def _list(initiatives: object) -> Listing:
    if not isinstance(initiatives, Listing):
        raise mismatch("a list of initiatives", initiatives)
    return initiatives


def _countries(initiatives: object) -> Iterator[list[Value]]:
    """Yield the countries of the places of each initiative, as far as they may be shown."""
    for item in _list(initiatives):
        places = getattr(item, "places", None)
        if not (isinstance(item, Record) and isinstance(places, Listing)):
            raise mismatch("a list of initiatives", initiatives)
        codes = (getattr(place, "country") for place in released(places))  # noqa: B009
        yield [each for each in codes if isinstance(each, Value)]


QUICK_FACTS: Mapping[str, Filter] = {
    "counted": counted,
    "headcount": headcount,
    "in_country": in_country,
    "majority": majority,
    "main_country": main_country,
}
