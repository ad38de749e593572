"""Yearly amounts of new money to a series: one row for each fiscal year, in order."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from operator import attrgetter

from briefgen.charts.legible import Limit
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.shown_records import (
    chosen,
    in_order,
    initiatives,
    name_of,
    phrases,
    some,
)
from briefgen.charts.specification import Chart
from briefgen.charts.statements import computed, counted_in, statement
from briefgen.charts.units import counted, scale_of, titled
from briefgen.languages.chart_sentences import chart_sentences_of
from briefgen.languages.sentences import Noun
from briefgen.languages.totals import amounts
from briefgen.model import FiscalYears, Money, Total
from briefgen.value_classes import dataclass
from briefgen.view import Compared, Listing, Record, Value, compared, in_own_currency

FEWEST = 3  # years of a row that says more than a sentence
MOST_OF_IT = Decimal("0.8")  # of all money: less would look like the whole, and is not


@dataclass(frozen=True, slots=True)
class _Years:
    """The amounts of each fiscal year, how many initiatives state all of theirs.

    `of` is how many are funded, `whole` with which amounts, and `noun` what they are.
    """

    stated: dict[FiscalYears, list[tuple[Value, Value]]]
    count: int
    of: int
    whole: tuple[object, ...]
    noun: Noun

    @property
    def tell_most(self) -> bool:
        """Whether what is stated by year is most of all money.

        Amounts that are no single ones count as many as their initiatives.
        """
        known = [each for each in self.whole if isinstance(each, Money)]
        currencies = {each.currency for each in (*known, *self.moneys)}
        if len(currencies) > 1 or len(known) < len(self.whole):
            return self.count >= MOST_OF_IT * self.of
        stated = sum(each.amount for each in self.moneys)
        return stated >= MOST_OF_IT * sum(each.amount for each in known)

    @property
    def moneys(self) -> list[Money]:
        """Every amount."""
        listed = (amount.raw for each in self.stated.values() for _, amount in each)
        return [raw for raw in listed if isinstance(raw, Money)]

    @property
    def inputs(self) -> tuple[Value, ...]:
        """Every value."""
        return tuple(
            value for each in self.stated.values() for pair in each for value in pair
        )


def profile(
    chart: Chart,
    request: ChartRequest,
    limit: Limit | None,  # noqa: ARG001 - in a row of years, none is left out
) -> Series:
    """Return the new money of each fiscal year, of all initiatives that state it.

    A year between the first and the last for which nothing is stated has no money.
    """
    years = _years(chart, request)
    head = phrases(request, "Fiscal year", "New funding")
    if not years.stated:
        return Series((), None, head)
    if not _is_comparable(years):
        return Series(
            tuple(_apart(years, request)), None, head, numeric=True, comparable=False
        )
    if not years.tell_most:
        return Series((), None, head)
    rows = [_row(request, years, *each) for each in _in_a_row(years)]
    known = compared(money for _, _, money in rows)
    finding = _finding(request, years, [name for name, _, _ in rows], known)
    panels = _panels(chart, request, [*_in_a_row(years)])
    each = [raw for row in panels for c in row.cells if isinstance(raw := c.raw, Money)]
    scale = scale_of(each or known.moneys)
    unit = counted(known.moneys[0], scale, request.words)
    what = chart_sentences_of(request.words).measured["profile"]
    named = request.words.fiscal_years
    return Series(
        panels or tuple(_worded(request, rows, known)),
        finding,
        (*phrases(request, "Theme"), *(named(year) for year, _ in _in_a_row(years)))
        if panels
        else head,
        numeric=True,
        alike=known.alike or len(rows) < FEWEST,
        unit=counted_in(request, what, unit, [amount for _, amount, _ in rows]),
        counted=unit,
        scale=scale.size,
    )


def _panels(
    chart: Chart,
    request: ChartRequest,
    in_a_row: Sequence[tuple[FiscalYears, Sequence[tuple[Value, Value]]]],
) -> tuple[SeriesRow, ...]:
    """Return the amounts of each theme by year, if it is asked for; none of one theme."""
    themes = getattr(request.subject, "themes", None)
    if chart.fields.of != "themes" or not isinstance(themes, Listing):
        return ()
    rows = list[SeriesRow]()
    for theme in chosen(chart, themes):
        assert isinstance(theme, Record)
        listed = chosen(chart, attrgetter("initiatives")(theme), "funding.profile")
        years = _stated([item for item in listed if isinstance(item, Record)])
        if years.stated:
            rows.append(_panel(theme, years, [year for year, _ in in_a_row], request))
    return in_order(chart, rows) if len(rows) > 1 else ()


def _panel(
    theme: Record, years: _Years, in_a_row: Sequence[FiscalYears], request: ChartRequest
) -> SeriesRow:
    """Return a theme with its amount of each year, also of those with none."""
    cells = [
        _row(request, years, year, years.stated.get(year, ())) for year in in_a_row
    ]
    say, nothing = request.words.money_exact, Value(request.trace, "", text="")
    return SeriesRow(
        name_of(theme),
        Decimal(0),
        sum((money.amount for *_, money in cells), Decimal(0)),
        nothing,
        tuple(amount.worded(say(money)) for _, amount, money in cells),
        color=request.color_of(theme),
    )


def _years(chart: Chart, request: ChartRequest) -> _Years:
    """Return what is stated by the initiatives that are shown."""
    return _stated(some(initiatives(chart, request, "funding.profile"), chart, request))


def _stated(items: Sequence[Record]) -> _Years:
    """Return what is stated by the initiatives that state it for all of their money."""
    amounts_of = ((item, attrgetter("funding.amount")(item)) for item in items)
    funded = [(item, amount) for item, amount in amounts_of if amount]
    whole = [item for item, _ in funded if _is_whole(item)]
    stated = dict[FiscalYears, list[tuple[Value, Value]]]()
    for entry in (
        each for item in whole for each in attrgetter("funding.profile")(item)
    ):
        year, amount = attrgetter("fiscal_year", "amount")(entry)
        stated.setdefault(year.raw, []).append((year, in_own_currency(amount)))
    noun: Noun = "initiatives" if len(funded) == len(items) else "funded initiatives"
    every = tuple(in_own_currency(amount).raw for _, amount in funded)
    return _Years(stated, len(whole), len(funded), every, noun)


def _is_whole(item: Record) -> bool:
    lines = attrgetter("funding.lines")(item)
    return all(attrgetter("profile")(line) for line in lines)


def _is_comparable(years: _Years) -> bool:
    """Return whether all is in one currency, and all years are of one kind."""
    currencies = {money.currency for money in years.moneys}
    return (
        len(currencies) == len({each.last - each.first for each in years.stated}) == 1
    )


def _in_a_row(
    years: _Years,
) -> Iterator[tuple[FiscalYears, Sequence[tuple[Value, Value]]]]:
    """Yield all years from the first to the last, each with what is stated for it."""
    listed = sorted(years.stated, key=attrgetter("first"))
    length = listed[0].last - listed[0].first
    for first in range(listed[0].first, listed[-1].first + 1):
        year = FiscalYears(first, first + length)
        yield year, years.stated.get(year, ())


def _row(
    request: ChartRequest,
    years: _Years,
    year: FiscalYears,
    pairs: Sequence[tuple[Value, Value]],
) -> tuple[Value, Value, Money]:
    """Return a year, its amount as a value, and the amount itself."""
    words = request.words.fiscal_years(year)
    between = [stated for each in years.stated.values() for stated, _ in each]
    named = [stated for stated, _ in pairs] or between
    name = computed(request, words, "period", named)
    inputs = tuple(amount for _, amount in pairs)
    moneys = [raw for each in inputs if isinstance(raw := each.raw, Money)]
    money = reduce(Money.__add__, moneys, Money(Decimal(0), years.moneys[0].currency))
    if len(inputs) == 1:
        return name, inputs[0], money
    return name, Value(request.trace, money, formula="sum", inputs=inputs), money


def _worded(
    request: ChartRequest,
    rows: Sequence[tuple[Value, Value, Money]],
    known: Compared,
) -> Iterator[SeriesRow]:
    """Yield the rows with their words; the highest years stand out."""
    moneys = [money for _, _, money in rows]
    scale, words = scale_of(moneys), request.words
    short = [scale.numeral(money, words) for money in moneys]
    top = moneys[known.order[0]]
    for (name, amount, money), beside in zip(rows, short, strict=True):
        exact = words.money_exact(money)
        most = money == top and not known.alike
        yield SeriesRow(
            name,
            Decimal(0),
            money.amount,
            amount.worded(beside),
            (amount.worded(exact),),
            bold=most,
        )


def _apart(years: _Years, request: ChartRequest) -> Iterator[SeriesRow]:
    """Yield what has no common scale: several currencies, or years of two kinds."""
    order = attrgetter("first", "last")
    nothing = Decimal(0)
    for year in sorted(years.stated, key=order):
        for _, amount in years.stated[year]:
            assert isinstance(amount.raw, Total)
            cell = amount.worded(amounts(request.words, amount.raw, "money_exact"))
            name = computed(request, request.words.fiscal_years(year), "period", ())
            yield SeriesRow(name, nothing, nothing, cell, (cell,))


def _finding(
    request: ChartRequest, years: _Years, names: Sequence[Value], known: Compared
) -> Value | None:
    """Return in which years the money is highest, and of how many initiatives that is."""
    if len(names) < FEWEST - 1 or not known.total or not known.total.amount:
        return None
    say, partly = chart_sentences_of(request.words), years.count < years.of
    words = titled(known.moneys, request.words)
    high, low = (known.moneys[known.order[at]] for at in (0, -1))
    if known.alike:
        text = say.level(len(names), words.money(low), words.money(high), partly=partly)
    else:
        at = sorted(known.equal(high))
        best, most = [str(names[each].text) for each in at], words.money(high)
        if len(at) > FEWEST - 1 and at[-1] - at[0] == len(at) - 1:
            text = say.steady(best[0], best[-1], most, partly=partly)
        else:
            text = say.highest(best, len(names), most, partly=partly)
    if partly:
        text = f"{say.years_stated(years.noun, years.count, years.of)}; {text}"
    return statement(request, text, years.inputs)
