"""Portfolios of odd counts, amounts, periods, people and places, by Hypothesis."""

import datetime
from decimal import Decimal
from typing import get_args

from hypothesis import strategies as st

from briefgen.model import (
    Advice,
    Bound,
    Duration,
    Edition,
    Event,
    FiscalYears,
    Funding,
    FundingKind,
    FundingLine,
    Gender,
    Initiative,
    LocalizedText,
    Location,
    Money,
    Note,
    Partner,
    Portfolio,
    Reach,
    Release,
    Theme,
)


def both(en: str, fr: str) -> LocalizedText:
    return LocalizedText({"en": en, "fr": fr})


AMOUNTS = (0, 0, 1, 600000, 999999, 1000000, 1005000, 1234567, 2500000, 17950000)
LARGE = ("1520345675.50", "999999999", "10000000000", "1250.50")
# Singular and plural of those who are reached.
PEOPLE = (
    ("woman", "women", "femme", "femmes"),
    ("farmer", "farmers", "agriculteur", "agriculteurs"),
    (
        "person with a disability",
        "people with disabilities",
        "handicapé",
        "handicapés",
    ),
    ("Hungarian", "Hungarians", "Hongroise", "Hongroises"),
    ("leader", "leaders", "leader communautaire", "leaders communautaires"),
)
TITLES = (
    ("Resilient Puna", "Puna résiliente"),
    ("Project 1: a long official title", "Projet 1\u00a0: un long titre officiel"),
    ("Who pays?", "Qui paie?"),
    ("Clean water", "Eau potable"),
    ("Hungary and Haiti", "Hongrie et Haïti"),
)
LEADS = (None, both("that helps people", "pour aider les gens"))
LATER = Release(embargo=datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC))
BOUNDS: tuple[Bound, ...] = get_args(Bound)
KINDS: tuple[FundingKind, ...] = ("new", "increase", "renewal")
GENDERS: tuple[Gender | None, ...] = (None, "feminine", "masculine")
COUNTRIES = ("PE", "PH", "EG", "CU", "IL", "TT", "US", "HN", "CD")


titles = st.sampled_from([both(*pair) for pair in TITLES])
amounts = st.sampled_from([*map(Decimal, AMOUNTS), *map(Decimal, LARGE)])
durations = st.none() | st.builds(
    Duration, st.sampled_from((1, 2, 12, 18)), st.sampled_from(("years", "months"))
)
years = st.none() | st.builds(
    lambda first, more: FiscalYears(first, first + more),
    st.integers(2024, 2026),
    st.integers(1, 7),
)
places = st.builds(
    Location,
    st.sampled_from(COUNTRIES),
    st.none() | st.just(both("La Libertad", "La Libertad")),
)
partners = st.builds(
    Partner,
    st.sampled_from([both("Agency", "Agence"), both("APEC", "APEC")]),
    st.sampled_from(("leading", "implementing", "partner", "recipient", "funder")),
)


@st.composite
def reached(draw: st.DrawFn) -> Reach:
    """Reach some, with words in the number that the count takes."""
    count = draw(st.sampled_from((0, 1, 1, 2, 8, 10, 11, 2500, 1000000, 1234567)))
    one, many, un, des = draw(st.sampled_from(PEOPLE))
    who = both(one if count == 1 else many, un if count == 1 else des)
    bound = draw(st.sampled_from(BOUNDS))
    women = draw(st.sampled_from((None, 0, 30, 50, 100)))
    return Reach(count, bound, who, women)


@st.composite
def fundings(draw: st.DrawFn, currency: str) -> Funding:
    """Fund one, or not."""
    kind = draw(st.sampled_from(KINDS))
    amount = draw(amounts)
    total = Money(amount + 1000000, currency) if kind == "increase" else None
    money = Money(amount, currency)
    line = FundingLine(kind, money, total, draw(durations), draw(years))
    return Funding((line,))


@st.composite
def portfolios(draw: st.DrawFn) -> Portfolio:
    """Make one to three themes of none to three initiatives, in one currency.

    Some initiatives are held back.
    """
    currency = draw(st.sampled_from(("CAD", "CAD", "USD", "EUR")))
    advice = Advice(recommendations=(both("That you agree.", "Que vous acceptiez."),))
    themes = tuple(
        Theme(
            f"theme-{number}",
            draw(titles),
            lead=draw(st.sampled_from(LEADS)),
            advice=draw(st.sampled_from((None, advice))),
        )
        for number in range(draw(st.integers(1, 3)))
    )
    initiatives = tuple(
        Initiative(
            f"initiative-{at}-{number}",
            theme.id,
            draw(titles),
            draw(fundings(currency)),
            both("It helps.", "Elle aide."),
            partners=tuple(draw(st.lists(partners, max_size=3))),
            places=tuple(draw(st.lists(places, max_size=2))),
            reach=tuple(draw(st.lists(reached(), max_size=2))),
        )
        for at, theme in enumerate(themes)
        for number in range(draw(st.integers(0, 3)))
    )
    gender = draw(st.sampled_from(GENDERS))
    minister = both("Associate Minister", "ministre associée")
    return Portfolio(
        both("Announcements", "Annonces"),
        Event(
            both("Meeting", "Réunion"),
            both("Lima, Peru", "Lima (Pérou)"),
            datetime.date(2024, 11, 15),
            datetime.date(2024, 11, 16),
        ),
        both("Introduction.", "Introduction."),
        currency,
        Edition(datetime.date(2024, 11, 16)),
        themes,
        initiatives,
        note=Note("decision", minister, gender),
        releases={
            f"initiatives.{each.id}": LATER
            for each in initiatives
            if draw(st.integers(0, 4)) == 0
        },
    )
