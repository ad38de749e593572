"""Lists of the view to findings: sentences computed from data, or none worth saying.

A finding speaks of all that it is given, says what part it covers, or is not made; in
every language the same facts are said, for the sentences only word what is decided here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, Decimal
from functools import reduce

from briefgen.languages.sentences import Noun, Sentences, Whole, sentences_of
from briefgen.languages.words import Words
from briefgen.model import MONTHS, Duration, FiscalYears, Money, Reach
from briefgen.view import Trace, Value

NEARLY = Decimal("0.02")  # of the largest amount: no reader sees a difference
HALF = Decimal("0.5")
NAMED = 2  # initiatives that a title on periods names
LOWEST_RANK = 2  # a rank below the second is no news, and no page ranks its subject low
DIGITS = (3, 2, 1)  # significant digits of what amounts have in common


@dataclass(frozen=True, slots=True)
class Shares:
    """Amounts above zero to compare: whose they are, and what they are parts of."""

    noun: Noun
    whole: Whole
    names: Sequence[Value]
    amounts: Sequence[Value]

    @property
    def moneys(self) -> list[Money]:
        """Give the amounts themselves."""
        return [_money(amount) for amount in self.amounts]

    @property
    def alike(self) -> bool:
        """Say whether no reader sees a difference between the amounts."""
        amounts = [money.amount for money in self.moneys]
        return not amounts or max(amounts) - min(amounts) <= NEARLY * max(amounts)

    def named(self, amount: Money, but: int = -1) -> list[str]:
        """Name all that have an amount, without one of them."""
        return [
            str(name.raw)
            for at, (name, money) in enumerate(
                zip(self.names, self.moneys, strict=True)
            )
            if money == amount and at != but
        ]


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods that some of a number of initiatives state, or of the funded ones."""

    names: Sequence[Value]
    years: Sequence[Value]
    durations: Sequence[Value | None]
    of: int
    noun: Noun = "initiatives"

    @property
    def spans(self) -> list[FiscalYears]:
        """Give the fiscal years themselves."""
        return [value.raw for value in self.years if isinstance(value.raw, FiscalYears)]

    @property
    def lasting(self) -> list[Duration | None]:
        """Give how long each lasts, as it states."""
        raws = [None if value is None else value.raw for value in self.durations]
        return [raw if isinstance(raw, Duration) else None for raw in raws]


def share(part: Value, whole: Value) -> Value | None:
    """Give the fraction that an amount is of another; None of nothing."""
    return part.share_of(whole)


def rank(part: Value, amounts: Sequence[Value]) -> Value:
    """Give the place of an amount among others, from 1; equal amounts share it."""
    larger = sum(1 for amount in amounts if amount > part)
    return Value(part.trace, 1 + larger, formula="rank", inputs=(part, *amounts))


def funding(shares: Shares, trace: Trace, words: Words) -> Value | None:
    """Say how new funding is shared among several initiatives or themes."""
    if len(shares.amounts) < 2:  # noqa: PLR2004 - several
        return None
    say = sentences_of(words)
    text = _alike(shares, say) if shares.alike else _largest(shares, trace, say)
    return _finding(trace, text, (*shares.names, *shares.amounts))


def _alike(shares: Shares, say: Sentences) -> str:
    """Say what all receive: exactly, rounded as they all may be, or from what to what."""
    moneys = sorted(shares.moneys, key=lambda money: money.amount)
    count, low, high = len(moneys), moneys[0], moneys[-1]
    if low == high:
        return say.equal(shares.noun, count, low, exactly=True)
    for digits in DIGITS:
        about = _rounded(low.amount, digits)
        if about == _rounded(high.amount, digits):
            common = Money(about, low.currency)
            return say.equal(shares.noun, count, common, exactly=False)
    return say.nearly_equal(shares.noun, count, low, high)


def _rounded(amount: Decimal, digits: int) -> Decimal:
    step = Decimal(1).scaleb(amount.adjusted() - digits + 1)
    return (amount / step).quantize(Decimal(1), ROUND_HALF_DOWN) * step


def _largest(shares: Shares, trace: Trace, say: Sentences) -> str:
    top = max(shares.moneys, key=lambda money: money.amount)
    first = shares.named(top)
    if len(first) > 1:
        return say.tied(shares.noun, shares.whole, first, top)
    part = shares.amounts[shares.moneys.index(top)]
    fraction = _fraction(part, shares, trace)
    assert isinstance(fraction.raw, Decimal)
    if fraction.raw < HALF:
        return say.largest(first[0], shares.whole, top)
    return say.receives(first[0], shares.whole, fraction.raw, top)


