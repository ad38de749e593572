"""Characters that no page can show are told, each at its place."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from briefgen import font_files, traversal
from briefgen.drawing import Drawing, TextMark
from briefgen.errors import Place
from briefgen.tree import (
    Annex,
    Block,
    BulletList,
    Callout,
    Code,
    Columns,
    Decision,
    Detail,
    Details,
    Emphasis,
    Figure,
    Heading,
    Inlines,
    KeyFigure,
    KeyFigures,
    LanguageSpan,
    Link,
    Optional,
    OrderedList,
    Paragraph,
    Quote,
    SignOff,
    Strong,
    Table,
    Text,
    ValueText,
)
from tests.checks.documents import DATA, of_data, titled, told
from tests.made_fonts import made
from tests.writers import sample_trees
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks, paragraph, text

MISSING_HINT = (
    "write it in other letters, or name a font file that has it in the style,"
    " under `faces: fallback:`"
)


def of_text(words: str) -> list[str]:
    return told("glyph", of_blocks(paragraph(words)))


def test_a_character_that_no_font_has_is_told_at_its_place_in_the_data() -> None:
    document = of_blocks(Paragraph((Text("Partner: "), of_data("中 Ltd"))))
    assert told("glyph", document) == [
        f"{DATA}: error: no font has '中' (U+4E2D) [glyph]\n  hint: {MISSING_HINT}"
    ]


def test_a_character_of_the_template_is_told_at_the_template() -> None:
    assert of_text("Partner: 中") == [
        (
            "templates/note.md:1:1: error: no font has '中' (U+4E2D) [glyph]\n"
            f"  hint: {MISSING_HINT}"
        )
    ]


def test_a_font_of_the_workspace_lifts_the_mistake(tmp_path: Path) -> None:
    style = look("note")
    faces = replace(style.faces, fallback=(font_files.read(made(tmp_path, "中")),))
    document = of_blocks(paragraph("中文"), layout="note")
    (found,) = told("glyph", document, replace(style, faces=faces))
    assert "error: no font has '文' (U+6587) [glyph]" in found


def test_many_characters_of_a_text_are_one_mistake() -> None:
    (found,) = of_text("中文 中文 名称不明")
    assert "no font has '中' (U+4E2D), '文' (U+6587), '名' (U+540D) and 3 more" in found


def test_each_value_is_told_at_its_own_place() -> None:
    other = Place("data/themes.yaml", 9, 3)
    content = (of_data("中"), of_data("中", other), of_data("中"))
    found = told("glyph", of_blocks(Paragraph(content)))
    assert [each.partition(": error")[0] for each in found] == [
        str(DATA),
        str(other),
        str(DATA),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Plain words, 2024\u201131, 5\u00a0%, « été »",
        "ᐃᓄᒃᑎᑐᑦ → ☐ ✓ ≠ 😀",
        "x\u030c k\u0313 e\u0301",
        "☐\ufe0f so\u00adft\u200b\u2060\u200d\u200e\u200f",
        "tab\tand\nline",
    ],
)
def test_what_pages_can_show_is_no_mistake(words: str) -> None:
    assert of_text(words) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("\u1dd0", "no font has '\u25cc\u1dd0' (U+1DD0)"),
        ("👍🏽", "no font has '👍' (U+1F44D), '🏽' (U+1F3FD)"),
        ("\ue0a0", "no font has U+E0A0"),
        ("\uf001", "no font has U+F001"),
        (
            "אבגד",
            (
                "letters that join, or run from right to left, which pages cannot set yet:"
                " 'א' (U+05D0), 'ב' (U+05D1), 'ג' (U+05D2) and 1 more"
            ),
        ),
        (
            "हि",
            (
                "letters that join, or run from right to left, which pages cannot set yet:"
                " 'ह' (U+0939), 'ि' (U+093F)"
            ),
        ),
        ("a\u202eb", "a mark that turns the direction of the text: U+202E"),
        ("a\u2067b", "a mark that turns the direction of the text: U+2067"),
        ("Qu\ufffdbec", "a letter that was lost on the way: '\ufffd' (U+FFFD)"),
    ],
)
def test_what_pages_cannot_show_is_told_with_its_reason(
    words: str, message: str
) -> None:
    (found,) = of_text(words)
    assert f"error: {message} [glyph]\n" in found


def test_what_a_chart_says_again_is_told_where_the_data_says_it() -> None:
    row = ((of_data("中"),), text("$5"))
    table = Table((text("a"), text("b")), (row,), ("left", "right"))
    labels = (TextMark("中", (0, 0), 10, "#000000"),)
    figure = Figure("f", text("Found"), Drawing(9, 9, labels), "Alt", "All", table)
    (found,) = told("glyph", of_blocks(figure))
    assert found.startswith(str(DATA))


def test_a_label_that_only_the_chart_has_is_told_at_the_template() -> None:
    labels = (TextMark("中", (0, 0), 10, "#000000"),)
    table = Table((), (), ())
    figure = Figure("f", text("Found"), Drawing(9, 9, labels), "Alt", "All", table)
    (found,) = told("glyph", of_blocks(figure))
    assert found.startswith("templates/note.md:1:1: error: no font has '中' (U+4E2D)")


def test_the_title_is_read_too() -> None:
    (found,) = told("glyph", titled((of_data("中"),)))
    assert found.startswith(str(DATA))


def test_every_text_of_every_block_is_read() -> None:
    letters = (chr(code) for code in count(0x4E00))
    used: list[str] = []

    def word() -> str:
        used.append(next(letters))
        return used[-1]

    document = of_blocks(*every_block(word), layout="note")
    found = {
        letter
        for words in (*traversal.words(document), *said(traversal.inlines(document)))
        for letter in words
    }
    assert set(used) <= found
    assert len(used) == 30


def test_a_sound_sample_has_no_mistake() -> None:
    for sample in (
        sample_trees.factsheet,
        sample_trees.note,
        sample_trees.backgrounder,
    ):
        assert told("glyph", sample()) == []


def said(inlines: Iterator[object]) -> Iterator[str]:
    for inline in inlines:
        match inline:
            case Text(words) | ValueText(words) | Code(words):
                yield words
            case _:
                pass


def every_block(word: Callable[[], str]) -> tuple[Block, ...]:
    """Make every kind of block, each text of it with another word."""

    def content() -> Inlines:
        return (Text(word()),)

    def inner() -> tuple[Block, ...]:
        return (Paragraph(content()),)

    rich: Inlines = (
        of_data(word()),
        Code(word()),
        Strong((Emphasis(content()),)),
        Link(content(), "https://example.org/"),
        LanguageSpan(content(), "fr"),
    )
    table = Table((content(),), ((content(),),), ("left",), content())
    drawing = Drawing(9, 9, (TextMark(word(), (0, 0), 9, "#000000"),))
    return (
        Heading(2, content()),
        Paragraph(rich),
        BulletList((inner(), inner())),
        OrderedList((inner(), (BulletList((inner(),)),))),
        Quote(inner()),
        table,
        Figure("f", content(), drawing, "alt", "all", table),
        KeyFigures((KeyFigure(content(), content()),)),
        Columns((inner(), inner())),
        Callout(inner()),
        Details((Detail(content(), content()),)),
        Decision(inner(), (word(), word())),
        SignOff((word(), word()), (content(),)),
        Annex((Optional(inner()),)),
    )
