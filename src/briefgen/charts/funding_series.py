"""New funding to a series: one amount for each initiative or theme that has any."""

from collections.abc import Sequence
from operator import attrgetter

from briefgen import findings, view
from briefgen.charts.funding_rows import (
    FundingRow,
    ranked,
    title_words,
    unscaled,
    with_shares,
    worded,
)
from briefgen.charts.legible import Limit
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.shown_records import (
    initiatives,
    name_of,
    phrases,
    portfolio,
    some,
)
from briefgen.charts.specification import Chart
from briefgen.charts.statements import counted_in, label_of
from briefgen.charts.units import counted, scale_of
from briefgen.findings import Shares
from briefgen.languages import totals
from briefgen.view import (
    FundingByTheme,
    ThemeTotals,
    Value,
    funding_by_theme,
    in_own_currency,
    total_of,
)

LISTED = 60  # amounts: a reader who hears the table of more hears their sum


def funding(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    """Return the new funding of each initiative or theme that receives any."""
    if chart.fields.of == "themes":
        return _by_theme(chart, request, limit)
    items = some(initiatives(chart, request, "funding"), chart, request)
    stated = [attrgetter("funding.amount")(item) for item in items]
    amounts = [each and in_own_currency(each) for each in stated]
    funded = [pair for pair in zip(items, amounts, strict=True) if pair[1]]
    names = [name_of(item) for item, _ in funded]
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
    return _funded(chart, rows, shares, finding, request)


def _by_theme(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    trace, subject = request.trace, request.subject
    funding = theme_funding(chart, request).totals
    some(range(funding.having), chart, request)
    shares = theme_shares(funding, request)
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
    return _funded(chart, rows, shares, finding, request)


def is_silent(chart: Chart, request: ChartRequest) -> bool:
    """Return whether it is known, before all rows are read, that a chart says nothing.

    Of most subjects nothing is found in the funding of all themes. Their documents depend
    on that alone, and on no amount of another theme.
    """
    of_themes = (chart.what, chart.fields.of) == ("funding", "themes")
    if not of_themes and chart.what != "share":
        return False
    standing = theme_funding(chart, request).standing(request.subject)
    titled = chart.fields.title is not None
    return standing in {"without", "incomparable", "behind"} and not titled


def theme_shares(funding: ThemeTotals, request: ChartRequest) -> Shares:
    """Return the new funding of the funded themes, to be compared."""
    return Shares(
        "themes" if len(funding.themes) == funding.having else "funded themes",
        "all",
        funding.titles(request.trace),
        funding.amounts,
        funding.counted,
        funding.compared,
    )


def theme_funding(chart: Chart, request: ChartRequest) -> FundingByTheme:
    """Return the new funding of each theme, of which is read what is used."""
    themes = attrgetter("themes")(portfolio(request))
    return funding_by_theme(themes, only_released=chart.fields.only == "released")


def _apart(shares: Shares, request: ChartRequest) -> Series:
    """Return ranges, or amounts in several currencies: no bars on one scale show them."""
    what = "Theme" if shares.noun.endswith("themes") else "Initiative"
    head, pairs = (
        phrases(request, what, "New funding"),
        zip(shares.names, shares.amounts, strict=True),
    )
    rows = tuple(unscaled(*pair, request.words) for pair in pairs)
    whole = _whole(shares.amounts, request) if len(rows) > 1 else None
    return Series(rows, None, head, numeric=True, comparable=False, whole=whole)


def _whole(amounts: Sequence[Value], request: ChartRequest) -> tuple[Value, Value]:
    """Return the row of what all amounts add up to, each currency apart."""
    trace, name = request.trace, request.phrase("Total")
    total = totals.amounts(request.words, total_of(trace, amounts), "money_exact")
    inputs = tuple(amounts)
    return (
        Value(trace, name, text=name, formula="label"),
        Value(trace, total, text=total, formula="sum", inputs=inputs),
    )


def _funded(
    chart: Chart,
    rows: Sequence[FundingRow],
    shares: Shares,
    finding: Value | None,
    request: ChartRequest,
) -> Series:
    what = "Theme" if shares.noun.endswith("themes") else "Initiative"
    head = phrases(request, what, "New funding")
    scale = scale_of([row.money for row in rows])
    unit = counted(rows[0].money, scale, request.words) if rows else ""
    amounts, listed = [row.amount for row in rows], worded(rows, scale, request.words)
    whole: tuple[SeriesRow, ...] = ()
    if chart.fields.kind == "stacked-bar":
        listed = with_shares(listed, request)
        if any(row.others for row in rows) and len(shares.amounts) <= LISTED:
            every = ranked(chart, shares, request, None)
            whole = worded(every, scale, request.words)
    return Series(
        listed,
        finding,
        head,
        numeric=True,
        alike=shares.alike,
        unit=counted_in(request, label_of(request), unit, amounts) if rows else None,
        counted=unit,
        scale=scale.size,
        listed=whole,
    )
