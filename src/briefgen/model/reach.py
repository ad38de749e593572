"""How many people an initiative reaches."""

from typing import Literal, TypeAlias

from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass

Bound: TypeAlias = Literal["exact", "about", "at-least", "more-than", "up-to"]

OPEN: tuple[Bound, ...] = ("at-least", "more-than")  # there may be more
NO_MORE: tuple[Bound, ...] = ("exact", "up-to")  # than the count


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people an initiative reaches, with the bound its source gave."""

    count: int
    bound: Bound
    who: LocalizedText
    women_percent: int | None = None
