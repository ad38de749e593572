"""A piece of template text with its place."""

from dataclasses import dataclass

from briefgen.errors import Place


@dataclass(frozen=True, slots=True)
class Script:
    """Template text; `place` is that of its first line."""

    text: str
    place: Place
