"""Lines of funding to words, each without what it does not state."""

from collections.abc import Sequence
from typing import TypeAlias

from briefgen.languages.totals import amounts
from briefgen.languages.words import Words
from briefgen.model import FundingLine, MoneyRange, Total, added, is_some

# The amount of each line in the office's own currency, where a rate changes it.
Conversions: TypeAlias = Sequence[Total | None]


def funding(words: Words, *lines: FundingLine, own: Conversions = ()) -> str:
    """Return what the lines of a funding say, one after the other, then their total.

    What an amount is in the office's `own` currency stands after it.
    """
    conversions = own or (None,) * len(lines)
    worded = [_line(words, *pair) for pair in zip(lines, conversions, strict=True)]
    first, *rest = worded or [_lower(words.unfunded)]
    total = [_total(words, lines, conversions)] if _adds_up(lines) else []
    return "; ".join([words.capital(first), *rest, *total])


def _line(words: Words, line: FundingLine, own: Total | None) -> str:
    """Return what a line says within a sentence."""
    some = is_some(line.amount)
    text = _begins(words, line, own) if some else _lower(words.unfunded)
    if line.duration is not None and some:
        text += f" {words.during(line.duration)}"
    if line.fiscal_years is not None:
        text += f" ({words.announced(line.fiscal_years, line.duration)})"
    if line.total_value is not None:
        text += f", {words.total.format(words.money_exact(line.total_value))}"
    return text


def _begins(words: Words, line: FundingLine, own: Total | None) -> str:
    amount = _both(words, line.amount, own)
    begins = words.ranged if isinstance(line.amount, MoneyRange) else words.funds
    return _lower(begins[line.kind]).format(amount)


def _both(words: Words, amount: Total, own: Total | None) -> str:
    """Return an amount, and what it is in the office's own currency, if that is another."""
    text = amounts(words, amount, "money_exact")
    if own is None:
        return text
    return words.converted.format(text, amounts(words, own, "money_exact"))


def _lower(text: str) -> str:
    """Begin words with a small letter, which are no amount: "Can$2" keeps its own."""
    return text[:1].lower() + text[1:]


def _adds_up(lines: Sequence[FundingLine]) -> bool:
    """Return whether two lines have money in one currency, so that a sum is news."""
    currencies = [line.amount.currency for line in lines if is_some(line.amount)]
    return len({*currencies}) < len(currencies)


def _total(words: Words, lines: Sequence[FundingLine], own: Conversions) -> str:
    total = added((line.amount for line in lines), lines[0].amount.currency)
    known = [each for each in own if each is not None]
    whole = added(known, "") if known and len(known) == len(lines) else None
    return words.in_total.format(_both(words, total, whole))
