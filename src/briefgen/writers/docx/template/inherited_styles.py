"""A template's style for plain text to what documents inherit from it, in words."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen.word_template import WordTemplate, parsed
from briefgen.word_template.style_names import folded, names_of
from briefgen.word_template.word_elements import (
    STYLE,
    STYLE_ID,
    is_on,
    style_chain,
    value,
)
from briefgen.writers.docx.parts.markup import W
from briefgen.writers.docx.template.page import length

DEFAULT = f"{{{W}}}default"
SMALL, HALF = 10.0, 2  # points, of running text; half points in a point
WIDE = 36.0  # points: an indent of half an inch
PLAIN = names_of("Normal")
ALIGNED = {"right": "right", "end": "right", "center": "in the middle"}


def inherited(reference: WordTemplate) -> Iterator[tuple[str, str]]:
    """Yield the name of the style for plain text, and what text inherits from it."""
    for part in reference.parts.values():
        if part.kind.endswith(".styles+xml"):
            yield from _inherited(parsed(part.data))


def _inherited(styles: Element) -> Iterator[tuple[str, str]]:
    known = {each.get(STYLE_ID, ""): each for each in styles.iter(STYLE)}
    plain = next((name for name, each in known.items() if _is_plain(each)), "")
    plain = plain or next((name for name, each in known.items() if _named(each)), "")
    if not plain:
        return
    name = value(known[plain].find(f"{{{W}}}name")) or plain
    chain = [*style_chain(plain, known), *styles.iter(f"{{{W}}}docDefaults")]
    size = value(_first(chain, "sz"))
    if size.isdecimal() and 0 < int(size) / HALF < SMALL:
        yield name, f"is {int(size) / HALF:g} pt: text of fewer than 10 is hard to read"
    for side, old in (("left", "start"), ("right", "end")):
        indent = _first(chain, "ind")
        wide = max(length(indent, side, 0.0), length(indent, old, 0.0))
        if wide >= WIDE:
            yield name, f"indents all text by {wide:g} pt on the {side}"
    if not any(_spaced(each) for each in chain):
        yield name, "leaves no space between paragraphs"
    aligned = ALIGNED.get(value(_first(chain, "jc")))
    if aligned:
        yield name, f"sets all text {aligned}"


def _spaced(properties: Element) -> bool:
    """Return whether paragraphs are told apart: by space, or by their first line."""
    spaces = properties.findall(f".//{{{W}}}pPr/{{{W}}}spacing")
    apart = (length(each, side, 0.0) for each in spaces for side in ("before", "after"))
    first = (length(each, "firstLine", 0.0) for each in properties.iter(f"{{{W}}}ind"))
    return any(each > 0 for each in (*apart, *first))


def _is_plain(style: Element) -> bool:
    paragraph = style.get(f"{{{W}}}type", "paragraph") == "paragraph"
    return paragraph and is_on(style.get(DEFAULT, "0"))


def _named(style: Element) -> bool:
    """Return whether a style has the name of plain text, where none is the default."""
    return folded(value(style.find(f"{{{W}}}name"))) in PLAIN


def _first(chain: list[Element], name: str) -> Element | None:
    stated = (each.find(f".//{{{W}}}{name}") for each in chain)
    return next((each for each in stated if each is not None), None)
