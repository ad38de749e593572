"""What officials advise."""

from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Advice:
    """What officials advise; internal, and marked by default."""

    issue: LocalizedText | None = None
    background: LocalizedText | None = None
    considerations: LocalizedText | None = None
    risks: LocalizedText | None = None
    recommendations: tuple[LocalizedText, ...] = ()
    next_steps: LocalizedText | None = None
