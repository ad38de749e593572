"""Values to formatted text, by filters: amounts, dates, periods, lists of them."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from operator import attrgetter
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from briefgen.languages.particulars import particulars_of
from briefgen.languages.words import Words
from briefgen.model import (
    Duration,
    Event,
    FiscalYears,
    Initiative,
    Location,
    Number,
    Partner,
    Reach,
    When,
)
from briefgen.templating.render_session import (
    Misused,
    Session,
    mismatch,
    session_of,
)
from briefgen.view import Record, Value, bare

Filter = Callable[..., Any]

FIRST_MARK = "\U00100000"  # from here on, characters carry a template's line


def _wording(
    expected: str, accepts: tuple[type, ...], word: Callable[[Words, Any], str]
) -> Filter:
    """Return a filter that words a value of some types and keeps its path."""

    @pass_context
    def filter_(context: Context, value: object) -> Value:
        session = session_of(context)
        raw = value.rounded if isinstance(value, Value) else value
        if not isinstance(raw, accepts) or isinstance(raw, bool):
            raise mismatch(expected, value)
        words = word(session.words, raw)
        return session.worded(value, words, "wording")

    return filter_


@pass_context
def count(context: Context, value: object, *, feminine: bool = False) -> Value:
    """Word a number: zero to nine in letters, digits from 10."""
    session, raw = session_of(context), bare(value)
    if not isinstance(raw, int):
        raise mismatch("a number", value)
    text = session.words.count(raw, feminine=feminine)
    return session.worded(value, text, "count")


@pass_context
def period(context: Context, value: object, lasting: object = None) -> Value:
    """Word fiscal years, a duration, or the days of what starts and ends.

    Fiscal years that do not fit how long they are `lasting` stay as their source has them.
    """
    session = session_of(context)
    if isinstance(value, Record) and is_record(value, Initiative):
        return _lasting(session, value)
    if is_record(value, Event):
        first, last = attrgetter("starts", "ends")(value)
        return session.derive(
            session.words.dates(first.raw, last.raw), "dates", first, last
        )
    match bare(value):
        case FiscalYears() as years:
            text = session.words.stated(years, _length(lasting))
        case Duration() as duration:
            text = session.words.duration(duration)
        case _:
            raise mismatch("a period", value)
    assert isinstance(value, Value)
    return value.worded(text)


def _length(lasting: object) -> Duration | None:
    raw = bare(lasting)
    if raw is None or isinstance(raw, Duration):
        return raw
    raise mismatch("a duration", lasting)


def _lasting(session: Session, initiative: Record) -> Value:
    """Word from when to when an initiative lasts."""
    first, last = attrgetter("starts", "ends")(initiative)
    days = tuple(day for day in (first, last) if day is not None)
    if not days:
        raise Misused("this initiative has no dates: test for starts or ends first")
    text = particulars_of(session.words).period(bare(first), bare(last))
    return session.derive(text, "dates", *days)


def _date(words: Words, raw: datetime.date | When) -> str:
    if isinstance(raw, When):
        return particulars_of(words).when(raw)
    return words.date(raw)


@pass_context
def reach(context: Context, record: object) -> Value:
    """Word a reach entry with its bound: "over 40,000 girls and young women"."""
    session = session_of(context)
    entry = record_of(record, "a reach entry", Reach)
    number, bound, who, women = attrgetter("count", "bound", "who", "women_percent")(
        entry
    )
    text = session.words.reach(number.raw, bound.raw, who.raw, bare(women))
    parts = (number, bound, who) if women is None else (number, bound, who, women)
    return session.derive(text, "reach", *parts)


@pass_context
def listing(context: Context, items: Iterable[object]) -> Value:
    """Join values in words: "A, B and C"; partners by name, places by country."""
    session = session_of(context)
    items = tuple(items)
    if items and all(is_record(item, Location) for item in items):
        return _places(session, items)
    parts = tuple(_named(item) for item in items)
    texts = [session.in_words(part).text or "" for part in parts]
    return session.derive(session.words.listing(texts), "listing", *parts)


def _places(session: Session, items: Iterable[object]) -> Value:
    """Name the country once after its places: "Piura and Lima, Peru"."""
    words, inputs = session.words, []
    countries: dict[str | None, list[str]] = {}
    for item in items:
        record = record_of(item, "a place", Location)
        country, name, region = attrgetter("country", "name", "region")(record)
        inputs += [part for part in (country, name, region) if part is not None]
        names = countries.setdefault(bare(country), [])
        within = words.within_region(bare(name), bare(region), bare(country))
        names += [within] if within is not None else []
    text = words.places(tuple(countries.items()))
    return session.derive(text, "places", *inputs)


def _named(item: object) -> Value:
    value = item if isinstance(item, Value) else None
    if value is None and is_record(item, Partner):
        value = attrgetter("name")(item)
    if value is None:
        raise mismatch("a value", item)
    assert isinstance(value, Value)
    return value


def is_record(item: object, kind: type) -> bool:
    """Return whether a filter was given a record of this type."""
    return isinstance(item, Record) and isinstance(raw_of(item), kind)


@pass_context
def capital(context: Context, value: object) -> Value:
    """Begin words with a capital letter."""
    session = session_of(context)
    if not isinstance(value, Value):
        return session.derive(session.words.capital(plain(value)), "capital")
    phrase = session.in_words(value)
    session.budget.spend("characters", len(phrase.text or ""))
    return phrase.worded(session.words.capital(phrase.text or ""))


@pass_context
def span(context: Context, value: object, *, compact: bool = False) -> Value:  # noqa: ARG001
    """Word fiscal years: "2024–25 to 2028–29"; compact is kept for older templates."""
    words, raw = session_of(context).words, bare(value)
    if not isinstance(value, Value) or not isinstance(raw, FiscalYears):
        raise mismatch("fiscal years", value)
    return value.worded(words.fiscal_years(raw))


def raw_of(record: Record) -> Any:
    """Return the model's record, for wording only; its fields were read before."""
    return record._record  # noqa: SLF001 - the one door from view to wording


def record_of(value: object, expected: str, kind: type) -> Record:
    """Return the record that a filter was given; raise Misused for anything else."""
    if isinstance(value, Record) and is_record(value, kind):
        return value
    raise mismatch(expected, value)


def plain(value: object) -> str:
    """Return the words of a phrase; raise Misused for anything else."""
    raw = bare(value)
    if not isinstance(raw, str):
        raise mismatch("a phrase", value)
    if max(raw, default="") < FIRST_MARK:
        return str(raw)
    return "".join(letter for letter in str(raw) if letter < FIRST_MARK)


WORDING: Mapping[str, Filter] = {
    "capital": capital,
    "count": count,
    "date": _wording("a date", (datetime.date, When), _date),
    "listing": listing,
    "number": _wording("a number", (int, Number), lambda words, raw: words.number(raw)),
    "percent": _wording("a share", (Decimal,), lambda words, raw: words.percent(raw)),
    "period": period,
    "reach": reach,
    "span": span,
}
