"""People reached to a series of figures: one group, or the women among its people."""

from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from briefgen.charts.legible import Limit
from briefgen.charts.reach_series import reach
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.shown_records import chosen, initiatives, phrases
from briefgen.charts.specification import Chart
from briefgen.charts.statements import computed, statement
from briefgen.languages.chart_sentences import chart_sentences_of
from briefgen.languages.rounding import share_of_women
from briefgen.languages.sentences import sentences_of
from briefgen.model import OPEN
from briefgen.view import Record, Value, bare

HUNDRED = Decimal(100)


def people(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    """Return whom each initiative reaches; of a single count, how many are women.

    As in a chart of reach, only entries of one group are compared.
    """
    several = reach(chart, request, limit)
    if several.total != 1:
        return several
    (entry,) = (
        entry
        for item in initiatives(chart, request)
        for entry in chosen(chart, attrgetter("reach")(item))
        if isinstance(entry, Record) and attrgetter("count")(entry)
    )
    return _women(entry, request) or several


def _women(entry: Record, request: ChartRequest) -> Series | None:
    """Return the women and the others among people; None if that says nothing."""
    parts = attrgetter("count", "bound", "who", "women_percent")(entry)
    count, bound, who, percent = map(bare, parts)
    if share_of_women(count, percent) is None:
        return None
    inputs, part = tuple(parts), Decimal(percent) / HUNDRED
    say, group = (
        chart_sentences_of(request.words),
        request.words.people(count, bound, who),
    )
    text = say.share_of_women(group, sentences_of(request.words).part(part))
    women = _row(request, say.women, (count, part), parts[3])
    others = _row(request, say.others, (count, 1 - part), parts[3])
    rows = (
        replace(women, bold=True),
        replace(others, main=False, open=bound in OPEN),
    )
    return Series(
        rows,
        statement(request, text, inputs),
        phrases(request, "People", "Share"),
        numeric=True,
        unit=computed(request, request.words.capital(group), "reach", inputs[:3]),
    )


def _row(
    request: ChartRequest, name: str, whole: tuple[int, Decimal], percent: Value
) -> SeriesRow:
    """Return so large a part of people, called by who they are."""
    count, part = whole
    called = Value(request.trace, name, text=request.words.capital(name))
    share = computed(request, request.words.percent(part), "percent", (percent,))
    return SeriesRow(called, Decimal(0), count * part, share, (share,))
