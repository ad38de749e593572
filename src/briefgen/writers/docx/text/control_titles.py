"""Paths of the data to the titles of controls: "Amount of funding: resilient puna"."""

from collections.abc import Mapping

LONGEST = 64  # characters that Word keeps of a title
COLLECTIONS = {"initiatives", "themes"}

# Field names in French; others are told as they are written.
FRENCH: Mapping[str, str] = {
    "action_required": "suite demandée",
    "addressee": "destinataire",
    "advice": "conseils",
    "advice_notice": "avis sur les conseils",
    "amount": "montant",
    "background": "contexte",
    "considerations": "considérations",
    "contact": "personne-ressource",
    "count": "nombre",
    "country": "pays",
    "currency": "monnaie",
    "date": "date",
    "description": "description",
    "duration": "durée",
    "edition": "édition",
    "email": "courriel",
    "ends": "fin",
    "event": "événement",
    "fiscal_years": "exercices",
    "funding": "financement",
    "introduction": "introduction",
    "issue": "objet",
    "label": "mention",
    "lead": "phrase d’accroche",
    "name": "nom",
    "next_steps": "prochaines étapes",
    "note": "note",
    "notice": "avis",
    "partners": "partenaires",
    "place": "lieu",
    "places": "lieux",
    "portfolio": "portefeuille",
    "reach": "portée",
    "recommendations": "recommandations",
    "risks": "risques",
    "short_name": "nom abrégé",
    "short_title": "titre abrégé",
    "sign_off": "approbations",
    "source": "source",
    "starts": "début",
    "summary": "sommaire",
    "title": "titre",
    "total_value": "valeur totale",
    "tracking_number": "numéro de suivi",
    "url": "adresse",
    "who": "personnes",
    "women_percent": "pourcentage de femmes",
}


def title(path: str, language: str) -> str:
    """Give the title of a control in words; `language` is the document's."""
    names = [name for name in path.split(".") if name]
    subject = ""
    if len(names) > 1 and names[0] in COLLECTIONS:
        subject, names = names[1], names[2:]
    if names and len(names[-1]) == len("en") and names[-1].isalpha():
        names = names[:-1]
    fields = " – ".join(_fields(names, FRENCH if language == "fr" else {}))
    told = fields[:1].upper() + fields[1:]
    mark = " : " if language == "fr" else ": "
    both = mark.join(filter(None, (told, subject.replace("-", " "))))
    return (both or path or "?")[:LONGEST]


def _fields(names: list[str], known: Mapping[str, str]) -> list[str]:
    """Tell the fields; entries of a list are numbered from 1."""
    told: list[str] = []
    for name in names:
        if name.isdecimal() and told:
            told[-1] += f" {int(name) + 1}"
        else:
            told.append(known.get(name, name.replace("_", " ")))
    return told
