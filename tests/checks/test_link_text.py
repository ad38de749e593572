"""Link words must say where they lead."""

import pytest

from briefgen.tree import Inlines, Link, Paragraph, Strong, Text
from tests.checks.documents import DATA, of_data, told
from tests.writers.sample_trees import of_blocks, text

URL = "https://www.example.org/puna/"
HINT = "let the words name what the reader finds there"


def warnings(content: Inlines, url: str = URL) -> list[str]:
    return told("link-text", of_blocks(Paragraph((Link(content, url),))))


@pytest.mark.parametrize(
    "words", ["here", "Click here.", "Read more…", "ici", "Cliquez\u00a0ici", "ce lien"]
)
def test_words_that_say_nothing_are_a_warning(words: str) -> None:
    shown = words.replace("\u00a0", " ")
    assert warnings(text(words)) == [
        (
            f"templates/note.md:1:1: warning: the link words '{shown}' do not say where they"
            f" lead [link-text]\n  hint: {HINT}"
        )
    ]


def test_words_inside_other_words_count() -> None:
    (found,) = warnings((Text("click "), Strong(text("here"))))
    assert "the link words 'click here' do not say" in found


def test_an_address_that_is_not_the_link_s_is_a_warning() -> None:
    assert warnings(text("https://other.example.org/")) == [
        (
            "templates/note.md:1:1: warning: a link that says 'https://other.example.org/'"
            f" leads to '{URL}' [link-text]\n  hint: {HINT}"
        )
    ]


def test_a_link_of_the_data_is_told_at_its_place() -> None:
    (found,) = warnings((of_data("here"),))
    assert found.startswith(f"{DATA}: warning: ")


@pytest.mark.parametrize(
    ("words", "url"),
    [
        ("The story of Resilient Puna", URL),
        ("Here we grow", URL),
        (URL, URL),
        ("www.example.org/puna", URL),
        ("HTTP://example.org/puna/", URL),
        ("https://example.org/été", "https://example.org/%C3%A9t%C3%A9"),
        ("press@example.org", "mailto:press@example.org"),
    ],
)
def test_words_that_say_where_they_lead_are_none(words: str, url: str) -> None:
    assert warnings(text(words), url) == []
