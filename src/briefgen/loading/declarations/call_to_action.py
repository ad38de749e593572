"""What readers are asked to do, and the address on the web where they do it."""

from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.model import CallToAction
from briefgen.reading.fields import Field, required


def call_to_action(texts: Texts) -> Field[CallToAction]:
    """Declare a call to action, whose address may be another one in each language."""
    return mapping(
        CallToAction,
        required(
            "text",
            texts.line,
            "the words of the link",
            "{en: Read the full story, fr: Lire la suite}",
        ),
        required(
            "address",
            texts.address,
            "where it leads; it is printed, and drawn as a QR code",
            "{en: https://www.example.org/water, fr: https://www.example.org/eau}",
        ),
    )
