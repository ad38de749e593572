"""Groups of initiatives to what templates see of them: a country, a partner.

A group has no place in the data: all that is known of it is read from its initiatives. One
whose value its readers may not see is in no group, as if it had none.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

from briefgen import model
from briefgen.view.cancelled import cancelled, going_on
from briefgen.view.derived import Many, derived
from briefgen.view.groups import (
    SECTORS,
    Chosen,
    Counted,
    Country,
    Grouping,
    InitiativeGroup,
    Organization,
)
from briefgen.view.own_records import own_value
from briefgen.view.reading_order import in_order
from briefgen.view.reads import Derivation
from briefgen.view.record import GIVEN, LEFT_OUT
from briefgen.view.records import RECORDS, FieldValue, Listing, Record, see
from briefgen.view.subjects import initiative, kept
from briefgen.view.trace import Trace
from briefgen.view.values import Value

# ruff: noqa: SLF001 - one face, several modules

# The initiatives that are shown, the place of the value that they have in common, and the
# paths of what is left out.
Shown: TypeAlias = tuple[tuple[model.Initiative, ...], str, str]


class GroupRecord(Record, of=InitiativeGroup):
    """Initiatives that have a value in common."""

    __slots__ = ()
    _record: InitiativeGroup

    @derived(Value)
    def name(self, key: str) -> FieldValue:
        """Return its name."""
        return self._named(key)

    @derived(Value)
    def title(self, key: str) -> FieldValue:
        """Return its name, as other subjects have a title."""
        return self._named(key)

    @derived(Many(model.Initiative))
    def initiatives(self, key: str) -> Listing:
        """Return its initiatives that may be shown, in their order, without the cancelled ones."""
        return going_on(self._all(key), self)

    @derived(Many(model.Initiative))
    def cancelled(self, key: str) -> Listing:
        """Return its initiatives that may be shown and are cancelled: nothing counts them."""
        return cancelled(self._all(key), self)

    def _all(self, key: str) -> Listing:
        trace, derived = self._trace, self._shown()
        chosen, _, left_out = derived.value
        trace.record(LEFT_OUT, key, left_out)
        trace.note(f"{key}|labels", "read", derived.sources)
        return kept(trace, initiative, lambda: chosen, key)

    def _appear(self) -> None:
        derived = self._shown()
        if not derived.value[0]:
            self._trace.read(self._record.first)  # which may not be read
        self._trace.note(self._path, GIVEN, derived.sources)

    def _shown(self) -> Derivation[Shown]:
        return self._trace.once(f"{self._path}|shown", self, _shown)

    def _named(self, key: str) -> FieldValue:
        return self._first(key, self._record.value)

    def _first(self, key: str, value: Any) -> FieldValue:
        """Return what stands where the first initiative that is shown has the value."""
        _, path, _ = self._shown().value
        return self._at(path, value, key)

    def _at(self, path: str, value: object, key: str) -> FieldValue:
        """Return what stands at a path, which is recorded."""
        self._trace.note(key, path, path)
        return see(self._trace, value, path)


class CountryRecord(GroupRecord, of=Country):
    """A country with initiatives."""

    __slots__ = ()

    @derived(Value)
    def code(self, key: str) -> FieldValue:
        """Return its code, such as PE."""
        return self._first(key, self._record.value)

    def _named(self, key: str) -> FieldValue:
        return self._first(key, model.CountryCode(self._record.value))


class ChosenRecord(GroupRecord, of=Chosen):
    """A choice of a field of the office's own, as initiatives make it."""

    __slots__ = ()

    def _first(self, key: str, value: Any) -> FieldValue:
        _, path, _ = self._shown().value
        self._trace.note(key, path, path)
        return own_value(self._trace, value.rpartition("=")[2], path)


class CountedRecord(GroupRecord, of=Counted):
    """A sector that initiatives are counted under."""

    __slots__ = ()

    @derived(Value)
    def code(self, key: str) -> FieldValue:
        """Return its code, if it has one, such as 11130."""
        _, first, _ = self._shown().value
        return self._at(f"{_above(first)}.code", self._record.value.code, key)

    def _named(self, key: str) -> FieldValue:
        """Return the first name that may be shown; else its code."""
        _, first, _ = self._shown().value
        path, text = next(self._names(), (first, self._record.value.code))
        return self._at(path, text, key)

    def _names(self) -> Iterator[tuple[str, model.LocalizedText]]:
        released = self._trace.released
        for each, paths in self._record.members:
            sectors = dict(SECTORS.values_of(each))
            for path in filter(released, paths):
                name, at = sectors[path].name, f"{_above(path)}.name"
                if name is not None and released(at):
                    yield at, name


class OrganizationRecord(GroupRecord, of=Organization):
    """A partner of initiatives."""

    __slots__ = ()


def _above(path: str) -> str:
    return path.rpartition(".")[0]


def _shown(group: GroupRecord) -> Shown:
    """Read where the initiatives have the value, as far as that may be shown."""
    trace = group._trace
    chosen, first, left_out = list[model.Initiative](), "", list[str]()
    for each, paths in group._record.members:
        released = [path for path in paths if trace.released(path)]
        for path in released:
            trace.read(path)
        if released:
            chosen.append(each)
            first = first or released[0]
        else:
            left_out.append(f"initiatives.{each.id}")
    return tuple(chosen), first, " ".join(left_out)


def group_named(grouping: Grouping, collection: str, trace: Trace, name: str) -> Record:
    """Return the group with an id; raise KeyError if there is none."""
    languages = trace.portfolio.languages
    groups = trace.known(
        f"{collection}|groups", lambda: grouping.groups(in_order(trace), languages)
    )
    kind = RECORDS[grouping.shape]
    return kind(trace, groups[name], f"{collection}.{name}")
