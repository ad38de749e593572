"""A portfolio that is printed as a published text, or as a page, is read back the same."""

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError
from briefgen.imports.plain_prose import plain_prose
from briefgen.imports.suggestions import suggestions
from briefgen.languages.funding_lines import funding
from briefgen.languages.words_of import words_of
from briefgen.model import (
    Duration,
    FiscalYears,
    FundingKind,
    FundingLine,
    Money,
    MoneyRange,
)
from briefgen.sources.page import read
from briefgen.sources.source_content import (
    ReadingOptions,
    SourceCell,
    SourceContent,
    SourceRecord,
)
from briefgen.sources.source_file import SourceFile
from tests.sources.page.shown_content import page

INTRODUCTION = {
    "en": "At the Water Summit in Lima, Peru, from May 2 to 4, 2025, it was announced.",
    "fr": "Au Sommet de l’eau, à Lima, au Pérou, du 2 au 4 mai 2025, on a annoncé ceci.",
}
LABELS = {"en": ("Funding:", "Description:"), "fr": ("Financement :", "Description :")}
WORDS = st.text(
    st.sampled_from("abcéœ’\u2011-*_#[]<>&`\\|~ 1"), min_size=1, max_size=12
).map(lambda text: " ".join(text.split()))
TITLES = st.lists(WORDS, min_size=1, max_size=4).map(
    lambda words: " ".join(f"Wells {' '.join(words)} x".split())
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=8).map(
    lambda words: " ".join(f"It {' '.join(words)} ends.".split())
)
AMOUNTS = st.integers(1, 10**9).map(Decimal)
PERIODS = st.builds(
    lambda first, length: FiscalYears(first, first + length),
    st.integers(2000, 2080),
    st.integers(1, 15),
)
DURATIONS = st.builds(
    Duration, st.integers(1, 40), st.sampled_from(("years", "months", "weeks"))
)


def ranges(low: Decimal, more: Decimal) -> MoneyRange:
    return MoneyRange(low, low + more, "CAD")


MONEY = st.one_of(
    st.builds(Money, AMOUNTS, st.just("CAD")),
    st.builds(Money, AMOUNTS, st.sampled_from(("USD", "EUR", "GBP", "CHF"))),
    st.builds(ranges, AMOUNTS, AMOUNTS),
    st.builds(MoneyRange, st.none(), AMOUNTS, st.just("CAD")),
)


@st.composite
def lines(draw: st.DrawFn) -> FundingLine:
    money = draw(MONEY)
    kind: FundingKind = draw(st.sampled_from(get_args(FundingKind)))
    total: Money | None = None
    if kind == "increase" and isinstance(money, Money):
        more = draw(st.none() | AMOUNTS)
        total = None if more is None else Money(money.amount + more, money.currency)
    years, length = draw(st.none() | PERIODS), draw(st.none() | DURATIONS)
    return FundingLine(kind, money, total, length, years)


def fields(line: FundingLine) -> dict[str, str]:
    """Return what must be read of a line, by the columns of the page."""
    values: dict[str, str] = {"kind": line.kind}
    match line.amount:
        case Money(amount, currency):
            values |= {"amount": f"{amount}", "currency": currency}
        case MoneyRange(None, high, _):
            values["up_to"] = f"{high}"
        case MoneyRange(low, high, _):
            values |= {"from": f"{low}", "to": f"{high}"}
    if line.total_value is not None:
        values["total_value"] = f"{line.total_value.amount}"
    if line.duration is not None:
        values["duration"] = in_whole(line.duration)
    if line.fiscal_years is not None:
        values["fiscal_years"] = span(line.fiscal_years)
    if values.get("currency") == "CAD":
        del values["currency"]
    return values


def in_whole(duration: Duration) -> str:
    """Return a duration as it is printed: twelve months are a year."""
    words = words_of("en", several_currencies=False).duration(duration)
    number, unit = words.split(" ")
    digits = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    count = digits.index(number) + 1 if number in digits else int(number)
    return f"{count} {unit.removesuffix('s')}{'s' * (count > 1)}"


def span(years: FiscalYears) -> str:
    same = years.first // 100 == years.last // 100
    return (
        f"{years.first}-{years.last % 100:02}"
        if same
        else f"{years.first}-{years.last}"
    )


@pytest.mark.parametrize("language", ["en", "fr"])
@given(line=lines())
def test_a_funding_line_that_is_printed_is_read_back(
    language: str, line: FundingLine
) -> None:
    words = funding(words_of(language, several_currencies=False), line)
    text = portfolio_text([("Water", [("Wells", words, ["It digs."])])], language)
    (record,) = read_text(text).tables[2].records
    expected = {f"funding.{name}": each for name, each in fields(line).items()}
    cells = {
        name: cell
        for name, cell in record.values.items()
        if isinstance(cell, SourceCell) and name.startswith("funding.")
    }
    assert {name: cell.text for name, cell in cells.items()} == expected, words
    assert not [cell for cell in cells.values() if cell.fault]


