"""Lists of the view to findings: sentences computed from data, or none worth saying.

A finding speaks of all that it is given, says what part it covers, or is not made; in
every language the same facts are said, for the sentences only word what is decided here.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_DOWN, Decimal
from functools import cached_property, reduce

from briefgen.languages.sentences import Noun, Sentences, Whole, sentences_of
from briefgen.languages.words import Words
from briefgen.model import (
    MONTHS,
    NO_MORE,
    OPEN,
    Duration,
    FiscalYears,
    Money,
    Reach,
    Total,
)
from briefgen.value_classes import dataclass
from briefgen.view import Compared, Trace, Value, compared

HALF = Decimal("0.5")
NAMED = 2  # initiatives that a title on periods names
MANY = 50  # amounts: of more, a finding comes from the names alone that it tells
DIGITS = (3, 2, 1)  # significant digits of what amounts have in common


@dataclass(frozen=True)
class Shares:
    """Amounts above zero to compare: whose they are, and what they are parts of.

    `counted` are the values that a number of them comes from. `known` has what is known
    of the amounts together, where documents share it.
    """

    noun: Noun
    whole: Whole
    names: Sequence[Value]
    amounts: Sequence[Value]
    counted: Sequence[Value] = ()
    known: Compared | None = None

    @cached_property
    def compared(self) -> Compared:
        """What is known of the amounts together, each read once."""
        return self.known or compared(map(_total, self.amounts))

    @property
    def moneys(self) -> Sequence[Money]:
        """The amounts themselves."""
        return self.compared.moneys

    @property
    def alike(self) -> bool:
        """Whether no reader sees a difference between the amounts."""
        return self.compared.alike

    def behind(self, names: Sequence[Value]) -> Sequence[Value]:
        """Return the names that a finding comes from which tells these."""
        return self.names if len(self.names) <= MANY else names

    def named(self, amount: Money, but: int = -1) -> list[Value]:
        """Return the names of all that have an amount, except one of them."""
        return [self.names[at] for at in self.compared.equal(amount) if at != but]


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of the initiatives that state some, and how many are funded."""

    names: Sequence[Value]
    years: Sequence[Value]
    durations: Sequence[Value | None]
    of: int
    noun: Noun = "initiatives"

    @property
    def spans(self) -> list[FiscalYears]:
        """The fiscal years themselves."""
        return [value.raw for value in self.years if isinstance(value.raw, FiscalYears)]

    @property
    def lasting(self) -> list[Duration | None]:
        """How long each lasts, as it states."""
        raws = [None if value is None else value.raw for value in self.durations]
        return [raw if isinstance(raw, Duration) else None for raw in raws]


def share(part: Value, whole: Value) -> Value | None:
    """Return the fraction that an amount is of another, or None if that is nothing."""
    return part.share_of(whole)


def funding(shares: Shares, trace: Trace, words: Words) -> Value | None:
    """Return how new funding is shared among several initiatives or themes, or None."""
    if len(shares.amounts) < 2:  # noqa: PLR2004 - several
        return None
    say = sentences_of(words)
    if shares.alike:
        return _finding(
            trace, _alike(shares, say), (*shares.behind(()), *shares.amounts)
        )
    text, names = _largest(shares, trace, say)
    return _finding(trace, text, (*shares.behind(names), *shares.amounts))


def _alike(shares: Shares, say: Sentences) -> str:
    """Return what all receive: exactly, rounded if all can be, or as a range."""
    moneys, order = shares.moneys, shares.compared.order
    count, low, high = len(moneys), moneys[order[-1]], moneys[order[0]]
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


def _largest(
    shares: Shares, trace: Trace, say: Sentences
) -> tuple[str, Sequence[Value]]:
    """Return who receives the most, and the names of all that do."""
    first = shares.compared.order[0]
    top = shares.moneys[first]
    names = shares.named(top)
    words = [str(name.raw) for name in names]
    if len(names) > 1:
        return say.tied(shares.noun, shares.whole, words, top), names
    fraction = _fraction(shares.amounts[first], shares, trace)
    assert isinstance(fraction.raw, Decimal)
    if fraction.raw < HALF:
        return say.largest(words[0], shares.whole, top), names
    return say.receives(words[0], shares.whole, fraction.raw, top), names


def theme(
    own: int, shares: Shares, trace: Trace, words: Words, *, amount: bool = True
) -> Value | None:
    """Return the share of the theme at `own` if it is first or second, or None.

    Nothing is said that ranks a page's own subject last. Without its `amount`, a chart
    has it.
    """
    part, say = shares.amounts[own], sentences_of(words)
    if shares.alike:
        return funding(shares, trace, words)
    money = shares.moneys[own]
    if not shares.compared.leads(money):
        return None
    rank = 1 + shares.compared.larger(money)
    place = Value(trace, rank, formula="rank", inputs=(part, *shares.amounts))
    fraction = _fraction(part, shares, trace)
    assert isinstance(fraction.raw, Decimal)
    others = shares.named(money, but=own)
    if fraction.raw > HALF:
        text = (
            say.own_share(fraction.raw, money) if amount else say.own_part(fraction.raw)
        )
    elif others:
        tied = [str(name.raw) for name in others]
        text = say.own_tied(fraction.raw, rank, tied)
    else:
        text = say.own_rank(fraction.raw, rank)
    return _finding(trace, text, (fraction, place, *shares.behind(others)))


