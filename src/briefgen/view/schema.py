"""The model's types to what a template finds in a field: record, list, sums or value."""

import dataclasses
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from briefgen import model
from briefgen.view.aggregates import Totals
from briefgen.view.records import fields
from briefgen.view.values import Value


@dataclass(frozen=True, slots=True)
class Many:
    """A list, and what stands in it."""

    item: "Shape"


Shape: TypeAlias = type | Many  # a type of the model is a record of it

VALUES = (model.LocalizedText, model.Money, model.FiscalYears, model.Duration)
DERIVED: Mapping[tuple[type, str], Shape] = {
    (model.Portfolio, "themes"): Many(model.Theme),
    (model.Portfolio, "initiatives"): Many(model.Initiative),
    (model.Theme, "initiatives"): Many(model.Initiative),
    (model.Initiative, "theme"): model.Theme,
    (model.Initiative, "initiatives"): Many(model.Initiative),
}
OF_LISTS: Mapping[str, Shape] = {
    "funding": Totals,
    "partners": Many(model.Partner),
    "places": Many(model.Location),
    "reach": Many(model.Reach),
}
OF_TOTALS: Mapping[str, Shape] = {"fiscal_years": Value, "new_money": Value}


@cache
def parts(shape: Shape) -> Mapping[str, Shape]:
    """Give what a template may ask of a shape, by name."""
    match shape:
        case Many():
            return OF_LISTS
        case type() if shape is Totals:
            return OF_TOTALS
        case type() if shape is Value:
            return {}
        case _:
            hints = typing.get_type_hints(shape)
            return {
                name: DERIVED[shape, name]
                if (shape, name) in DERIVED
                else _shape(hints[name])
                for name in fields(shape)
            }


def _shape(hint: object) -> Shape:
    """Give the shape that a type hint stands for: `X | None` is an X."""
    inner = [each for each in typing.get_args(hint) if each not in {type(None), ...}]
    if typing.get_origin(hint) is tuple:
        return Many(_shape(inner[0]))
    kind = inner[0] if inner else hint
    if dataclasses.is_dataclass(kind) and kind not in VALUES:
        assert isinstance(kind, type)
        return kind
    return Value if not typing.get_args(kind) else _shape(kind)
