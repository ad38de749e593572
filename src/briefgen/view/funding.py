"""The money of an initiative to one record, whether it has no line, one or several."""

from collections.abc import Iterator

from briefgen import model
from briefgen.view.derived import Many, derived
from briefgen.view.record import ABSENT, GIVEN
from briefgen.view.records import RECORDS, FieldValue, Listing, Record, see
from briefgen.view.values import Value


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
        return self._common("kind", key)

    @derived(Value)
    def amount(self, key: str) -> FieldValue:
        """Return the new money of all lines together."""
        return self._only("amount", key)

    @derived(Value)
    def total_value(self, key: str) -> FieldValue:
        """Return the total value of an increase, if it is the only line."""
        return self._only("total_value", key)

    @derived(Value)
    def duration(self, key: str) -> FieldValue:
        """Return how long every line lasts, if that is the same."""
        return self._common("duration", key)

    @derived(Value)
    def fiscal_years(self, key: str) -> FieldValue:
        """Return the span of the lines, if all state their years."""
        return self._only("fiscal_years", key)

    def _lines(self) -> Iterator[Record]:
        every, kind = self._record.lines, RECORDS.get(model.FundingLine, Record)
        for at, line in enumerate(every):
            path = f"{self._path}.{at}" if self._record.listed else self._path
            yield kind(self._trace, line, path)

    def _only(self, name: str, key: str) -> FieldValue:
        lines = tuple(self._lines())
        if len(lines) == 1:
            return getattr(lines[0], name)  # type: ignore[no-any-return]
        return see(self._trace, None, key)

    def _common(self, name: str, key: str) -> FieldValue:
        return self._only(name, key)
