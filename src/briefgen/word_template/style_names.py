"""The built-in styles of Word to their names in other languages.

Word itself writes the English name into files, whatever its language; other programs
write what their users see.
"""

import re
from collections.abc import Mapping

from lxml.etree import _Element as Element

from briefgen.word_template.parts import WordTemplate, parsed
from briefgen.word_template.word_elements import STYLE, STYLE_ID, W, value

KIND = f"{{{W}}}type"
HEADINGS = (
    "titre",
    "überschrift",
    "título",
    "titolo",
    "kop",
    "rubrik",
    "overskrift",
    "otsikko",
    "nagłówek",
    "nadpis",
)
LOCALIZED = {
    "normal": ("standard", "default paragraph style", "default style", "normale"),
    "subtitle": ("sous-titre", "untertitel", "subtítulo", "sottotitolo"),
    "list bullet": ("liste à puces", "aufzählungszeichen", "lista con viñetas"),
    "list number": ("liste à numéros", "listennummer", "lista con números"),
    "list continue": ("liste continue", "listenfortsetzung", "continuar lista"),
    "quote": ("citation", "zitat", "cita", "citazione", "quotations"),
    "caption": ("légende", "beschriftung", "epígrafe", "didascalia"),
    "footnote text": ("note de bas de page", "fußnotentext", "texto nota pie"),
    "header": ("en-tête", "kopfzeile", "encabezado", "intestazione"),
    "footer": ("pied de page", "fußzeile", "pie de página"),
    "hyperlink": ("lien hypertexte", "hipervínculo", "internet link"),
    "footnote reference": (
        "appel note de bas de p.",
        "fußnotenzeichen",
        "ref. de nota al pie",
        "footnote anchor",
    ),
}


def folded(name: str) -> str:
    """Return the form of a style's name in which names are compared."""
    return " ".join(name.casefold().split())


def names_of(name: str) -> tuple[str, ...]:
    """Return all names of a style, its own first."""
    own = folded(name)
    word, _, level = own.rpartition(" ")
    if word == "heading":
        return (own, *(f"{heading} {level}" for heading in HEADINGS))
    return (own, *LOCALIZED.get(own, ()))


def paragraph_styles(styles: Element) -> Mapping[str, tuple[str, ...]]:
    """Return the paragraph styles of a styles part: by id, each with all its names.

    They are the one that Word saves, those that users see in other languages, and the
    aliases; the first is written as it stands there.
    """
    known: dict[str, tuple[str, ...]] = {}
    for style in styles.iter(STYLE):
        if style.get(KIND, "paragraph") != "paragraph" or not style.get(STYLE_ID):
            continue
        name = value(style.find(f"{{{W}}}name")) or style.get(STYLE_ID, "")
        aliases = re.split("[,;]", value(style.find(f"{{{W}}}aliases")))
        others = (
            *names_of(name),
            *map(folded, aliases),
            folded(style.get(STYLE_ID, "")),
        )
        known[style.get(STYLE_ID, "")] = (name, *filter(None, others))
    return known


def styles_of(template: WordTemplate) -> Mapping[str, tuple[str, ...]]:
    """Return the paragraph styles of a template, as `paragraph_styles` does."""
    known: dict[str, tuple[str, ...]] = {}
    for part in template.parts.values():
        if part.kind.endswith(".styles+xml"):
            known |= paragraph_styles(parsed(part.data))
    return known


def style_called(name: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """Return the id of the paragraph style with a name, or an empty text."""
    wanted = folded(name)
    for number, names in known.items():
        if wanted in map(folded, names):
            return number
    return ""
