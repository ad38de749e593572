"""Shares of new funding to the rows of a chart: in order, the rest together, one unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from briefgen.charts.legible import Limit, fold
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import SeriesRow
from briefgen.charts.specification import Chart
from briefgen.charts.units import in_one_unit, titled
from briefgen.findings import Shares
from briefgen.languages.sentences import Noun, sentences_of
from briefgen.languages.words import Words
from briefgen.model import Money
from briefgen.view import Value


@dataclass(frozen=True, slots=True)
class FundingRow:
    """An amount of money and whose it is; of the page's subject, it is `bold`.

    `others` is how many amounts it is the sum of, where they are not shown.
    """

    name: Value
    amount: Value
    bold: bool = False
    others: int = 0

    @property
    def money(self) -> Money:
        """The amount itself."""
        assert isinstance(self.amount.raw, Money)
        return self.amount.raw

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
    pairs = zip(shares.names, shares.amounts, strict=True)
    rows = [FundingRow(*pair, bold=at == own) for at, pair in enumerate(pairs)]
    if chart.fields.order == "largest-first":
        rows.sort(key=lambda row: -row.last)
    shown, rest = fold(rows, limit)
    return [*shown, _together(rest, shares.noun, request)] if rest else shown


def _together(
    rest: Sequence[FundingRow], noun: Noun, request: ChartRequest
) -> FundingRow:
    """Return the sum of several rows, called by how many they are."""
    trace, text = request.trace, sentences_of(request.words).others(noun, len(rest))
    text, names = text[:1].upper() + text[1:], tuple(row.name for row in rest)
    name = Value(trace, text, text=text, formula="length", inputs=names)
    total = reduce(Money.__add__, (row.money for row in rest))
    amounts = tuple(row.amount for row in rest)
    amount = Value(trace, total, formula="sum", inputs=amounts)
    return FundingRow(name, amount, others=len(rest))


def title_words(
    shares: Shares, rows: Sequence[FundingRow], request: ChartRequest
) -> Words:
    """Return the words of a finding; it is prose where no bars are drawn.

    Equal bars are not, nor a rest alone.
    """
    if shares.alike or len(rows) == 1:
        return request.words
    return titled([row.money for row in rows], request.words)


def worded(rows: Sequence[FundingRow], words: Words) -> tuple[SeriesRow, ...]:
    """Return the rows with their words; that of the page's subject stands out."""
    moneys = [row.money for row in rows]
    short, exact = in_one_unit(moneys, words), map(words.money_exact, moneys)
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
        )
        for row, beside, cell in zip(rows, short, exact, strict=True)
    )
