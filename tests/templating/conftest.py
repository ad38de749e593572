"""A small portfolio, and a way to render a template of one line for it."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from briefgen import view
from briefgen.audiences import Audience
from briefgen.errors import BriefgenError, Place
from briefgen.languages.words_of import words_of
from briefgen.model import (
    Advice,
    Duration,
    Edition,
    Event,
    FiscalYears,
    Funding,
    FundingLine,
    Initiative,
    LocalizedText,
    Location,
    Money,
    Partner,
    Portfolio,
    Reach,
    Release,
    Theme,
)
from briefgen.templating import Rendered, Renderer, Script, Session

PATH = "templates/kind.md"
NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
Render = Callable[..., tuple[Rendered, Session]]


def words(en: str, fr: str) -> LocalizedText:
    return LocalizedText({"en": en, "fr": fr})


def funded(amount: int, *period: Any) -> Funding:
    return Funding((FundingLine("new", Money(Decimal(amount), "CAD"), None, *period),))


def portfolio() -> Portfolio:
    puna = Initiative(
        "puna",
        "climate",
        words("Resilient | *Puna*", "Puna résiliente"),
        funded(9_200_000, Duration(5, "years"), FiscalYears(2024, 2029)),
        LocalizedText({"en": "First.\n\nSecond.", "fr": "Un.\n\nDeux."}, prose=True),
        partners=(Partner(words("GIZ", "GIZ"), "implementing"),),
        places=(
            Location("PE", words("Piura", "Piura")),
            Location("PE", words("Lima", "Lima")),
            Location(None, words("the region", "la région")),
        ),
        reach=(Reach(40_000, "more-than", words("girls", "filles")),),
    )
    secret = Initiative(
        "secret",
        "climate",
        words("Secret", "Secret"),
        funded(800_000),
        LocalizedText({"en": "Hidden.", "fr": "Caché."}, prose=True),
    )
    return Portfolio(
        words("Portfolio", "Portefeuille"),
        Event(
            words("Meeting", "Réunion"),
            words("Lima", "Lima"),
            datetime.date(2024, 11, 15),
            datetime.date(2024, 11, 16),
        ),
        LocalizedText({"en": "Intro.", "fr": "Intro."}, prose=True),
        "CAD",
        Edition(datetime.date(2024, 11, 16)),
        (
            Theme(
                "climate",
                words("Climate", "Climat"),
                advice=Advice(
                    issue=LocalizedText({"en": "Approve.", "fr": "Approuver."})
                ),
            ),
            Theme("empty", LocalizedText({"en": "Empty"})),
        ),
        (puna, secret),
        places={
            "initiatives.puna.title.en": Place("data/initiatives/puna.yaml", 3, 8),
            "themes.empty.title": Place("data/themes.yaml", 9, 10),
        },
        releases={
            "initiatives.secret": Release(
                "public", None, datetime.datetime(2030, 1, 1, tzinfo=datetime.UTC)
            ),
            "themes.climate.advice": Release("internal", "protected-a"),
        },
    )


@pytest.fixture
def render() -> Render:
    """Render template text: (text, language, audience, theme, releases, includes)."""

    def go(  # noqa: PLR0913 - a test names what it changes
        text: str,
        *,
        language: str = "en",
        audience: Audience = "internal",
        theme: int = 0,
        line: int = 5,
        releases: Mapping[str, Release] | None = None,
        **includes: str,
    ) -> tuple[Rendered, Session]:
        found = portfolio()
        found = replace(found, releases={**found.releases, **(releases or {})})
        trace = view.Trace(found, language, audience, NOON)
        session = Session(trace, words_of(language, several_currencies=False))
        renderer = Renderer(
            lambda name: includes.get(name[len("sections/") : -len(".md")])
        )
        variables = {
            "theme": view.theme(trace, found.themes[theme]),
            "portfolio": view.portfolio(trace),
            "language": language,
        }
        script = Script(text, Place(PATH, line, None))
        shapes = {"portfolio": Portfolio, "theme": Theme}
        mistakes = renderer.judge([script], shapes)
        if mistakes:
            raise BriefgenError(mistakes)
        return renderer.render(script, variables, session), session

    return go


def printed(rendered: Rendered, session: Session) -> str:
    """Put the words of the values back in, as a reader would see them."""
    return "".join(
        (session.values[mark].text or str(session.values[mark].raw))
        if mark in session.values
        else mark
        for mark in rendered.text
    ).strip()
