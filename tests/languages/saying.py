"""Ways to say an input in a language, by the code that makes pages.

Each gives a `Saying`: what goes in, in words, and what words, findings or the shipped
templates make of it. `sayings.py` lists them.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeAlias

from briefgen import findings, traversal, tree
from briefgen.findings import Periods, Shares
from briefgen.languages import funding_lines
from briefgen.languages.words import Words
from briefgen.model import (
    Duration,
    FiscalYears,
    FundingLine,
    Money,
    Note,
    Partner,
    Portfolio,
    Reach,
)
from briefgen.view import Trace, Value
from tests.languages import page_rules
from tests.languages.by_hand import both, initiative, page, portfolio

Say: TypeAlias = Callable[[Words], str | None]

NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
NAMES = (
    ("Clean water", "Eau potable"),
    ("Safe roads", "Routes sûres"),
    ("Fair trade", "Commerce équitable"),
    ("Good schools", "Écoles de qualité"),
    ("Open seas", "Mers ouvertes"),
    ("Green power", "Énergie verte"),
)


@dataclass(frozen=True, slots=True)
class Saying:
    """What goes in, in words, and how it is said in a language."""

    given: str
    say: Say


def in_language(words: Words, pair: tuple[str, str]) -> str:
    return pair[words.language == "fr"]


def cad(amount: int | str) -> Money:
    return Money(Decimal(amount), "CAD")


def years(count: int) -> Duration:
    return Duration(count, "years")


def months(count: int) -> Duration:
    return Duration(count, "months")


def prose(given: str, amount: int | str, currency: str = "CAD") -> Saying:
    return Saying(given, lambda words: words.money(Money(Decimal(amount), currency)))


def trace(words: Words) -> Trace:
    return Trace(portfolio(), words.language, "public", NOON)


def compared(words: Words, noun: Any, whole: Any, amounts: Sequence[int]) -> Shares:
    made = trace(words)
    named = [
        Value(made, in_language(words, NAMES[at]), f"a.{at}")
        for at, _ in enumerate(amounts)
    ]
    moneys = [Value(made, cad(each), f"b.{at}") for at, each in enumerate(amounts)]
    return Shares(noun, whole, named, moneys)


def shared(
    given: str, *amounts: int, noun: str = "initiatives", whole: str = "all"
) -> Saying:
    def say(words: Words) -> str | None:
        found = compared(words, noun, whole, amounts)
        return found_text(findings.funding(found, trace(words), words))

    return Saying(given, say)


def own(given: str, at: int, *amounts: int) -> Saying:
    def say(words: Words) -> str | None:
        found = compared(words, "themes", "all", amounts)
        return found_text(findings.theme(at, found, trace(words), words))

    return Saying(given, say)


def runs(given: str, *spans: tuple[int, int, Duration | None], of: int = 0) -> Saying:
    def say(words: Words) -> str | None:
        made = trace(words)
        names = [
            Value(made, in_language(words, NAMES[at]), f"a.{at}")
            for at, _ in enumerate(spans)
        ]
        stated = [Value(made, FiscalYears(*span[:2]), "b") for span in spans]
        lasting = [
            None if span[2] is None else Value(made, span[2], "c") for span in spans
        ]
        found = Periods(names, stated, lasting, of or len(spans))
        return found_text(findings.periods(found, made, words))

    return Saying(given, say)


def most(given: str, who: tuple[str, str], *counts: tuple[int, str]) -> Saying:
    def say(words: Words) -> str | None:
        made, group = trace(words), in_language(words, who)
        names = [
            Value(made, in_language(words, NAMES[at]), f"a.{at}")
            for at, _ in enumerate(counts)
        ]
        entries: list[Any] = [Reach(count, bound, group) for count, bound in counts]  # type: ignore[arg-type]
        people = [Value(made, count, "b") for count, _ in counts]
        return found_text(findings.reach(names, entries, people, made, words))

    return Saying(given, say)


def found_text(found: Value | None) -> str | None:
    return None if found is None else found.text


def reached(
    given: str, count: int, bound: Any, who: tuple[str, str], women: int | None = None
) -> Saying:
    return Saying(
        given, lambda words: words.reach(count, bound, in_language(words, who), women)
    )


def line(given: str, funding: FundingLine) -> Saying:
    return Saying(given, lambda words: funding_lines.funding(words, funding))


def dates(given: str, first: str, last: str) -> Saying:
    begin, end = map(datetime.date.fromisoformat, (first, last))
    return Saying(given, lambda words: words.dates(begin, end))


def place(given: str, code: str) -> Saying:
    def say(words: Words) -> str:
        inside = words.situated(code, "in", None)
        of = words.situated(code, "of", None)
        return f"{words.territory(code)}, {inside}, {of}"

    return Saying(given, say)


def title(given: str, of: Portfolio) -> Saying:
    return Saying(given, lambda words: printed(of, "briefing-note", words)[0])


def lead(given: str, of: Portfolio) -> Saying:
    """Give the first paragraph of a factsheet."""
    return Saying(given, lambda words: _paragraphs(of, "factsheet", words)[0])


def summary(given: str, of: Portfolio) -> Saying:
    """Give what a note's summary says in brief: the last row of its panel."""

    def say(words: Words) -> str:
        made = traversal.blocks(page(of, "briefing-note", "theme-0", words.language))
        panel = next(each for each in made if isinstance(each, tree.Rows))
        said = traversal.nested(panel.rows[-1].blocks)
        return " ".join(
            tree.plain(each.content)
            for each in said
            if isinstance(each, tree.Paragraph)
        )

    return Saying(given, say)


