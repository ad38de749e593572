"""Pairs of letters stand as their font says, in a table of pairs or of positions."""

import pickle
from itertools import product
from pathlib import Path

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

from briefgen import font_files, fonts
from briefgen.font_metrics import metrics
from briefgen.letter_pairs import Kerning
from tests.made_fonts import made

SHIPPED = sorted((Path(fonts.__file__).parent / "fonts_data").glob("*.ttf"))
LETTERS = "AFLPRTVWYaefgoprtvwy,.’:;"
CLASSES = """
@round = [u0061 u006F];
lookup kern1 { pos u0056 u0061 -50; pos u0054 @round -40; } kern1;
lookup kern2 { pos [u0041 u0056] [u0056 u0041] -80; pos @round u0056 30; } kern2;
feature kern { lookup kern1; lookup kern2; } kern;
"""


def positioned(folder: Path) -> Path:
    """Make a font of squares that are kerned by positions, of pairs and of classes."""
    path = made(folder, "ATVao-1 ")
    font = TTFont(path)
    addOpenTypeFeaturesFromString(font, CLASSES)
    font.save(path)
    return path


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_pairs_of_a_shipped_font_are_those_of_a_whole_reader(path: Path) -> None:
    kerning = fonts.face_of(path, metrics(path.read_bytes())).kerning
    font = TTFont(path)
    glyphs, units = font.getBestCmap(), font["head"].unitsPerEm
    (table,) = font["kern"].kernTables
    for left, right in product(LETTERS, LETTERS):
        whole = table.kernTable.get((glyphs[ord(left)], glyphs[ord(right)]), 0)
        assert kerning[left + right] == pytest.approx(whole * 1000 / units)
    assert kerning["AV"] < -50


def test_positions_of_a_font_of_an_office_are_read(tmp_path: Path) -> None:
    face = font_files.read(positioned(tmp_path))
    pairs = {pair: face.kerning[pair] for pair in ("Va", "Vo", "To", "AV", "oV", "oT")}
    assert pairs == {"Va": -50, "Vo": 0, "To": -40, "AV": -80, "oV": 30, "oT": 0}
    assert face.width("AVa", 10) == pytest.approx(30 - 1.3)


def test_what_stands_in_columns_or_where_lines_end_is_not_kerned() -> None:
    kerning = fonts.face(fonts.USUAL).kerning
    assert kerning.gaps("11") == []  # the font itself has them nearer
    assert kerning.gaps("A A\u00a0A") == []
    assert kerning.gaps("-T") == []
    assert [at for at, _ in kerning.gaps("A T- A AV")] == [3, 8]
    assert kerning.total("A T- A AV") == kerning["T-"] + kerning["AV"]


def test_a_damaged_table_has_no_pairs(tmp_path: Path) -> None:
    path = positioned(tmp_path)
    face = font_files.read(path)
    with TTFont(path, lazy=True) as font:
        start = font.reader.tables["GPOS"].offset
    data = path.read_bytes()
    path.write_bytes(data[:start] + b"\xff" * 60 + data[start + 60 :])
    assert face.kerning.gaps("AVa") == []


def test_a_font_without_tables_has_no_pairs(tmp_path: Path) -> None:
    assert font_files.read(made(tmp_path, "AV")).kerning.gaps("AVA") == []


def test_pairs_travel_to_other_processes_unread(tmp_path: Path) -> None:
    kerning = font_files.read(positioned(tmp_path)).kerning
    assert kerning["AV"] == -80
    copy = pickle.loads(pickle.dumps(kerning))
    assert isinstance(copy, Kerning)
    assert not copy
    assert copy["AV"] == -80
