"""Fiscal years and durations to a series: one period for each funded initiative."""

from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from briefgen import findings
from briefgen.charts.legible import Limit
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.shown_records import (
    folded,
    hue,
    initiatives,
    name_of,
    not_shown,
    phrases,
    some,
)
from briefgen.charts.specification import Chart
from briefgen.charts.statements import counted_in, label_of
from briefgen.charts.timeline_periods import Period, span
from briefgen.findings import Periods
from briefgen.languages.sentences import Noun, sentences_of
from briefgen.model import Duration, FiscalYears
from briefgen.view import Value


def periods(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    """Return the fiscal years of each funded initiative that states some."""
    pick = attrgetter("funding.amount", "funding.fiscal_years", "funding.duration")
    items = some(initiatives(chart, request, "funding"), chart, request)
    funded = [(item, *rest) for item in items if (rest := pick(item))[0]]
    dated = [each for each in funded if each[2] is not None]
    dated_items, _, years, durations = zip(*dated, strict=True) if dated else ((),) * 4
    names = tuple(map(name_of, dated_items))
    noun: Noun = "initiatives" if len(funded) == len(items) else "funded initiatives"
    stated = Periods(names, years, durations, len(funded), noun)
    finding = findings.periods(stated, request.trace, request.words)
    rows = [
        replace(_period(request, name, *when), color=hue(item, request))
        for item, name, *when in zip(dated_items, names, years, durations, strict=True)
    ]
    if chart.fields.order == "largest-first":
        rows.sort(key=lambda row: (row.first, row.last))
    head = phrases(request, "Initiative", "Fiscal years", "Duration")
    alike = len({row.span for row in rows}) <= 1
    shown, others = folded(rows, limit)
    hidden = not_shown(others, noun, request)
    by_year = sentences_of(request.words).of_fiscal_years()
    unit = counted_in(request, label_of(request), by_year, years)
    return Series(shown, finding, head, alike=alike, hidden=hidden, unit=unit)


def _period(
    request: ChartRequest, name: Value, years: Value, duration: Value | None
) -> SeriesRow:
    assert isinstance(years.raw, FiscalYears)
    stated, empty = years.raw, Value(request.trace, "", text="")
    lasting = empty if duration is None else duration
    raw = lasting.raw if isinstance(lasting.raw, Duration) else None
    period = span(stated, raw, request.words.jurisdiction.fiscal_year.begins)
    if raw is not None:
        lasting = lasting.worded(_lasting(request, raw, period))
    cells = (years.worded(request.words.stated(stated, raw)), lasting)
    words = _beside(request, stated, raw, period)
    inputs = (years,) if duration is None else (years, duration)
    beside = Value(request.trace, words, text=words, formula="period", inputs=inputs)
    ends = Decimal(stated.first), Decimal(stated.last)
    return SeriesRow(name, *ends, beside, cells, span=period)


def _beside(
    request: ChartRequest, years: FiscalYears, duration: Duration | None, period: Period
) -> str:
    """Return the words beside a bar: its length, and what is not certain of it.

    The years are those of the columns; they are said where the bar does not tell them.
    """
    stated = request.words.stated(years, duration)
    if duration is None:
        return stated
    if period.doubt == "longer":
        say = sentences_of(request.words)
        return f"{request.words.duration(duration)} ({say.stated(stated)})"
    return _lasting(request, duration, period)


def _lasting(request: ChartRequest, duration: Duration, period: Period) -> str:
    """Return a length in words, and what it leaves open."""
    say, time = sentences_of(request.words), request.words.duration(duration)
    return f"{time} ({say.doubts[period.doubt]})" if period.doubt else time
