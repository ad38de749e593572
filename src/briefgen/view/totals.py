"""Lines of funding to the sum of their amounts, and the years that they span."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import chain
from operator import attrgetter

from briefgen.model import (
    FiscalYears,
    Number,
    Rate,
    Total,
    added,
    amounts_of,
    converted,
    portion,
)
from briefgen.view.record import GONE, VALUE, digest
from briefgen.view.trace import Trace
from briefgen.view.values import Value


def total_of(trace: Trace, amounts: Sequence[Value]) -> Total:
    """Return the sum of amounts, of each currency apart; the portfolio's own is first."""
    totals = [value.raw for value in amounts if isinstance(value.raw, Total)]
    currencies = {currency for each in totals for currency in _currencies(each)}
    first, *others = currencies or {""}
    return added(totals, own_currency(trace) if others or not first else first)


def in_own_currency(value: Value) -> Value:
    """Return an amount with what a declared rate can convert in the portfolio's currency.

    A rate that these readers may not know converts nothing. Without one for it, the
    amount itself is returned.
    """
    trace, total = value.trace, value.held
    if not trace.portfolio.rates or not isinstance(total, Total):
        return value
    rates = {
        rate.currency: (f"portfolio.rates.{at}.value", rate.value)
        for at, rate in enumerate(trace.portfolio.rates)
        if trace.released(f"portfolio.rates.{at}")
    }
    used = [rates[each] for each in _currencies(total) if each in rates]
    if not used:
        return value
    name = value.key or value.path
    key = f"{name}|converted" if name else ""
    with trace.derivation(key) as reads:
        own = own_currency(trace)
        amounts = [
            converted(each, rates[each.currency][1].value, own)
            if each.currency in rates
            else each
            for each in amounts_of(total)
        ]
        for path, _ in used:
            trace.read(path)
    inputs = value, *(Value(trace, number, path) for path, number in used)
    sources = (*value.origin, trace.sources(reads)) if key else ()
    return Value(
        trace,
        added(amounts, own),
        formula="conversion",
        inputs=inputs,
        key=key,
        sources=sources,
    )


def conversion_of(value: Value) -> Value | None:
    """Return an amount in the portfolio's own currency, or None where no rate changes it.

    That none does is recorded, too: a page says more once there is one.
    """
    own, name = in_own_currency(value), value.key or value.path
    if own is not value:
        return own
    if name:
        value.trace.record(VALUE, f"{name}|converted", GONE)
    return None


def left_by(shares: Sequence[Value], amount: Value) -> Value:
    """Return what shares in per cent, of those who pay some of an amount, leave of it."""
    total, paid = amount.raw, [share.raw for share in shares]
    if not paid or not isinstance(total, Total):
        return amount
    rest = Decimal(100) - sum(each.value for each in paid if isinstance(each, Number))
    left = added((portion(each, rest) for each in amounts_of(total)), "")
    return Value(amount.trace, left, formula="share", inputs=(amount, *shares))


def rates_used(
    trace: Trace, initiatives: Iterable[object]
) -> Iterator[tuple[str, Rate]]:
    """Yield the rates that convert amounts of initiatives, each with its path."""
    lines = chain.from_iterable(map(attrgetter("funding.lines"), initiatives))
    currencies = {attrgetter("amount.raw.currency")(line) for line in lines}
    for at, rate in enumerate(trace.portfolio.rates):
        path = f"portfolio.rates.{at}"
        if rate.currency in currencies and trace.released(path):
            yield path, rate


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


def _currencies(total: Total) -> tuple[str, ...]:
    return tuple(part.currency for part in amounts_of(total))
