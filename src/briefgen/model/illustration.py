"""Pictures that belong to what is told."""

from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture: its file under `templates/`, what it shows in words, and whose it is."""

    file: str
    alternative: LocalizedText
    credit: LocalizedText | None = None
