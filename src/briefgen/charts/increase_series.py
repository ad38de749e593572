"""Increases and total values to a series: before, what was added, and the whole.

Data state the increase and the total value. What there was before is derived from them,
and said to be so; so is the total of several.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from operator import attrgetter

from briefgen.charts.legible import Limit
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.shown_records import initiatives, name_of, phrases, some
from briefgen.charts.specification import Chart
from briefgen.charts.statements import computed, counted_in, statement
from briefgen.charts.units import Scale, counted, scale_of, titled
from briefgen.languages.chart_sentences import chart_sentences_of
from briefgen.languages.totals import amounts
from briefgen.model import Money, Total
from briefgen.value_classes import dataclass
from briefgen.view import Value, in_own_currency

SIGN = "+"  # before an increase
SMALL = Decimal("0.1")  # of the total value: beside it, smaller increases are not seen


@dataclass(frozen=True, slots=True)
class _Increase:
    """An increase of an initiative, and its total value, if that is stated."""

    name: Value
    amount: Value
    total: Value | None

    @property
    def moneys(self) -> tuple[Money, ...]:
        """The two amounts, as far as each is stated and exact."""
        raws = (each.raw for each in (self.amount, self.total) if each is not None)
        return tuple(raw for raw in raws if isinstance(raw, Money))

    @property
    def inputs(self) -> tuple[Value, ...]:
        """The two values."""
        return (self.amount,) if self.total is None else (self.amount, self.total)


def increases(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    """Return what there was before, each increase whose total value is stated, the total.

    More increases than can be read are one row together. Where the rise is small, the
    increases stand alone, from zero.
    """
    every = tuple(_increases(chart, request))
    stated = [each for each in every if each.total is not None]
    head = phrases(request, "Step", "Amount")
    moneys = [each.moneys for each in stated]
    currencies = {money.currency for each in moneys for money in each}
    if not stated:
        return Series((), None, head)
    if len(currencies) > 1 or any(len(each) == 1 for each in moneys):
        return _apart(stated, request)
    before = sum((total.amount - more.amount for more, total in moneys), Decimal(0))
    if not before:  # all of it is new: there is nothing to compare
        return Series((), None, head)
    if chart.fields.order == "largest-first":
        stated.sort(key=lambda each: -each.moneys[0].amount)
    listed = _steps(request, stated, _shown(len(stated), limit))
    alone = _is_small(stated)
    if alone:
        listed = listed[1:-1]
        head = phrases(request, "Initiative", "New funding")
    scale = scale_of([money for _, _, money in listed])
    unit = counted(listed[0][2], scale, request.words)
    measured = chart_sentences_of(request.words).measured
    what = measured["increases alone" if alone else "increases"]
    return Series(
        tuple((_alone if alone else _worded)(request, listed, scale)),
        _finding(request, stated, len(every)),
        head,
        numeric=True,
        unit=counted_in(request, what, unit, [value for _, value, _ in listed]),
        counted=unit,
        scale=scale.size,
    )


def _increases(chart: Chart, request: ChartRequest) -> Iterator[_Increase]:
    items = some(initiatives(chart, request, "funding"), chart, request)
    for item in items:
        for line in attrgetter("funding.lines")(item):
            kind, amount, total = attrgetter("kind", "amount", "total_value")(line)
            if kind.raw == "increase" and amount:
                own = None if total is None else in_own_currency(total)
                yield _Increase(name_of(item), in_own_currency(amount), own)


def _shown(count: int, limit: Limit | None) -> int:
    """Return how many increases have a row of their own; never all but one."""
    if limit is None or count + 2 <= limit.most:
        return count
    return max(limit.few - 3, 1)


def _steps(
    request: ChartRequest, stated: Sequence[_Increase], own: int
) -> list[tuple[Value, Value, Money]]:
    """Return the steps: their names, their amounts as values, the amounts themselves."""
    steps = chart_sentences_of(request.words).steps
    alone = len(stated) == 1
    more = [(each.amount, each.moneys[0]) for each in stated[:own]]
    names = [
        computed(request, steps["increase"], "label", (stated[0].name,))
        if alone
        else each.name
        for each in stated[:own]
    ]
    if own < len(stated):
        rest = stated[own:]
        names.append(_others(request, rest))
        money = reduce(Money.__add__, (each.moneys[0] for each in rest))
        parts = tuple(each.amount for each in rest)
        more.append((Value(request.trace, money, formula="sum", inputs=parts), money))
    inputs = tuple(value for each in stated for value in each.inputs)
    totals = tuple(each.total for each in stated if each.total is not None)
    whole = reduce(Money.__add__, (each.moneys[1] for each in stated))
    added = reduce(Money.__add__, (money for _, money in more))
    low = Money(whole.amount - added.amount, whole.currency)
    before = Value(request.trace, low, formula="difference", inputs=inputs)
    total = (
        totals[0]
        if alone
        else Value(request.trace, whole, formula="sum", inputs=totals)
    )
    return [
        (computed(request, steps["before"], "label", inputs), before, low),
        *((name, *pair) for name, pair in zip(names, more, strict=True)),
        (computed(request, steps["total"], "label", totals), total, whole),
    ]


def _worded(
    request: ChartRequest,
    listed: Sequence[tuple[Value, Value, Money]],
    scale: Scale,
) -> Iterator[SeriesRow]:
    """Yield the rows with their words; each begins where the last one ended."""
    words = request.words
    short = [scale.numeral(money, words) for _, _, money in listed]
    end, last = Decimal(0), len(listed) - 1
    for at, ((name, value, money), beside) in enumerate(
        zip(listed, short, strict=True)
    ):
        added = 0 < at < last
        first = end if added else Decimal(0)
        end = first + money.amount
        sign = SIGN if added else ""
        yield SeriesRow(
            name,
            first,
            end,
            value.worded(f"{sign}{beside}"),
            (value.worded(f"{sign}{words.money_exact(money)}"),),
            main=added,
            bold=added,
            derived=at == 0,
        )


def _is_small(stated: Sequence[_Increase]) -> bool:
    """Return whether increases are so small a part of the total that none is seen."""
    more = sum((each.moneys[0].amount for each in stated), Decimal(0))
    whole = sum((each.moneys[1].amount for each in stated), Decimal(0))
    return more < SMALL * whole


def _alone(
    request: ChartRequest,
    listed: Sequence[tuple[Value, Value, Money]],
    scale: Scale,
) -> Iterator[SeriesRow]:
    """Yield the rows of increases with their words, each from zero."""
    words = request.words
    for name, value, money in listed:
        beside = value.worded(scale.numeral(money, words))
        exact = value.worded(words.money_exact(money))
        yield SeriesRow(name, Decimal(0), money.amount, beside, (exact,))


def _others(request: ChartRequest, rest: Sequence[_Increase]) -> Value:
    text = chart_sentences_of(request.words).other_increases(len(rest))
    names = (each.name for each in rest)
    return computed(request, text[:1].upper() + text[1:], "length", names)


def _finding(request: ChartRequest, stated: Sequence[_Increase], of: int) -> Value:
    """Return to what the increases bring the total."""
    say = chart_sentences_of(request.words)
    more = reduce(Money.__add__, (each.moneys[0] for each in stated))
    total = reduce(Money.__add__, (each.moneys[1] for each in stated))
    before = Money(total.amount - more.amount, total.currency)
    words = titled([before, more, total], request.words)
    added, whole = words.money(more), words.money(total)
    if len(stated) == 1:
        name = str(stated[0].name.raw)
        text = say.raised(name, added, whole)
    else:
        text = say.raised_together(len(stated), of, added, (words.money(before), whole))
    inputs = (value for each in stated for value in (each.name, *each.inputs))
    return statement(request, text, inputs)


def _apart(stated: Sequence[_Increase], request: ChartRequest) -> Series:
    """Return increases that have no common scale: ranges, or several currencies."""
    head, nothing = phrases(request, "Initiative", "New funding"), Decimal(0)
    rows = []
    for each in stated:
        assert isinstance(each.amount.raw, Total)
        words = amounts(request.words, each.amount.raw, "money_exact")
        cell = each.amount.worded(words)
        rows.append(SeriesRow(each.name, nothing, nothing, cell, (cell,)))
    return Series(tuple(rows), None, head, numeric=True, comparable=False)
