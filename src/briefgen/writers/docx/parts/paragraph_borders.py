"""A look to the borders, shading and indents of paragraphs.

Paragraphs with the same borders and indents that follow each other share one box, so
rules stand above the first, below the last and between, and a ground has no seams.
"""

from collections.abc import Callable, Mapping

from lxml.etree import _Element as Element

from briefgen.style import Look
from briefgen.value_classes import dataclass
from briefgen.word_template.word_elements import tags
from briefgen.writers.docx.parts.markup import add, border, ground, twips, w

WIDEST = 12.0  # points; no border is wider
FARTHEST = 31.0  # points; no border stands farther from its text
BAR = 3.0  # points; an accent bar
ACCENT_RULE = (40.0, 4.0)  # points: width and thickness
INDENT = 14.0  # points; text beside a bar stands in line with that of lists
HAIR = 0.5  # points; a hairline
SIDES = tags("top", "left", "bottom", "right", "between")  # in the schema's order
BORDERS = w("pBdr").tag
SIDEBAR = "Sidebar"  # no style: a box round paragraphs of any
NATURAL = 1.15  # Arial's own line, as a multiple of its size


@dataclass(frozen=True, slots=True)
class Rule:
    """One side of a border: width, and space between it and the text, in points."""

    side: str
    color: str
    width: float
    space: float


@dataclass(frozen=True, slots=True)
class ParagraphBorders:
    """The borders of a paragraph, and its indents from the margins in points.

    A `hanging` first line begins that far to the left of the others.
    """

    rules: tuple[Rule, ...] = ()
    ground: str = ""
    left: float = 0.0
    right: float = 0.0
    hanging: float = 0.0


def boxed(
    style: str, look: Look, accent: str, indent: float = 0.0, hanging: float = 0.0
) -> tuple[Element, ...]:
    """Write the box of a paragraph style, for text that may be indented further."""
    box = box_of(style, look, accent)
    written: list[Element] = []
    if box.rules:
        written.append(w("pBdr", *(_border(rule) for rule in box.rules)))
    if box.ground:
        written.append(ground(box.ground))
    left, hanging = box.left + indent, box.hanging + hanging
    if left or box.right or hanging:
        indents = {"left": left, "right": box.right, "hanging": hanging}
        written.append(w("ind", **{at: twips(size) for at, size in indents.items()}))
    return tuple(written)


def box_of(style: str, look: Look, accent: str) -> ParagraphBorders:
    """Return the box of a paragraph style; most have none."""
    make = BOXES.get(style)
    return ParagraphBorders() if make is None else make(look, accent)


def line_height(look: Look, role: str, within: str) -> float:
    """Return the height of a line of one role with words of another in it, in points."""
    text, other = look.text(role), look.text(within)
    return max(text.size * text.leading, other.size * NATURAL)


def _band(look: Look, accent: str) -> ParagraphBorders:
    """Fill the page from edge to edge round text that stands between the margins.

    A ground reaches from the start of a hanging line to the border at the right, so
    the first line hangs to the page's edge and begins with a tab. What is above the
    text is no ground, since that would be a page without a top margin: see `strip`.
    """
    if not look.band:
        return ParagraphBorders()
    if look.design.head.masthead:  # a shape fills the page from edge to edge
        return ParagraphBorders(ground=accent)
    page, reach = look.page, WIDEST + FARTHEST
    rules = (
        Rule("left", accent, WIDEST, 0),
        Rule("bottom", accent, WIDEST, look.spaces["wide"] - WIDEST),
        Rule("right", accent, WIDEST, FARTHEST),
    )
    return ParagraphBorders(
        rules, accent, right=reach - page.right, hanging=page.left - WIDEST
    )


def _kicker(look: Look, accent: str) -> ParagraphBorders:
    return _band(look, accent) if "kicker" in look.on_band else ParagraphBorders()


def _accent_rule(look: Look, accent: str) -> ParagraphBorders:
    width, thickness = ACCENT_RULE
    rule = Rule("top", accent, thickness, 0)
    return ParagraphBorders((rule,), right=look.page.measure - width)


def _key_figure(look: Look, accent: str) -> ParagraphBorders:
    return ParagraphBorders((Rule("top", accent, BAR, look.spaces["small"]),))


def _detail(look: Look, accent: str) -> ParagraphBorders:
    del accent
    sides, space = ("top", "between"), look.spaces["tight"]
    return ParagraphBorders(
        tuple(Rule(side, look.palette.rule, HAIR, space) for side in sides)
    )


def _foot(look: Look, accent: str) -> ParagraphBorders:
    del accent
    return ParagraphBorders(
        (Rule("top", look.palette.rule, HAIR, look.spaces["small"]),)
    )


def _decision(look: Look, accent: str) -> ParagraphBorders:
    del look
    return ParagraphBorders((Rule("left", accent, BAR, INDENT - BAR),), left=INDENT)


def _quote(look: Look, accent: str) -> ParagraphBorders:
    del accent
    return ParagraphBorders(
        (Rule("left", look.palette.rule, BAR, INDENT - BAR),), left=INDENT
    )


def _callout(look: Look, accent: str) -> ParagraphBorders:
    tint = look.palette.tint
    rules = (
        Rule("top", tint, HAIR, look.spaces["small"]),
        Rule("left", accent, BAR, INDENT - BAR),
        Rule("bottom", tint, HAIR, look.spaces["medium"]),
        Rule("right", tint, HAIR, INDENT),
    )
    return ParagraphBorders(rules, tint, left=INDENT, right=INDENT)


def _sidebar(look: Look, accent: str) -> ParagraphBorders:
    del accent
    tint = look.palette.tint
    rules = tuple(Rule(side, tint, HAIR, INDENT - HAIR) for side in ("left", "right"))
    return ParagraphBorders(rules, tint, left=INDENT, right=INDENT)


def bordered(paragraph: Element, *rules: Rule) -> None:
    """Draw lines at sides of a paragraph, in place of those that it has there."""
    present = next((each for each in paragraph[0] if each.tag == BORDERS), None)
    lines = [*(() if present is None else present), *map(_border, rules)]
    by_side = {each.tag: each for each in lines}
    box = w("pBdr", *(by_side[tag] for tag in SIDES if tag in by_side))
    if present is None:
        add(paragraph, box)
    else:
        paragraph[0].replace(present, box)


def _border(rule: Rule) -> Element:
    space = min(max(round(rule.space), 0), int(FARTHEST))
    return border(rule.side, round(rule.width * 8), rule.color, space)


BOXES: Mapping[str, Callable[[Look, str], ParagraphBorders]] = {
    "AccentRule": _accent_rule,
    "Callout": _callout,
    "Choice": _decision,
    "Decision": _decision,
    "Detail": _detail,
    "Foot": _foot,
    "Footer": _foot,
    "Heading1": _band,
    "KeyFigure": _key_figure,
    "Kicker": _kicker,
    "Quote": _quote,
    SIDEBAR: _sidebar,
    "Subtitle": _band,
}
