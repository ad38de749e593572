"""What a source says is data: it prints as it was, whatever marks it has."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import tree
from briefgen.errors import Place
from briefgen.imports.plain_prose import one_line, plain_prose
from briefgen.markdown.prose import parse_prose
from briefgen.traversal import contents, nested

PLACE = Place("data/initiatives/a.yaml")
LISTED = {
    "One.\nTwo.": "One.\n\nTwo.",
    "One goes\non here.\n\nTwo.": "One goes on here.\n\nTwo.",
    "It does:\n• this\n• that": "It does:\n\n- this\n- that",
    "*not* [a](link) _x_ <b>": "\\*not\\* \\[a\\](link) \\_x\\_ \\<b>",
    "1. First": "1\\. First",
    "# 5 of them": "\\# 5 of them",
    "R&D &amp; more": "R&D \\&amp; more",
    "- a\n- b\n\nEnd.": "- a\n- b\n\nEnd.",
    "  \n ": "",
}


@pytest.mark.parametrize(("text", "markdown"), LISTED.items())
def test_a_text_becomes_paragraphs_and_lists(text: str, markdown: str) -> None:
    assert plain_prose(text) == markdown


def words_of(text: str) -> str:
    """Give what is printed, without spaces."""
    printed = parse_prose(plain_prose(text), PLACE, "x")
    every = (each for block in nested(printed) for each in contents(block))
    return re.sub(r"\s", "", "".join(map(tree.plain, every)))


MARKS = st.text("ab1. \n#*_[]()<>!&;`~|:-+=\\^{}$%•", max_size=60)


@given(st.one_of(MARKS, st.text(max_size=60)))
def test_it_prints_as_it_was(text: str) -> None:
    clean = "".join(each for each in text if each.isprintable() or each == "\n")
    bullets = re.sub(r"(?m)^[ \t]*[-*+•‣·▪●\u2043–—\uf0b7][ \t\xa0]+(?=\S)", "", clean)
    assert words_of(clean) == re.sub(r"\s", "", bullets)


def test_a_text_on_one_line_keeps_spaces_that_do_not_break() -> None:
    assert one_line(" a\n b\u00a0c ") == "a b\u00a0c"
