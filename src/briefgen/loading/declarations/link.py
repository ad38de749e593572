"""Words that lead to an address on the web."""

from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.model import WebLink
from briefgen.reading.fields import Field, required


def link(texts: Texts) -> Field[WebLink]:
    """Declare a link, whose address may be another one in each language."""
    return mapping(
        WebLink,
        required(
            "title",
            texts.name,
            "the words that are clicked",
            "{en: The programme, fr: Le programme}",
        ),
        required(
            "url", texts.address, "where it leads", "https://www.example.org/programme"
        ),
    )
