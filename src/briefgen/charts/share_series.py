"""The new funding of a document's theme, and of all others together, to a series."""

from decimal import Decimal

from briefgen import findings
from briefgen.charts.funding_rows import FundingRow, row_of, together, with_shares
from briefgen.charts.funding_series import theme_funding, theme_shares
from briefgen.charts.legible import Limit
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.shown_records import phrases
from briefgen.charts.specification import Chart
from briefgen.languages.words import Words


def share(chart: Chart, request: ChartRequest, _: Limit | None) -> Series:
    """Return two rows: the subject's new funding, and that of all other themes together.

    There are none where the subject is no theme, has no funding, or has all of it, and
    where amounts cannot be compared. Beside one other theme, a sentence says as much.
    """
    funding = theme_funding(chart, request).totals
    head = phrases(request, "Theme", "New funding")
    shares, own = theme_shares(funding, request), funding.place(request.subject)
    if own is None or len(shares.amounts) == 1 or not shares.compared.comparable:
        return Series((), None, head, numeric=True)
    rest = [at for at in range(len(shares.amounts)) if at != own]
    finding = findings.theme(own, shares, request.trace, request.words, amount=False)
    if len(rest) == 1:
        both = [row_of(shares, at, own, request) for at in (own, *rest)]
        worded = tuple(_worded(row, request.words) for row in both)
        return Series(worded, finding, head, numeric=True, alike=True)
    row = row_of(shares, own, own, request)
    pair = (row, together(shares, (row,), rest, request))
    rows = with_shares([_worded(row, request.words) for row in pair], request)
    return Series(rows, finding, head, numeric=True, alike=shares.alike, scale=None)


def _worded(row: FundingRow, words: Words) -> SeriesRow:
    """Return a row whose amount is said in full, with its unit."""
    return SeriesRow(
        row.name,
        Decimal(0),
        row.last,
        row.amount.worded(words.money(row.money)),
        (row.amount.worded(words.money_exact(row.money)),),
        main=row.bold,
        bold=row.bold,
        others=row.others,
        color=row.color,
    )
