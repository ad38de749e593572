"""The model's types to what a template finds in a field: record, list, sums or value."""

import dataclasses
import typing
from collections.abc import Mapping
from functools import cache

from briefgen import model
from briefgen.view.aggregates import Totals
from briefgen.view.derived import Derived, Many, Shape, declared
from briefgen.view.records import RECORDS, Listing, Record
from briefgen.view.subjects import fields
from briefgen.view.values import Raw, Value

VALUES = {*typing.get_args(Raw), model.LocalizedText}


@cache
def parts(shape: Shape) -> Mapping[str, Shape]:
    """Return what a template may ask of a shape, by name."""
    if shape is Value:
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
    return declared(Totals if shape is Totals else RECORDS.get(shape, Record))


def _shape(hint: object) -> Shape:
    """Return the shape that a type hint means: `X | None` is an X."""
    inner = [each for each in typing.get_args(hint) if each not in {type(None), ...}]
    if typing.get_origin(hint) is tuple:
        return Many(_shape(inner[0]))
    kind = inner[0] if inner else hint
    if dataclasses.is_dataclass(kind) and kind not in VALUES:
        assert isinstance(kind, type)
        return kind
    return Value if not typing.get_args(kind) else _shape(kind)
