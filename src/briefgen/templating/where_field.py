"""The condition in front matter to the one that the view judges, field by field.

What stands after a field is read as it is in the data, with the same mistakes and hints. Of a
text, which differs by language, a condition asks no more than that it is `given`.
"""

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import cast

from briefgen.model import ByName, Initiative, When
from briefgen.reading import Mapping, MappingEntry, Node, Scalar, Sequence, quoted
from briefgen.reading.fields import At, Field, Member, Schema, meant
from briefgen.view import Condition, Many, Plain, Requirement, Shape, parts, plain

EXAMPLE = "write a condition such as `places.country: PE`"
NUMBER = "a number"  # as its type is called
ENDS = ("from", "to")
GIVEN = "given"  # whatever it says
# The types of values that a condition may have.
COMPARED = (bool, int, str, datetime.date, Decimal)
ORDERED = (int, datetime.date, Decimal, When)
ONCE: Schema = {"type": "object", "minProperties": 1}
SCHEMA: Schema = {"anyOf": [ONCE, {"type": "array", "items": ONCE, "minItems": 1}]}


def where(initiative: Field[object]) -> Field[Condition]:
    """Return the type of a condition on initiatives, which are declared so."""

    def read(node: Node, at: At) -> Condition | None:
        several = isinstance(node, Sequence)
        nodes = node.items if isinstance(node, Sequence) else (node,)
        alternatives = [
            _alternative(each, at / number if several else at, initiative)
            for number, each in enumerate(nodes)
        ]
        if not alternatives:
            at.tell("this list is empty", "empty-list", EXAMPLE)
        if not alternatives or None in alternatives:
            return None
        return Condition(tuple(each for each in alternatives if each is not None))

    return Field(read, SCHEMA)


def _alternative(
    node: Node, at: At, initiative: Field[object]
) -> tuple[Requirement, ...] | None:
    at.reader.places[at.path] = node.place
    if not isinstance(node, Mapping) or not node.entries:
        at.tell("expected fields with their values", "type", EXAMPLE)
        return None
    read = [_requirement(each, at, initiative) for each in node.entries]
    known = tuple(each for each in read if each is not None)
    return known if len(known) == len(read) else None


def _requirement(
    entry: MappingEntry, at: At, initiative: Field[object]
) -> Requirement | None:
    name = entry.key.text
    below = at / name
    below.reader.places[below.path] = entry.key.place
    declared = _declared(name, below, initiative)
    if declared is None:
        return None
    name, field = declared
    if _asks_whether_given(entry.value, field):
        return Requirement(name)
    if field.form.each_language:
        _tell_incomparable(below, field)
        return None
    if isinstance(entry.value, Mapping):
        return _between(name, entry.value, below, field)
    nodes = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
    read = [field.take(node, below / number) for number, node in enumerate(nodes)]
    match read:
        case [When() as time]:
            return Requirement(name, (), *_days(time))
        case []:
            below.tell("this list is empty", "empty-list")
        case _:
            pass
    values = tuple(_values(read, below, field))
    return Requirement(name, values) if nodes and len(values) == len(nodes) else None


def _asks_whether_given(node: Node, field: Field[object]) -> bool:
    """Return whether a condition asks no more than that a field says something."""
    choices = field.schema.get("enum")
    offered = isinstance(choices, list) and GIVEN in choices  # one of the office's own
    return isinstance(node, Scalar) and node.text == GIVEN and not offered


def _between(
    name: str, node: Mapping, at: At, field: Field[object]
) -> Requirement | None:
    ends: dict[str, Plain] = {}
    for entry in node.entries:
        end = entry.key.text
        if end not in ENDS:
            message = f"expected 'from' or 'to', found {quoted(end)}"
            at.reader.tell(entry.key.place, message, "unknown-field", meant(end, ENDS))
            return None
        value = field.take(entry.value, at / end)
        if value is None:
            return None
        ordered = isinstance(value, ORDERED) and not isinstance(value, bool)
        if not ordered or not _is_whole(value, field):
            at.tell("only dates and whole numbers have a first and a last", "type")
            return None
        days = _days(value) if isinstance(value, When) else (_plain(value),) * len(ENDS)
        ends[end] = days[ENDS.index(end)]
    if not ends:
        at.tell("expected 'from' or 'to'", "type")
        return None
    return Requirement(name, (), ends.get("from"), ends.get("to"))


def _is_whole(value: object, field: Field[object]) -> bool:
    """Return whether a value is no part of a number, nor an amount in some currency."""
    if not isinstance(value, Decimal):
        return True
    return field.form.name == NUMBER and value == int(value)


def _plain(value: object) -> Plain:
    return int(value) if isinstance(value, Decimal) else plain(value)


def _days(time: When) -> tuple[str, str]:
    """Return the first and the last day of a time."""
    return time.first.isoformat(), time.last.isoformat()


def _values(read: Iterable[object], at: At, field: Field[object]) -> Iterator[Plain]:
    for value in read:
        if isinstance(value, When):
            at.tell("of dates, one is enough", "type", "write `{from: …, to: …}`")
        elif isinstance(value, COMPARED) and _is_whole(value, field):
            yield _plain(value)
        elif value is not None:
            _tell_incomparable(at, field)


def _declared(
    name: str, at: At, initiative: Field[object]
) -> tuple[str, Field[object]] | None:
    """Return the name and the type of the field that is meant; tell if there is none."""
    field, shape = initiative, cast("Shape", Initiative)
    for step in name.split("."):
        offered = _offered(field, shape)
        if step not in offered:
            known = f"known fields: {', '.join(offered) or 'none'}"
            hint = meant(step, offered) or known
            at.tell(f"unknown field {quoted(step)}", "unknown-field", hint)
            return None
        field, shape = offered[step].field, _each(parts(shape).get(step, ByName))
    within = {} if field.form.each_language else _offered(field, shape)
    if alone := _alone(field):
        name, field, within = f"{name}.{alone.name}", alone.field, {}
    if within:
        listed = ", ".join(f"{name}.{each}" for each in within)
        at.tell(f"{quoted(name)} has fields of its own", "type", f"write {listed}")
        return None
    return name, field.form.item or field


def _alone(field: Field[object]) -> Member | None:
    """Return the field that may stand in place of the whole mapping, as a state may."""
    needed = [each for each in field.form.members if each.required]
    return needed[0] if "anyOf" in field.schema and len(needed) == 1 else None


def _offered(field: Field[object], shape: Shape) -> dict[str, Member]:
    """Return the fields of a mapping, or of those in a list, that initiatives keep."""
    form = field.form if field.form.item is None else field.form.item.form
    kept = (
        None if shape is ByName else parts(shape)
    )  # an office declares all of its own
    return {
        each.name: each for each in form.members if kept is None or each.name in kept
    }


def _each(shape: Shape) -> Shape:
    return shape.item if isinstance(shape, Many) else shape


def _tell_incomparable(at: At, field: Field[object]) -> None:
    message = f"this field is {field.form.name}, which is no condition"
    hint = (
        "conditions are on choices, codes, dates, whole numbers, and true or false;"
        f" of others, write `{GIVEN}` if it is enough that they are there"
    )
    at.tell(message, "type", hint)
