"""Lines of funding to words, each without what it does not state."""

from collections.abc import Sequence

from briefgen.languages.totals import amounts
from briefgen.languages.words import Words
from briefgen.model import FundingLine, MoneyRange, added, is_some


def funding(words: Words, *lines: FundingLine) -> str:
    """Return what the lines of a funding say, one after the other, then their total."""
    texts = [_line(words, line) for line in lines] or [words.unfunded]
    total = [_total(words, lines)] if _adds_up(lines) else []
    rest = [text[:1].lower() + text[1:] for text in texts[1:]]
    return "; ".join([*texts[:1], *rest, *total])


def _line(words: Words, line: FundingLine) -> str:
    some = is_some(line.amount)
    text = _begins(words, line) if some else words.unfunded
    if line.duration is not None and some:
        text += f" {words.during(line.duration)}"
    if line.fiscal_years is not None:
        text += f" ({words.fiscal_years(line.fiscal_years)})"
    if line.total_value is not None:
        text += f", {words.total.format(words.money_exact(line.total_value))}"
    return text


def _begins(words: Words, line: FundingLine) -> str:
    amount = amounts(words, line.amount, "money_exact")
    begins = words.ranged if isinstance(line.amount, MoneyRange) else words.funds
    return begins[line.kind].format(amount)


def _adds_up(lines: Sequence[FundingLine]) -> bool:
    """Return whether two lines have money in one currency, so that a sum is news."""
    currencies = [line.amount.currency for line in lines if is_some(line.amount)]
    return len({*currencies}) < len(currencies)


def _total(words: Words, lines: Sequence[FundingLine]) -> str:
    total = added((line.amount for line in lines), lines[0].amount.currency)
    return words.in_total.format(amounts(words, total, "money_exact"))
