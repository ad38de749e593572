"""Every sentence of the shipped templates keeps the rules, for portfolios as odd as may be.

Charts word their findings elsewhere, and are judged there.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from briefgen import traversal, tree
from briefgen.assembly import Project, assemble
from briefgen.model import Portfolio, ends
from briefgen.templating import DocumentKind
from tests.languages import page_rules, rules
from tests.languages.by_hand import advised
from tests.languages.portfolios import portfolios
from tests.sample_documents import NOON, project

ALL = "portfolio"


@settings(max_examples=40)
@given(portfolios())
def test_every_page_keeps_the_rules(portfolio: Portfolio) -> None:
    made = replace(project(), portfolio=advised(portfolio))
    given_amounts = amounts(portfolio)
    for kind, subject, language in documents(made):
        document = assemble(made, kind, subject, language, NOON).document
        count = shown(portfolio, kind, subject)
        assert page_rules.faults(document, language, count) == []
        for text, sentence in texts(document):
            assert rules.broken(text, language, sentence=sentence) == [], text
            if portfolio.currency != "EUR":
                assert rules.untrue(text, language, given_amounts) == [], text


def documents(made: Project) -> Iterator[tuple[DocumentKind, str, str]]:
    for kind in made.kinds:
        themes = [theme.id for theme in made.portfolio.themes]
        for subject in themes if kind.per == "theme" else [ALL]:
            for language in ("en", "fr"):
                yield kind, subject, language


def shown(portfolio: Portfolio, kind: DocumentKind, subject: str) -> int:
    """Count the initiatives that a page is about."""
    found = (each for each in portfolio.initiatives if subject in {each.theme, ALL})
    held = portfolio.releases if kind.audience == "public" else {}
    return sum(1 for each in found if f"initiatives.{each.id}" not in held)


def amounts(portfolio: Portfolio) -> set[Decimal]:
    """Give every amount of the data, and every sum that may be taken of them."""
    funding = [line for each in portfolio.initiatives for line in each.funding.lines]
    totals = [found.total_value.amount for found in funding if found.total_value]
    everything = portfolio.initiatives
    released = [
        i for i in everything if f"initiatives.{i.id}" not in portfolio.releases
    ]
    lists = [everything, released, *([each] for each in everything)]
    for theme in portfolio.themes:
        lists += [[i for i in found if i.theme == theme.id] for found in lists[:2]]
    lists += [
        [i for i in each if i.funding.lines[0].kind == "renewal"] for each in lists
    ]
    sums = (
        sum((ends(i.funding.lines[0].amount)[1] for i in each), Decimal(0))
        for each in lists
    )
    return {*totals, *sums}


def texts(document: tree.Document) -> Iterator[tuple[str, bool]]:
    """Give what is printed, block by block, and whether it is a sentence."""
    head = document.head
    yield from ((tree.plain(each), False) for each in (head.title, head.subtitle))
    for block in traversal.blocks(document):
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
