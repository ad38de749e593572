"""Values of the data model to plain JSON, and back, by the types of their fields.

A field that is added to a class needs nothing here.
"""

import datetime
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from briefgen.model import (
    Advice,
    ByName,
    Illustration,
    Initiative,
    LocalizedText,
    Money,
    Note,
    Option,
    Theme,
    WebLink,
)

SHORT = 32  # characters of a SHA-256: no two values share them

Decode: TypeAlias = Callable[[Any], Any]


def plain(value: Any) -> Any:
    """Return a value as JSON has it: a record as the list of its fields."""
    match value:
        case None | str() | bool() | int():
            return value
        case tuple():
            return [plain(each) for each in value]
        case Decimal():
            return str(value)
        case datetime.date():
            return value.isoformat()
        case Mapping():
            return {name: _named(each) for name, each in value.items()}
        case _:
            return [plain(getattr(value, each.name)) for each in fields(value)]


def _named(value: Any) -> Any:
    """Return a value under a name that no class declares, with the name of its class."""
    match value:
        case None | str():
            return value
        case tuple():
            return ["", [_named(each) for each in value]]
        case _:
            return [type(value).__name__, plain(value)]


def _value(named: Any) -> Any:
    """Return the value that `_named` made plain."""
    match named:
        case ["", items]:
            return tuple(map(_value, items))
        case [name, value]:
            return DECODERS[name](value)
        case _:
            return named


def digest_of(value: Any) -> str:
    """Return the digest of a value: two that are equal have the same."""
    text = json.dumps(plain(value), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:SHORT]


def digests_of(value: Theme | Initiative) -> str:
    """Return the digest of a value's outline and the one of all, in one text.

    The outline is what lists and totals can show, and select by: of its own texts, in which
    languages there are any.
    """
    outline = tuple(_outlined(getattr(value, each.name)) for each in fields(value))
    return f"{digest_of(outline)} {digest_of(value)}"


def _outlined(value: Any) -> Any:
    match value:
        case LocalizedText(by_language):
            return tuple(by_language)
        case Advice() | Note() | Option():
            parts = [getattr(value, each.name) for each in fields(value)]
            return tuple(map(_outlined, parts))
        case ByName(values):
            return ByName({name: _outlined(each) for name, each in values.items()})
        case [LocalizedText() | Option(), *_]:
            return tuple(map(_outlined, value))
        case _:
            return value


# A type that plain JSON has as a text → what makes a value of the text.
SIMPLE: Mapping[type, Decode] = {
    Decimal: Decimal,
    datetime.date: datetime.date.fromisoformat,
    datetime.datetime: datetime.datetime.fromisoformat,
}


def _decoder(kind: Any) -> Decode | None:
    """Return what makes a value of a type; None: it is as `plain` has it."""
    kinds = [each for each in get_args(kind) if each not in {NoneType, ...}]
    if kind in SIMPLE:
        return SIMPLE[kind]
    if get_origin(kind) is ByName:
        return _by_name
    if get_origin(kind) is tuple:
        return _tuple_of(_decoder(kinds[0]))
    if is_dataclass(kind):
        assert isinstance(kind, type)
        return record_of(kind)
    if len(kinds) > 1 and all(map(is_dataclass, kinds)):
        return _one_of(kinds)
    optional = NoneType in get_args(kind) and len(kinds) == 1
    return _decoder(kinds[0]) if optional else None


def _one_of(kinds: list[type]) -> Decode:
    """Return what makes a record of one of several classes, by its number of fields."""
    by_size = {len(fields(kind)): record_of(kind) for kind in kinds}
    assert len(by_size) == len(kinds), "the classes have different numbers of fields"
    return lambda values: by_size[len(values)](values)


def _tuple_of(decode: Decode | None) -> Decode:
    if decode is None:
        return tuple
    return lambda items: tuple([decode(each) for each in items])


def _by_name(plain_fields: list[dict[str, Any]]) -> ByName[Any]:
    """Return fields of the office's own; most have none."""
    (values,) = plain_fields
    return ByName({name: _value(each) for name, each in values.items()})


@cache
def record_of(kind: type) -> Decode:
    """Return what makes a record of a class of what `plain` made of it."""
    hints = get_type_hints(kind)
    decoders = [_decoder(hints[each.name]) for each in fields(kind)]
    needed = [(at, each) for at, each in enumerate(decoders) if each is not None]
    if not needed:
        return lambda values: kind(*values)

    def decode(values: list[Any]) -> Any:
        for at, each in needed:
            value = values[at]
            if value is not None:
                values[at] = each(value)
        return kind(*values)

    return decode


# How the values of fields of the office's own are made again, by the names of their classes.
DECODERS: Mapping[str, Decode] = {
    "ByName": _by_name,
    "Decimal": Decimal,
    "date": datetime.date.fromisoformat,
    "Illustration": record_of(Illustration),
    "WebLink": record_of(WebLink),
    "LocalizedText": record_of(LocalizedText),
    "Money": record_of(Money),
}
