"""Styles added to a template to styles that inherit only the font from its own.

Otherwise they would inherit indents, alignment, spacing, tabs, capitals and borders of
the template's plain text. Every property that an added style does not state is set to
Word's default.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy

from lxml.etree import _Element as Element

from briefgen.word_template.word_elements import (
    BASE,
    STYLE,
    VALUE,
    local,
    style_chain,
    value,
)
from briefgen.writers.docx.parts.markup import W, insert, w

ID, KIND = f"{{{W}}}styleId", f"{{{W}}}type"
PARAGRAPH, RUN = f"{{{W}}}pPr", f"{{{W}}}rPr"
DEFAULTS = {
    name: f"{{{W}}}docDefaults/{{{W}}}{name}Default/{{{W}}}{name}"
    for name in ("pPr", "rPr")
}
OFF = {"val": "0"}
NONE = {"val": "none"}
CLEAR = {"val": "clear", "color": "auto", "fill": "auto"}
# What is put back, by the name of the element.
PLAIN_PARAGRAPH: Mapping[str, Mapping[str, str]] = {
    "pageBreakBefore": OFF,
    "suppressLineNumbers": OFF,
    "shd": CLEAR,
    "suppressAutoHyphens": OFF,
    "bidi": OFF,
    "snapToGrid": {"val": "1"},
    "contextualSpacing": OFF,
    "mirrorIndents": OFF,
    "jc": {"val": "left"},
    "textDirection": {"val": "lrTb"},
    "textAlignment": {"val": "auto"},
    "outlineLvl": {"val": "9"},
}
TOGGLES = (
    "b bCs i iCs caps smallCaps strike outline shadow emboss imprint vanish".split()  # noqa: SIM905 - as the standard lists them
)
PLAIN_RUN: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(TOGGLES, OFF),
    "dstrike": OFF,
    "webHidden": OFF,
    "spacing": OFF,
    "w": {"val": "100"},
    "position": OFF,
    "highlight": NONE,
    "u": NONE,
    "effect": NONE,
    "bdr": NONE,
    "shd": CLEAR,
    "vertAlign": {"val": "baseline"},
    "rtl": OFF,
    "em": NONE,
    "specVanish": OFF,
}
LINE = {"line": "240", "lineRule": "auto"}  # a spacing that says no line of its own
SAME = {"start": "left", "end": "right"}  # what an indent is called, too
SIDES = ("top", "left", "bottom", "right", "between", "bar")


def settle_toggles(theirs: Element) -> None:
    """Move properties that are on for all text of a template into its styles.

    A style cannot switch off what the defaults of a document switch on (ECMA-376 part
    1, 17.7.3), but it can switch off what the style that it builds on does.
    """
    look = theirs.find(DEFAULTS["rPr"])
    toggles = [] if look is None else [each for each in look if local(each) in TOGGLES]
    for toggle in toggles:
        for style in theirs.iter(STYLE):
            if style.get(KIND) == "paragraph" and style.find(BASE) is None:
                own = held(style, RUN)
                if own.find(toggle.tag) is None:
                    insert(own, deepcopy(toggle))
        toggle.getparent().remove(toggle)  # type: ignore[union-attr]


def stand_alone(theirs: Element, added: Iterable[Element]) -> None:
    """State in added styles what they would inherit; they are in place already."""
    known = {each.get(ID, ""): each for each in theirs.iter(STYLE)}
    defaults = {name: theirs.findall(path) for name, path in DEFAULTS.items()}
    for style in added:
        if style.get(KIND) != "paragraph":
            continue
        bases = tuple(style_chain(value(style.find(BASE)), known))
        for name, put_back in (("pPr", _paragraph), ("rPr", _run)):
            own = held(style, f"{{{W}}}{name}")
            inherited = [each for base in bases for each in base.findall(own.tag)]
            for properties in (*inherited, *defaults[name]):
                for each in properties:
                    put_back(own, each)


def _paragraph(own: Element, inherited: Element) -> None:
    name, existing = local(inherited), own.find(inherited.tag)
    if name == "ind":
        _indent(_child(own, "ind"), inherited)
    elif name == "spacing":
        _spacing(_child(own, "spacing"), inherited)
    elif name == "tabs":
        _tabs(own, inherited)
    elif name == "pBdr":
        _borders(_child(own, "pBdr"), inherited)
    elif name == "numPr" and existing is None:
        insert(own, w("numPr", w("numId", val=0)))
    elif name in PLAIN_PARAGRAPH and existing is None:
        insert(own, w(name, **PLAIN_PARAGRAPH[name]))


def _run(own: Element, inherited: Element) -> None:
    name = local(inherited)
    if name in PLAIN_RUN and own.find(inherited.tag) is None:
        insert(own, w(name, **PLAIN_RUN[name]))


def _indent(own: Element, inherited: Element) -> None:
    for key in inherited.attrib:
        name = str(key).rpartition("}")[2]
        usual = own.get(f"{{{W}}}{SAME.get(name, name)}", "0")
        if own.get(key) is None:
            own.set(key, usual)


def _spacing(own: Element, inherited: Element) -> None:
    for key in inherited.attrib:
        if own.get(key) is None:
            own.set(key, LINE.get(str(key).rpartition("}")[2], "0"))


def _tabs(properties: Element, inherited: Element) -> None:
    """Clear inherited tabs; those that are cleared already need nothing."""
    own = properties.findall(f"{{{W}}}tabs/{{{W}}}tab")
    places = {each.get(f"{{{W}}}pos") for each in own}
    for tab in inherited:
        place = tab.get(f"{{{W}}}pos", "0")
        if place not in places and tab.get(VALUE) != "clear":
            _child(properties, "tabs").append(w("tab", val="clear", pos=place))


def _borders(own: Element, inherited: Element) -> None:
    """Remove inherited borders, each side at its place in the schema."""
    wanted = {local(each) for each in inherited}
    sides = {local(each): each for each in own}
    for side in SIDES:
        if side in wanted | sides.keys():
            own.append(sides.get(side, w(side, val="nil")))


def _child(parent: Element, name: str) -> Element:
    child = parent.find(f"{{{W}}}{name}")
    if child is None:
        child = w(name)
        insert(parent, child)
    return child


def held(style: Element, tag: str) -> Element:
    """Return the properties of a style, made if it has none."""
    child = style.find(tag)
    if child is None:
        child = w(tag.rpartition("}")[2])
        following = style.find(RUN) if tag == PARAGRAPH else None
        if following is None:
            style.append(child)
        else:
            following.addprevious(child)
    return child
