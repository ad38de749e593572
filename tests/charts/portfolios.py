"""Portfolios built by hand, and requests for charts of them."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from briefgen import charts, style_file, tree, view
from briefgen.errors import Place
from briefgen.languages.words_of import words_of
from briefgen.model import (
    EVERY_LANGUAGE,
    Duration,
    Edition,
    Event,
    FiscalYears,
    Funding,
    FundingLine,
    Initiative,
    LocalizedText,
    Money,
    Portfolio,
    Reach,
    Release,
    Theme,
)

DAY = datetime.date(2024, 11, 16)
NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
STYLE = style_file.read_style(
    (Path(__file__).parents[2] / "templates/style.yaml").read_text(),
    "templates/style.yaml",
)
LOOK = STYLE.look("factsheet")


def text(words: str) -> LocalizedText:
    return LocalizedText({EVERY_LANGUAGE: words})


def initiative(
    name: str,
    amount: int | str = 0,
    years: tuple[int, int] | None = None,
    lasting: Duration | None = None,
    reach: tuple[Reach, ...] = (),
) -> Initiative:
    span = None if years is None else FiscalYears(*years)
    money = Money(Decimal(amount), "CAD")
    line = FundingLine("new", money, duration=lasting, fiscal_years=span)
    funding = Funding((line,))
    key = name.lower().replace(" ", "-")
    return Initiative(key, "water", text(name), funding, text(""), reach=reach)


def people(
    count: int, who: str = "people", bound: str = "exact", women: int | None = None
) -> Reach:
    return Reach(count, bound, text(who), women)  # type: ignore[arg-type]


def portfolio(
    *initiatives: Initiative, releases: Mapping[str, Release] | None = None
) -> Portfolio:
    ids = dict.fromkeys(each.theme for each in initiatives) or {"water": None}
    return Portfolio(
        title=text("Portfolio"),
        event=Event(text("Meeting"), text("Lima"), DAY, DAY),
        introduction=text("Introduction"),
        currency="CAD",
        edition=Edition(DAY),
        themes=tuple(Theme(key, text(key.capitalize())) for key in ids),
        initiatives=initiatives,
        places={
            f"initiatives.{each.id}": Place(f"data/initiatives/{each.id}.yaml")
            for each in initiatives
        },
        releases=releases or {},
    )


def request(
    of: Portfolio,
    theme: str | None = None,
    *,
    language: str = "en",
    audience: str = "public",
    width: float = 500.0,
) -> charts.ChartRequest:
    trace = view.Trace(of, language, audience, NOON)  # type: ignore[arg-type]
    found = (each for each in of.themes if each.id == theme)
    subject = view.theme(trace, next(found)) if theme else view.portfolio(trace)
    words = words_of(language, several_currencies=False)
    return charts.ChartRequest(
        subject=subject,
        trace=trace,
        look=LOOK,
        accent=STYLE.accent(0),
        words=words,
        phrase=lambda text: words.phrase(text) or text,
        label="Funding" if language == "en" else "Financement",
        width=width,
        place=Place("templates/note.md", 12, None),
        custom={},
    )


def chart(specification: str) -> charts.Chart:
    return charts.read(specification, "charts/money.yaml")


def shown(specification: str, asked: charts.ChartRequest) -> tree.Blocks:
    """Draw a chart; what was derived for another is no part of the request."""
    return charts.blocks(chart(specification), replace(asked, series={}))


def figure(specification: str, asked: charts.ChartRequest) -> tree.Figure:
    found, *notes = shown(specification, asked)
    assert isinstance(found, tree.Figure)
    for note in notes:  # how many rows are not shown
        assert isinstance(note, tree.Paragraph)
        assert note.role == "meta"
    return found


def finding(specification: str, asked: charts.ChartRequest) -> str:
    return tree.plain(figure(specification, asked).finding)