def theme(own: int, shares: Shares, trace: Trace, words: Words) -> Value | None:
    """Say which share the theme at `own` receives, where it is first or second.

    Nothing is said that ranks a page's own subject last.
    """
    part, say = shares.amounts[own], sentences_of(words)
    if shares.alike:
        return funding(shares, trace, words)
    place = rank(part, shares.amounts)
    assert isinstance(place.raw, int)
    if place.raw > LOWEST_RANK or part == min(shares.amounts):
        return None
    fraction, money = _fraction(part, shares, trace), _money(part)
    assert isinstance(fraction.raw, Decimal)
    others = shares.named(money, but=own)
    if fraction.raw > HALF:
        text = say.own_share(fraction.raw, money)
    elif others:
        text = say.own_tied(fraction.raw, place.raw, others)
    else:
        text = say.own_rank(fraction.raw, place.raw)
    return _finding(trace, text, (fraction, place, *shares.names))


def _fraction(part: Value, shares: Shares, trace: Trace) -> Value:
    whole = reduce(Money.__add__, shares.moneys)
    inputs = tuple(shares.amounts)
    found = share(part, Value(trace, whole, formula="sum", inputs=inputs))
    assert found is not None, "amounts above zero are a share of something"
    return found


def periods(found: Periods, trace: Trace, words: Words) -> Value | None:
    """Say over which fiscal years funding runs and what runs longest, or of how many."""
    if len(found.names) < 2:  # noqa: PLR2004 - several
        return None
    say, whole = sentences_of(words), reduce(FiscalYears.__or__, found.spans)
    if len(found.names) < found.of:
        text = say.partly(found.noun, len(found.names), found.of, whole)
    else:
        said = (say.runs(whole) if _sure(found) else "", _longest(found, say))
        text = say.series([part for part in said if part])
    given = (value for value in found.durations if value is not None)
    inputs = (*found.names, *found.years, *given)
    return _finding(trace, text, inputs) if text else None


def _sure(found: Periods) -> bool:
    """Say whether the years of all hold what lasts longer than its own years, too."""
    whole = reduce(FiscalYears.__or__, found.spans)
    for years, lasting in zip(found.spans, found.lasting, strict=True):
        beyond = 0 if lasting is None else lasting.months - years.months
        room = (whole.last - years.last) * MONTHS
        if beyond > 0 and (beyond > room or years.first == whole.first):
            return False
    return True


def _longest(found: Periods, say: Sentences) -> str:
    """Compare durations, where each initiative states its own; empty for no news."""
    lasting = [each for each in found.lasting if each is not None]
    if len(lasting) < len(found.names):
        return ""
    top = max(lasting, key=lambda each: each.months)
    longest = [
        str(name.raw)
        for name, duration in zip(found.names, lasting, strict=True)
        if duration.months == top.months
    ]
    if len(longest) == len(lasting):
        return say.each_lasts(found.noun, top)
    return say.longest(longest, top) if len(longest) <= NAMED else ""


def reach(
    names: Sequence[Value],
    entries: Sequence[Reach],
    people: Sequence[Value],
    trace: Trace,
    words: Words,
) -> Value | None:
    """Say who reaches the most of one group, where the bounds leave no doubt.

    All entries are of the same group, in the words of the data: what they count cannot
    be told from a text, and unlike groups are not compared. Reach is never added up,
    for two entries may count the same person, so an initiative may stand there once.
    """
    top = max(entries, key=lambda entry: entry.count)
    others = [entry for entry in entries if entry is not top]
    once = len({name.path for name in names}) == len(names)
    below = all(each.bound == "exact" and each.count < top.count for each in others)
    if not (others and once and below):
        return None
    name = str(names[entries.index(top)].raw)
    text = sentences_of(words).most(name, str(top.who), top.count, top.bound)
    return _finding(trace, text, (*names, *people))


def _finding(trace: Trace, text: str, inputs: Iterable[Value]) -> Value:
    text = text[:1].upper() + text[1:]
    return Value(trace, text, text=text, formula="finding", inputs=tuple(inputs))


def _money(value: Value) -> Money:
    assert isinstance(value.raw, Money)
    return value.raw
