"""A method to a field that templates may ask for: its shape, its key, its documentation.

A class of the view declares a derived field where it computes it. Everything else
follows: what templates are offered, the shapes that `lint` judges by, the replay of
recorded keys, and the table of fields in `docs/templates.md`.
"""

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeAlias, TypeVar, cast

from briefgen.value_classes import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Many:
    """A list, and what stands in it."""

    item: "Shape"


@dataclass(frozen=True, slots=True)
class Names:
    """Fields that an office declares, each with what stands in it; of an `owner`."""

    own: "tuple[tuple[str, Shape], ...]"
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Owned:
    """A record of the model in a workspace that declares fields, by what has them."""

    kind: type
    own: tuple[tuple[str, Names], ...]


Shape: TypeAlias = type | Many | Names | Owned  # a type of the model: a record of it


@dataclass(frozen=True, slots=True)
class Derived(Generic[T]):
    """A derived field: the shape that a template finds in it, and how it is computed.

    It is computed of its owner and for the key that it is recorded by: the name of the
    field after the key of the owner, if that has one.
    """

    shape: Shape
    derive: Callable[[Any, str], T]

    def __get__(self, owner: Any, _: type | None = None) -> T:
        """Compute the field of an owner; of its class, return the declaration."""
        if owner is None:
            return cast("T", self)
        key = owner._key  # noqa: SLF001 - its class declares the field
        return self.derive(owner, key and f"{key}.{self.derive.__name__}")

    @property
    def documentation(self) -> str:
        """Return what the documentation says of it: what it returns."""
        first, *_ = str(self.derive.__doc__).split("\n")
        return first.removeprefix("Return ").removesuffix(".")


def derived(shape: Shape) -> Callable[[Callable[[Any, str], T]], Derived[T]]:
    """Declare a method to be a field with that shape, documented by its first line."""
    return lambda derive: Derived(shape, derive)


def declared(owner: type) -> Mapping[str, Derived[Any]]:
    """Return the derived fields that a class declares, by name."""
    fields = (each for base in reversed(owner.__mro__) for each in vars(base).items())
    return {name: each for name, each in fields if isinstance(each, Derived)}
