"""Small portfolios by hand, and the pages of the shipped kinds that they make."""

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

from briefgen import tree
from briefgen.assembly import assemble
from briefgen.model import (
    Advice,
    Edition,
    Event,
    FiscalYears,
    Funding,
    FundingLine,
    Initiative,
    LocalizedText,
    Money,
    Note,
    Portfolio,
    Theme,
)
from tests.languages import page_rules
from tests.sample_documents import NOON, project

DAY = datetime.date(2024, 11, 16)
LANGUAGES = ("en", "fr")
TITLES = (("Clean water", "Eau potable"), ("Safe roads", "Routes sûres"))


def both(en: str, fr: str) -> LocalizedText:
    return LocalizedText({"en": en, "fr": fr})


def initiative(
    name: str, theme: str, amount: str = "2000000", **fields: Any
) -> Initiative:
    years = fields.pop("years", FiscalYears(2024, 2026))
    line = FundingLine("new", Money(Decimal(amount), "CAD"), fiscal_years=years)
    funding = fields.pop("funding", Funding((line,)))
    text = both(name.title(), name.title())
    return Initiative(
        name, theme, text, funding, both("It helps.", "Elle aide."), **fields
    )


def portfolio(*initiatives: Initiative, themes: int = 1, **fields: Any) -> Portfolio:
    made = tuple(Theme(f"theme-{at}", both(*TITLES[at])) for at in range(themes))
    event = Event(both("Meeting", "Réunion"), both("Lima", "Lima"), DAY, DAY)
    return Portfolio(
        both("Announcements", "Annonces"),
        event,
        both("Introduction.", "Introduction."),
        "CAD",
        Edition(DAY),
        fields.pop("given", made),
        initiatives,
        **fields,
    )


def advised(of: Portfolio) -> Portfolio:
    """Give every theme what notes for decision or signature have to have."""
    text = both("Approve the approach.", "Approuver la démarche.")
    issue = both("Whether to approve the approach.", "L’approbation de la démarche.")
    themes = tuple(
        replace(
            theme,
            advice=replace(
                theme.advice or Advice(), issue=issue, recommendations=(text,)
            ),
        )
        for theme in of.themes
    )
    note = of.note or Note(addressee=both("Minister of Water", "ministre de l’Eau"))
    letter = both("Letter of agreement", "Lettre d’entente")
    note = replace(note, due_date=DAY, to_sign=letter)
    return replace(of, themes=themes, note=note)


def page(of: Portfolio, kind: str, subject: str, language: str) -> tree.Document:
    made = replace(project(), portfolio=advised(of))
    found = next(each for each in made.kinds if each.name == kind)
    return assemble(made, found, subject, language, NOON).document


def said(of: Portfolio, kind: str, subject: str, language: str) -> list[str]:
    """Give the sentences of a page, with plain spaces."""
    made = page(of, kind, subject, language)
    return [text.replace("\u00a0", " ") for text in page_rules.sentences(made)]
