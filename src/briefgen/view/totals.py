"""Lines of funding to the sum of their amounts, and the years that they span."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import attrgetter

from briefgen.model import FiscalYears, Money, MoneyRange, MoneySet, Total, added
from briefgen.view.record import digest
from briefgen.view.trace import Trace
from briefgen.view.values import Value


def total_of(trace: Trace, amounts: Sequence[Value]) -> Total:
    """Return the sum of amounts, of each currency apart; the portfolio's own is first."""
    totals = [value.raw for value in amounts if isinstance(value.raw, Total)]
    currencies = {currency for each in totals for currency in _currencies(each)}
    first, *others = currencies or {""}
    return added(totals, own_currency(trace) if others or not first else first)


def own_currency(trace: Trace) -> str:
    """Return the portfolio's own currency, which is read."""
    own, path = trace.portfolio.currency, "portfolio.currency"
    trace.read(path)
    trace.note(path, digest(own), path)
    return own


def span_of(lines: Iterable[object]) -> tuple[FiscalYears | None, tuple[Value, ...]]:
    """Return the span of lines, if all with money state their years; and these."""
    pick = attrgetter("amount", "fiscal_years")
    stated = [years for amount, years in map(pick, lines) if amount]
    values = tuple(years for years in stated if isinstance(years, Value))
    spans = [value.raw for value in values if isinstance(value.raw, FiscalYears)]
    whole = spans and len(values) == len(stated)
    return reduce(FiscalYears.__or__, spans) if whole else None, values


def _currencies(total: Total) -> Iterable[str]:
    match total:
        case MoneySet(parts):
            return [part.currency for part in parts]
        case Money() | MoneyRange():
            return (total.currency,)
