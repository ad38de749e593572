"""Particulars of an initiative to text, by filters: status, results, sectors, quotes."""

from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from briefgen.languages.particulars import (
    Particulars,
    Readings,
    particulars_of,
    unit_besides,
)
from briefgen.model import (
    Coordinates,
    IndicatorResult,
    Marker,
    Number,
    Quotation,
    Sector,
    Status,
)
from briefgen.templating.format_filters import record_of
from briefgen.templating.render_session import Misused, session_of
from briefgen.view import Record, Value, bare

Filter = Callable[..., Any]


@pass_context
def status(context: Context, record: object) -> Value:
    """Word how far an initiative is: "under way (as of November 16, 2024)"."""
    session = session_of(context)
    entry = record_of(record, "a status", Status)
    state, as_of = attrgetter("state", "as_of")(entry)
    text = particulars_of(session.words).status(state.raw, bare(as_of))
    return session.derive(text, "status", *(each for each in (state, as_of) if each))


@pass_context
def result(context: Context, record: object) -> Value:
    """Word what an indicator shows: "1,200 of 5,000 farmers (24% of the target)"."""
    session = session_of(context)
    entry = record_of(record, "a result", IndicatorResult)
    parts = attrgetter("actual", "target", "baseline", "as_of")(entry)
    unit, inputs = _unit(entry)
    reached, target, baseline, as_of = map(bare, parts)
    readings = Readings(reached, target, baseline, unit, as_of)
    text = particulars_of(session.words).result(readings)
    inputs += tuple(each for each in parts if each is not None)
    return session.derive(text, "result", *inputs)


@pass_context
def actual(context: Context, record: object) -> Value:
    """Word what an indicator has reached, with its unit: "1,200 farmers"."""
    session = session_of(context)
    entry = record_of(record, "a result", IndicatorResult)
    number, (unit, inputs) = attrgetter("actual")(entry), _unit(entry)
    if number is None:
        raise Misused("this result has no actual: test for it first")
    text = particulars_of(session.words).measured(number.raw, unit)
    return session.derive(text, "result", number, *inputs)


def _unit(entry: Record) -> tuple[str | None, tuple[Value, ...]]:
    """Return the unit that stands beside a number, and what that was read from."""
    unit = attrgetter("unit")(entry)
    if unit is None:
        return None, ()
    indicator = attrgetter("indicator")(entry)
    return unit_besides(unit.raw, indicator.raw), (unit, indicator)


@pass_context
def sectors(context: Context, items: Iterable[object]) -> Value:
    """Name sectors with their percentages: "Water supply (40%) and Health (60%)"."""
    names = ("name", "code", "percent")
    return _listed(context, items, "a sector", Sector, names)


@pass_context
def markers(context: Context, items: Iterable[object]) -> Value:
    """Name policies, and how far each is an objective: "Gender (principal objective)"."""
    names = ("name", "code", "significance", "percent")
    return _listed(context, items, "a marker", Marker, names)


def _listed(
    context: Context,
    items: Iterable[object],
    expected: str,
    kind: type,
    names: tuple[str, ...],
) -> Value:
    session = session_of(context)
    say, words, inputs = particulars_of(session.words), [], list[Value]()
    for item in items:
        entry = record_of(item, expected, kind)
        name, code, *rest = attrgetter(*names)(entry)
        notes = [_note(say, each) for each in rest if each is not None]
        words.append(say.labelled(str(bare(name or code)), notes))
        inputs += [each for each in (name or code, *rest) if each is not None]
    return session.derive(session.words.listing(words), "listing", *inputs)


def _note(say: Particulars, value: Value) -> str:
    raw = value.raw
    if isinstance(raw, Number):
        return say.digits(raw)
    return say.significances[raw]  # type: ignore[index]


@pass_context
def quote(context: Context, record: object) -> Value:
    """Word what somebody said, and who: "“Wells matter.” — Minister of Water"."""
    session = session_of(context)
    entry = record_of(record, "a quote", Quotation)
    words, by = attrgetter("words", "by")(entry)
    text = particulars_of(session.words).quote(words.raw, by.raw)
    return session.derive(text, "quote", words, by)


@pass_context
def coordinates(context: Context, record: object) -> Value:
    """Word where on earth a place is: "8.11° S; 79.03° W"."""
    session = session_of(context)
    entry = record_of(record, "coordinates", Coordinates)
    latitude, longitude = attrgetter("latitude", "longitude")(entry)
    text = particulars_of(session.words).coordinates(latitude.raw, longitude.raw)
    return session.derive(text, "place", latitude, longitude)


PARTICULARS: Mapping[str, Filter] = {
    "actual": actual,
    "coordinates": coordinates,
    "markers": markers,
    "quote": quote,
    "result": result,
    "sectors": sectors,
    "status": status,
}
