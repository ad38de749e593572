"""Tests of what is read on a document, and where it comes from."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from briefgen import tree
from briefgen.assembly.printed_values import Lines, Printed, printed
from briefgen.errors import Place
from briefgen.languages.words_of import words_of
from tests.sample_documents import DOCUMENTS, ROOT, THEMES, made

WORDS = words_of("en", several_currencies=False)
CLIMATE = "improving-climate-resilience"
GENDER = "advancing-gender-equality"
WORKERS = "creating-opportunities-for-and-protecting-workers"
PLACE = Place("data/a.yaml", 4, 3)


@cache
def lines(kind: str, subject: str, language: str) -> Lines:
    words = words_of(language, several_currencies=False)
    return printed(made(kind, subject, language).document, words)


def values(kind: str, subject: str, language: str = "en") -> list[Printed]:
    return [value for line in lines(kind, subject, language) for value in line.values]


def below(value: Printed) -> Iterator[Printed]:
    yield value
    for each in value.inputs:
        yield from below(each)


@pytest.mark.parametrize(("kind", "subject", "language"), DOCUMENTS)
def test_every_value_comes_from_places_in_the_data(
    kind: str, subject: str, language: str
) -> None:
    found = values(kind, subject, language)
    assert len(found) > 20
    for value in found:
        leaves = [each for each in below(value) if not each.inputs]
        assert all(leaf.path and leaf.place for leaf in leaves), value
        assert all(each.formula for each in below(value) if each.path is None)


def test_the_total_comes_from_the_eight_amounts() -> None:
    (share,) = (
        value for value in values("briefing-note", CLIMATE) if value.formula == "share"
    )
    part, total = share.inputs
    assert (share.text, part.text, total.text) == ("26%", "$9,200,000", "$35,050,000")
    assert (total.formula, len(total.inputs)) == ("sum", 8)
    assert {amount.path for amount in total.inputs} == {
        f"initiatives.{path.stem}.funding.amount"
        for path in (ROOT / "data/initiatives").glob("*.yaml")
    }


def test_a_place_is_the_line_that_says_so() -> None:
    for theme in THEMES:
        for value in values("factsheet", theme):
            for each in below(value):
                if each.path is None or not each.path.endswith(".amount"):
                    continue
                assert each.place is not None
                text = (ROOT / each.place.path).read_text("utf-8")
                line = text.splitlines()[each.place.line - 1]
                assert line.strip().startswith("amount: "), each


def test_what_a_chart_says_is_printed() -> None:
    found = {value.text: value for value in values("factsheet", GENDER)}
    found["This theme receives just over half of the funding"]
    assert found["$17.1\u00a0million"].formula == "sum"  # below a part
    assert found["51%"].formula == "share"
    others = found["Five other themes"]
    assert (others.formula, len(others.inputs)) == ("length", len(THEMES) - 1)
    assert found["$17,950,000"].formula == "sum"  # in the data of the chart alone


def test_counted_items_are_named() -> None:
    """Those that a template counts by id, and those that a map counts by their titles."""
    (two,) = (
        value for value in values("factsheet", WORKERS) if value.formula == "length"
    )
    assert two.text == "two"
    assert [(each.text, each.path) for each in two.inputs] == [
        (name, f"initiatives.{name}")
        for name in ("venezuelan-health-professionals", "agricultural-workers-safety")
    ]
    (mapped,) = (
        value for value in values("factsheet", CLIMATE) if value.formula == "length"
    )
    assert mapped.text == "one initiative"
    assert [(each.text, each.path) for each in mapped.inputs] == [
        ("Resilient Puna", "initiatives.resilient-puna.short_title.en")
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_words_of_templates_are_no_values(language: str) -> None:
    texts = {value.text for value in values("factsheet", CLIMATE, language)}
    assert not {"Factsheet", "Fiche d’information", "new funding"} & texts


def document(*body: tree.Block) -> tree.Document:
    sample = made("factsheet", CLIMATE, "en").document
    head = tree.Head((), (), ())
    furniture = tree.Furniture("", "", "", "", "", "", "", "")
    return tree.Document(
        "note", sample.accent, sample.properties, head, body, furniture
    )


def said(text: str, path: str | None = "themes.a.lead.en") -> tree.ValueText:
    return tree.ValueText(text, path, PLACE)


def test_a_text_that_emphasis_parts_is_one_value() -> None:
    content = (said("It digs "), tree.Strong((said("wells"),)), said("."))
    (line,) = printed(document(tree.Paragraph(content)), WORDS)[3:]
    assert [value.text for value in line.values] == ["It digs wells."]
    assert (line.text, line.values[0].place) == ("It digs wells.", PLACE)


def test_a_line_keeps_the_words_between_values() -> None:
    content = (said("Wells"), tree.Text(" and "), said("Ports", "themes.b.title.en"))
    (line,) = printed(document(tree.Heading(2, content)), WORDS)[3:]
    assert line.text == "Wells and Ports"
    assert [value.text for value in line.values] == ["Wells", "Ports"]


def test_all_blocks_are_read_in_their_order() -> None:
    def words(*texts: str) -> tuple[tree.Inlines, ...]:
        return tuple((said(text),) for text in texts)

    def paragraph(text: str) -> tree.Blocks:
        return (tree.Paragraph((said(text),)),)

    one, two, three, four, five, six = words("1", "2", "3", "4", "5", "6")
    body: tree.Blocks = (
        tree.Heading(2, one),
        tree.BulletList((paragraph("2"), paragraph("3"))),
        tree.OrderedList((paragraph("4"),)),
        tree.Table((two,), ((three,), (four,)), ("left",), one),
        tree.KeyFigures((tree.KeyFigure(five, six),)),
        tree.Details((tree.Detail(one, two),)),
        tree.SignOff(("Office",), (three,)),
        tree.Decision(paragraph("4"), ("Agreed",)),
        tree.Columns((paragraph("5"), paragraph("6"))),
        tree.Optional((tree.Annex((tree.Quote(paragraph("7")),)),)),
        tree.Callout((tree.Paragraph((tree.Link(one, "https://example.org"),)),)),
        tree.Contents(two, (tree.ContentsEntry(2, three, 1),), 2),
        tree.Picture("logo.png", "A logo", b"", 9, 9, "png"),
    )
    whole = replace(document(*body), notes=(paragraph("8"),))
    found = printed(whole, WORDS)
    read = [value.text for line in found for value in line.values]
    assert "".join(read) == "12341234561234567" + "1" + "23" + "8"


def test_an_address_stands_after_the_line_of_its_link() -> None:
    site = said("https://example.org/", "portfolio.source.url")
    link = tree.Link((tree.Text("here"),), "https://example.org/", (site,))
    content = (tree.Strong((link,)), tree.Text(", or ask "), said("us"))
    found = printed(document(tree.Paragraph(content)), WORDS)[3:]
    assert [(line.text, [each.path for each in line.values]) for line in found] == [
        ("here, or ask us", ["themes.a.lead.en"]),
        ("https://example.org/", ["portfolio.source.url"]),
    ]


def test_an_address_that_is_printed_is_not_told_twice() -> None:
    email = said("a@example.org", "portfolio.contact.email")
    link = tree.Link((email,), "mailto:a@example.org", (email,))
    found = printed(
        document(tree.Paragraph((tree.LanguageSpan((link,), "fr"),))), WORDS
    )[3:]
    assert [line.text for line in found] == ["a@example.org"]


def test_the_links_of_the_sample_lead_to_their_addresses() -> None:
    addresses = {
        value.path: value.text
        for value in values("factsheet", CLIMATE)
        if value.text.startswith("http")
    }
    assert addresses == {
        "portfolio.call_to_action.address": "https://www.pm.gc.ca/",
        "portfolio.source.url": "https://www.pm.gc.ca/",
    }


def test_the_scale_of_a_chart_comes_from_its_numbers() -> None:
    (scale,) = (
        value
        for value in values("briefing-note", WORKERS)
        if value.formula == "scale" and value.text[:1].isdigit()
    )
    assert scale.text == "2024–25 2025–26"
    assert [each.text for each in scale.inputs] == [
        "2024–25 to 2025–26",
        "two years",
        "2024–25 to 2025–26",
        "18 months (starting month not given)",
    ]


def test_what_is_beside_the_document_is_told_last() -> None:
    body, keyword = tree.Paragraph((said("Wells"),)), (said("Peru", "a.b"),)
    found = printed(document(body), WORDS, [keyword])
    assert [line.text for line in found[3:]] == ["Wells", "Peru"]
