from collections.abc import Iterator
from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import tree
from briefgen.errors import BriefgenError
from briefgen.markdown import RenderedTemplate, parse, parse_prose
from tests.markdown.samples import DATA, figure, shown, shown_prose, source

MARKS = ["# ", "\n", "\n\n", "- ", "1. ", "> ", "| ", "|--|", "[", "](", ")", "![", "*"]
MORE = ["**", "_", "`", "```", "<b>", ":::", "::: columns", "::: column", "{x}", "[^a]"]
NOTES = [
    "[^a]: ",
    "    ",
    "\\",
    "&#1;",
    "---",
    "chart:funding",
    "Table: ",
    "word",
    ": ",
]
marked = st.lists(st.sampled_from(MARKS + MORE + NOTES)).map("".join)
texts = st.one_of(st.text(), marked)

TOO_DEEP = "t.md:1: error: nested deeper than 20 levels [too-large]\n"
TOO_LONG = "t.md:1: error: a paragraph of more than 10,000 characters [too-large]\n"

TOO_MANY = (
    "t.md:3: error: a paragraph with more than 1,000 opening brackets [too-large]\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (">" * 10_000, TOO_DEEP),
        ("- " * 25 + "x", TOO_DEEP),
        ("*a **b " * 30 + "** b* " * 30, TOO_DEEP),
        ("[" * 100_000, TOO_LONG),
        ("x\n" * 10_000, TOO_LONG),
        ("x\n\n" + "[" * 1_001, TOO_MANY),
        ("|a|\n|-|\n|" + "![" * 1_001 + "|\n", TOO_MANY),
        (
            "x\n\n" * 1_000_000,
            "t.md:1: error: a text of more than 2,000,000 characters [too-large]\n",
        ),
    ],
)
def test_a_text_has_bounds(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_the_line_of_the_deepest_level_is_told() -> None:
    deep = "".join(f"{'  ' * level}- x\n" for level in range(30))
    assert shown(deep) == TOO_DEEP.replace("1:", "10:")


def test_a_text_of_the_data_has_a_tighter_bound() -> None:
    expected = "a text of more than 100,000 characters [too-large]\n"
    assert shown_prose("x\n\n" * 50_000) == f"{DATA}: error: {expected}"


@pytest.mark.parametrize(
    "bracket", ["[", "![", "[a](", "<", "`a", "*a_", "|", "&#", "\\"]
)
def test_ten_thousand_brackets_end(bracket: str) -> None:
    assert shown(bracket * (10_000 // len(bracket)))


@given(texts)
def test_any_template_gives_a_tree_or_mistakes_with_places(text: str) -> None:
    try:
        parse(source(text))
    except BriefgenError as error:
        assert all(found.place.path == "t.md" for found in error.diagnostics)  # noqa: PT017 - either is right


@given(texts)
def test_every_word_of_the_data_is_a_value(text: str) -> None:
    try:
        blocks = parse_prose(text, DATA, "puna.text")
    except BriefgenError:
        return
    for inline in words(blocks):
        assert isinstance(inline, tree.ValueText | tree.LineBreak)
        assert isinstance(inline, tree.LineBreak) or inline.path == "puna.text"


def words(blocks: tree.Blocks) -> Iterator[tree.Inline]:
    for block in blocks:
        match block:
            case tree.Paragraph(content):
                yield from leaves(content)
            case tree.BulletList(items) | tree.OrderedList(items):
                for item in items:
                    yield from words(item)
            case _:
                pytest.fail(f"{block} in a text of the data")


def leaves(content: tree.Inlines) -> Iterator[tree.Inline]:
    for inline in content:
        match inline:
            case tree.Strong(inner) | tree.Emphasis(inner) | tree.Link(inner):
                yield from leaves(inner)
            case _:
                yield inline


@given(st.text(min_size=1))
def test_any_data_is_printed_as_it_is(text: str) -> None:
    value = tree.ValueText(f"a{text}", "puna.title", DATA)
    template = "## \U00040000\n\n| x |\n|---|\n| *\U00040000* |\n"
    read = RenderedTemplate(template, lambda _: DATA, {"\U00040000": value}, figure)
    heading, table = parse(read)[0]
    assert heading == tree.Heading(2, (value,))
    assert isinstance(table, tree.Table)
    assert table.rows == (((tree.Emphasis((value,)),),),)


class Divided(str):
    """A text that knows how often it was divided into lines."""

    __slots__ = ("times",)

    def split(self, sep: str | None = None, maxsplit: SupportsIndex = -1) -> list[str]:
        self.times = getattr(self, "times", 0) + 1
        return super().split(sep, maxsplit)


def test_a_text_is_divided_into_lines_once_for_all_rows_of_its_tables() -> None:
    text = Divided("| x |\n|---|\n" + "| y |\n" * 30 + "\n| x |\n|---|\n| y |\n")
    first, second = parse(RenderedTemplate(text, lambda _: DATA, {}, figure))[0]
    assert isinstance(first, tree.Table)
    assert isinstance(second, tree.Table)
    assert len(first.rows) == 30
    assert text.times == 1
