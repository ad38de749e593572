"""Fields of the office's own: what data declares of them, and their values, as records."""

from decimal import Decimal
from functools import partial
from typing import Any

from briefgen import model
from briefgen.view.record import digest
from briefgen.view.records import FieldValue, Record, part, path_of, see, words_in
from briefgen.view.trace import Trace
from briefgen.view.values import Value

DECLARED = "portfolio.declared"
# How the paths of values begin → what has the fields, and the steps before `fields`.
OWNERS = {
    "portfolio": ("portfolio", 1),
    "themes": ("theme", 2),
    "initiatives": ("initiative", 2),
}


class OwnRecord(Record, of=model.ByName):
    """A mapping whose names an office declares: values, rows of a table, declarations."""

    __slots__ = ()
    _record: model.ByName[Any]

    def __getattr__(self, name: str) -> FieldValue:
        """Return a field by its declared name."""
        values = self._record.values
        if name not in values:
            raise AttributeError(name)
        raw, path = values[name], f"{self._path}.{name}"
        if raw is None or isinstance(raw, model.OwnField):
            return see(self._trace, raw, path)
        return own_value(self._trace, raw, path)

    @property
    def _names(self) -> tuple[str, ...]:
        return (*self._record.values,)


def own_value(trace: Trace, raw: object, path: str) -> FieldValue:
    """Return what stands at a path, as the declaration of its field has it."""
    own, declaration = declared_at(trace.portfolio, path)
    return see(trace, raw, path, partial(_part, own, declaration))


def declaration_of(item: Value | Record) -> Record | None:
    """Return what declares a value, a row or a part of one; None for fields of ours."""
    path = path_of(item)
    steps = path.split(".")
    _, start = OWNERS.get(steps[0], ("", len(steps)))
    if steps[start : start + 1] != ["fields"] or len(steps) < start + 2:
        return None
    trace = item.trace if isinstance(item, Value) else item._trace  # noqa: SLF001 - one face
    declared = see(trace, *declared_at(trace.portfolio, path))
    assert isinstance(declared, Record), "a declaration is a record"
    return declared


def names_in(record: Record) -> tuple[str, ...]:
    """Return the names in a mapping that an office declares; what they are is read."""
    assert isinstance(record, OwnRecord), "others have names that never change"
    trace, path, names = record._trace, record._path, record._names  # noqa: SLF001 - one face
    trace.note(f"{path}|names", digest(" ".join(names)), path)
    return names


def declared_at(data: model.Portfolio, path: str) -> tuple[model.OwnField, str]:
    """Return the declaration of the value at a path, and its own path."""
    steps = path.split(".")
    owner, start = OWNERS[steps[0]]
    name, *below = steps[start + 1 :]
    own = getattr(data.declared, owner).values[name]
    declaration = f"{DECLARED}.{owner}.{name}"
    for column in (each for each in below if each in own.columns.values):
        own, declaration = own.columns.values[column], f"{declaration}.columns.{column}"
    return own, declaration


def _part(
    own: model.OwnField, declaration: str, trace: Trace, raw: object, path: str
) -> Value | Record:
    """Hand out a value by the type that its field declares."""
    match raw:
        case str():
            return _chosen(own, declaration, trace, raw, path)
        case Decimal():
            return part(trace, _number(own, declaration, trace, raw), path)
        case _:
            return part(trace, raw, path)


def _chosen(
    own: model.OwnField, declaration: str, trace: Trace, chosen: str, path: str
) -> Value:
    """Return a choice, which is compared by its id and printed by its label."""
    at, label = next(
        (at, each.label) for at, each in enumerate(own.choices) if each.id == chosen
    )
    words, _ = words_in(trace, label, f"{declaration}.choices.{at}.label")
    if trace.wants(path):
        trace.note(path, f"{digest(chosen)}, {digest(words)}", path)
    return Value(trace, chosen, path, words)


def _number(
    own: model.OwnField, declaration: str, trace: Trace, raw: Decimal
) -> int | model.Number:
    """Return a number: a plain one, if it has neither decimals nor a unit."""
    if own.unit is None and not own.decimals:
        return int(raw)
    unit = ""
    if own.unit is not None:
        unit, _ = words_in(trace, own.unit, f"{declaration}.unit")
    return model.Number(raw, own.decimals, unit)
