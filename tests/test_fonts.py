"""Faces set what they have; what they lack is set from others, letter by letter."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import font_files, fonts
from briefgen.writers.pdf.embedded_fonts import EmbeddedFont
from tests import made_fonts
from tests.made_fonts import made

FACE = fonts.face("Liberation Sans")
FALLBACK = FACE.chain[1]
DAMAGED = "it is damaged, or holds no outlines"


def test_a_face_sets_its_own_letters() -> None:
    assert list(FACE.split("Économie ≠ 2→3")) == [(0, "Économie ≠ 2→3")]


def test_what_the_face_lacks_is_set_from_the_fallback_letter_by_letter() -> None:
    assert list(FACE.split("in ᐃᓄᒃ☐ now")) == [(0, "in "), (1, "ᐃᓄᒃ☐"), (0, " now")]


def test_bold_falls_back_to_bold() -> None:
    assert FALLBACK.name == "DejaVuSans"
    assert fonts.face("Liberation Sans", bold=True).chain[1].name == "DejaVuSans-Bold"


@pytest.mark.parametrize("letter", "中👍\ue000\U000f0000\x07")
def test_what_no_face_has_is_a_question_mark(letter: str) -> None:
    assert not FACE.sets(letter)
    assert list(FACE.split(f"a{letter}☐")) == [(0, "a?"), (1, "☐")]


def test_text_is_as_wide_as_its_letters_in_the_faces_that_set_them() -> None:
    whole = FACE.width("a☐b", 10)
    assert whole == pytest.approx(FACE.width("ab", 10) + FALLBACK.width("☐", 10))


def test_the_no_break_hyphen_is_as_wide_as_the_hyphen() -> None:
    assert FACE.width("2024\u201131", 10) == pytest.approx(FACE.width("2024-31", 10))


@pytest.mark.parametrize("space", fonts.SPACES)
def test_every_space_can_be_set(space: str) -> None:
    assert FACE.sets(space)


@pytest.mark.parametrize(
    "invisible",
    [
        "\u00ad",
        "\u200b",
        "\u200d",
        "\u200e",
        "\u2060",
        "\ufe0f",
        "\ufeff",
        "\U000e0067",
    ],
)
def test_what_guides_programs_is_not_drawn(invisible: str) -> None:
    assert list(FACE.split(f"☐{invisible}☐")) == [(1, "☐☐")]
    assert FACE.width(f"a{invisible}b", 10) == FACE.width("ab", 10)


def test_a_letter_and_its_mark_are_composed_where_unicode_can() -> None:
    assert list(FACE.split("e\u0301te\u0301")) == [(0, "été")]


def test_a_letter_and_its_marks_stay_in_one_face() -> None:
    assert list(FACE.split("aᐃ\u0301a")) == [(0, "a"), (1, "ᐃ\u0301"), (0, "a")]


def test_marks_are_set_where_they_stand_on_the_letter() -> None:
    assert list(FACE.split("ax\u030ca")) == [(0, "a"), (1, "x\u030c"), (0, "a")]
    assert list(FACE.split("X\u0331")) == [(1, "X\u0331")]
    assert list(FACE.split("X\u030c")) == [(0, "X\u030c")]


def test_a_letter_with_a_mark_is_as_wide_as_in_the_face_that_sets_it() -> None:
    assert FACE.width("x\u030c", 10) == pytest.approx(FALLBACK.width("x", 10))
    assert FACE.width("X\u030c", 10) == pytest.approx(FACE.width("X", 10))


def test_a_mark_that_no_face_of_its_letter_has_is_set_alone() -> None:
    assert FACE.sets("a")
    assert list(FACE.split("a\u1dd0")) == [(0, "a?")]


def test_clusters_hold_a_letter_and_its_marks() -> None:
    assert list(fonts.clusters("\u0301ax\u030c\u0323\u200db")) == [
        "\u0301",
        "a",
        "x\u0323\u030c",
        "b",
    ]


# ---- files that are not shipped ------------------------------------------------------


def test_a_further_face_comes_before_the_shipped_fallback(tmp_path: Path) -> None:
    further = font_files.read(made(tmp_path, "中☐"))
    face = fonts.face("Liberation Sans", further=(further,))
    assert list(face.split("a中☐ᐃ")) == [(0, "a"), (1, "中☐"), (2, "ᐃ")]
    assert face.width("中", 10) == pytest.approx(10)


def test_a_font_file_that_may_be_embedded_is_read(tmp_path: Path) -> None:
    face = font_files.read(made(tmp_path, "中"))
    assert face.name == "Squares"
    assert face.has("中")
    assert not face.has("a")


@pytest.mark.parametrize("terms", [0x0002, 0x0100, 0x0200, 0x0102])
def test_a_font_file_that_may_not_be_embedded_is_refused(
    tmp_path: Path, terms: int
) -> None:
    with pytest.raises(font_files.Unembeddable, match="its licence does not allow it"):
        font_files.read(made(tmp_path, "中", terms=terms))


@pytest.mark.parametrize("terms", [0x0004, 0x0008])
def test_a_font_file_for_print_or_editing_is_embedded(
    tmp_path: Path, terms: int
) -> None:
    assert font_files.read(made(tmp_path, "中", terms=terms)).has("中")


def test_a_font_file_with_postscript_outlines_becomes_truetype_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    path = made(tmp_path, "中", outlines="CFF")
    face = font_files.read(path)
    assert face.has("中")
    assert face.path.parent == tmp_path / "configuration/fonts"
    font = TTFont(face.path)
    drawn = font["glyf"][font.getBestCmap()[ord("中")]]
    assert (drawn.xMin, drawn.yMin, drawn.xMax, drawn.yMax) == (0, 0, 900, 900)
    before = face.path.stat().st_mtime_ns
    again = font_files.read(path)
    assert (again.path, again.path.stat().st_mtime_ns) == (face.path, before)


def test_postscript_outlines_that_may_not_be_embedded_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    with pytest.raises(font_files.Unembeddable, match="its licence does not allow it"):
        font_files.read(made(tmp_path, "中", outlines="CFF", terms=0x0002))


@pytest.mark.parametrize("deep", [3, pytest.param(40, marks=pytest.mark.soak)])
def test_programs_that_call_one_another_without_end_are_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deep: int
) -> None:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    path = made_fonts.calling(made(tmp_path, "中", outlines="CFF"), deep)
    if deep == 3:
        assert font_files.read(path).has("中")
        return
    with pytest.raises(
        font_files.Unembeddable, match=r"its outlines.* take too (much|long) to be read"
    ):
        font_files.read(path)


USED = (made_fonts.collected, made_fonts.variable, made_fonts.joined, made_fonts.widest)


@pytest.mark.parametrize("form", USED, ids=lambda form: form.__name__)
def test_a_font_file_of_any_form_is_used(
    tmp_path: Path, form: Callable[[Path], None]
) -> None:
    path = made(tmp_path, "中文")
    form(path)
    face = font_files.read(path)
    assert face.has("中")
    subset = EmbeddedFont("any", face, {}, common=False).face.makeSubset([0x4E2D])
    outlines = TTFont(BytesIO(subset))["glyf"]
    assert any(outlines[name].numberOfContours == 1 for name in outlines.glyphs)


@pytest.mark.parametrize("form", [made_fonts.packed, made_fonts.packed_again])
@pytest.mark.parametrize("outlines", ["glyf", "CFF"])
def test_a_font_file_that_is_packed_is_told(
    tmp_path: Path, outlines: str, form: Callable[[Path], None]
) -> None:
    path = made(tmp_path, "中", outlines=outlines)
    form(path)
    with pytest.raises(font_files.Unembeddable, match="packed for the web"):
        font_files.read(path)


def test_a_collection_without_truetype_outlines_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path, "中", outlines="CFF")
    made_fonts.collected(path)
    with pytest.raises(font_files.Unembeddable, match=DAMAGED):
        font_files.read(path)


def test_a_font_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.ttf"
    with path.open("wb") as file:
        file.truncate(font_files.LARGEST + 1)
    with pytest.raises(font_files.Unembeddable, match="it is larger than 40 MB"):
        font_files.read(path)


@given(cut=st.floats(0, 0.999), changed=st.integers(0, 255))
@settings(max_examples=60)
def test_a_damaged_font_file_is_refused(cut: float, changed: int) -> None:
    with TemporaryDirectory() as folder:
        path = made(Path(folder), "中文")
        data = path.read_bytes()
        at = int(cut * len(data))
        for damaged in (data[:at], data[:at] + bytes([changed]) + data[at + 1 :]):
            path.write_bytes(damaged)
            try:
                font_files.read(path)
            except font_files.Unembeddable:
                continue
            assert damaged[-1:] == data[-1:]  # whole, and what changed does not count
