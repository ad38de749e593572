"""A view to the series of a chart: labels and amounts, each still traced."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import TypeVar

from briefgen import findings, view
from briefgen.charts.funding_rows import (
    FundingRow,
    ranked,
    title_words,
    unscaled,
    worded,
)
from briefgen.charts.legible import Limit, fold
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.specification import Chart
from briefgen.charts.timeline_periods import Period, span
from briefgen.errors import mistake
from briefgen.findings import Periods, Shares
from briefgen.languages.sentences import Noun, sentences_of
from briefgen.model import OPEN, Duration, FiscalYears, Reach
from briefgen.view import (
    FundingByTheme,
    Listing,
    Record,
    Value,
    bare,
    funding_by_theme,
    in_all_languages,
    in_own_currency,
    released,
)

S = TypeVar("S", bound=Sequence[object])


def series(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    """Return what a chart shows, from the view; all of it, or what a limit leaves.

    Raises BriefgenError if there is nothing to choose from; view.Unreleased passes
    through.
    """
    return WHAT[chart.what](chart, request, limit)


def is_silent(chart: Chart, request: ChartRequest) -> bool:
    """Return whether it is known, before all rows are read, that a chart says nothing.

    Of most subjects nothing is found in the funding of all themes. Their documents depend
    on that alone, and on no amount of another theme.
    """
    if (chart.what, chart.fields.of) != ("funding", "themes"):
        return False
    standing = _theme_funding(chart, request).standing(request.subject)
    titled = chart.fields.title is not None
    return standing in {"without", "incomparable", "behind"} and not titled


def _theme_funding(chart: Chart, request: ChartRequest) -> FundingByTheme:
    themes = attrgetter("themes")(_portfolio(request))
    return funding_by_theme(themes, only_released=chart.fields.only == "released")


def funding(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    """Return the new funding of each initiative or theme that receives any."""
    if chart.fields.of == "themes":
        return _by_theme(chart, request, limit)
    items = _some(_initiatives(chart, request, "funding"), chart, request)
    stated = [attrgetter("funding.amount")(item) for item in items]
    amounts = [each and in_own_currency(each) for each in stated]
    funded = [pair for pair in zip(items, amounts, strict=True) if pair[1]]
    names = [_name(item) for item, _ in funded]
    shares = Shares(
        "initiatives" if len(funded) == len(items) else "funded initiatives",
        view.whole_of(request.subject),
        names,
        [amount for _, amount in funded],
        names,
    )
    if not shares.compared.comparable:
        return _apart(shares, request)
    rows = ranked(chart, shares, request, limit)
    words = title_words(shares, rows, request)
    finding = findings.funding(shares, request.trace, words)
    return _funded(rows, shares, finding, request)


def _by_theme(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    trace, subject = request.trace, request.subject
    funding = _theme_funding(chart, request).totals
    _some(range(funding.having), chart, request)
    shares = Shares(
        "themes" if len(funding.themes) == funding.having else "funded themes",
        "all",
        funding.titles(trace),
        funding.amounts,
        funding.counted,
        funding.compared,
    )
    if not shares.compared.comparable:
        return _apart(shares, request)
    own = funding.place(subject)
    rows = ranked(chart, shares, request, limit, own)
    words = title_words(shares, rows, request)
    if own is not None:
        finding = findings.theme(own, shares, trace, words)
    elif funding.lists(subject):  # but it has no funding
        finding = None
    else:
        finding = findings.funding(shares, trace, words)
    return _funded(rows, shares, finding, request)


def _apart(shares: Shares, request: ChartRequest) -> Series:
    """Return ranges, or amounts in several currencies: no bars on one scale show them."""
    what = "Theme" if shares.noun.endswith("themes") else "Initiative"
    head, pairs = (
        _words(request, what, "New funding"),
        zip(shares.names, shares.amounts, strict=True),
    )
    rows = tuple(unscaled(*pair, request.words) for pair in pairs)
    return Series(rows, None, head, numeric=True, comparable=False)


def _funded(
    rows: Sequence[FundingRow],
    shares: Shares,
    finding: Value | None,
    request: ChartRequest,
) -> Series:
    what = "Theme" if shares.noun.endswith("themes") else "Initiative"
    head, listed = _words(request, what, "New funding"), worded(rows, request.words)
    return Series(listed, finding, head, numeric=True, alike=shares.alike)


def periods(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    """Return the fiscal years of each funded initiative that states some."""
    pick = attrgetter("funding.amount", "funding.fiscal_years", "funding.duration")
    items = _some(_initiatives(chart, request, "funding"), chart, request)
    funded = [(_name(item), *rest) for item in items if (rest := pick(item))[0]]
    dated = [each for each in funded if each[2] is not None]
    names, _, years, durations = zip(*dated, strict=True) if dated else ((),) * 4
    noun: Noun = "initiatives" if len(funded) == len(items) else "funded initiatives"
    stated = Periods(names, years, durations, len(funded), noun)
    finding = findings.periods(stated, request.trace, request.words)
    rows = [
        _period(request, *each) for each in zip(names, years, durations, strict=True)
    ]
    if chart.fields.order == "largest-first":
        rows.sort(key=lambda row: (row.first, row.last))
    head = _words(request, "Initiative", "Fiscal years", "Duration")
    alike = len({row.span for row in rows}) <= 1
    shown, others = _folded(rows, limit)
    hidden = _hidden(others, noun, request)
    return Series(shown, finding, head, alike=alike, hidden=hidden)


def _period(
    request: ChartRequest, name: Value, years: Value, duration: Value | None
) -> SeriesRow:
    assert isinstance(years.raw, FiscalYears)
    stated, empty = years.raw, Value(request.trace, "", text="")
    lasting = empty if duration is None else duration
    raw = lasting.raw if isinstance(lasting.raw, Duration) else None
    period = span(stated, raw)
    if raw is not None:
        lasting = lasting.worded(_lasting(request, raw, period))
    cells = (years.worded(request.words.fiscal_years(stated)), lasting)
    words = ", ".join(cell.text for cell in cells if cell.text)
    inputs = (years,) if duration is None else (years, duration)
    beside = Value(request.trace, words, text=words, formula="period", inputs=inputs)
    ends = Decimal(stated.first), Decimal(stated.last)
    return SeriesRow(name, *ends, beside, cells, span=period)


def _lasting(request: ChartRequest, duration: Duration, period: Period) -> str:
    """Return a length in words, and what it leaves open."""
    say, time = sentences_of(request.words), request.words.duration(duration)
    return f"{time} ({say.doubts[period.doubt]})" if period.doubt else time


def reach(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    """Return whom each initiative reaches, entry by entry; nothing is added up.

    Only entries of one group are compared: those with the same words in every language.
    """
    items = _some(_initiatives(chart, request), chart, request)
    entries = [
        (_name(item), entry, *_people(request, entry))
        for item in items
        for entry in _chosen(chart, attrgetter("reach")(item))
        if isinstance(entry, Record) and attrgetter("count")(entry)
    ]
    groups = {in_all_languages(entry, "who") for _, entry, _, _ in entries}
    rows = [_reached(name, reached, people) for name, _, reached, people in entries]
    head = _words(request, "Initiative", "Reach")
    finding = None
    if len(groups) == 1:
        finding = findings.reach(
            [name for name, _, _, _ in entries],
            [reached for _, _, reached, _ in entries],
            [people for _, _, _, people in entries],
            request.trace,
            request.words,
        )
    if finding is None:
        return Series(tuple(rows), None, head, comparable=False)
    shown, rest = _folded(_sorted(chart, rows), limit)
    hidden = _hidden(rest, "initiatives", request)
    return Series(shown, finding, head, hidden=hidden)


def _reached(name: Value, entry: Reach, people: Value) -> SeriesRow:
    count, bounded = Decimal(entry.count), entry.bound in OPEN
    return SeriesRow(name, Decimal(0), count, people, (people,), open=bounded)


def _people(request: ChartRequest, entry: Record) -> tuple[Reach, Value]:
    parts = attrgetter("count", "bound", "who", "women_percent")(entry)
    people = Reach(*map(bare, parts))
    text = request.words.reach(
        people.count, people.bound, parts[2].raw, people.women_percent
    )
    inputs = tuple(part for part in parts if part is not None)
    return people, Value(request.trace, text, text=text, formula="reach", inputs=inputs)


def _folded(
    rows: Sequence[SeriesRow], limit: Limit | None
) -> tuple[tuple[SeriesRow, ...], tuple[SeriesRow, ...]]:
    """Return the rows that are shown, and the rest."""
    shown, rest = fold([row.last for row in rows], limit)
    return tuple(rows[at] for at in shown), tuple(rows[at] for at in rest)


def _hidden(
    rest: Sequence[SeriesRow], noun: Noun, request: ChartRequest
) -> Value | None:
    """Return how many rows are not shown, in words; None if all are."""
    if not rest:
        return None
    text = sentences_of(request.words).not_shown(noun, len(rest))
    text, names = text[:1].upper() + text[1:], tuple(row.name for row in rest)
    return Value(request.trace, text, text=text, formula="length", inputs=names)


# What a chart may show: its name in the specification → how it is taken from the view.
WHAT: Mapping[str, Callable[[Chart, ChartRequest, Limit | None], Series]] = {
    "funding": funding,
    "periods": periods,
    "reach": reach,
}


def _portfolio(request: ChartRequest) -> Record:
    return view.portfolio(request.trace)


def _initiatives(chart: Chart, request: ChartRequest, name: str = "") -> list[Record]:
    """Return the initiatives to show, and check their field `name`, if one is given."""
    chosen = _chosen(chart, attrgetter("initiatives")(request.subject), name)
    return [item for item in chosen if isinstance(item, Record)]


def _chosen(chart: Chart, listing: Listing, name: str = "") -> Listing:
    return released(listing, name) if chart.fields.only == "released" else listing


def _name(item: Record) -> Value:
    short, title = attrgetter("short_title", "title")(item)
    name = short or title
    assert isinstance(name, Value)
    return name


def _sorted(chart: Chart, rows: Sequence[SeriesRow]) -> tuple[SeriesRow, ...]:
    if chart.fields.order == "as-listed":
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: -row.last))


def _words(request: ChartRequest, *phrases: str) -> tuple[str, ...]:
    return tuple(map(request.phrase, phrases))


def _some(items: S, chart: Chart, request: ChartRequest) -> S:
    if items:
        return items
    message = f"the chart '{chart.name}' has no data here"
    hint = "test for it in the template: {% if … %} around the chart"
    raise mistake(request.place, message, "chart-without-data", hint)
