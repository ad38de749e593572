"""Lists of the view to findings: sentences computed from data, true for one, ties, zero."""

from collections.abc import Sequence
from decimal import Decimal

from briefgen.model import Duration, FiscalYears, Money, Reach
from briefgen.view import Trace, Value
from briefgen.wording import Words, sentences

NEARLY = Decimal("0.02")  # of the largest amount: no reader sees a difference
MONTHS = 12


def share(part: Value, whole: Value) -> Value | None:
    """Give the fraction that an amount is of another; None of nothing."""
    assert isinstance(part.raw, Money)
    assert isinstance(whole.raw, Money)
    if part.raw.currency != whole.raw.currency or not whole.raw.amount:
        return None
    fraction = part.raw.amount / whole.raw.amount
    return Value(part.trace, fraction, formula="share", inputs=(part, whole))


def funding(
    names: Sequence[str], amounts: Sequence[Value], trace: Trace, words: Words
) -> Value:
    """Say how new funding is shared among initiatives or themes."""
    said, moneys = sentences.of(words), [_money(value) for value in amounts]
    top = max((money.amount for money in moneys), default=Decimal(0))
    first = [
        name for name, money in zip(names, moneys, strict=True) if money.amount == top
    ]
    if not top:
        text = said.no_funding()
    elif len(names) == 1:
        text = said.only(names[0], moneys[0])
    elif len(first) == len(names):
        text = said.equal(len(names), moneys[0])
    elif all(top - money.amount <= NEARLY * top for money in moneys):
        text = said.nearly_equal(moneys)
    elif len(first) > 1:
        text = said.tied(first, Money(top, moneys[0].currency))
    else:
        text = said.largest(first[0], Money(top, moneys[0].currency))
    return _finding(trace, text, amounts)


def theme(own: int, amounts: Sequence[Value], trace: Trace, words: Words) -> Value:
    """Say which share of all new funding the theme at `own` receives, and its rank."""
    moneys = [_money(value).amount for value in amounts]
    whole, part = sum(moneys, Decimal(0)), moneys[own]
    said = sentences.of(words)
    if not part:
        return _finding(trace, said.no_funding(), amounts)
    rank = 1 + sum(1 for amount in moneys if amount > part)
    text = said.share(part / whole, rank, tied=moneys.count(part) > 1)
    return _finding(trace, text, amounts)


def periods(
    names: Sequence[str],
    years: Sequence[Value],
    durations: Sequence[Value | None],
    words: Words,
) -> Value:
    """Say over which fiscal years funding runs, and what runs longest."""
    said = sentences.of(words)
    spans = [value.raw for value in years if isinstance(value.raw, FiscalYears)]
    span = FiscalYears(min(s.first for s in spans), max(s.last for s in spans))
    lasting = [value.raw if value is not None else None for value in durations]
    months = [_months(each) for each in lasting]
    top = max(months)
    duration = lasting[months.index(top)]
    inputs = (*years, *(value for value in durations if value is not None))
    if len(names) == 1 and (duration is None or isinstance(duration, Duration)):
        text = said.runs(span, duration)
    elif months.count(top) == 1 and isinstance(duration, Duration):
        text = said.longest(span, names[months.index(top)], duration)
    else:
        text = said.runs(span, None)
    return _finding(years[0].trace, text, inputs)


def reach(
    names: Sequence[str],
    entries: Sequence[Reach],
    people: Sequence[Value],
    words: Words,
) -> Value:
    """Say what reaches the most people, where the bounds leave no doubt.

    Reach is never added up (conventions of the field, section 5).
    """
    said = sentences.of(words)
    counts = [entry.count for entry in entries]
    at = counts.index(max(counts))
    sure = all(
        entry.bound == "exact" for each, entry in enumerate(entries) if each != at
    )
    text = people[at].text or ""
    if len(set(names)) == 1 and len(names) > 1:
        sentence = said.reach(names[0])
    elif len(names) > 1 and sure and counts.count(max(counts)) == 1:
        sentence = said.most(names[at], text)
    else:
        sentence = said.reaches(names[at], text)
    return _finding(people[0].trace, sentence, people)


def _finding(trace: Trace, text: str, inputs: Sequence[Value]) -> Value:
    text = text[:1].upper() + text[1:]
    return Value(trace, text, text=text, formula="finding", inputs=tuple(inputs))


def _money(value: Value) -> Money:
    assert isinstance(value.raw, Money)
    return value.raw


def _months(duration: object) -> int:
    match duration:
        case Duration(count, "years"):
            return count * MONTHS
        case Duration(count, "months"):
            return count
        case _:
            return 0
