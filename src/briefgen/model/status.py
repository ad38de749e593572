"""How far an initiative is."""

from typing import Literal, TypeAlias

from briefgen.model.when import When
from briefgen.value_classes import dataclass

State: TypeAlias = Literal["planned", "under-way", "completed", "cancelled"]


@dataclass(frozen=True, slots=True)
class Status:
    """How far an initiative is, and when that was so."""

    state: State
    as_of: When | None = None
