"""One decision is made for all languages of a document: what one needs, all get."""

from dataclasses import replace
from typing import Literal, TypeAlias

import pytest

from briefgen import tree
from briefgen.assembly import Fitted, Fitting, Project, fitting_trials
from briefgen.errors import BriefgenError
from briefgen.model import Initiative, LocalizedText, Release
from briefgen.style import Look
from briefgen.writers.pdf import Extent, measure
from tests.sample_documents import NOON, project

SUBJECT = "improving-climate-resilience"
INITIATIVE = "resilient-puna"
Layout: TypeAlias = Literal["factsheet", "note"]
SENTENCE = "This funding will help deliver training. "


def prose(**sentences: int) -> LocalizedText:
    """Give a text of so many sentences in each language."""
    paragraph = SENTENCE * 10
    texts = {
        language: f"{paragraph}\n\n" * (found // 10) + SENTENCE * (found % 10) or "."
        for language, found in sentences.items()
    }
    return LocalizedText(texts, prose=True)


def with_texts(found: Project, **texts: LocalizedText | None) -> Project:
    """Give a project with other texts of the one initiative of its theme."""

    def changed(each: Initiative) -> Initiative:
        return replace(each, **texts) if each.id == INITIATIVE else each  # type: ignore[arg-type]

    initiatives = tuple(map(changed, found.portfolio.initiatives))
    portfolio = replace(found.portfolio, initiatives=initiatives)
    return replace(found, portfolio=portfolio)


def held(found: Project, path: str) -> Project:
    releases = {**found.portfolio.releases, path: Release("internal")}
    return replace(found, portfolio=replace(found.portfolio, releases=releases))


def fitting(found: Project, layout: Layout = "factsheet") -> Fitting:
    own = next(each for each in found.kinds if each.name == "factsheet")
    own = replace(own, front=replace(own.front, layout=layout))
    return Fitting(found, own, SUBJECT, NOON)


def both(found: Project, layout: Layout = "factsheet") -> tuple[Fitted, Fitted]:
    shared = fitting(found, layout)
    return shared.fitted("en"), shared.fitted("fr")


def test_what_french_needs_english_gets() -> None:
    summary = prose(en=5, fr=5)
    english, french = both(
        with_texts(project(), description=prose(en=20, fr=60), summary=summary)
    )
    assert english.means == french.means
    assert "summaries used" in french.means
    look, other = english.assembled.look, french.assembled.look
    assert (look.texts, look.spaces) == (other.texts, other.spaces)
    assert str(english.assembled.document.body).count("This funding") == 5


def test_a_language_asked_for_alone_is_as_with_all_others() -> None:
    found = with_texts(project(), description=prose(en=60, fr=20))
    for language in ("en", "fr"):
        assert fitting(found).fitted(language) == both(found)[language == "fr"]


def test_the_order_of_languages_decides_nothing() -> None:
    found = with_texts(project(), description=prose(en=60, fr=20))
    configuration = replace(found.workspace.configuration, languages=("fr", "en"))
    workspace = replace(found.workspace, configuration=configuration)
    other = replace(found, workspace=workspace)
    assert fitting(found).fitted("en") == fitting(other).fitted("en")


def test_a_language_that_misses_a_text_takes_no_part() -> None:
    texts = prose(en=20, fr=60), LocalizedText({"en": "A title"})
    shared = fitting(with_texts(project(), description=texts[0], title=texts[1]))
    assert shared.fitted("en").means == ()
    with pytest.raises(BriefgenError, match="this text is missing in French"):
        shared.fitted("fr")
    shared = fitting(with_texts(project(), description=prose(en=60), title=texts[1]))
    assert shared.fitted("en").means


def test_a_language_too_long_for_any_means_takes_no_part() -> None:
    shared = fitting(
        with_texts(project(), description=prose(en=20, fr=300), summary=None)
    )
    assert shared.fitted("en").means == ()
    with pytest.raises(BriefgenError, match=r"fr is \d+ lines too long for one page"):
        shared.fitted("fr")


def test_of_a_note_that_one_language_cannot_keep_none_is_fitted() -> None:
    texts = {"description": prose(en=70, fr=300), "summary": prose(en=5, fr=290)}
    english, french = both(with_texts(project(), **texts), "note")
    assert (english.means, french.means) == ((), ())
    for each in (english, french):
        assert [told.rule for told in each.assembled.warnings] == ["page-overflow"]


def test_a_summary_that_is_held_is_not_among_the_means() -> None:
    """A page that never names it is made without it, in every language."""

    def long(length: int) -> Project:
        texts = {
            "description": prose(en=length, fr=length),
            "summary": prose(en=5, fr=5),
        }
        return with_texts(project(), **texts)

    tried = (long(length) for length in range(36, 60))
    found = next(each for each in tried if "summaries used" in both(each)[0].means)
    for each in both(held(found, f"initiatives.{INITIATIVE}.summary")):
        assert each.means
        assert "summaries used" not in each.means


def test_a_summary_that_one_language_misses_is_not_among_the_means() -> None:
    texts = {"description": prose(en=37, fr=37), "summary": prose(en=5)}
    english, french = both(with_texts(project(), **texts))
    assert english.means == french.means
    assert "summaries used" not in english.means


def test_a_language_whose_summary_has_mistakes_takes_no_part() -> None:
    """They are told: it is not made; the other is fitted without it."""
    texts = {
        "description": prose(en=60, fr=60),
        "summary": LocalizedText(
            {"en": "Short.", "fr": "Court \N{EGYPTIAN HIEROGLYPH A001}."}, prose=True
        ),
    }
    shared = fitting(with_texts(project(), **texts))
    assert "summaries used" in shared.fitted("en").means
    with pytest.raises(BriefgenError, match="U\\+13000"):
        shared.fitted("fr")
    short = texts | {"description": prose(en=5, fr=60)}
    assert fitting(with_texts(project(), **short)).fitted("en").means == ()


def test_each_language_is_laid_out_as_often_as_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A document that fits is laid out once in each language, whoever asks."""
    measured: list[str] = []

    def counted(document: tree.Document, look: Look) -> Extent:
        measured.append(document.properties.language)
        return measure(document, look)

    monkeypatch.setattr(fitting_trials, "measure", counted)
    both(project())
    assert sorted(measured) == ["en", "fr"]
