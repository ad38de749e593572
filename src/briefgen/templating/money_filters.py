"""Amounts of money to text, by filters: as announced, and in the office's own currency."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from briefgen import findings
from briefgen.languages import funding_lines, totals
from briefgen.languages.particulars import particulars_of
from briefgen.model import Funding, FundingLine, MoneySet, Total
from briefgen.templating.format_filters import is_record, raw_of, record_of
from briefgen.templating.render_session import mismatch, session_of
from briefgen.view import Record, Value, bare, conversion_of, in_own_currency

Filter = Callable[..., Any]


@pass_context
def money(
    context: Context, value: object, *, exact: bool = False, compact: bool = False
) -> Value:
    """Word an amount: for prose ("$9.2 million"), exact for tables, or compact."""
    amount = _amount(value)
    manner: totals.Manner = "money_compact" if compact else "money"
    raw = amount.raw if exact else amount.rounded
    assert isinstance(raw, Total)
    words = session_of(context).words
    text = totals.amounts(words, raw, "money_exact" if exact else manner)
    return amount.worded(text)


@pass_context
def funding(
    context: Context,
    record: object,
    *,
    converted: bool = False,
    after_colon: bool = False,
) -> Value:
    """Word a funding: amount, duration and fiscal years of each line.

    If asked to, each amount stands in the portfolio's own currency, too, and the words
    begin as their language has them after a colon.
    """
    session = session_of(context)
    lines = _lines(record)
    amounts = map(attrgetter("amount"), lines)
    own = tuple(conversion_of(each) if converted else None for each in amounts)
    names = ("kind", "amount", "total_value", "duration", "fiscal_years")
    fields = (field for line in lines for field in attrgetter(*names)(line))
    parts = tuple(part for part in fields if part is not None)
    parts += tuple(each for each in own if each is not None)
    raws = [None if each is None else _raw(each) for each in own]
    text = funding_lines.funding(session.words, *map(raw_of, lines), own=raws)
    if shares := _shares(record):
        paid = {str(name.raw): bare(share) for name, share in shares}
        text += f", {particulars_of(session.words).paid(paid)}"
        parts += tuple(value for pair in shares for value in pair)
    if after_colon:
        text = session.words.after_colon(text)
    return session.derive(text, "funding", *parts)


@pass_context
def converted(context: Context, value: object) -> Value | None:  # noqa: ARG001
    """Return an amount in the portfolio's own currency, or None where no rate changes it."""
    return conversion_of(_amount(value))


@pass_context
def currency(context: Context, value: object) -> Value:
    """Name a currency by its code: "US dollars"."""
    session, code = session_of(context), bare(value)
    if not isinstance(code, str) or len(code) != 3:  # noqa: PLR2004 - ISO 4217
        raise mismatch("the code of a currency", value)
    return session.worded(value, session.words.currency_name(code), "currency")


@pass_context
def share(context: Context, part: object, whole: object) -> Value | None:  # noqa: ARG001
    """Return the share that one amount is of another, or None if that is nothing."""
    some, all_of_it = (in_own_currency(_amount(each)) for each in (part, whole))
    return findings.share(some, all_of_it)


def _shares(record: object) -> tuple[tuple[Value, Value], ...]:
    """Return what others pay of a funding; of a line alone, nobody says it."""
    if not is_record(record, Funding):
        return ()
    return tuple(map(attrgetter("name", "share"), attrgetter("payers")(record)))


def _lines(record: object) -> tuple[Record, ...]:
    """Return the lines of a funding, or a line itself."""
    if isinstance(record, Record) and is_record(record, FundingLine):
        return (record,)
    lines = attrgetter("lines")(record_of(record, "a funding", Funding))
    return tuple(record_of(line, "a line", FundingLine) for line in lines)


def _amount(value: object) -> Value:
    """Return a value that is an amount, which is not read by that; raise Misused."""
    if isinstance(value, Value) and isinstance(value.held, Total):
        return value
    raise mismatch("an amount", value)


@pass_context
def unconverted(context: Context, value: object) -> Value | None:
    """Name the currencies that stand apart in a sum, as no rate converts them: "euros"."""
    session, amount = session_of(context), _amount(value)
    own, raw = amount.trace.portfolio.currency, amount.raw  # the sum has read which
    if not isinstance(raw, MoneySet):
        return None
    codes = dict.fromkeys(each.currency for each in raw.parts if each.currency != own)
    names = [session.words.currency_name(code) for code in codes]
    return session.derive(session.words.listing(names), "currencies", amount)


def _raw(value: Value) -> Total:
    raw = value.raw
    assert isinstance(raw, Total), "amounts alone are converted"
    return raw


MONEY: Mapping[str, Filter] = {
    "converted": converted,
    "currency": currency,
    "funding": funding,
    "money": money,
    "share": share,
    "unconverted": unconverted,
}