def figures(given: str, kind: str, of: Portfolio) -> Saying:
    """Give the key figures of a page, one after another."""

    def say(words: Words) -> str:
        subject = "portfolio" if kind == "backgrounder" else "theme-0"
        found = traversal.blocks(page(of, kind, subject, words.language))
        rows = [block for block in found if isinstance(block, tree.KeyFigures)]
        shown = [each for row in rows for each in row.figures]
        texts = (f"{tree.plain(f.value)} {tree.plain(f.label)}" for f in shown)
        return " / ".join(texts)

    return Saying(given, say)


def considered(given: str, of: Portfolio) -> Saying:
    """Give the sentence of a note that leads to its table, or nothing without one."""

    def say(words: Words) -> str:
        begin = in_language(words, ("Table\u00a01", "Le tableau\u00a01"))
        texts = printed(of, "briefing-note", words)
        return " ".join(text for text in texts if text.startswith(begin))

    return Saying(given, say)


def printed(of: Portfolio, kind: str, words: Words) -> list[str]:
    subject = "portfolio" if kind == "backgrounder" else "theme-0"
    return list(page_rules.sentences(page(of, kind, subject, words.language)))


def foot(given: str, of: Portfolio) -> Saying:
    """Give the paragraphs at the foot of a backgrounder."""

    def say(words: Words) -> str:
        made = page(of, "backgrounder", "portfolio", words.language)
        found = (b for b in made.furniture.foot if isinstance(b, tree.Paragraph))
        return " ".join(tree.plain(block.content) for block in found)

    return Saying(given, say)


def addressed(given: str, office: tuple[str, str], gender: Any) -> Saying:
    of = replace(
        portfolio(initiative("wells", "theme-0")),
        note=Note("decision", both(*office), gender),
    )

    def say(words: Words) -> str:
        made = page(of, "briefing-note", "theme-0", words.language)
        return tree.plain(made.head.subtitle)

    return Saying(given, say)


def partnered(given: str, *partners: Partner) -> Saying:
    """Give what a note says of an initiative's partners."""
    of = portfolio(replace(initiative("wells", "theme-0"), partners=partners))

    def say(words: Words) -> str:
        texts = printed(of, "briefing-note", words)
        (found,) = [text for text in texts if text.startswith("Wells")]
        return found.partition("). ")[2]

    return Saying(given, say)


def _paragraphs(of: Portfolio, kind: str, words: Words) -> list[str]:
    made = traversal.blocks(page(of, kind, "theme-0", words.language))
    return [tree.plain(b.content) for b in made if isinstance(b, tree.Paragraph)]


def with_lead(of: Portfolio, english: str, french: str) -> Portfolio:
    led = replace(of.themes[0], lead=both(english, french))
    return replace(of, themes=(led, *of.themes[1:]))


def with_forms(of: Portfolio) -> Portfolio:
    """Give the first theme a lead that agrees with the number of its initiatives."""
    text = both("that bring water", "qui apportent de l’eau")
    forms = {
        "en.one": "that brings water",
        "en.other": "that bring water",
        "fr.one": "qui apporte de l’eau",
        "fr.other": "qui apportent de l’eau",
    }
    led = replace(of.themes[0], lead=replace(text, forms=forms))
    return replace(of, themes=(led, *of.themes[1:]))


def with_notes(of: Portfolio, whole: Note, own: Note | None = None) -> Portfolio:
    """Give the portfolio a note, and its first theme one of its own."""
    first, *others = of.themes
    return replace(of, note=whole, themes=(replace(first, note=own), *others))


def headed(given: str, of: Portfolio) -> Saying:
    """Give what stands above the title of a note: what is asked, and of whom."""

    def say(words: Words) -> str:
        head = page(of, "briefing-note", "theme-0", words.language).head
        return f"{tree.plain(head.kicker)} / {tree.plain(head.subtitle)}"

    return Saying(given, say)


def partner(name: tuple[str, str], role: Any) -> Partner:
    return Partner(both(*name), role)
