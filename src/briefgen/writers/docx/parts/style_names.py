"""The built-in styles of Word to their names in other languages.

Word itself writes the English name into files, whatever its language; other programs
write what their users see.
"""

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
