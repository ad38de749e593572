"""Lines of funding to words, each without what it does not state."""

from collections.abc import Sequence

from briefgen.languages.totals import amounts
from briefgen.languages.words import Words
from briefgen.model import FundingLine, MoneyRange, added, is_some


def funding(words: Words, *lines: FundingLine) -> str:
    """Return what the lines of a funding say, one after the other, then their total."""
    first, *rest = [_line(words, line) for line in lines] or [_lower(words.unfunded)]
    total = [_total(words, lines)] if _adds_up(lines) else []
    return "; ".join([words.capital(first), *rest, *total])


def _line(words: Words, line: FundingLine) -> str:
    """Return what a line says within a sentence."""
    some = is_some(line.amount)
    text = _begins(words, line) if some else _lower(words.unfunded)
    if line.duration is not None and some:
        text += f" {words.during(line.duration)}"
    if line.fiscal_years is not None:
        text += f" ({words.announced(line.fiscal_years, line.duration)})"
    if line.total_value is not None:
        text += f", {words.total.format(words.money_exact(line.total_value))}"
    return text


def _begins(words: Words, line: FundingLine) -> str:
    amount = amounts(words, line.amount, "money_exact")
    begins = words.ranged if isinstance(line.amount, MoneyRange) else words.funds
    return _lower(begins[line.kind]).format(amount)


def _lower(text: str) -> str:
    """Begin words with a small letter, which are no amount: "Can$2" keeps its own."""
    return text[:1].lower() + text[1:]


def _adds_up(lines: Sequence[FundingLine]) -> bool:
    """Return whether two lines have money in one currency, so that a sum is news."""
    currencies = [line.amount.currency for line in lines if is_some(line.amount)]
    return len({*currencies}) < len(currencies)


def _total(words: Words, lines: Sequence[FundingLine]) -> str:
    total = added((line.amount for line in lines), lines[0].amount.currency)
    return words.in_total.format(amounts(words, total, "money_exact"))
