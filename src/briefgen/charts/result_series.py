"""Results of initiatives to a series: how much of its target each indicator has reached.

What is drawn is the part of the way from the baseline to the target. Without a baseline
it is not known where the way begins, nor whether fewer is better: such a result is told
in words and in tables, and has no bar.
"""

from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter

from briefgen.charts.legible import Limit
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.shown_records import (
    chosen,
    folded,
    in_order,
    initiatives,
    name_of,
    not_shown,
    phrases,
    some,
)
from briefgen.charts.specification import Chart
from briefgen.charts.statements import computed, statement, unit_of
from briefgen.languages.chart_sentences import chart_sentences_of
from briefgen.languages.particulars import particulars_of, unit_besides
from briefgen.model import Number
from briefgen.value_classes import dataclass
from briefgen.view import Record, Value

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator with what was measured: `name` is what a row is called.

    `of` is the initiative, and `entry` the record itself.
    """

    entry: Record
    of: Value
    name: Value
    unit: Value | None
    baseline: Value | None
    target: Value | None
    actual: Value | None
    as_of: Value | None

    @property
    def inputs(self) -> tuple[Value, ...]:
        """All values that it has."""
        parts = (self.unit, self.baseline, self.target, self.actual, self.as_of)
        return (self.name, *(each for each in parts if each is not None))

    def words(self, request: ChartRequest, number: Value, *, unit: bool) -> str:
        """Return a number of it in words, with its unit or without."""
        say, counted = particulars_of(request.words), number.raw
        assert isinstance(counted, Number)
        if not unit or self.unit is None:
            return say.digits(counted)
        indicator = attrgetter("indicator.raw")(self.entry)
        return say.measured(counted, unit_besides(str(self.unit.raw), indicator))


def measures(chart: Chart, request: ChartRequest) -> list[Measure]:
    """Return all results that may be shown; of several initiatives, each says its own."""
    items = some(initiatives(chart, request), chart, request)
    pick = attrgetter("indicator", "unit", "baseline", "target", "actual", "as_of")
    listed = [
        (entry, name_of(item), *pick(entry))
        for item in items
        for entry in chosen(chart, attrgetter("results")(item))
        if isinstance(entry, Record)
    ]
    several = len({own.path for _, own, *_ in listed}) > 1
    return [
        Measure(entry, own, _named(request, own, stated) if several else stated, *rest)
        for entry, own, stated, *rest in listed
    ]


def _named(request: ChartRequest, own: Value, indicator: Value) -> Value:
    """Return the name of an indicator among those of several initiatives."""
    text = particulars_of(request.words).labelled(str(indicator.raw), [str(own.raw)])
    return computed(request, text, "label", (indicator, own))


def number_of(value: Value | None) -> Decimal | None:
    """Return the number itself, if there is one."""
    raw = None if value is None else value.raw
    return raw.value if isinstance(raw, Number) else None


def results(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    """Return the results that are measured from a baseline to a target."""
    every = measures(chart, request)
    drawn = [(each, part) for each in every if (part := _part(each)) is not None]
    rows = [_row(request, *pair) for pair in drawn]
    apart = [_row(request, each, NOTHING) for each in every if _part(each) is None]
    head = phrases(request, "Indicator", "Result", "Target", "Baseline")
    finding = _finding(request, drawn, len(every)) if drawn else None
    if not rows or (finding is None and chart.fields.title is None):
        return Series((), None, head)
    shown, rest = folded(in_order(chart, rows), limit)
    counted = all(_is_counted(each) for each, _ in drawn)
    return Series(
        shown,
        finding,
        head,
        numeric=True,
        alike=len(every) == 1,
        hidden=not_shown((*rest, *apart), "indicators", request),
        unit=unit_of(request, "results" if counted else "ways"),
        words_tell=True,
    )


def _part(result: Measure) -> Decimal | None:
    """Return how much of the way from baseline to target is behind; None if unknown."""
    first, actual = number_of(result.baseline), number_of(result.actual)
    target = number_of(result.target)
    if first is None or actual is None or target is None or target == first:
        return None
    return (actual - first) / (target - first)


def _row(request: ChartRequest, result: Measure, part: Decimal) -> SeriesRow:
    """Return a row: its bar ends where the result is, where 1 is the target."""
    cells = tuple(
        _cell(request, result, number)
        for number in (result.actual, result.target, result.baseline)
    )
    words = _beside(request, result, part)
    beside = computed(request, words, "result", result.inputs[1:])
    return SeriesRow(result.name, NOTHING, max(part, NOTHING), beside, cells)


def _cell(request: ChartRequest, result: Measure, number: Value | None) -> Value:
    if number is None:
        return Value(request.trace, "", text="")
    return number.worded(result.words(request, number, unit=True))


def _beside(request: ChartRequest, result: Measure, part: Decimal) -> str:
    """Return the result and its target; what began above nothing says from where."""
    actual, first, target = result.actual, result.baseline, result.target
    if actual is None or first is None or target is None:
        return ""
    say = chart_sentences_of(request.words)
    aim = result.words(request, target, unit=True)
    if _is_counted(result) and part > 1:
        above = result.words(request, target, unit=False)
        return say.measured_over(result.words(request, actual, unit=True), above)
    if _is_counted(result):
        return say.measured_of(result.words(request, actual, unit=False), aim)
    begin = result.words(request, first, unit=False)
    change = (number_of(actual) or NOTHING) - (number_of(first) or NOTHING)
    now = result.words(request, actual, unit=False)
    return say.measured_from(now, (begin, change), aim)


def _is_counted(result: Measure) -> bool:
    """Return whether something is counted from nothing, which is no share itself."""
    raws = (each and each.raw for each in (result.baseline, result.target))
    shares = any(isinstance(raw, Number) and raw.unit for raw in raws)
    return not number_of(result.baseline) and not shares


def _finding(
    request: ChartRequest, drawn: Sequence[tuple[Measure, Decimal]], of: int
) -> Value | None:
    """Return how many targets are reached, or which are nearest; None if all lie ahead.

    Where some of all indicators are not drawn, it is said of those that are.
    """
    say, parts = chart_sentences_of(request.words), [part for _, part in drawn]
    top, reached = max(parts), sum(part >= 1 for part in parts)
    if top <= 0:
        return None
    best = [str(each.name.text or each.name.raw) for each, part in drawn if part == top]
    if len(drawn) == 1:
        text = say.standing(best[0], top, from_zero=_is_counted(drawn[0][0]))
    elif reached:
        text = say.targets_reached(reached, len(drawn))
    elif len(best) == len(drawn):
        text = say.each_stands_at(len(drawn), top)
    else:
        text = say.nearest(best, top)
    if 1 < len(drawn) < of:
        text = say.among_shown(text)
    return statement(request, text, (each for one, _ in drawn for each in one.inputs))
