"""A look to the theme and the font table, which offer its colours and faces to users."""

from lxml.etree import _Element as Element

from briefgen.style import Look
from briefgen.writers.docx.parts.inheritance import accents
from briefgen.writers.docx.parts.markup import element, hexadecimal, root, w

LINES = (0.5, 1.0, 1.5)  # points
SWISS = "swiss"  # the family of faces without serifs
BOX_FACE = "MS Gothic"  # Word's own face for boxes to tick
MODERN = "modern"  # the family of faces with letters of one width


def theme(look: Look, accent: str) -> Element:
    """Write the theme: the palette, and the face for headings and text."""
    colors = _colors(look, accent)
    elements = element("a:themeElements", colors, _fonts(look), _formats())
    rest = (element("a:objectDefaults"), element("a:extraClrSchemeLst"))
    return element("a:theme", elements, *rest, name="Briefing")


def font_table(look: Look, *fixed: str) -> Element:
    """Write the faces that the file names, by which Word finds others in their place."""
    table = root("fonts")
    for face in sorted({look.faces.word, *fixed}):
        family, width = (MODERN, "fixed") if face in fixed else (SWISS, "variable")
        traits = w("family", val=family), w("pitch", val=width)
        table.append(w("font", *traits, name=face))
    return table


def _colors(look: Look, accent: str) -> Element:
    palette = look.palette
    known = {
        "dk1": palette.ink,
        "lt1": palette.paper,
        "dk2": palette.muted,
        "lt2": palette.tint,
    }
    for number, color in enumerate(accents(palette, accent), 1):
        known[f"accent{number}"] = color
    known |= {"hlink": known["accent1"], "folHlink": known["accent1"]}
    colors = (
        element(f"a:{name}", element("a:srgbClr", val=hexadecimal(color)))
        for name, color in known.items()
    )
    return element("a:clrScheme", *colors, name="Briefing")


def _fonts(look: Look) -> Element:
    faces = {"latin": look.faces.word, "ea": "", "cs": ""}
    kinds = (
        element(f"a:{kind}", *(element(f"a:{at}", typeface=faces[at]) for at in faces))
        for kind in ("majorFont", "minorFont")
    )
    return element("a:fontScheme", *kinds, name="Briefing")


def _formats() -> Element:
    """Write the plainest formats for shapes that a user may draw."""
    lines = (element("a:ln", _solid(), w=round(width * 12700)) for width in LINES)
    effects = (element("a:effectStyle", element("a:effectLst")) for _ in LINES)
    return element(
        "a:fmtScheme",
        element("a:fillStyleLst", *(_solid() for _ in LINES)),
        element("a:lnStyleLst", *lines),
        element("a:effectStyleLst", *effects),
        element("a:bgFillStyleLst", *(_solid() for _ in LINES)),
        name="Briefing",
    )


def _solid() -> Element:
    return element("a:solidFill", element("a:schemeClr", val="phClr"))
