"""The model's types to what a template finds in a field: record, list, sums or value."""

import dataclasses
import typing
from collections.abc import Iterator, Mapping
from functools import cache

from briefgen import model
from briefgen.view.aggregates import Totals
from briefgen.view.derived import Derived, Many, Names, Owned, Shape, declared
from briefgen.view.records import RECORDS, Listing, Record
from briefgen.view.subjects import fields
from briefgen.view.values import Raw, Value

# The types of an office's own fields whose values have parts.
RECORDED: Mapping[str, type] = {"link": model.WebLink, "picture": model.Illustration}
# What may have fields of the office's own → the name by which they are declared.
OWNERS_BY: Mapping[Shape, str] = {
    model.Portfolio: "portfolio",
    model.Theme: "theme",
    model.Initiative: "initiative",
}
VALUES = {*typing.get_args(Raw), model.LocalizedText}


@cache
def parts(shape: Shape) -> Mapping[str, Shape]:
    """Return what a template may ask of a shape, by name.

    Of fields of the office's own, nothing is known without their declarations.
    """
    if isinstance(shape, Names):
        return dict(shape.own)
    if isinstance(shape, Owned):
        return {
            name: _owned(name, each, shape) for name, each in parts(shape.kind).items()
        }
    if shape in {Value, model.ByName}:
        return {}
    shapes = {name: field.shape for name, field in computed(shape).items()}
    if isinstance(shape, Many) or shape is Totals:
        return shapes
    hints = typing.get_type_hints(shape)
    own = {name: _shape(hints[name]) for name in fields(shape) if name not in shapes}
    return {name: (own | shapes)[name] for name in fields(shape)}


def computed(shape: Shape) -> Mapping[str, Derived[typing.Any]]:
    """Return the fields of a shape that are derived, as they are declared."""
    if isinstance(shape, Many):
        return declared(Listing)
    assert isinstance(shape, type), "what an office declares has no derived fields"
    return declared(Totals if shape is Totals else RECORDS.get(shape, Record))


def owned(shape: Shape, declared: model.DeclaredFields) -> Shape:
    """Return the shape of a subject in a workspace that declares these fields."""
    every = (
        (owner, Names(tuple(_own_shapes(getattr(declared, owner))), owner))
        for owner in OWNERS_BY.values()
    )
    return Owned(shape, tuple(every)) if isinstance(shape, type) else shape


def _own_shapes(declared: model.ByName[model.OwnField]) -> Iterator[tuple[str, Shape]]:
    for name, each in declared.values.items():
        one = RECORDED.get(each.simple, Value)
        rows = Names(tuple(_own_shapes(each.columns)))
        listed = {"list": Many(one), "table": Many(rows)}
        yield name, listed.get(each.type, one)


def _owned(name: str, shape: Shape, around: Owned) -> Shape:
    """Return the shape of a field of a subject in a workspace that declares fields."""
    own = dict(around.own)
    if name == "fields":
        return own[OWNERS_BY[around.kind]]
    if shape is model.DeclaredFields:
        return Names(
            tuple(
                (owner, Names(tuple((each, model.OwnField) for each, _ in names.own)))
                for owner, names in around.own
            )
        )
    match shape:
        case Many(type() as item) if item in OWNERS_BY:
            return Many(Owned(item, around.own))
        case type() if shape in OWNERS_BY:
            return Owned(shape, around.own)
        case _:
            return shape


def _shape(hint: object) -> Shape:
    """Return the shape that a type hint means: `X | None` is an X."""
    if typing.get_origin(hint) is model.ByName:
        return model.ByName
    inner = [each for each in typing.get_args(hint) if each not in {type(None), ...}]
    if typing.get_origin(hint) is tuple:
        return Many(_shape(inner[0]))
    kind = inner[0] if inner else hint
    if dataclasses.is_dataclass(kind) and kind not in VALUES:
        assert isinstance(kind, type)
        return kind
    return Value if not typing.get_args(kind) else _shape(kind)
