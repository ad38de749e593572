"""A subject to the records that a chart shows, and its rows to those that are read."""

from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from briefgen import view
from briefgen.charts.legible import Limit, fold
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import SeriesRow
from briefgen.charts.specification import Chart
from briefgen.errors import mistake
from briefgen.languages.sentences import Noun, sentences_of
from briefgen.view import Listing, Record, Value, released

S = TypeVar("S", bound=Sequence[object])


def initiatives(chart: Chart, request: ChartRequest, name: str = "") -> list[Record]:
    """Return the initiatives to show, and check their field `name`, if one is given."""
    listed = chosen(chart, attrgetter("initiatives")(request.subject), name)
    return [item for item in listed if isinstance(item, Record)]


def chosen(chart: Chart, listing: Listing, name: str = "") -> Listing:
    """Return what of a list may be shown, and check a field of each, if one is given."""
    return released(listing, name) if chart.fields.only == "released" else listing


def some(items: S, chart: Chart, request: ChartRequest) -> S:
    """Return records; raise BriefgenError if there are none."""
    if items:
        return items
    message = f"the chart '{chart.name}' has no data here"
    hint = "test for it in the template: {% if … %} around the chart"
    raise mistake(request.place, message, "chart-without-data", hint)


def portfolio(request: ChartRequest) -> Record:
    """Return the whole portfolio."""
    return view.portfolio(request.trace)


def name_of(item: Record) -> Value:
    """Return what a row is called: the short title of its record, or the title."""
    short, title = attrgetter("short_title", "title")(item)
    name = short or title
    assert isinstance(name, Value)
    return name


def hue(item: Record, request: ChartRequest) -> str:
    """Return the colour of an initiative's theme; empty on a page of one colour."""
    return request.color_of(item) if view.whole_of(request.subject) == "all" else ""


def phrases(request: ChartRequest, *words: str) -> tuple[str, ...]:
    """Return words of the house in the language of the page."""
    return tuple(map(request.phrase, words))


def in_order(chart: Chart, rows: Sequence[SeriesRow]) -> tuple[SeriesRow, ...]:
    """Return rows as the chart orders them: the largest first, or as they are listed."""
    if chart.fields.order == "as-listed":
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: -row.last))


def folded(
    rows: Sequence[SeriesRow], limit: Limit | None
) -> tuple[tuple[SeriesRow, ...], tuple[SeriesRow, ...]]:
    """Return the rows that are shown, and the rest."""
    shown, rest = fold([row.last for row in rows], limit)
    return tuple(rows[at] for at in shown), tuple(rows[at] for at in rest)


def not_shown(
    rest: Sequence[SeriesRow], noun: Noun, request: ChartRequest
) -> Value | None:
    """Return how many rows are not shown, in words; None if all are."""
    if not rest:
        return None
    text = sentences_of(request.words).not_shown(noun, len(rest))
    text, names = text[:1].upper() + text[1:], tuple(row.name for row in rest)
    return Value(request.trace, text, text=text, formula="length", inputs=names)
