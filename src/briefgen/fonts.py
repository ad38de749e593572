"""The embedded faces: where their files are, which characters they have, how wide text is."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFace

SHIPPED = {"Liberation Sans": "LiberationSans"}
CUTS = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of a family: a TrueType file with its advance widths in 1/1000 em."""

    name: str
    path: Path
    widths: dict[int, float]
    default: float
    ascent: float
    descent: float

    def has(self, character: str) -> bool:
        """Say whether the face has a glyph for a character."""
        return ord(character) in self.widths

    def width(self, text: str, size: float) -> float:
        """Measure a line of text in points."""
        get, default = self.widths.get, self.default
        return sum(get(ord(letter), default) for letter in text) * size / 1000


def family(name: str) -> bool:
    """Say whether a family is shipped with the package."""
    return name in SHIPPED


@cache
def face(name: str, *, bold: bool = False, italic: bool = False) -> Face:
    """Give a cut of a shipped family.

    Raises KeyError for a family that is not shipped.
    """
    stem = f"{SHIPPED[name]}-{CUTS[bold, italic]}"
    path = Path(str(files("briefgen") / "fonts_data" / f"{stem}.ttf"))
    read = TTFontFace(str(path))
    widths = dict(read.charWidths)
    widths[0xA0] = widths.get(0xA0, widths[0x20])
    return Face(stem, path, widths, read.defaultWidth, read.ascent, read.descent)
