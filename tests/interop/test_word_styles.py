"""What a user changes once in Word changes everywhere, as LibreOffice shows it."""

import ctypes
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from briefgen.tree import Table
from briefgen.writers.docx import write
from tests.interop.style_rules import STYLE_RULES
from tests.interop.test_word_files import converted, opened, packed
from tests.interop.word_rules import Rule
from tests.writers import sample_trees
from tests.writers.docx.opened import look

pytestmark = pytest.mark.interop

STYLES, THEME = "word/styles.xml", "word/theme/theme1.xml"
USUAL, OTHER = "LiberationSans", "DejaVuSerif"
INK, RED = b"1B2530", (255, 0, 0)
NORMAL = b'<w:name w:val="Normal"/>'
FONTS = b'<w:rFonts w:ascii="DejaVu Serif" w:hAnsi="DejaVu Serif"/>'
# What stands where: words of the body, of a list, of a table, and of a heading.
WORDS = {
    "body": "approval",
    "list": "Ayacucho",
    "table": "Tinted",
    "heading": "Considerations",
}


def note() -> bytes:
    cells = ((sample_trees.text("Tinted cell"),),)
    table = Table((sample_trees.text("Head"),), cells, ("left",))
    blocks = (*sample_trees.note_body(), table)
    return write(sample_trees.of_blocks(*blocks), look("note"))


CHANGES = {
    "as it was": (STYLES, b"", b""),
    "Normal in another face": (STYLES, b"<w:rPr><w:color", b"<w:rPr>" + FONTS),
    "Normal in red": (STYLES, INK + b'" w:themeColor="text1"/>', b'FF0000"/>'),
    "another font for text": (
        THEME,
        b'<a:minorFont><a:latin typeface="Arial"/>',
        b'<a:minorFont><a:latin typeface="DejaVu Serif"/>',
    ),
    "another font for headings": (
        THEME,
        b'<a:majorFont><a:latin typeface="Arial"/>',
        b'<a:majorFont><a:latin typeface="DejaVu Serif"/>',
    ),
}
# What each change reaches: the face, and the colour of the ink or red.
REACHED: Mapping[str, tuple[str, ...]] = {
    "as it was": (),
    "Normal in another face": ("body", "list", "table"),
    "Normal in red": ("body", "list", "table"),
    "another font for text": ("body", "list", "table"),
    "another font for headings": ("heading",),
}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with what LibreOffice makes of a note after each change."""
    folder = tmp_path_factory.mktemp("word")
    (folder / "note.docx").write_bytes(note())
    parts = opened(folder / "note.docx")
    for name, (part, before, after) in CHANGES.items():
        assert before in parts[part], name
        changed = parts[part].replace(before, after, 1) if before else parts[part]
        packed({**parts, part: changed}, folder / f"{name}.docx")
    return converted(folder, "pdf", tmp_path_factory.mktemp("pdf"))


@pytest.mark.parametrize("change", CHANGES)
def test_one_change_reaches_body_tables_and_lists(rendered: Path, change: str) -> None:
    shown = {where: looks(rendered / f"{change}.pdf", WORDS[where]) for where in WORDS}
    reached = {
        where
        for where, (face, color) in shown.items()
        if face.startswith(OTHER) or color == RED
    }
    assert reached == set(REACHED[change])
    unchanged = {shown[where][0].partition("-")[0] for where in shown.keys() - reached}
    assert unchanged <= {USUAL}


# Each row breaks a good file in one place: the rule, the part, what is put for what.
BREAKAGES = (
    (
        "each_style_says_only_how_it_differs",
        STYLES,
        b'<w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/>',
        b'<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="21"/></w:rPr>',
    ),
    ("text_is_set_in_the_theme_s_faces", STYLES, b"minorHAnsi", b"x"),
    (
        "text_is_set_in_the_theme_s_faces",
        "word/document.xml",
        b"<w:r><w:t ",
        b'<w:r><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:t ',
    ),
    (
        "the_theme_s_colours_are_called_by_name",
        STYLES,
        b' w:themeColor="text2"',
        b"",
    ),
    ("the_theme_s_colours_are_called_by_name", THEME, b"4A5763", b"4A5764"),
    (
        "bullets_are_made_by_a_style",
        "word/document.xml",
        b'<w:pStyle w:val="ListBullet"/>',
        b'<w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="1"/></w:numPr>',
    ),
    (
        "bullets_are_made_by_a_style",
        "word/numbering.xml",
        b'<w:pStyle w:val="ListBullet2"/>',
        b"",
    ),
)


@pytest.mark.parametrize(("name", "part", "good", "bad"), BREAKAGES)
def test_each_rule_finds_what_it_is_for(
    tmp_path: Path, name: str, part: str, good: bytes, bad: bytes
) -> None:
    (tmp_path / "note.docx").write_bytes(note())
    parts = opened(tmp_path / "note.docx")
    assert good in parts[part]
    changed = {**parts, part: parts[part].replace(good, bad)}
    (rule,) = (rule for rule in STYLE_RULES if rule_name(rule) == name)
    assert list(rule(parts)) == []
    assert list(rule(changed))


def test_no_rule_is_left_untried() -> None:
    assert {rule_name(rule) for rule in STYLE_RULES} == {name for name, *_ in BREAKAGES}


def looks(file: Path, words: str) -> tuple[str, tuple[int, int, int]]:
    """Give the face and the colour of words of a PDF file."""
    with pypdfium2.PdfDocument(file) as pdf:
        for page in pdf:
            text = page.get_textpage()
            found = text.get_text_range().find(words)
            if found >= 0:
                each = Counter(_look(text.raw, found + at) for at in range(len(words)))
                return each.most_common(1)[0][0]
    raise AssertionError(words)


def _look(text: object, at: int) -> tuple[str, tuple[int, int, int]]:
    name, flags = ctypes.create_string_buffer(99), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, at, name, 99, flags)
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(text, at, *parts)
    red, green, blue = (each.value for each in parts[:3])
    return name.value.decode().rpartition("+")[2], (red, green, blue)


def rule_name(rule: Rule) -> str:
    return rule.__name__
