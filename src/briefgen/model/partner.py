"""Organizations, and what they do in an initiative."""

from typing import Literal, TypeAlias

from briefgen.model.number import Number
from briefgen.model.text import Language, LocalizedText
from briefgen.value_classes import dataclass

Role: TypeAlias = Literal["leading", "implementing", "partner", "recipient", "funder"]


@dataclass(frozen=True, slots=True)
class Partner:
    """An organization, what it does in an initiative, and its per cent of the funding.

    `language` is that of its name, where this is not translated.
    """

    name: LocalizedText
    role: Role
    share: Number | None = None
    language: Language | None = None
