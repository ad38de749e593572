"""A template's theme to its colours, and its font for text."""

import re
from collections.abc import Mapping

from lxml.etree import _Element as Element

from briefgen.value_classes import dataclass
from briefgen.word_template.parts import WordTemplate, parsed

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
HEX = re.compile("[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class OfficeTheme:
    """The colours by the names that files have for them, `#rrggbb`, and a font's name.

    The names are dk1, lt1, dk2, lt2, accent1 to accent6, hlink and folHlink.
    """

    colors: Mapping[str, str]
    face: str


def theme_of(template: WordTemplate) -> OfficeTheme | None:
    """Return the theme, or None if the template has none."""
    for part in template.parts.values():
        if part.kind.endswith(".theme+xml"):
            root = parsed(part.data)
            latin = root.find(f".//{{{A}}}minorFont/{{{A}}}latin")
            face = "" if latin is None else latin.get("typeface", "")
            return OfficeTheme(dict(_colors(root)), face)
    return None


def _colors(root: Element) -> list[tuple[str, str]]:
    scheme = root.find(f".//{{{A}}}clrScheme")
    colors = []
    for entry in () if scheme is None else scheme:
        name = str(entry.tag).rpartition("}")[2]
        for color in entry:
            written = color.get("lastClr", "") or color.get("val", "")
            if HEX.fullmatch(written):
                colors.append((name, f"#{written.lower()}"))
    return colors
