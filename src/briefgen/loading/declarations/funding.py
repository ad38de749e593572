"""The money of an initiative."""

from decimal import Decimal
from functools import partial
from typing import Any, get_args

from briefgen.loading.declarations.texts import mapping
from briefgen.loading.quantities import amount, currency, duration, fiscal_years
from briefgen.model import Funding, FundingKind, FundingLine, Money
from briefgen.reading.fields import At, Field, choice, optional, required


def funding(money: str) -> Field[Funding]:
    """Declare the money of an initiative; `money` is the portfolio's currency."""
    return mapping(
        partial(_funded, portfolio_currency=money),
        required("kind", choice(get_args(FundingKind))),
        required("amount", amount(), "new money, in digits"),
        optional("total_value", amount(), "of an increase: with what was there before"),
        optional("currency", currency(), "unless it is the portfolio's"),
        optional("duration", duration(), "such as 5 years, 18 months"),
        optional("fiscal_years", fiscal_years(), "such as 2024-29"),
        check=_judge_funding,
    )


def _funded(
    *,
    amount: Decimal,
    portfolio_currency: str,
    currency: str | None = None,
    total_value: Decimal | None = None,
    **fields: Any,
) -> Funding:
    money = partial(Money, currency=currency or portfolio_currency)
    total = None if total_value is None else money(total_value)
    line = FundingLine(amount=money(amount), total_value=total, **fields)
    return Funding((line,))


def _judge_funding(funding: Funding, at: At) -> None:
    (line,) = funding.lines
    if line.total_value is None:
        return
    total, new = line.total_value.amount, line.amount.amount
    if line.kind != "increase":
        message = f"a total value belongs to an increase; this funding is {line.kind}"
        hint = "remove it, or write `kind: increase`"
        (at / "total_value").tell(message, "total-value", hint)
    elif total < new:
        message = f"the total value {total} is below the increase {new}"
        (at / "total_value").tell(message, "total-value")
