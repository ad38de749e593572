"""The money of an initiative: one line, or a list of lines."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any, get_args

from briefgen.loading.declarations.profile import judge_profile, profile
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.quantities import amount, currency, duration, fiscal_years
from briefgen.model import (
    Amount,
    Funding,
    FundingKind,
    FundingLine,
    Money,
    MoneyRange,
    YearAmount,
    ends,
)
from briefgen.reading import Node, Sequence
from briefgen.reading.fields import (
    At,
    Field,
    Form,
    Schema,
    choice,
    list_of,
    optional,
    required,
)

FORMS = ("amount", "from", "to", "up_to")
EACH = "`amount`, `from` with `to`, or `up_to`"


def funding(texts: Texts, money: str) -> Field[Funding]:
    """Declare the money of an initiative; `money` is the portfolio's currency."""
    line = _line(texts, money)
    lines = list_of(line, least=1)

    def read(node: Node, at: At) -> Funding | None:
        if isinstance(node, Sequence):
            several = lines.read(node, at)
            return None if several is None else Funding(several, listed=True)
        one = line.read(node, at)
        return None if one is None else Funding((one,))

    schema: Schema = {"anyOf": [line.schema, lines.schema]}
    form = Form("a mapping, or a list of such mappings", line.form.members, line)
    return Field(read, schema, form)


def _line(texts: Texts, money: str) -> Field[FundingLine]:
    line = mapping(
        partial(_funded, portfolio_currency=money),
        required(
            "kind",
            choice(get_args(FundingKind)),
            "whether it is new, more than before, or goes on",
            "new",
        ),
        optional("amount", amount(), "new money, in digits", "2000000"),
        optional("from", amount(), "of a range: the least", "4000000"),
        optional("to", amount(), "of a range: the most", "6000000"),
        optional("up_to", amount(), "an upper limit alone", "5000000"),
        optional(
            "total_value",
            amount(),
            "of an increase: with what was there before",
            "3000000",
        ),
        optional("currency", currency(), "unless it is the portfolio's", "USD"),
        optional(
            "source_of_funds",
            texts.line,
            "such as the budget of a year",
            "{en: Budget 2024, fr: budget de 2024}",
        ),
        optional(
            "duration", duration(), "such as 5 years, 18 months, 6 weeks", "5 years"
        ),
        optional("fiscal_years", fiscal_years(), "such as 2024-29", "2024-29"),
        optional("profile", profile(money), "the amount of each year; adds up"),
        check=_judge,
    )
    forms = [["amount"], ["from", "to"], ["up_to"]]
    schema = line.schema | {"oneOf": [{"required": names} for names in forms]}
    return replace(line, schema=schema)


def _funded(
    *,
    portfolio_currency: str,
    currency: str | None = None,
    total_value: Decimal | None = None,
    profile: tuple[YearAmount, ...] = (),
    **fields: Any,
) -> FundingLine:
    money = partial(Money, currency=currency or portfolio_currency)
    stated = {name: fields.pop(name, None) for name in FORMS}
    return FundingLine(
        amount=_amount(stated, money),
        total_value=None if total_value is None else money(total_value),
        profile=tuple(
            replace(each, amount=money(each.amount.amount)) for each in profile
        ),
        **fields,
    )


def _amount(stated: dict[str, Decimal | None], money: Callable[..., Money]) -> Amount:
    """Return what is stated; where that is a mistake, which is told, anything of it."""
    exact, low, high, most = (stated[name] for name in FORMS)
    if exact is not None or (high is None and most is None):
        return money(exact or low or Decimal(0))
    top = money(most if high is None else high)
    return MoneyRange(None if high is None else low, top.amount, top.currency)


def _judge(line: FundingLine, at: At) -> None:
    sound = _judge_form(at)
    if sound:
        _judge_range(line, at)
    if sound and line.total_value is not None:
        _judge_total_value(line, line.total_value.amount, at / "total_value")
    if sound and line.profile:
        judge_profile(line, at / "profile")


def _judge_form(at: At) -> bool:
    """Collect a mistake unless an amount is stated in one form; return whether it is."""
    places = at.reader.places
    stated = [name for name in FORMS if (at / name).path in places]
    match stated:
        case ["amount"] | ["up_to"]:
            return True
        case ["from", "to"]:
            return True
        case []:
            at.tell("missing field 'amount'", "missing-field", f"add {EACH}")
        case ["from"]:
            hint = "add `to`; an upper limit alone is `up_to`, an exact sum `amount`"
            (at / "from").tell("'from' has no 'to'", "range", hint)
        case ["to"]:
            hint = "add `from`, or write `up_to` for an upper limit alone"
            (at / "to").tell("'to' has no 'from'", "range", hint)
        case _:
            both = " and ".join(f"'{name}'" for name in stated)
            message = f"the amount is given more than once: {both}"
            (at / stated[-1]).tell(message, "two-amounts", f"keep one of {EACH}")
    return False


def _judge_range(line: FundingLine, at: At) -> None:
    match line.amount:
        case MoneyRange(Decimal() as low, high) if low >= high:
            message = f"the range begins at {low} and ends at {high}"
            hint = "correct one of the two; an exact sum is `amount`"
            (at / "to").tell(message, "range", hint)
        case _:
            pass


def _judge_total_value(line: FundingLine, total: Decimal, at: At) -> None:
    low, _ = ends(line.amount)
    if line.kind != "increase":
        message = f"a total value belongs to an increase; this funding is {line.kind}"
        hint = "remove it, or write `kind: increase`"
        at.tell(message, "total-value", hint)
    elif low is not None and total < low:
        at.tell(f"the total value {total} is below the increase {low}", "total-value")
