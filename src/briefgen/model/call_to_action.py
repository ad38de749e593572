"""What readers of public documents are asked to do."""

from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class CallToAction:
    """What to do, and the address on the web where one does it, in each language."""

    text: LocalizedText
    address: LocalizedText