Initiative = tuple[str, str, list[str]]
Themes = list[tuple[str, list[Initiative]]]
PARTS = st.lists(
    st.tuples(
        TITLES,
        st.lists(
            st.tuples(
                TITLES,
                st.just("$2,000,000 over three years (2025-28)"),
                st.lists(SENTENCES, min_size=1, max_size=3),
            ),
            min_size=1,
            max_size=3,
        ),
    ),
    min_size=1,
    max_size=3,
)


def portfolio_text(themes: Themes, language: str) -> str:
    paying, describing = LABELS[language]
    parts = ["Water for all", INTRODUCTION[language]]
    for theme, initiatives in themes:
        parts.append(theme)
        for title, money, (first, *rest) in initiatives:
            parts.append(f"{title}\n{paying} {money}\n{describing} {first}")
            parts += rest
    return "\n\n".join(parts) + "\n"


def portfolio_page(themes: Themes) -> str:
    def lines() -> Iterator[str]:
        yield f"<nav>Menu</nav><main><h1>Water</h1><p>{INTRODUCTION['en']}</p>"
        for theme, initiatives in themes:
            yield f"<h2>{escape(theme)}</h2>"
            for title, money, (first, *rest) in initiatives:
                yield f"<p><b>{escape(title)}</b><br>Funding: {money}<br>"
                yield f"Description: {escape(first)}</p>"
                yield from (f"<p>{escape(each)}</p>" for each in rest)
        yield "</main><footer>Contact</footer>"

    return "\n".join(lines())


def read_text(text: str | bytes, name: str = "page.txt") -> SourceContent:
    with TemporaryDirectory() as folder:
        return page(Path(folder), name, text)


def value(record: SourceRecord, name: str) -> str:
    cell = record.values[name]
    assert isinstance(cell, SourceCell)
    return cell.text


@given(themes=PARTS)
def test_titles_and_descriptions_are_read_back_word_for_word(themes: Themes) -> None:
    for content in (
        read_text(portfolio_text(themes, "en")),
        read_text(portfolio_page(themes), "page.html"),
    ):
        _, listed, initiatives = content.tables
        assert [value(each, "title") for each in listed.records] == [
            theme for theme, _ in themes
        ]
        assert [
            (value(each, "theme"), value(each, "title"), value(each, "description"))
            for each in initiatives.records
        ] == [
            (theme, title, "\n\n".join(texts))
            for theme, several in themes
            for title, _, texts in several
        ]


@given(
    data=st.binary(max_size=400),
    name=st.sampled_from(("a.txt", "a.md", "a.html", "a.mht")),
)
def test_any_bytes_are_a_page_or_a_mistake(data: bytes, name: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        with suppress(BriefgenError):
            assert read(SourceFile(path, name), ReadingOptions()).tables


TEXTS = st.lists(
    st.sampled_from(
        [
            "Wells",
            "Funding:",
            "$2 million",
            "to",
            "over",
            "three years",
            "(2025-27)",
            "\n",
            "\n\n",
            "- ",
            "Description:",
            "per year",
            "up to",
            "and",
            "a total of",
            "Increase of",
            "# ",
            "**",
            "CAD",
            "1,200",
            "The Minister announced",
            ".",
            "“",
            "Quick facts",
            "At the",
            "in Lima, Peru,",
            "on May 2, 2025",
            "Led by",
            "the",
            "CARE",
            "Peru",
            "40,000 women",
            "50% women",
            "<p>",
            "</p>",
            "<h2>",
            "<br>",
            "<li>",
            "<b>",
            "&#x202f;",
        ]
    ),
    max_size=40,
).map(" ".join)


@given(text=TEXTS, name=st.sampled_from(("a.txt", "a.md", "a.html")))
def test_any_text_of_such_words_is_read_or_a_mistake(text: str, name: str) -> None:
    try:
        content = read_text(text, name)
    except BriefgenError:
        return
    for record in content.tables[2].records:
        amount = record.values.get("funding.amount")
        if isinstance(amount, SourceCell) and amount.text:
            assert amount.text in {"2000000", "1200", "3200000"} or amount.fault
        for name_, cell in record.values.items():
            assert isinstance(cell, SourceCell)
            assert cell.text.strip() or cell.fault, name_
            plain_prose(cell.text)
    for language in ("en", "fr"):
        for each in suggestions(content.tables[2], language):
            assert each.sentence


@given(text=TEXTS)
def test_every_suggestion_is_in_the_sentence_that_says_so(text: str) -> None:
    record = SourceRecord(
        "line 1",
        1,
        {"title": SourceCell("T", "line 1"), "description": SourceCell(text, "line 1")},
    )
    table = read_text("T\n\nWells\nFunding: $2\n").tables[2]
    one = type(table)(table.name, table.columns, (record,))
    for each in suggestions(one, "en"):
        assert isinstance(each.value, list)
        for item in each.value:
            for name in ("name", "who"):
                words = item.get(name, {}).get("en", "")
                assert words in each.sentence
