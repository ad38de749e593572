"""Rules for the styles of Word files in our own look, which are pleasant to change."""

from collections.abc import Iterator, Mapping
from typing import cast

from lxml import etree

from tests.interop.word_rules import NAMES, Parts, Rule

W = f"{{{NAMES['w']}}}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
THEME = "word/theme/theme1.xml"
# How text calls the colours of a theme (ISO 29500-1, 17.15.1.20), by the theme's names.
CALLED = {
    "dk1": "text1",
    "lt1": "background1",
    "dk2": "text2",
    "lt2": "background2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
}
SIMPLE = ("b", "caps", "color", "sz", "keepNext", "keepLines", "widowControl", "jc")


def each_style_says_only_how_it_differs(parts: Parts) -> Iterator[str]:
    styles = _xml(parts, "word/styles.xml")
    known = {str(style.get(f"{W}styleId")): style for style in styles.iter(f"{W}style")}
    for name, style in known.items():
        base = style.find(f"{W}basedOn")
        if style.get(f"{W}type") != "paragraph" or base is None:
            continue
        (usual,) = _found(styles, "w:docDefaults/w:rPrDefault")
        inherited = _own(usual) | _stated(known[str(base.get(f"{W}val"))], known)
        for what, value in _own(style).items():
            if inherited.get(what, "") == value:
                yield f"the style {name} repeats {what} of its base"


def text_is_set_in_the_theme_s_faces(parts: Parts) -> Iterator[str]:
    styles = _xml(parts, "word/styles.xml")
    (fonts,) = _found(styles, "w:docDefaults//w:rFonts")
    if fonts.get(f"{W}asciiTheme") != "minorHAnsi":
        yield "plain text has a face of its own"
    for style in _found(styles, "w:style[@w:type='paragraph']"):
        for each in style.iter(f"{W}rFonts"):
            if each.get(f"{W}asciiTheme") is None:
                yield f"the style {style.get(f'{W}styleId')} has a face of its own"
    for part in ("word/document.xml", *(name for name in parts if "/header" in name)):
        for each in _found(_xml(parts, part), "//w:p/w:r/w:rPr/w:rFonts"):
            yield f"{part} names the face {each.get(f'{W}ascii')}"


def the_theme_s_colours_are_called_by_name(parts: Parts) -> Iterator[str]:
    palette = {
        str(digits.get("val")): str(color.tag).rpartition("}")[2]
        for color in _found(_xml(parts, THEME), "//a:clrScheme/*")
        for digits in color
    }
    for color in _xml(parts, "word/styles.xml").iter(f"{W}color"):
        named, digits = color.get(f"{W}themeColor"), str(color.get(f"{W}val"))
        if digits in palette and named is None:
            yield f"the colour {digits} of the theme is not called by name"
        if named is not None and named not in {
            called for known, called in CALLED.items() if _is(parts, known, digits)
        }:
            yield f"{named} of the theme is not {digits}"


def bullets_are_made_by_a_style(parts: Parts) -> Iterator[str]:
    path = "//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'ListBullet')]]/w:pPr/w:numPr"
    for _ in _found(_xml(parts, "word/document.xml"), path):
        yield "a bullet is set beside its style"
    linked = set(
        map(str, _found(_xml(parts, "word/numbering.xml"), "//w:lvl/w:pStyle/@w:val"))
    )
    for style in _found(_xml(parts, "word/styles.xml"), "w:style[w:pPr/w:numPr]"):
        if style.get(f"{W}styleId") not in linked:
            yield f"no level of a list is linked to {style.get(f'{W}styleId')}"


STYLE_RULES: tuple[Rule, ...] = (
    each_style_says_only_how_it_differs,
    text_is_set_in_the_theme_s_faces,
    the_theme_s_colours_are_called_by_name,
    bullets_are_made_by_a_style,
)


def _is(parts: Parts, known: str, digits: str) -> bool:
    path = f"//a:clrScheme/a:{known}/a:srgbClr[@val='{digits}']"
    return bool(_found(_xml(parts, THEME), path))


def _stated(
    style: etree._Element, known: Mapping[str, etree._Element]
) -> dict[str, str]:
    base = style.find(f"{W}basedOn")
    before = {} if base is None else _stated(known[str(base.get(f"{W}val"))], known)
    return before | _own(style)


def _own(style: etree._Element) -> dict[str, str]:
    simple = {
        each: str(value.get(f"{W}val", "1"))
        for each in SIMPLE
        for value in _found(style, f"w:pPr/w:{each} | w:rPr/w:{each}")
    }
    spaces = {
        f"{each}-spacing": str(value.get(f"{W}{each}"))
        for each in ("before", "after")
        for value in _found(style, f"w:pPr/w:spacing[@w:{each}]")
    }
    return simple | spaces


def _xml(parts: Parts, name: str) -> etree._Element:
    return etree.fromstring(parts[name])


def _found(root: etree._Element, path: str) -> list[etree._Element]:
    names = {**NAMES, "a": A[1:-1]}
    return cast("list[etree._Element]", root.xpath(path, namespaces=names))
