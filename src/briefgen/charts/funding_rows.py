"""Shares of new funding to the rows of a chart: in order, the rest together, one unit."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from operator import itemgetter

from briefgen.charts.kinds import BARS
from briefgen.charts.legible import Limit, fold
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import SeriesRow
from briefgen.charts.specification import Chart
from briefgen.charts.units import Scale, part, titled
from briefgen.findings import Shares
from briefgen.languages.sentences import sentences_of
from briefgen.languages.totals import amounts
from briefgen.languages.words import Words
from briefgen.model import Money, Total
from briefgen.value_classes import dataclass
from briefgen.view import Value, theme_named


@dataclass(frozen=True, slots=True)
class FundingRow:
    """An amount of money and whose it is; of the page's subject, it is `bold`.

    `others` is how many amounts it is the sum of, where they are not shown; `color` is
    that of a theme, and empty for anything else.
    """

    name: Value
    amount: Value
    money: Money
    bold: bool = False
    others: int = 0
    color: str = ""

    @property
    def last(self) -> Decimal:
        """Where its bar ends."""
        return self.money.amount


def ranked(
    chart: Chart,
    shares: Shares,
    request: ChartRequest,
    limit: Limit | None,
    own: int | None = None,
) -> list[FundingRow]:
    """Return shares in the chart's order, those above a limit in a last row together.

    The row of the page's `own` theme is always among those shown.
    """
    falling = chart.fields.order == "largest-first"
    order = shares.compared.order if falling else range(len(shares.amounts))
    amounts = shares.compared.falling if falling else shares.compared.listed
    shown, rest = fold(amounts, limit, None if own is None else order.index(own))
    rows = [row_of(shares, order[at], own, request) for at in shown]
    if not rest:
        return rows
    return [*rows, together(shares, rows, itemgetter(*rest)(order), request)]


def row_of(
    shares: Shares, at: int, own: int | None, request: ChartRequest
) -> FundingRow:
    """Return one amount; that of the page's `own` theme stands out."""
    amount = shares.amounts[at].at(request.trace)
    assert isinstance(amount.raw, Money)
    color = _color(shares, at, request)
    return FundingRow(shares.names[at], amount, amount.raw, bold=at == own, color=color)


def _color(shares: Shares, at: int, request: ChartRequest) -> str:
    """Return the colour of a theme; empty for an initiative."""
    if not shares.noun.endswith("themes"):
        return ""
    name = (shares.counted[at].path or "").rpartition(".")[2]
    return request.color_of(theme_named(request.trace, name))


def together(
    shares: Shares,
    shown: Sequence[FundingRow],
    rest: Sequence[int],
    request: ChartRequest,
) -> FundingRow:
    """Return the sum of the rest, called by how many it is."""
    trace, noun = request.trace, shares.noun
    text = sentences_of(request.words).others(noun, len(rest))
    text = text[:1].upper() + text[1:]
    pick = itemgetter(*rest)  # several: a single one is shown itself
    name = Value(trace, text, text=text, formula="length", inputs=pick(shares.counted))
    total = shares.compared.total
    assert total is not None, "there are rows"
    left = Money(total.amount - sum(row.last for row in shown), total.currency)
    amount = Value(trace, left, formula="sum", inputs=pick(shares.amounts))
    return FundingRow(name, amount, left, others=len(rest))


def title_words(
    shares: Shares, rows: Sequence[FundingRow], request: ChartRequest
) -> Words:
    """Return the words of a finding; it is prose where no bars are drawn.

    Equal bars are not, nor fewer than say more than a sentence.
    """
    if shares.alike or len(rows) < BARS:
        return request.words
    return titled([row.money for row in rows], request.words)


def unscaled(name: Value, amount: Value, words: Words) -> SeriesRow:
    """Return a row of what has no bar: a range, or amounts in several currencies."""
    assert isinstance(amount.raw, Total)
    cell = amount.worded(amounts(words, amount.raw, "money_exact"))
    return SeriesRow(name, Decimal(0), Decimal(0), cell, (cell,))


def with_shares(
    rows: Sequence[SeriesRow], request: ChartRequest
) -> tuple[SeriesRow, ...]:
    """Return rows that say which part of the whole each is."""
    whole = sum(row.last for row in rows)
    inputs = tuple(row.beside for row in rows)

    def share(row: SeriesRow) -> Value:
        text = part(row.last / whole, request.words)
        parts = (row.beside, *inputs)
        return Value(request.trace, text, text=text, formula="share", inputs=parts)

    return tuple(replace(row, share=share(row)) for row in rows)


def worded(
    rows: Sequence[FundingRow], scale: Scale, words: Words
) -> tuple[SeriesRow, ...]:
    """Return the rows with their numerals; that of the page's subject stands out."""
    moneys = [row.money for row in rows]
    short = (scale.numeral(money, words) for money in moneys)
    exact = map(words.money_exact, moneys)
    among = any(row.bold for row in rows)
    return tuple(
        SeriesRow(
            row.name,
            Decimal(0),
            row.last,
            row.amount.worded(beside),
            (row.amount.worded(cell),),
            main=not row.others and among in {False, row.bold},
            bold=row.bold,
            others=row.others,
            color=row.color,
        )
        for row, beside, cell in zip(rows, short, exact, strict=True)
    )
