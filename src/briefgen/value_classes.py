"""Declared fields to a frozen dataclass whose methods are compiled when first used.

The standard library compiles six methods of each class while modules are imported: a
fifth of what a short command takes. Here nothing is compiled before the first instance,
comparison or hash of a class; from then on it is as quick as the standard library's.
Fields, defaults, `replace`, `match`, pickles, copies and slots are the same.
"""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from functools import partial
from reprlib import recursive_repr
from typing import Any

__all__ = ["dataclass"]

TYPE_CHECKING = False  # but for those who check types: they know the library's own
HERE = {"frozen", "slots", "kw_only", "eq", "repr"}  # the options of what is made here

Field = dataclasses.Field[Any]
Method = Callable[..., Any]


def _dataclass(cls: type | None = None, /, **options: bool) -> Any:
    """Return the class as the standard library declares it, or a decorator for it."""
    if cls is None:
        return partial(_dataclass, **options)
    if options.keys() <= HERE and options.get("frozen") and options.get("slots"):
        return _frozen(cls, options)
    return dataclasses.dataclass(**options)(cls)


if not TYPE_CHECKING:
    dataclass = _dataclass


def _frozen(cls: type, options: dict[str, bool]) -> Any:
    own = {name for name, value in vars(cls).items() if value is not None}
    cls.__doc__ = cls.__doc__ or cls.__name__  # else the library words its signature
    nothing = {"frozen": False, "init": False, "eq": False, "repr": False}
    value: Any = dataclasses.dataclass(**{**options, **nothing})(cls)
    methods = {**ALWAYS, "__init__": _later(value, "__init__", _init)}
    if options.get("eq", True):
        methods["__eq__"] = _later(value, "__eq__", _eq)
        methods["__hash__"] = _later(value, "__hash__", _hash)
    if options.get("repr", True):
        methods["__repr__"] = _repr
    for name in methods.keys() - own:
        setattr(value, name, methods[name])
    return value


def _later(cls: type, name: str, compiled: Callable[[type], Method]) -> Method:
    """Return a method that puts the compiled one in its place when it is first called."""

    def method(self: object, /, *arguments: object, **keywords: object) -> Any:
        setattr(cls, name, compiled(cls))
        return getattr(cls, name)(self, *arguments, **keywords)

    return method


def _init(cls: type) -> Method:
    """Return the method that puts each value into its slot."""
    declared = [field for field in fields(cls) if field.init or _has_default(field)]
    names: dict[str, object] = {"MISSING": MISSING}
    for field in declared:
        names[f"set_{field.name}"] = getattr(cls, field.name).__set__
        names[f"default_{field.name}"] = field.default
        names[f"fresh_{field.name}"] = field.default_factory
    last = [field for field in declared if field.init and field.kw_only]
    first = [field for field in declared if field.init and not field.kw_only]
    star = ["*"] if last else []
    parameters = [*map(_parameter, first), *star, *map(_parameter, last)]
    body = [f"set_{field.name}(self, {_value(field)})" for field in declared]
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    return _compiled(cls, f"__init__(self, {', '.join(parameters)})", body, names)


def _has_default(field: Field) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _parameter(field: Field) -> str:
    return f"{field.name}=default_{field.name}" if _has_default(field) else field.name


def _value(field: Field) -> str:
    name = field.name
    if field.default_factory is MISSING:
        return name if field.init else f"default_{name}"
    return (
        f"fresh_{name}() if {name} is MISSING else {name}"
        if field.init
        else f"fresh_{name}()"
    )


def _eq(cls: type) -> Method:
    names = [field.name for field in fields(cls) if field.compare]
    body = [
        "if other.__class__ is self.__class__:",
        f" return {_values('self', names)} == {_values('other', names)}",
        "return NotImplemented",
    ]
    return _compiled(cls, "__eq__(self, other)", body, {})


def _hash(cls: type) -> Method:
    counted = [
        (each, each.compare if each.hash is None else each.hash) for each in fields(cls)
    ]
    names = [field.name for field, counts in counted if counts]
    return _compiled(
        cls, "__hash__(self)", [f"return hash({_values('self', names)})"], {}
    )


def _values(owner: str, names: Iterable[str]) -> str:
    return f"({''.join(f'{owner}.{name}, ' for name in names)})"


def _compiled(
    cls: type, head: str, body: list[str], names: dict[str, object]
) -> Method:
    text = "\n".join([f"def {head}:", *(f" {line}" for line in body or ["pass"])])
    exec(text, names)  # noqa: S102 - as the library does, of names of fields alone
    method: Any = names[head.partition("(")[0]]
    method.__qualname__ = f"{cls.__qualname__}.{method.__name__}"
    method.__module__ = cls.__module__
    return method  # type: ignore[no-any-return]


@recursive_repr()
def _repr(self: Any) -> str:
    values = (
        f"{each.name}={getattr(self, each.name)!r}"
        for each in fields(self)
        if each.repr
    )
    return f"{self.__class__.__qualname__}({', '.join(values)})"


def _setattr(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for field, value in zip(fields(self), state, strict=False):
        object.__setattr__(self, field.name, value)


ALWAYS: dict[str, Method] = {
    "__setattr__": _setattr,
    "__delattr__": _delattr,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
