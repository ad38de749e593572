"""Styles that restate everything to styles that say only how they differ.

A user who changes Normal then changes all text that is based on it; one who chooses
other fonts or colours for a file changes whatever has those of its theme.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from lxml.etree import _Element as Element

from briefgen.style import Palette
from briefgen.word_template.word_elements import STYLE, STYLE_ID, style_chain, tags
from briefgen.writers.docx.parts.markup import W, hexadecimal, insert, w

ACCENTS = 6  # as many as a theme has
LEVEL = f"{{{W}}}pPr/{{{W}}}outlineLvl"
LOOKS = (f"{{{W}}}pPr", f"{{{W}}}rPr")
KIND = f"{{{W}}}type"
DEFAULTS = f"{{{W}}}docDefaults"
# What is so where nothing says otherwise (ECMA-376 part 1, 17.3.1 and 17.3.2).
USUAL = w(
    "style",
    w(
        "pPr",
        w("keepNext", val=0),
        w("keepLines", val=0),
        w("widowControl", val=1),
        w("spacing", before=0, after=0),
        w("ind", left=0, right=0, hanging=0),
    ),
    w("rPr", w("b", val=0), w("bCs", val=0)),
)
MERGED = tags("spacing", "ind")  # whose attributes are inherited one by one
LINE = {f"{{{W}}}line", f"{{{W}}}lineRule"}
# Where a colour is written, and where the theme's name for it is.
COLORS = {f"{{{W}}}color": f"{{{W}}}themeColor", f"{{{W}}}fill": f"{{{W}}}themeFill"}
OWN_COLOR, VALUE = f"{{{W}}}color", f"{{{W}}}val"

Properties: TypeAlias = dict[str, dict[str, str]]


def accents(palette: Palette, accent: str) -> tuple[str, ...]:
    """Return the accents of a theme: first the document's own, then the others."""
    known = (accent, *(each for each in palette.accents if each != accent))
    return tuple(known[number % len(known)] for number in range(ACCENTS))


def theme_names(palette: Palette, accent: str) -> Mapping[str, str]:
    """Return how text calls each colour of the theme, by its hexadecimal digits."""
    named = {
        color: f"accent{at}" for at, color in enumerate(accents(palette, accent), 1)
    }
    named |= {palette.tint: "background2", palette.muted: "text2"}
    named |= {palette.paper: "background1", palette.ink: "text1"}
    return {hexadecimal(color): name for color, name in named.items()}


def use_theme(part: Element) -> None:
    """Set all text in the theme's face for text, and headings in that for headings.

    The face stays beside it for programs that know no themes.
    """
    for fonts in part.iterfind(f"{DEFAULTS}//{{{W}}}rFonts"):
        for key, value in _faces("minor").items():
            fonts.set(f"{{{W}}}{key}", value)
    for style in part.iter(STYLE):
        if style.find(LEVEL) is not None:
            for look in style.iterfind(LOOKS[1]):
                insert(look, w("rFonts", **_faces("major")))


def name_colors(part: Element, names: Mapping[str, str]) -> None:
    """Call colours of the theme by their names; their digits stay beside them."""
    for each in part.iter():
        if each.tag == OWN_COLOR:
            _name(each, VALUE, COLORS[OWN_COLOR], names)
        for key, theme in COLORS.items():
            _name(each, key, theme, names)


def inherit(part: Element) -> None:
    """Remove from the paragraph styles of a part what they inherit anyway."""
    known = {
        each.get(STYLE_ID, ""): each
        for each in part.iter(STYLE)
        if each.get(KIND) == "paragraph"
    }
    roots = (*part.iterfind(f"{DEFAULTS}/{{{W}}}rPrDefault"), USUAL)
    bases = {name: (*tuple(style_chain(name, known))[1:], *roots) for name in known}
    inherited = {
        (name, tag): _properties(each.iterfind(tag) for each in reversed(chain))
        for name, chain in bases.items()
        for tag in LOOKS
    }
    for name, style in known.items():
        for stated in (each for tag in LOOKS for each in style.findall(tag)):
            _drop(stated, inherited[name, str(stated.tag)])
            if not len(stated):
                style.remove(stated)


def _faces(kind: str) -> Mapping[str, str]:
    keys = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
    return dict.fromkeys(keys, f"{kind}HAnsi")


def _properties(looks: Iterable[Iterable[Element]]) -> Properties:
    """Return what looks say together; the later of two wins."""
    known: Properties = {}
    for look in looks:
        for each in (child for stated in look for child in stated):
            before = known.get(str(each.tag), {}) if each.tag in MERGED else {}
            own = {str(key): str(value) for key, value in each.attrib.items()}
            known[str(each.tag)] = before | own
    return known


def _drop(stated: Element, inherited: Properties) -> None:
    for each in list(stated):
        usual = inherited.get(str(each.tag), {})
        own = {str(key): str(value) for key, value in each.attrib.items()}
        same = {key for key in own if own[key] == usual.get(key)}
        if each.tag in MERGED:
            # the parts of a line say nothing one by one
            for key in same if LINE & own.keys() <= same else same - LINE:
                del each.attrib[key]
            gone = not each.attrib
        else:
            gone = own == usual and not len(each)
        if gone:
            stated.remove(each)


def _name(element: Element, written: str, named: str, names: Mapping[str, str]) -> None:
    name = names.get(element.get(written, ""))
    if name is not None:
        element.set(named, name)