def _fraction(part: Value, shares: Shares, trace: Trace) -> Value:
    inputs, total = tuple(shares.amounts), shares.compared.total
    assert total is not None, "there are amounts"
    fraction = share(part, Value(trace, total, formula="sum", inputs=inputs))
    assert fraction is not None, "amounts above zero are a share of something"
    return fraction


def periods(stated: Periods, trace: Trace, words: Words) -> Value | None:
    """Return over which fiscal years funding runs, and what runs longest, or None."""
    if len(stated.names) < 2:  # noqa: PLR2004 - several
        return None
    say, whole = sentences_of(words), reduce(FiscalYears.__or__, stated.spans)
    if len(stated.names) < stated.of:
        text = say.partly(stated.noun, len(stated.names), stated.of, whole)
    else:
        parts = (say.runs(whole) if _sure(stated) else "", _longest(stated, say))
        text = say.series([part for part in parts if part])
    lengths = (value for value in stated.durations if value is not None)
    inputs = (*stated.names, *stated.years, *lengths)
    return _finding(trace, text, inputs) if text else None


def _sure(stated: Periods) -> bool:
    """Return whether the years of all include what lasts longer than its own years."""
    whole = reduce(FiscalYears.__or__, stated.spans)
    for years, lasting in zip(stated.spans, stated.lasting, strict=True):
        beyond = 0 if lasting is None else lasting.months - years.months
        room = (whole.last - years.last) * MONTHS
        if beyond > 0 and (beyond > room or years.first == whole.first):
            return False
    return True


def _longest(stated: Periods, say: Sentences) -> str:
    """Return what lasts longest, if each states its duration; empty if nothing is new."""
    lasting = [each for each in stated.lasting if each is not None]
    if len(lasting) < len(stated.names):
        return ""
    top = max(lasting, key=lambda each: each.months)
    longest = [
        str(name.raw)
        for name, duration in zip(stated.names, lasting, strict=True)
        if duration.months == top.months
    ]
    if len(longest) == len(lasting):
        return say.each_lasts(stated.noun, top)
    return say.longest(longest, top) if len(longest) <= NAMED else ""


def reach(
    names: Sequence[Value],
    entries: Sequence[Reach],
    people: Sequence[Value],
    trace: Trace,
    words: Words,
) -> Value | None:
    """Return who reaches the most of one group, or None if the bounds leave doubt.

    All entries are of the same group, in the words of the data: what they count cannot
    be told from a text, and different groups are not compared. Reach is never added up,
    for two entries may count the same person, so an initiative may be there only once.
    """
    top = max(entries, key=lambda entry: entry.count)
    others = [entry for entry in entries if entry is not top]
    once = len({name.path for name in names}) == len(names)
    below = all(each.bound in NO_MORE and each.count < top.count for each in others)
    sure = top.bound == "exact" or top.bound in OPEN
    if not (others and once and below and sure):
        return None
    name = str(names[entries.index(top)].raw)
    text = sentences_of(words).most(name, str(top.who), top.count, top.bound)
    return _finding(trace, text, (*names, *people))


def places(
    countries: Mapping[str, Sequence[Value]], of: int, trace: Trace, words: Words
) -> Value | None:
    """Return in which country most initiatives are, or in which all are; or None.

    `countries` are those of the initiatives, of which there are `of`, each by its code
    with the names of the initiatives there.
    """
    if not countries:
        return None
    say = sentences_of(words)
    counts = {code: _several(names) for code, names in countries.items()}
    first, *others = sorted(counts, key=lambda code: -len(counts[code]))
    top = counts[first]
    leading = all(len(counts[code]) < len(top) for code in others)
    if leading and len(top) > 1 and len(top) * 2 >= of:
        chosen, codes = top, [first]
    else:
        every = [name for names in counts.values() for name in names.values()]
        chosen, codes = _several(every), list(countries)
    text = say.placed(len(chosen), of, say.within(codes))
    return _finding(trace, text, chosen.values())


def _several(names: Iterable[Value]) -> Mapping[object, Value]:
    return {name.path: name for name in names}


def _finding(trace: Trace, text: str, inputs: Iterable[Value]) -> Value:
    text = text[:1].upper() + text[1:]
    return Value(trace, text, text=text, formula="finding", inputs=tuple(inputs))


def _total(value: Value) -> Total:
    total = value.raw
    assert isinstance(total, Total)
    return total
