"""A part to what is visible of it: hidden words, rows and drawings are removed."""

from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

from briefgen.word_template.remove import take
from briefgen.word_template.word_elements import (
    CELL,
    DRAWINGS,
    PARAGRAPH,
    RUN,
    STYLE,
    STYLE_ID,
    STYLED,
    W,
    is_on,
    is_set,
    local,
    style_chain,
    tags,
    value,
)

VANISH = tags("vanish", "specVanish")
LOOK = f"{{{W}}}rPr"
ROW, ROW_HIDDEN = f"{{{W}}}tr", f"{{{W}}}trPr/{{{W}}}hidden"
VML = "urn:schemas-microsoft-com:vml"
UNSEEN = ("visibility:hidden", "display:none")
SECTION = f"{{{W}}}pPr/{{{W}}}sectPr"


def hiding_styles(styles: Element) -> frozenset[str]:
    """Return the ids of styles that hide words, or build on a style that does.

    The empty id is text without a style.
    """
    known = {each.get(STYLE_ID, ""): each for each in styles.iter(STYLE)}
    plain = bool(_hides(styles.find(f"{{{W}}}docDefaults/{{{W}}}rPrDefault/{LOOK}")))
    decided: dict[str, bool] = {}
    for name in known:
        _decide(name, known, decided, usual=plain)
    hiding = {name for name in known if decided[name]}
    defaults = {
        name
        for name, style in known.items()
        if style.get(f"{{{W}}}default") and style.get(f"{{{W}}}type") == "paragraph"
    }
    bare = bool(hiding & defaults) if defaults else plain
    return frozenset(hiding | ({""} if bare else set()))


def remove_hidden(part: Element, hiding: frozenset[str]) -> Iterator[str]:
    """Remove what is hidden, directly or by a style; yield that something was."""
    hidden = [run for run in part.iter(RUN) if _is_hidden(run, hiding)]
    hidden += [
        row for row in part.iter(ROW) if is_set(row.find(ROW_HIDDEN)) and _has_next(row)
    ]
    hidden += [
        each for each in part.iter(*DRAWINGS) if any(map(_is_unseen, each.iter()))
    ]
    for element in hidden:
        paragraph = next(element.iterancestors(PARAGRAPH), None)
        take(element)
        if paragraph is not None:
            _take_empty(paragraph)
    if hidden:
        yield "hidden words or drawings"


def _decide(
    style: str,
    known: Mapping[str, Element],
    decided: dict[str, bool],
    *,
    usual: bool,
) -> None:
    """Decide whether a style hides words, and with it the styles that it builds on."""
    passed, hides = [], None
    for base in style_chain(style, known):
        passed.append(base.get(STYLE_ID, ""))
        hides = decided.get(passed[-1], _hides(base.find(LOOK)))
        if hides is not None:
            break
    decided.update(dict.fromkeys(passed, usual if hides is None else hides))


def _hides(look: Element | None) -> bool | None:
    """Return whether a look hides words, or None if it does not say."""
    properties = [] if look is None else [look.find(name) for name in VANISH]
    values = [is_set(each) for each in properties if each is not None]
    return any(values) if values else None


def _is_hidden(run: Element, hiding: frozenset[str]) -> bool:
    hidden = _hides(run.find(LOOK))
    if hidden is not None:
        return hidden
    own = run.find(f"{LOOK}/{{{W}}}rStyle")
    paragraph = next(run.iterancestors(PARAGRAPH), None)
    names = {"" if paragraph is None else value(paragraph.find(STYLED))}
    if own is not None:
        names.add(value(own))
    return not names.isdisjoint(hiding)


def _is_unseen(element: Element) -> bool:
    if local(element) == "docPr":
        return element.get("hidden") is not None and is_on(element.get("hidden"))
    style = element.get("style", "").replace(" ", "").lower()
    inside = str(element.tag).startswith(f"{{{VML}}}")
    return inside and any(each in style for each in UNSEEN)


def _has_next(row: Element) -> bool:
    return row.getnext() is not None or row.getprevious() is not None


def _take_empty(paragraph: Element) -> None:
    """Remove a paragraph in which nothing is left, unless its place needs one."""
    parent = paragraph.getparent()
    if parent is None or any(local(child) != "pPr" for child in paragraph):
        return
    last = parent.tag == CELL and paragraph.getnext() is None
    if paragraph.find(SECTION) is None and len(parent) > 1 and not last:
        take(paragraph)
