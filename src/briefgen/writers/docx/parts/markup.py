"""Names and values to the XML elements of a Word file."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import methodcaller
from typing import TypeAlias, cast

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.word_template.word_elements import local, tags
from briefgen.writers.xml import legal

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = {"w": W, "r": R, "wp": WP, "a": A, "mc": MC, "w14": W14, "w15": W15}
PREFIXES = NAMESPACES | {
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "c": C,
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "cp": f"{PACKAGE}/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "vt": f"{OFFICE}/docPropsVTypes",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
# Namespaces that whole parts are in; they are written without a prefix.
BARE = {
    "application": f"{OFFICE}/extended-properties",
    "custom": f"{OFFICE}/custom-properties",
    "relations": f"{PACKAGE}/relationships",
    "sheet": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "types": f"{PACKAGE}/content-types",
}
PARAGRAPH = f"{{{W}}}p"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BREAKS = re.compile(r"[\t\n\r]")
KEPT = 512  # empty elements that are kept: more than the names that are written here
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# What `copy.copy` does for an element, without looking for what that is.
copied: Callable[[Element], Element] = methodcaller("__copy__")

Content: TypeAlias = Element | str | Mapping[str, str | int] | None

# The order that the schema asks for (ECMA-376 part 1, 17.3.1.26, 17.3.2.28, 17.6.17).
ORDERS = {
    "pPr": (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr"),
        *("widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs"),
        *("suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct"),
        *("topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
        *("snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
        *("suppressOverlap", "jc", "textDirection", "textAlignment"),
        *("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr"),
    ),
    "rPr": (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike"),
        *("dstrike", "outline", "shadow", "emboss", "imprint", "noProof"),
        *("snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
        *("position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd"),
        *("fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
        *("specVanish", "oMath"),
    ),
    "sectPr": (
        *("headerReference", "footerReference", "footnotePr", "endnotePr", "type"),
        *("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols"),
        *("formProt", "vAlign", "noEndnote", "titlePg"),
    ),
}
RANKS = {
    parent: {tag: rank for rank, tag in enumerate(tags(*names))}
    for parent, names in ORDERS.items()
}


def element(name: str, /, *content: Content, **attributes: str | int) -> Element:
    """Make `prefix:name`, of any namespace that is known here.

    Its content is elements and words; a mapping holds attributes that have a prefix.
    What is None is left out.
    """
    node = copied(_blank(name))
    _describe(node, attributes)
    for part in content:
        if isinstance(part, str):
            node.text = legal(part)
        elif isinstance(part, Mapping):
            _describe(node, part)
        elif part is not None:
            node.append(part)
    return node


def declaring(name: str, *prefixes: str) -> Element:
    """Make `prefix:name`, which also declares the prefixes of its future content."""
    own, _, local = name.partition(":")
    space = BARE.get(own) or PREFIXES[own]
    declared = {None if own in BARE else own: space}
    declared |= {prefix: PREFIXES[prefix] for prefix in prefixes}
    return etree.Element(f"{{{space}}}{local}", nsmap=cast("dict[str, str]", declared))


@lru_cache(maxsize=KEPT)
def _blank(name: str) -> Element:
    """Return an empty element: to copy one costs a quarter of making it."""
    return declaring(name)


def _describe(node: Element, attributes: Mapping[str, str | int]) -> None:
    for key, value in attributes.items():
        prefix, _, local = key.rpartition(":")
        name = f"{{{PREFIXES[prefix]}}}{local}" if prefix else local
        node.set(name, legal(str(value)))


def w(name: str, /, *children: Element | None, **attributes: str | int) -> Element:
    """Make a `w:` element; its attributes are `w:` too; None children are left out."""
    node = copied(_blank(f"w:{name}"))
    for key, value in attributes.items():
        words = str(value) if isinstance(value, int) else legal(value)
        node.set(f"{{{W}}}{key}", words)
    for child in children:
        if child is not None:
            node.append(child)
    return node


def root(name: str) -> Element:
    """Make the root of a part, which declares every prefix."""
    node = etree.Element(f"{{{W}}}{name}", nsmap=NAMESPACES)
    node.set(f"{{{MC}}}Ignorable", "w14 w15")
    return node


TEXT = w("t")
TEXT.set(SPACE, "preserve")
RUN, TAB = w("r", copied(TEXT)), w("r", w("tab"))


def properties(name: str, /, *children: Element | None) -> Element:
    """Make `w:pPr` or `w:rPr` with its children in the order of the schema.

    The later of two children of one name wins.
    """
    known = {child.tag: child for child in children if child is not None}
    ranks = RANKS[name]
    return w(name, *(known[tag] for tag in sorted(known, key=ranks.__getitem__)))


def insert(parent: Element, child: Element) -> None:
    """Insert a property at its place in the schema."""
    ranks = RANKS[local(parent)]
    behind = (
        at
        for at, each in enumerate(parent)
        if ranks.get(each.tag, len(ranks)) > ranks[child.tag]
    )
    parent.insert(next(behind, len(parent)), child)


def paragraph(
    style: str, content: Iterable[Element] = (), *direct: Element | None
) -> Element:
    """Make a paragraph of a style, with additional paragraph properties."""
    node = copied(_styled(style))
    for each in direct:
        if each is not None:
            _put(node[0], each)
    node.extend(content)
    return node


@lru_cache(maxsize=KEPT)
def _styled(style: str) -> Element:
    """Return an empty paragraph of a style, to copy."""
    named = () if style == "Normal" else (w("pStyle", val=style),)
    return w("p", w("pPr", *named))


def add(paragraph: Element, *direct: Element) -> None:
    """Add properties to a paragraph; existing attributes are kept."""
    present = paragraph[0]
    for element in direct:
        known = next((each for each in present if each.tag == element.tag), None)
        for key, value in {} if known is None else known.attrib.items():
            element.set(key, value)
        _put(present, element)


def _put(present: Element, element: Element) -> None:
    """Put a property among those of a paragraph, for one of its name if there is one."""
    ranks = RANKS["pPr"]
    for at, each in enumerate(present):
        if each.tag == element.tag:
            present[at] = element
            return
        if ranks[each.tag] > ranks[element.tag]:
            present.insert(at, element)
            return
    present.append(element)


def text(words: str) -> Element:
    """Return the text of a run; line breaks and tabs become spaces."""
    node = copied(TEXT)
    node.text = _on_a_line(words)
    return node


def _on_a_line(words: str) -> str:
    """Return words without breaks and tabs; what can be printed has none."""
    return words if words.isprintable() else BREAKS.sub(" ", legal(words))


def run(words: str, *look: Element | None) -> Element:
    """Make a run of words."""
    if look:
        return w("r", properties("rPr", *look), text(words))
    return saying(words, copied(RUN))


def saying(words: str, run: Element) -> Element:
    """Return a run that has its look, with these words as its text."""
    run[-1].text = _on_a_line(words)
    return run


def tab() -> Element:
    """Make a run that is a tab."""
    return copied(TAB)


def border(side: str, eighths: int, color: str, space: int = 0) -> Element:
    """Return a line at a side, its width in eighths of a point, its space in points."""
    return w(side, val="single", sz=eighths, space=space, color=hexadecimal(color))


def ground(color: str) -> Element:
    """Return the shading of a paragraph or a cell."""
    return w("shd", val="clear", color="auto", fill=hexadecimal(color))


def twips(points: float) -> int:
    """Return points as twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return points as half points."""
    return round(points * 2)


def emu(points: float) -> int:
    """Return points in EMU, 12 700 to a point."""
    return round(points * 12700)


def hexadecimal(color: str) -> str:
    """Return `RRGGBB` for `#rrggbb`."""
    return color.removeprefix("#").upper()
