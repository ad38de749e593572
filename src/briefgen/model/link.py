"""Where a reader can read on."""

from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class WebLink:
    """Words that lead to an address on the web; each language may have its own address."""

    title: LocalizedText
    url: LocalizedText
