"""A template's styles to those whose text would be invisible."""

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen.style import contrast
from briefgen.word_template import WordTemplate, parsed
from briefgen.word_template.style_names import folded, names_of
from briefgen.word_template.word_elements import (
    STYLE,
    STYLE_ID,
    is_on,
    is_set,
    style_chain,
    value,
)
from briefgen.writers.docx.parts.markup import W
from briefgen.writers.docx.parts.roles import BUILT_IN, CUSTOM

DEFAULT = f"{{{W}}}default"
LOOK = f"{{{W}}}rPr"
LEAST_CONTRAST = 2.0  # contrast; with less, words are taken for none
SMALLEST = 8  # half points
PAPER = "#ffffff"
WHITE = {"background1", "light1"}
HEX = re.compile("[0-9a-fA-F]{6}")
# The styles that documents use, as folded names; those of tables may stand on a ground.
USED = {name for row in (*BUILT_IN, *CUSTOM) for name in names_of(row.name)}


def unseen_styles(reference: WordTemplate) -> Iterator[tuple[str, str]]:
    """Yield the name of each style whose text is invisible, and the reason."""
    for part in reference.parts.values():
        if part.kind.endswith(".styles+xml"):
            yield from _unseen(parsed(part.data))


def _unseen(styles: Element) -> Iterator[tuple[str, str]]:
    known = {
        each.get(STYLE_ID, ""): each
        for each in styles.iter(STYLE)
        if each.get(f"{{{W}}}type", "paragraph") == "paragraph"
    }
    defaults = styles.find(f"{{{W}}}docDefaults/{{{W}}}rPrDefault")
    for name, style in known.items():
        shown = value(style.find(f"{{{W}}}name"))
        plain = is_on(style.get(DEFAULT, "0"))
        if folded(shown) not in USED and not plain:
            continue
        chain = [*style_chain(name, known), *([] if defaults is None else [defaults])]
        why = _why(chain, shown)
        if why:
            yield shown, why


def _why(chain: list[Element], name: str) -> str:
    if is_set(_first(chain, f"{LOOK}/{{{W}}}vanish")):
        return "is hidden"
    size = value(_first(chain, f"{LOOK}/{{{W}}}sz"))
    if size.isdecimal() and int(size) < SMALLEST:
        return f"is {int(size) / 2:g} pt high"
    color = _color(_first(chain, f"{LOOK}/{{{W}}}color"))
    ground = _ground(_first(chain, f"{{{W}}}pPr/{{{W}}}shd"))
    if (
        color
        and not name.lower().startswith("table")
        and contrast(color, ground) < LEAST_CONTRAST
    ):
        return f"is {color} on {ground}"
    return ""


def _first(chain: list[Element], path: str) -> Element | None:
    elements = (each.find(path) for each in chain)
    return next((each for each in elements if each is not None), None)


def _color(look: Element | None) -> str:
    """Return a colour, or an empty text if Word chooses it."""
    if look is None:
        return ""
    if look.get(f"{{{W}}}themeColor") in WHITE:
        return PAPER
    color = value(look)
    return f"#{color.lower()}" if HEX.fullmatch(color) else ""


def _ground(look: Element | None) -> str:
    fill = "" if look is None else look.get(f"{{{W}}}fill", "")
    return f"#{fill.lower()}" if HEX.fullmatch(fill) else PAPER
