"""A list of initiatives to the sum of their funding, and the years that it spans."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Protocol, TypeAlias

from briefgen.model import FiscalYears, Total, is_some
from briefgen.view.derived import derived
from briefgen.view.record import counted, digest
from briefgen.view.totals import in_own_currency, left_by, span_of, total_of
from briefgen.view.trace import Owner, Trace
from briefgen.view.values import Value

# An amount, and what it was added up from.
Sum: TypeAlias = tuple[Total, tuple[Value, ...]]


class Initiatives(Owner, Protocol):
    """A list of initiatives, as far as their funding is added up."""

    def __iter__(self) -> Iterator[object]:
        """Read each."""


class Totals:
    """What the funding of a list of initiatives adds up to: new money only.

    `key` names the funding of the list in the record, where the list has a name.
    """

    __slots__ = ("_initiatives", "_key", "_trace")

    def __init__(self, trace: Trace, key: str, initiatives: Initiatives) -> None:
        self._trace, self._key, self._initiatives = trace, key, initiatives

    def __repr__(self) -> str:
        return "sums"

    def at(self, trace: Trace) -> "Totals":
        """Return the same, read by another trace."""
        return Totals(trace, self._key, self._initiatives.at(trace))

    @derived(Value)
    def fiscal_years(self, key: str) -> Value | None:
        """Return their span, from first to last; none unless all that are funded state some.

        A span of some is none of all.
        """
        derived = self._trace.once(key, self, Totals._span)
        span, inputs = derived.value
        if key:  # at once, for a template may ask whether there is any
            self._trace.note(key, digest(span), derived.sources)
        if span is None:
            return None
        return Value(self._trace, span, formula="span", inputs=inputs)

    @derived(Value)
    def new_money(self, key: str) -> Value:
        """Return the sum of their new money; zero for none."""
        return self._summed(key, Totals._sum)

    @derived(Value)
    def renewed_money(self, key: str) -> Value:
        """Return what of that renews earlier funding; zero for none."""
        return self._summed(key, Totals._renewed)

    @derived(Value)
    def own_part(self, key: str) -> Value | None:
        """Return what funders leave of that to pay; none where a share is not stated."""
        derived = self._trace.once(key, self, Totals._own)
        total, inputs = derived.value
        if key:  # at once, as the years are
            self._trace.note(key, digest(total), derived.sources)
        if total is None:
            return None
        return Value(self._trace, total, formula="sum", inputs=inputs)

    def _summed(self, key: str, add: "Callable[[Totals], Sum]") -> Value:
        trace = self._trace
        derived = trace.once(key, self, add)
        total, amounts = derived.value
        if key:  # whether the sum is taken or not, its markings are the document's
            judgement = _judgement(trace, key, amounts)
            trace.note(f"{key}|labels", judgement, derived.sources)
        return Value(
            trace,
            total,
            formula="sum",
            inputs=amounts,
            key=key,
            sources=(derived.sources,),
        )

    def _sum(self) -> Sum:
        return self._total(self._lines())

    def _renewed(self) -> Sum:
        kinds = ((line, attrgetter("kind.raw")(line)) for line in self._lines())
        return self._total(line for line, kind in kinds if kind == "renewal")

    def _total(self, lines: Iterable[object]) -> Sum:
        amounts = tuple(map(in_own_currency, map(attrgetter("amount"), lines)))
        return total_of(self._trace, amounts), amounts

    def _own(self) -> tuple[Total | None, tuple[Value, ...]]:
        """Return what is left of all lines without the shares of funders."""
        parts: list[Value] = []
        for funding in map(attrgetter("funding"), self._initiatives):
            if funding.silent_payers:
                return None, ()
            shares = tuple(map(attrgetter("share"), funding.payers))
            amounts = map(in_own_currency, map(attrgetter("amount"), funding.lines))
            parts += (left_by(shares, amount) for amount in amounts)
        return total_of(self._trace, parts), tuple(parts)

    def _span(self) -> tuple[FiscalYears | None, tuple[Value, ...]]:
        return span_of(self._lines())

    def _lines(self) -> Iterator[object]:
        for lines in map(attrgetter("funding.lines"), self._initiatives):
            yield from lines


def summands(amounts: Iterable[Value]) -> Iterator[str]:
    """Yield the paths of the amounts that make a sum larger."""
    for value in amounts:
        if value.path is None:
            yield from summands(value.inputs)
        elif isinstance(value.held, Total) and is_some(value.held):
            yield value.path


def _judgement(trace: Trace, key: str, amounts: Sequence[Value]) -> str:
    """Return the digest of what a sum counts, where its list leaves out what is held back.

    A document is judged again once one of them is left out, even if all its words stay.
    """
    if trace.audience == "internal" or "|released" not in key:
        return "read"
    return trace.known(f"{key}|counted", lambda: counted(summands(amounts)))
