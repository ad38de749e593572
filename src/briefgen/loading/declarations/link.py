"""Words that lead to an address on the web."""

from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.loading.labels import release
from briefgen.model import LocalizedText, WebLink
from briefgen.reading.fields import Field, per_language, required, url


def link(texts: Texts) -> Field[WebLink]:
    """Declare a link, whose address may be another one in each language."""
    address = per_language(LocalizedText, texts.languages, url(), release())
    return mapping(
        WebLink,
        required(
            "title",
            texts.name,
            "the words that are clicked",
            "{en: The programme, fr: Le programme}",
        ),
        required("url", address, "where it leads", "https://www.example.org/programme"),
    )
