"""What is read of a shipped font is what a whole reader reads of it."""

from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from briefgen import fonts
from briefgen.font_metrics import metrics

SHIPPED = sorted((Path(fonts.__file__).parent / "fonts_data").glob("*.ttf"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_metrics_of_a_shipped_font_are_those_of_a_whole_reader(path: Path) -> None:
    read, whole = metrics(path.read_bytes()), TTFontFace(str(path))
    glyphs = whole.charToGlyph
    widths = {code: at for code, at in whole.charWidths.items() if glyphs[code]}
    assert read.name == whole.name.decode()
    assert read.widths == widths
    lines = read.default, read.ascent, read.descent
    assert lines == (whole.defaultWidth, whole.ascent, whole.descent)


def test_there_are_shipped_fonts() -> None:
    assert SHIPPED
