"""Lists of the view to findings: sentences computed from data, true for one, ties, zero."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from briefgen.model import Duration, FiscalYears, Money, Reach
from briefgen.view import Trace, Value
from briefgen.wording import Words, sentences
from briefgen.wording.sentences import Noun, Sentences

NEARLY = Decimal("0.02")  # of the largest amount: no reader sees a difference
NAMED = 2  # initiatives that a title on periods names
GROUPS = 3  # groups of people that a title lists
MONTHS = 12


def share(part: Value, whole: Value) -> Value | None:
    """Give the fraction that an amount is of another; None of nothing."""
    return part.share_of(whole)


def rank(part: Value, amounts: Sequence[Value]) -> Value:
    """Give the place of an amount among others, from 1; equal amounts share it."""
    larger = sum(1 for amount in amounts if amount > part)
    return Value(part.trace, 1 + larger, formula="rank", inputs=(part, *amounts))


def funding(
    noun: Noun,
    names: Sequence[Value],
    amounts: Sequence[Value],
    trace: Trace,
    words: Words,
) -> Value:
    """Say how new funding is shared among initiatives or themes."""
    said = [str(name.raw) for name in names]
    moneys = [_money(amount) for amount in amounts]
    text = _shares(noun, said, moneys, sentences.of(words))
    return _finding(trace, text, (*names, *amounts))


def _shares(
    noun: Noun, names: Sequence[str], moneys: Sequence[Money], say: Sentences
) -> str:
    top = max(moneys, key=lambda money: money.amount)
    first = [name for name, money in zip(names, moneys, strict=True) if money == top]
    lowest = min(money.amount for money in moneys)
    if not top.amount:
        return say.no_funding()
    if len(names) == 1:
        return say.only(names[0], top)
    if lowest == top.amount:
        return say.equal(noun, len(names), top)
    if top.amount - lowest <= NEARLY * top.amount:
        return say.nearly_equal(noun, moneys)
    if len(first) > 1:
        return say.tied(noun, first, top)
    return say.largest(first[0], top)


def theme(own: int, amounts: Sequence[Value], trace: Trace, words: Words) -> Value:
    """Say which share of all new funding the theme at `own` receives, and its rank."""
    say, part = sentences.of(words), amounts[own]
    moneys = [_money(amount) for amount in amounts]
    total = sum((money.amount for money in moneys), Decimal(0))
    whole = Money(total, moneys[own].currency)
    fraction = share(part, Value(trace, whole, formula="sum", inputs=tuple(amounts)))
    if fraction is None or not part:
        return _finding(trace, say.no_share(), amounts)
    place = rank(part, amounts)
    assert isinstance(fraction.raw, Decimal)
    assert isinstance(place.raw, int)
    tied = moneys.count(moneys[own]) > 1
    text = say.share(fraction.raw, place.raw, tied=tied)
    return _finding(trace, text, (fraction, place))


def periods(
    names: Sequence[Value],
    years: Sequence[Value],
    durations: Sequence[Value | None],
    trace: Trace,
    words: Words,
) -> Value:
    """Say over which fiscal years funding runs, and what runs longest."""
    spans = [value.raw for value in years if isinstance(value.raw, FiscalYears)]
    span = FiscalYears(min(s.first for s in spans), max(s.last for s in spans))
    given = [value for value in durations if value is not None]
    lasting = [value.raw for value in given if isinstance(value.raw, Duration)]
    said = [str(name.raw) for name in names]
    if len(lasting) < len(said):
        text = sentences.of(words).runs(span)
    else:
        text = _longest(span, said, lasting, sentences.of(words))
    return _finding(trace, text, (*names, *years, *given))


def _longest(
    span: FiscalYears, names: Sequence[str], lasting: Sequence[Duration], say: Sentences
) -> str:
    """Compare durations, as each initiative states its own."""
    top = max(lasting, key=_months)
    longest = [
        name
        for name, duration in zip(names, lasting, strict=True)
        if _months(duration) == _months(top)
    ]
    if len(names) == 1:
        return say.lasts(span, top)
    if len(longest) == len(names):
        return say.each_lasts(span, top)
    if len(longest) <= NAMED:
        return say.longest(span, longest, top)
    return say.runs(span)


def reach(
    names: Sequence[Value],
    entries: Sequence[Reach],
    people: Sequence[Value],
    trace: Trace,
    words: Words,
) -> Value:
    """Say which group is the largest, where the bounds leave no doubt.

    Reach is never added up (conventions of the field, section 5), so nothing is said of
    what an initiative with several groups reaches in all.
    """
    said = [str(name.raw) for name in names]
    groups = [str(value.raw) for value in people]
    text = _groups(said, entries, groups, sentences.of(words))
    return _finding(trace, text, (*names, *people))


def _groups(
    names: Sequence[str],
    entries: Sequence[Reach],
    groups: Sequence[str],
    say: Sentences,
) -> str:
    top = max(entry.count for entry in entries)
    first = [at for at, entry in enumerate(entries) if entry.count == top]
    if len(set(names)) == 1 and len(groups) <= GROUPS:
        return say.reaches(names[0], groups)
    if len(first) > 1:
        return say.groups(len(groups))
    at = first[0]
    others = (entry for entry in entries if entry is not entries[at])
    if all(entry.bound == "exact" for entry in others):
        return say.largest_group(names[at], groups[at])
    return say.largest_number(names[at], groups[at])


def _finding(trace: Trace, text: str, inputs: Iterable[Value]) -> Value:
    text = text[:1].upper() + text[1:]
    return Value(trace, text, text=text, formula="finding", inputs=tuple(inputs))


def _money(value: Value) -> Money:
    assert isinstance(value.raw, Money)
    return value.raw


def _months(duration: Duration) -> int:
    return duration.count * (MONTHS if duration.unit == "years" else 1)
