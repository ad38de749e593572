"""Lines of funding to words, each without what it does not state."""

from briefgen.languages.words import Words
from briefgen.model import FundingLine


def funding(words: Words, *lines: FundingLine) -> str:
    """Return what the lines of a funding say, one after the other."""
    texts = [_line(words, line) for line in lines] or [words.unfunded]
    return "; ".join(texts[:1] + [text[:1].lower() + text[1:] for text in texts[1:]])


def _line(words: Words, line: FundingLine) -> str:
    exact = words.money_exact(line.amount)
    begins = words.funds[line.kind] if line.amount.amount else words.unfunded
    text = begins.format(exact)
    if line.duration is not None and line.amount.amount:
        text += f" {words.during(line.duration)}"
    if line.fiscal_years is not None:
        text += f" ({words.fiscal_years(line.fiscal_years)})"
    if line.total_value is not None:
        text += f", {words.total.format(words.money_exact(line.total_value))}"
    return text
