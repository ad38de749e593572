"""A view to the series of a chart: labels and amounts, each still traced."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import TypeVar

from briefgen import findings, view
from briefgen.charts.request import Request
from briefgen.charts.specification import Chart
from briefgen.errors import mistake
from briefgen.model import Duration, FiscalYears, Money, Reach
from briefgen.view import Listing, Record, Value, bare, released

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """A bar: its name, where it begins and ends, and what is written beside it.

    Where one row is the subject, it alone is `main`, and its name is `bold`. `open`
    says that the amount is a lower bound. `cells` are the row of the data table after
    its name.
    """

    name: Value
    first: Decimal
    last: Decimal
    beside: Value
    cells: tuple[Value, ...]
    main: bool = True
    bold: bool = False
    open: bool = False

    @property
    def label(self) -> str:
        """Give the name in words."""
        return str(self.name.raw)

    @property
    def words(self) -> str:
        """Give the words beside the bar."""
        return self.beside.text or ""


@dataclass(frozen=True, slots=True)
class Series:
    """The rows of a chart, what they find, and the head of their data table.

    `numeric` says that the cells of the table are amounts.
    """

    rows: tuple[Row, ...]
    finding: Value
    head: tuple[str, ...]
    numeric: bool = False


def series(chart: Chart, request: Request) -> Series:
    """Take what a chart shows from the view.

    Raises BriefgenError when there is nothing to show; view.Unreleased passes.
    """
    return WHAT[chart.what](chart, request)


def funding(chart: Chart, request: Request) -> Series:
    """Give the new funding of each initiative or theme."""
    if chart.fields.of == "themes":
        return _by_theme(chart, request)
    items = _some(_initiatives(chart, request, "funding"), chart, request)
    names = [_name(item) for item in items]
    amounts = [attrgetter("funding.amount")(item) for item in items]
    trace, words = request.trace, request.words
    finding = findings.funding("initiatives", names, amounts, trace, words)
    rows = [_amount(request, *pair) for pair in zip(names, amounts, strict=True)]
    head = _words(request, "Initiative", "New funding")
    return Series(_sorted(chart, rows), finding, head, numeric=True)


def _by_theme(chart: Chart, request: Request) -> Series:
    listed = [
        (theme, _chosen(chart, attrgetter("initiatives")(theme), "funding"))
        for theme in _chosen(chart, attrgetter("themes")(_portfolio(request)))
    ]
    _some([found for _, found in listed if len(found)], chart, request)
    listed = [each for each in listed if len(each[1]) or each[0] == request.subject]
    themes = [theme for theme, _ in listed]
    names = [attrgetter("title")(theme) for theme in themes]
    amounts = [found.funding.new_money for _, found in listed]
    own = themes.index(request.subject) if request.subject in themes else None
    trace, words = request.trace, request.words
    if own is None:
        finding = findings.funding("themes", names, amounts, trace, words)
    else:
        finding = findings.theme(own, amounts, trace, words)
    rows = [
        _amount(request, name, amount, main=own in {None, at}, bold=at == own)
        for at, (name, amount) in enumerate(zip(names, amounts, strict=True))
    ]
    head = _words(request, "Theme", "New funding")
    return Series(_sorted(chart, rows), finding, head, numeric=True)


def _amount(
    request: Request,
    name: Value,
    amount: Value,
    *,
    main: bool = True,
    bold: bool = False,
) -> Row:
    assert isinstance(amount.raw, Money)
    exact = amount.worded(request.words.money_exact(amount.raw))
    short = amount.worded(request.words.money_compact(amount.raw))
    return Row(name, Decimal(0), amount.raw.amount, short, (exact,), main, bold)


def periods(chart: Chart, request: Request) -> Series:
    """Give the fiscal years over which each initiative is funded, if it says so."""
    pick = attrgetter("funding.fiscal_years", "funding.duration")
    items = _initiatives(chart, request, "funding")
    found = [(_name(item), *pick(item)) for item in items]
    dated = _some([each for each in found if each[1] is not None], chart, request)
    finding = findings.periods(
        [name for name, _, _ in dated],
        [years for _, years, _ in dated],
        [duration for _, _, duration in dated],
        request.trace,
        request.words,
    )
    rows = [_period(request, *each) for each in dated]
    if chart.fields.order == "largest-first":
        rows.sort(key=lambda row: (row.first, row.last))
    head = _words(request, "Initiative", "Fiscal years", "Duration")
    return Series(tuple(rows), finding, head)


def _period(request: Request, name: Value, years: Value, duration: Value | None) -> Row:
    assert isinstance(years.raw, FiscalYears)
    span, empty = years.raw, Value(request.trace, "", text="")
    lasting = empty if duration is None else duration
    if isinstance(lasting.raw, Duration):
        lasting = lasting.worded(request.words.duration(lasting.raw))
    cells = (years.worded(request.words.fiscal_years(span)), lasting)
    words = ", ".join(cell.text for cell in cells if cell.text)
    given = (years,) if duration is None else (years, duration)
    beside = Value(request.trace, words, text=words, formula="period", inputs=given)
    return Row(name, Decimal(span.first), Decimal(span.last), beside, cells)


def reach(chart: Chart, request: Request) -> Series:
    """Give whom each initiative reaches, entry by entry; nothing is added up."""
    found = [
        (_name(item), *_people(request, entry))
        for item in _initiatives(chart, request)
        for entry in _chosen(chart, attrgetter("reach")(item))
        if isinstance(entry, Record)
    ]
    found = _some(found, chart, request)
    finding = findings.reach(
        [name for name, _, _ in found],
        [entry for _, entry, _ in found],
        [people for _, _, people in found],
        request.trace,
        request.words,
    )
    rows = [_reached(*each) for each in found]
    head = _words(request, "Initiative", "People reached")
    return Series(_sorted(chart, rows), finding, head)


def _reached(name: Value, entry: Reach, people: Value) -> Row:
    count, bounded = Decimal(entry.count), entry.bound != "exact"
    return Row(name, Decimal(0), count, people, (people,), open=bounded)


def _people(request: Request, entry: Record) -> tuple[Reach, Value]:
    parts = attrgetter("count", "bound", "who", "women_percent")(entry)
    found = Reach(*map(bare, parts))
    text = request.words.reach(
        found.count, found.bound, parts[2].raw, found.women_percent
    )
    inputs = tuple(part for part in parts if part is not None)
    return found, Value(request.trace, text, text=text, formula="reach", inputs=inputs)


# What a chart may show: its name in the specification → how it is taken from the view.
WHAT: Mapping[str, Callable[[Chart, Request], Series]] = {
    "funding": funding,
    "periods": periods,
    "reach": reach,
}


def _portfolio(request: Request) -> Record:
    return view.portfolio(request.trace)


def _initiatives(chart: Chart, request: Request, name: str = "") -> list[Record]:
    """Give the initiatives that are shown by their field `name`, if one is given."""
    found = _chosen(chart, attrgetter("initiatives")(request.subject), name)
    return [item for item in found if isinstance(item, Record)]


def _chosen(chart: Chart, listing: Listing, name: str = "") -> Listing:
    return released(listing, name) if chart.fields.only == "released" else listing


def _name(item: Record) -> Value:
    short, title = attrgetter("short_title", "title")(item)
    name = short or title
    assert isinstance(name, Value)
    return name


def _sorted(chart: Chart, rows: Sequence[Row]) -> tuple[Row, ...]:
    if chart.fields.order == "as-listed":
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: -row.last))


def _words(request: Request, *phrases: str) -> tuple[str, ...]:
    return tuple(request.words.phrase(phrase) or phrase for phrase in phrases)


def _some(found: list[T], chart: Chart, request: Request) -> list[T]:
    if found:
        return found
    message = f"the chart '{chart.name}' has no data here"
    hint = "test for it in the template: {% if … %} around the chart"
    raise mistake(request.place, message, "chart-without-data", hint)
