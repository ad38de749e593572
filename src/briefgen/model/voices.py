"""What is said about an initiative, and whom to ask."""

from briefgen.model.text import Language, LocalizedText
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """What an office or a person said; in one `language`, or translated."""

    words: LocalizedText
    by: LocalizedText
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom a reader can write to, or call."""

    name: LocalizedText
    email: str
    phone: str | None = None
