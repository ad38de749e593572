"""A piece of template text with its place."""

from briefgen.errors import Place
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """Template text; `place` is that of its first line."""

    text: str
    place: Place
