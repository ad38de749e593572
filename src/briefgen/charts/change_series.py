"""Results to a series of changes: what each indicator was at first, and what it is.

Only indicators in one unit are compared: those of the unit that most of them have. Units
are the same if their words are, in every language.
"""

from collections.abc import Sequence
from decimal import Decimal

from briefgen.charts.legible import Limit
from briefgen.charts.request import ChartRequest
from briefgen.charts.result_series import Measure, measures, number_of
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.shown_records import not_shown, phrases
from briefgen.charts.specification import Chart
from briefgen.charts.statements import computed, counted_in, statement, unit_of
from briefgen.languages.chart_sentences import chart_sentences_of
from briefgen.languages.particulars import particulars_of
from briefgen.model import Number, When
from briefgen.value_classes import dataclass
from briefgen.view import Value, in_all_languages

MOST = 6  # lines that are told apart


@dataclass(frozen=True, slots=True)
class _Change:
    """An indicator, and what it was and is."""

    of: Measure
    first: Decimal
    last: Decimal

    @property
    def size(self) -> Decimal:
        """By how much it has changed, up or down."""
        return abs(self.last - self.first)


def changes(
    chart: Chart,
    request: ChartRequest,
    limit: Limit | None,  # noqa: ARG001 - there are never many lines
) -> Series:
    """Return the indicators that have a baseline and a result, the largest changes first."""
    every = measures(chart, request)
    known = [each for each in map(_change, every) if each is not None]
    rest = [each for each in every if _change(each) is None]
    head = phrases(request, "Indicator", "Baseline", "Result")
    if not known:
        return Series((), None, head)
    alike, unlike = _of_one_unit(known)
    if len(alike) == 1 < len(known):
        rows = tuple(_row(request, each, main=True) for each in known)
        return Series(rows, None, head, numeric=True, comparable=False)
    known, rest = sorted(alike, key=lambda each: -each.size), [*rest, *unlike]
    shown, others = known[:MOST], [each.of for each in known[MOST:]]
    top = shown[0].size
    rows = tuple(_row(request, each, main=each.size == top) for each in shown)
    hidden = [_named(request, each) for each in (*others, *rest)]
    return Series(
        rows,
        _finding(request, known),
        (*head[:2], _dated(request, [each.of for each in shown]) or head[2]),
        numeric=True,
        alike=len(known) == 1 or not top,
        hidden=not_shown(hidden, "indicators", request),
        unit=_unit_line(request, shown[0].of),
    )


def _of_one_unit(known: Sequence[_Change]) -> tuple[list[_Change], list[Measure]]:
    """Return the changes in the unit that most of them have, and the other indicators."""
    units = [_unit(each.of) for each in known]
    most = max(units, key=units.count)
    pairs = list(zip(known, units, strict=True))
    alike = [each for each, unit in pairs if unit == most]
    return alike, [each.of for each, unit in pairs if unit != most]


def _change(result: Measure) -> _Change | None:
    first, last = number_of(result.baseline), number_of(result.actual)
    return None if first is None or last is None else _Change(result, first, last)


def _unit(result: Measure) -> tuple[str, str]:
    """Return the unit of a result: a sign, or words in every language."""
    raw = None if result.baseline is None else result.baseline.raw
    sign = raw.unit if isinstance(raw, Number) else ""
    words = "" if result.unit is None else in_all_languages(result.entry, "unit")
    return sign, words


def _unit_line(request: ChartRequest, result: Measure) -> Value:
    """Return what stands above the lines: what they are, in the unit that all have."""
    say, (sign, _) = chart_sentences_of(request.words), _unit(result)
    what = say.measured["changes"]
    if result.unit is not None:
        return counted_in(request, what, str(result.unit.raw), (result.unit,))
    if sign == "%":
        return counted_in(request, what, say.percent, ())
    return unit_of(request, "changes")


def _named(request: ChartRequest, result: Measure) -> SeriesRow:
    nothing = Value(request.trace, "", text="")
    return SeriesRow(result.name, Decimal(0), Decimal(0), nothing, ())


def _row(request: ChartRequest, change: _Change, *, main: bool) -> SeriesRow:
    result, first, last = change.of, change.of.baseline, change.of.actual
    assert first is not None, "it has both"
    assert last is not None, "it has both"
    measured = [result.words(request, each, unit=True) for each in (first, last)]
    dated = (last,) if result.as_of is None else (last, result.as_of)
    latest = computed(request, measured[1], "result", dated)
    cells = first.worded(measured[0]), latest
    short = result.words(request, last, unit=False)
    beside = computed(request, short, "result", (last,))
    ends = change.first, change.last
    return SeriesRow(result.name, *ends, beside, cells, main, bold=main)


def _dated(request: ChartRequest, results: Sequence[Measure]) -> str:
    """Return the date that all results have; empty if they have several or none."""
    dates = {None if each.as_of is None else each.as_of.raw for each in results}
    (date, *others) = dates
    if others or not isinstance(date, When):
        return ""
    return request.words.capital(particulars_of(request.words).when(date))


def _finding(request: ChartRequest, known: Sequence[_Change]) -> Value:
    """Return what has changed most; of one indicator, how; of none that has, just that."""
    say, top = chart_sentences_of(request.words), known[0]
    assert top.of.baseline is not None, "it has both"
    assert top.of.actual is not None, "it has both"
    ends = (
        top.of.words(request, top.of.baseline, unit=False),
        top.of.words(request, top.of.actual, unit=True),
    )
    best = [str(each.of.name.text or each.of.name.raw) for each in known]
    best = [
        name for name, each in zip(best, known, strict=True) if each.size == top.size
    ]
    if not top.size:
        text = say.unchanged(len(known))
    elif len(known) == 1:
        text = say.changed(best[0], *ends)
    else:
        text = say.changed_most(best, ends if len(best) == 1 else None)
    return statement(
        request, text, (value for each in known for value in each.of.inputs)
    )
