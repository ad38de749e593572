"""The money of an initiative to one record, whether it has no line, one or several."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import TypeAlias

from briefgen import model
from briefgen.model import Money, Total
from briefgen.view.derived import Many, derived
from briefgen.view.reading_order import initiative_of
from briefgen.view.record import ABSENT, GIVEN, digest
from briefgen.view.records import FieldValue, Listing, Record, part, see
from briefgen.view.totals import span_of, total_of
from briefgen.view.trace import Trace
from briefgen.view.values import Raw, Value

# What puts the fields of lines together, and says of which values.
Join: TypeAlias = Callable[[Sequence[object]], tuple["Raw | None", tuple[Value, ...]]]


class LineRecord(Record, of=model.FundingLine):
    """A line of the funding of an initiative."""

    __slots__ = ()
    _record: model.FundingLine

    @derived(Value)
    def amount(self, key: str) -> FieldValue:
        """Return its new money: an exact amount, or a range."""
        money, trace = self._record.amount, self._trace
        if isinstance(money, Money):
            return see(trace, money, key)
        low, high, currency = money.low, money.high, money.currency
        named = {"up_to": high} if low is None else {"from": low, "to": high}
        with trace.derivation(key) as reads:
            ends = tuple(
                see(trace, Money(end, currency), f"{self._path}.{name}")
                for name, end in named.items()
            )
        inputs = tuple(end for end in ends if isinstance(end, Value))
        sources = (trace.sources(reads),)
        trace.note(key, digest(money), *sources)
        return Value(
            trace, money, formula="range", inputs=inputs, key=key, sources=sources
        )


class FundingRecord(Record, of=model.Funding):
    """The money of an initiative: false where it has none.

    Of one line it has all fields, each with the path that the data gives it.
    """

    __slots__ = ()
    _record: model.Funding

    def __bool__(self) -> bool:
        """Return whether there is a line, which is recorded when it is handed out."""
        return bool(self._record.lines)

    @property
    def _form(self) -> str:
        lines = self._record.lines
        if not lines:
            return ABSENT
        return f"{len(lines)} listed" if self._record.listed else GIVEN

    @derived(Many(model.FundingLine))
    def lines(self, _: str) -> Listing:
        """Return its lines, in the order of the data."""
        return Listing(self._trace, self._lines())

    @derived(Value)
    def kind(self, key: str) -> FieldValue:
        """Return the kind that all lines have."""
        return self._of_all("kind", key, _common("kind"), "common")

    @derived(Value)
    def amount(self, key: str) -> FieldValue:
        """Return the new money of all lines together."""
        return self._of_all("amount", key, self._sum, "sum")

    @derived(Value)
    def total_value(self, key: str) -> FieldValue:
        """Return the total value of an increase, if that is the only line."""
        return self._of_one("total_value", key)

    @derived(Value)
    def duration(self, key: str) -> FieldValue:
        """Return how long it lasts, if that is the only line."""
        return self._of_one("duration", key)

    @derived(Value)
    def fiscal_years(self, key: str) -> FieldValue:
        """Return the span of the lines, if all with money state their years."""
        return self._of_all("fiscal_years", key, span_of, "span")

    @derived(Value)
    def source_of_funds(self, key: str) -> FieldValue:
        """Return where its money comes from, if that is the only line."""
        return self._of_one("source_of_funds", key)

    @derived(Many(model.YearAmount))
    def profile(self, _: str) -> Listing:
        """Return the amounts of fiscal years, line by line."""
        profiles = [attrgetter("profile")(line) for line in self._lines()]
        if len(profiles) == 1:
            return profiles[0]  # type: ignore[no-any-return]
        return Listing(self._trace, chain.from_iterable(profiles))

    @derived(Many(model.Partner))
    def payers(self, key: str) -> Listing:
        """Return the partners that pay a share of it, as far as they may be seen."""
        return self._funders(key, stated=True)

    @derived(Many(model.Partner))
    def silent_payers(self, key: str) -> Listing:
        """Return the funders of which nothing that may be seen says what they pay."""
        return self._funders(key, stated=False)

    def _funders(self, key: str, *, stated: bool) -> Listing:
        """Return the funders that may be seen, by whether their share may, too."""
        trace, owner = self._trace, self._path.removesuffix(".funding")
        partners = initiative_of(trace, owner.rpartition(".")[2]).partners
        paths = [
            (f"{owner}.partners.{at}", each)
            for at, each in enumerate(partners)
            if each.role == "funder" and trace.released(f"{owner}.partners.{at}.role")
        ]
        shown = [
            (path, each)
            for path, each in paths
            if _is_stated(trace, each, path) is stated
        ]
        return Listing(trace, (part(trace, each, path) for path, each in shown), key)

    def _lines(self) -> Iterator[LineRecord]:
        for path, line in self._record.lines_at(self._path):
            yield LineRecord(self._trace, line, path)

    def _of_one(self, name: str, key: str) -> FieldValue:
        lines = tuple(self._lines())
        if len(lines) == 1:
            return attrgetter(name)(lines[0])  # type: ignore[no-any-return]
        return see(self._trace, None, key)

    def _of_all(self, name: str, key: str, join: Join, formula: str) -> FieldValue:
        """Return what the lines have in a field, put together; of one, its own."""
        if len(self._record.lines) <= 1:
            return self._of_one(name, key)
        trace = self._trace
        with trace.derivation(key) as reads:
            joined, inputs = join(tuple(Listing(trace, self._lines())))
        sources = (trace.sources(reads),)
        if joined is None:
            trace.note(key, ABSENT, *sources)
            return None
        return Value(
            trace, joined, formula=formula, inputs=inputs, key=key, sources=sources
        )

    def _sum(self, lines: Sequence[object]) -> tuple[Total, tuple[Value, ...]]:
        amounts = tuple(map(attrgetter("amount"), lines))
        return total_of(self._trace, amounts), amounts


def _is_stated(trace: Trace, funder: model.Partner, path: str) -> bool:
    """Return whether the share of a funder is given, and may be seen."""
    return funder.share is not None and trace.released(f"{path}.share")


def _common(name: str) -> Join:
    """Return what finds the value that all lines have in a field."""

    def join(lines: Sequence[object]) -> tuple[Raw | None, tuple[Value, ...]]:
        values = [value for value in map(attrgetter(name), lines) if value is not None]
        raws = {value.raw for value in values}
        same = len(values) == len(lines) and len(raws) == 1
        return raws.pop() if same else None, tuple(values)

    return join
