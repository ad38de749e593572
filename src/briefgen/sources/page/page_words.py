"""Words by which the parts of a published page are known, in English and French."""

import re
from typing import Literal, TypeAlias

from briefgen.sources.page.dates_in_text import is_date

LabelName: TypeAlias = Literal[
    "funding", "description", "duration", "partners", "places"
]
LABELS: tuple[tuple[LabelName, str], ...] = (
    (
        "funding",
        (
            r"(?:total |new )?funding(?: amount)?|amount|investment|budget|(?:project )?value|contribution"
            r"|financement(?: total)?|montant|investissement|aide financière|valeur(?: du projet)?"
        ),
    ),
    ("description", r"(?:project )?description|about|purpose|objectif|but"),
    ("duration", r"duration|time ?frame|period|durée|période"),
    (
        "partners",
        (
            r"(?:implementing |executing )?(?:partners?|organi[sz]ations?|agency|agencies)"
            r"|implementer|partenaires?(?: de mise en œuvre| d[’']exécution)?"
            r"|organismes?(?: d[’']exécution)?"
        ),
    ),
    ("places", r"locations?|country|countries|lieux?|pays"),
)
LABEL = re.compile(
    "|".join(f"(?P<{name}>{words})" for name, words in LABELS), re.IGNORECASE
)
LABELLED = re.compile(
    r"([^:]{2,40}?)[ \u00a0\u202f]?:(?:[ \u00a0\u202f]*(.*))?", re.DOTALL
)

# Headings of what stands on a page beside what it says: all below them is left out.
BESIDE = re.compile(
    r"main content|skip to main content|related (?:products?|links?|information|content)"
    r"|associated links?|quick facts?|quotes?|see also|contacts?|media contacts?"
    r"|(?:for )?more information|page details|share this page|follow us|subscribe|menu"
    r"|report a problem on this page|learn more|notes? to editors?|about this site"
    r"|contenu principal|passer au contenu principal|produits? connexes?|suivez-nous"
    r"|(?:liens?|documents?|renseignements|contenu) (?:connexes?|associés?)"
    r"|(?:les )?faits en bref|citations?|voir aussi|personnes?-ressources?"
    r"|pour (?:en savoir plus|plus de renseignements)|détails de la page"
    r"|partager cette page|signaler un problème sur cette page|à propos de ce site",
    re.IGNORECASE,
)
# Lines at the head of a page that say only what it is.
PAGE_KIND = re.compile(
    r"backgrounder|news release|statement|fact ?sheet|document d[’']information"
    r"|communiqué(?: de presse)?|déclaration|fiche d[’']information",
    re.IGNORECASE,
)


def label_of(text: str) -> tuple[LabelName, str] | None:
    """Return the name of the label that a line begins with, and what stands after it.

    >>> label_of("Funding: $2,000,000")
    ('funding', '$2,000,000')
    """
    parts = LABELLED.fullmatch(text)
    label = None if parts is None else LABEL.fullmatch(parts[1].strip())
    if parts is None or label is None:
        return None
    name = next(name for name, _ in LABELS if label[name] is not None)
    return name, (parts[2] or "").strip(" ")


def is_label(text: str) -> bool:
    """Return whether a heading is only the label of what stands below it."""
    words = text.rstrip(" :\u00a0")
    label = label_of(f"{words}:")
    return label is not None and label[0] in {"funding", "description"}


def says_what_it_is(text: str) -> bool:
    """Return whether a line is only the date of a page, or the kind of page it is."""
    return is_date(text) or PAGE_KIND.fullmatch(text.strip()) is not None


def stands_beside(text: str) -> bool:
    """Return whether a heading is one of those below which nothing is read."""
    return BESIDE.fullmatch(text.strip(" :\u00a0")) is not None
