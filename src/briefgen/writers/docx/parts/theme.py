"""A look to the theme and the font table, which offer its colours and faces to users."""

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.style import Look
from briefgen.writers.docx.parts.markup import A, hexadecimal, root, w
from briefgen.writers.xml import legal

ACCENTS = 6  # as many as a theme has
LINES = (0.5, 1.0, 1.5)  # points
SWISS = "swiss"  # the family of faces without serifs
MODERN = "modern"  # the family of faces with letters of one width


def theme(look: Look) -> Element:
    """Write the theme: the palette, and the face for headings and text."""
    made = _a("theme", name="Briefing")
    elements = _a("themeElements")
    elements.extend((_colors(look), _fonts(look), _formats()))
    made.extend((elements, _a("objectDefaults"), _a("extraClrSchemeLst")))
    return made


def font_table(look: Look, *fixed: str) -> Element:
    """Write the faces that the file names, by which Word finds others in their place."""
    made = root("fonts")
    for face in sorted({look.faces.word, *fixed}):
        family, width = (MODERN, "fixed") if face in fixed else (SWISS, "variable")
        told = w("family", val=family), w("pitch", val=width)
        made.append(w("font", *told, name=face))
    return made


def _colors(look: Look) -> Element:
    palette = look.palette
    known = {
        "dk1": palette.ink,
        "lt1": palette.paper,
        "dk2": palette.muted,
        "lt2": palette.tint,
    }
    for number in range(ACCENTS):
        accents = palette.accents or (palette.ink,)
        known[f"accent{number + 1}"] = accents[number % len(accents)]
    known |= {"hlink": known["accent1"], "folHlink": known["accent1"]}
    made = _a("clrScheme", name="Briefing")
    for name, color in known.items():
        slot = etree.SubElement(made, f"{{{A}}}{name}")
        slot.append(_a("srgbClr", val=hexadecimal(color)))
    return made


def _fonts(look: Look) -> Element:
    made = _a("fontScheme", name="Briefing")
    for name in ("majorFont", "minorFont"):
        kind = etree.SubElement(made, f"{{{A}}}{name}")
        kind.append(_a("latin", typeface=look.faces.word))
        kind.extend((_a("ea", typeface=""), _a("cs", typeface="")))
    return made


def _formats() -> Element:
    """Write the plainest formats for shapes that a user may draw."""
    made = _a("fmtScheme", name="Briefing")
    fills, lines, effects, grounds = (
        etree.SubElement(made, f"{{{A}}}{name}")
        for name in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst")
    )
    for width in LINES:
        fills.append(_solid())
        grounds.append(_solid())
        line = etree.SubElement(lines, f"{{{A}}}ln", w=str(round(width * 12700)))
        line.append(_solid())
        effect = etree.SubElement(effects, f"{{{A}}}effectStyle")
        effect.append(_a("effectLst"))
    return made


def _solid() -> Element:
    made = _a("solidFill")
    made.append(_a("schemeClr", val="phClr"))
    return made


def _a(name: str, /, **attributes: str) -> Element:
    made = etree.Element(f"{{{A}}}{name}", nsmap={"a": A})
    for key, value in attributes.items():
        made.set(key, legal(value))
    return made
