"""The sample: every fact of the published text, and documents that say the same."""

import dataclasses
import itertools
import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from briefgen import drawing, traversal, tree
from briefgen.errors import Place
from briefgen.model import ends
from briefgen.style import channels, contrast
from briefgen.writers import writer
from tests.sample_documents import DOCUMENTS, LANGUAGES, THEMES, made, project

PUBLISHED = Path(__file__).parent / "sample" / "published.txt"
SPACES = "\u00a0\u202f"
DASHES = "\u2010\u2011\u2012\u2013\u2014"
Matrix: TypeAlias = tuple[tuple[float, float, float], ...]
INFORMATION = ("FOR INFORMATION", "POUR INFORMATION")
UNSPOKEN = frozenset({"accent", "columns", "language", "name", "role", "url"})
ENGLISH_WORDS = frozenset(
    ["the", "and", "of", "for", "with", "this", "from", "are", "by"]
)


# What readers without one kind of cone see of linear red, green and blue
# (Machado, Oliveira and Fernandes 2009, full severity).
SIGHTS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
WHITE = (0.95047, 1.0, 1.08883)  # CIE standard illuminant D65
XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)


def perceived(color: str, sight: Matrix) -> tuple[float, float, float]:
    """Give a colour in CIE L*a*b*, as this sight perceives it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in channels(color)
    ]
    seen = [min(1.0, max(0.0, part)) for part in product(sight, linear)]
    ratios = (a / b for a, b in zip(product(XYZ, seen), WHITE, strict=True))
    x, y, z = (r ** (1 / 3) if r > 0.008856 else 7.787 * r + 16 / 116 for r in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def product(matrix: Matrix, vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def same(text: str) -> str:
    """Give text without the difference between dashes and between spaces."""
    text = re.sub(f"[{DASHES}]", "-", text)
    return re.sub(rf"[\s{SPACES}]+", " ", text).strip()


def texts(node: object, *, foreign: bool = True) -> Iterator[str]:
    """Give the words of any part of a tree in reading order, of other languages if wished."""
    match node:
        case tree.LanguageSpan() if not foreign:
            pass
        case tree.Text(text) | tree.ValueText(text) | tree.Code(text) | str(text):
            yield text
        case tuple():
            for part in node:
                yield from texts(part, foreign=foreign)
        case tree.Columns(columns):
            yield from texts(columns, foreign=foreign)
        case _:
            parts = spoken(node) if dataclasses.is_dataclass(node) else ()
            yield from texts(parts, foreign=foreign)


def spoken(node: Any) -> tuple[object, ...]:
    """Give the fields of a node that are said aloud."""
    if isinstance(node, drawing.Drawing | Place):
        return ()
    names = (field.name for field in dataclasses.fields(node))
    return tuple(getattr(node, name) for name in names if name not in UNSPOKEN)


def test_nothing_of_the_sample_is_mistaken() -> None:
    assert project().mistakes == ()
    assert [made(*document).warnings for document in DOCUMENTS] == [()] * len(DOCUMENTS)


def test_new_money_adds_up_to_what_was_published() -> None:
    amounts = [
        ends(each.funding.lines[0].amount)[1]
        for each in project().portfolio.initiatives
    ]
    assert (len(amounts), sum(amounts)) == (8, 35_050_000)


def test_the_backgrounder_says_every_published_sentence_in_order() -> None:
    published = PUBLISHED.read_text("utf-8")
    published = published[published.index("At the Asia-Pacific") :]
    published = published[: published.rindex("Related Product")]
    found = same(" ".join(texts(made("backgrounder", "portfolio", "en").document.body)))
    at = 0
    for line in filter(None, map(str.strip, published.splitlines())):
        for sentence in re.split(r"(?<=[.?!]) ", same(line)):
            assert sentence in found[at:], sentence
            at = found.index(sentence, at) + len(sentence)


def test_a_lead_agrees_with_any_number_of_initiatives() -> None:
    """While an embargo holds, a page of two initiatives tells of one."""
    for theme in project().portfolio.themes:
        assert theme.lead is not None
        for lead in theme.lead.by_language.values():
            assert not lead.startswith(("that ", "which ", "qui ", "who ")), lead


@pytest.mark.parametrize(("kind", "subject", "language"), DOCUMENTS)
def test_a_document_fits_its_promise(kind: str, subject: str, language: str) -> None:
    from briefgen.writers import pdf  # noqa: PLC0415 - slow to import, and only here

    found = made(kind, subject, language)
    extent = pdf.measure(found.document, found.look)
    assert extent.body_pages <= (found.document.pages or 99), extent


@pytest.mark.parametrize(("kind", "subject", "language"), DOCUMENTS)
def test_french_documents_hold_no_english(
    kind: str, subject: str, language: str
) -> None:
    document = made(kind, subject, language).document
    said = (document.head, document.body, document.furniture)
    words = " ".join(texts(said, foreign=False)).lower()
    found = ENGLISH_WORDS & set(re.findall(r"[a-zà-ÿ]+", words))
    assert bool(found) == (language == "en"), found


@pytest.mark.parametrize("subject", THEMES)
def test_a_note_has_its_title_in_the_other_language_marked_so(subject: str) -> None:
    for language, other in (("en", "fr"), ("fr", "en")):
        inlines = traversal.inlines(made("briefing-note", subject, language).document)
        spans = [each for each in inlines if isinstance(each, tree.LanguageSpan)]
        titles = made("briefing-note", subject, other).document.head.title
        assert [(each.language, tree.plain(each.content)) for each in spans] == [
            (other, tree.plain(titles))
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_says_that_it_is_a_sample(language: str) -> None:
    notice = {"en": "not an official publication", "fr": "traduction non officielle"}
    for kind, subject, each in DOCUMENTS:
        if each == language:
            document = made(kind, subject, each).document
            said = " ".join(texts((document.body, document.furniture.foot)))
            assert notice[language] in said


def test_a_briefing_note_is_marked_and_says_that_its_advice_is_illustrative() -> None:
    for subject in THEMES:
        document = made("briefing-note", subject, "en").document
        assert document.furniture.marking == "PROTECTED A"
        assert any("illustrative" in text for text in texts(document.body))
    french = made("briefing-note", THEMES[0], "fr").document
    assert french.furniture.marking == "PROTÉGÉ A"


@pytest.mark.parametrize("language", LANGUAGES)
def test_notes_differ_in_number_addressee_and_what_is_asked(language: str) -> None:
    notes = [made("briefing-note", theme, language).document for theme in THEMES]
    heads = [(*texts(note.head.kicker), *texts(note.head.subtitle)) for note in notes]
    assert [len({head[at] for head in heads}) for at in (0, -1)] == [3, 3]
    numbers = {"".join(re.findall(r"DEMO-\d+", " ".join(texts(n.body)))) for n in notes}
    assert numbers == {f"DEMO-000{each}" for each in range(1, len(THEMES) + 1)}
    asked = [any(isinstance(block, tree.Decisions) for block in n.body) for n in notes]
    assert asked == [head[0] not in INFORMATION for head in heads]


def test_public_documents_are_unmarked_and_read_no_advice() -> None:
    for kind, subject, language in DOCUMENTS:
        found = made(kind, subject, language)
        if found.document.properties.audience == "public":
            assert found.document.furniture.marking == ""
            assert not [path for path in found.reads if ".advice." in path]


def test_theme_colours_can_be_read_under_white_text() -> None:
    style = project().style
    assert style is not None
    for look in style.looks.values():
        for accent in look.palette.accents:
            assert contrast(accent, look.palette.paper) >= 4.5


@pytest.mark.parametrize("sight", SIGHTS)
def test_theme_colours_are_told_apart_by_every_reader(sight: str) -> None:
    style = project().style
    assert style is not None
    accents = style.look("factsheet").palette.accents
    seen = [perceived(accent, SIGHTS[sight]) for accent in accents]
    distances = [math.dist(a, b) for a, b in itertools.combinations(seen, 2)]
    assert min(distances) > 10, sight


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("factsheet", "advancing-gender-equality"),
        ("factsheet", "building-security-capacity"),
        ("briefing-note", "creating-opportunities-for-and-protecting-workers"),
        ("backgrounder", "portfolio"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tree_is_as_accepted(
    kind: str, subject: str, language: str, golden: Callable[[str, str], None]
) -> None:
    found = made(kind, subject, language)
    text = writer("tree")(found.document, found.look).decode()
    golden(f"sample/{kind}-{subject}.{language}.txt", text)
