"""Every sentence of the shipped templates keeps the rules, for portfolios as odd as may be.

Charts word their findings elsewhere, and are judged there.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from briefgen import tree, walking
from briefgen.assembling import Project, assemble
from briefgen.model import Portfolio
from briefgen.templating import Kind
from tests.sample_documents import NOON, project
from tests.wording import rules
from tests.wording.portfolios import portfolios


@settings(max_examples=40)
@given(portfolios())
def test_every_page_keeps_the_rules(portfolio: Portfolio) -> None:
    made = replace(project(), portfolio=portfolio, digests={}, drawn=False)
    given_amounts = amounts(portfolio)
    for kind, subject, language in documents(made):
        document = assemble(made, kind, subject, language, NOON).document
        for text, sentence in texts(document):
            assert rules.broken(text, language, sentence=sentence) == [], text
            if portfolio.currency != "EUR":
                assert rules.untrue(text, language, given_amounts) == [], text


def documents(made: Project) -> Iterator[tuple[Kind, str, str]]:
    for kind in made.kinds:
        themes = [theme.id for theme in made.portfolio.themes]
        for subject in themes if kind.per == "theme" else ["portfolio"]:
            for language in ("en", "fr"):
                yield kind, subject, language


def amounts(portfolio: Portfolio) -> set[Decimal]:
    """Give every amount of the data, and every sum that may be taken of them."""
    funding = [each.funding for each in portfolio.initiatives]
    single = [f.amount.amount for f in funding]
    totals = [f.total_value.amount for f in funding if f.total_value]
    by_theme = [
        sum(
            (i.funding.amount.amount for i in portfolio.initiatives if i.theme == t.id),
            Decimal(0),
        )
        for t in portfolio.themes
    ]
    return {*single, *totals, *by_theme, sum(single, Decimal(0))}


def texts(document: tree.Document) -> Iterator[tuple[str, bool]]:
    """Give what is printed, block by block, and whether it is a sentence."""
    head = document.head
    yield from ((tree.plain(each), False) for each in (head.title, head.subtitle))
    for block in walking.blocks(document):
        match block:
            case tree.Paragraph(content):
                text = tree.plain(content)
                yield text, text.endswith(".")  # others are lines of a record
            case tree.Heading(content=content):
                yield tree.plain(content), False
            case tree.Table(_, rows):
                for row in rows:
                    yield from ((tree.plain(cell), False) for cell in row)
            case tree.KeyFigures(figures):
                for each in figures:
                    label = f"{tree.plain(each.value)} {tree.plain(each.label)}"
                    yield label, False
            case _:
                pass
