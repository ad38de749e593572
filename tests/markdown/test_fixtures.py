"""Examples that anybody can read: a title, Markdown, and the tree or its mistakes."""

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from tests.markdown.samples import shown, shown_prose

HERE = Path(__file__).parent


def examples(*names: str) -> list[object]:
    """Read fixture files; a test is called by its file, line and title."""
    return [
        pytest.param(text, expected, id=f"{name}:{line}: {title}")
        for name in names
        for line, title, text, expected in read_fixture_file(HERE / f"{name}.md")
    ]


BODY = (
    "text",
    "values",
    "lists-and-tables",
    "containers",
    "figures-and-notes",
    "references",
    "languages",
)


@pytest.mark.parametrize(("text", "expected"), examples(*BODY))
def test_a_template_becomes_a_tree(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "expected"), examples("mistakes"))
def test_a_mistake_in_a_template_is_told(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "expected"), examples("prose"))
def test_a_text_of_the_data_becomes_values(text: str, expected: str) -> None:
    assert shown_prose(text) == expected
