"""A template to the look in which Word sets a document there: page, font, styles.

With it, a document can be laid out as it will be in the template, before Word opens it.
"""

from dataclasses import replace
from functools import lru_cache

from lxml.etree import _Element as Element

from briefgen import fonts
from briefgen.style import Faces, Look, TextStyle
from briefgen.value_classes import dataclass
from briefgen.word_template.word_elements import VALUE, is_on, is_set, value
from briefgen.writers.docx.parts.markup import W
from briefgen.writers.docx.parts.roles import BUILT_IN, CUSTOM, ParagraphStyle
from briefgen.writers.docx.parts.styles import styles
from briefgen.writers.docx.template.letterhead_height import with_letterhead
from briefgen.writers.docx.template.match_styles import Styles, add_styles
from briefgen.writers.docx.template.open_template import (
    STYLES,
    Template,
    open_template,
)
from briefgen.writers.docx.template.page import points_of
from briefgen.writers.face_widths import line, running

DEFAULTS = {
    name: f"{{{W}}}docDefaults/{{{W}}}{name}Default/{{{W}}}{name}"
    for name in ("pPr", "rPr")
}
PLAIN, FRENCH = "Normal", "fr"
MOST_LOST = 0.75  # of the width between the margins
SMALLEST, HALF = 1.0, 2  # points; half points in a point
USUAL_SIZE = 10.0  # points, where a file says nothing
AUTO = 240  # of a line that is as high as the font asks
AUTOMATIC_SPACE = 14.0  # points, where Word spaces as browsers do


@dataclass(frozen=True, slots=True)
class InTemplate:
    """The look of documents in a template, its font, and how far plain text is pushed in.

    `indent` is what the template's plain text loses of its width, in points; the look's
    page is already as much narrower. Text that is `boxed` stands in a cell.
    """

    look: Look
    face: str
    indent: float
    boxed: bool


@dataclass(frozen=True, slots=True)
class _Style:
    """A style as it comes out: what it says, and what those it is based on say."""

    chain: tuple[Element, ...]
    defaults: Element

    def get(self, part: str, name: str) -> Element | None:
        """Return the property that counts, or None."""
        for style in self.chain:
            stated = style.find(f"{{{W}}}{part}/{{{W}}}{name}")
            if stated is not None:
                return stated
        return self.defaults.find(f"{DEFAULTS[part]}/{{{W}}}{name}")

    def says(self, element: str, name: str) -> str:
        """Return an attribute of the paragraph, from the nearest style that says it."""
        path = f"{{{W}}}pPr/{{{W}}}{element}"
        stated = [
            *(style.find(path) for style in self.chain),
            self.defaults.find(f"{DEFAULTS['pPr']}/{{{W}}}{element}"),
        ]
        values = (each.get(f"{{{W}}}{name}") for each in stated if each is not None)
        return next((each for each in values if each is not None), "")

    def points(self, element: str, name: str) -> float | None:
        """Return a length of the paragraph; None if no style says it."""
        stated = self.says(element, name)
        return points_of(stated, 0.0) if stated else None


def in_template(data: bytes, look: Look, accent: str, *, marked: bool) -> InTemplate:
    """Return how documents with a look, and perhaps a marking, come out in a template."""
    template = open_template(data, look)
    known = _merged(template, accent)
    texts = dict(look.texts)
    for row in reversed((*BUILT_IN, *CUSTOM)):  # the first of a role decides
        if row.role in texts and row.line == "text":
            texts[row.role] = _text(row, _style(known, row.style), look, template.face)
    plain = _style(known, PLAIN)
    sides = (("left", "start"), ("right", "end"))
    indent = sum(max(_first(plain, "ind", *names), 0.0) for names in sides)
    page = with_letterhead(template, marked=marked)
    lost = page.measure - min(template.width, page.measure) + indent
    lost = min(lost, page.measure * MOST_LOST)
    page = replace(page, right=page.right + lost)
    faces = _stand_in(look.faces, template.face)
    own = replace(template.look, page=page, texts=texts, faces=faces, reference=None)
    return InTemplate(own, template.face, indent, not template.place.columned)


def _merged(template: Template, accent: str) -> Styles:
    ours = styles(template.look, accent, FRENCH)
    theirs = template.growing.get(STYLES)
    if theirs is None:
        return Styles(ours)
    return add_styles(theirs.element, ours, template.look.styles)


def _style(known: Styles, name: str) -> _Style:
    return _Style(tuple(known.chain(name)), known.element)


def _first(style: _Style, element: str, *names: str) -> float:
    lengths = (style.points(element, name) for name in names)
    return next((each for each in lengths if each is not None), 0.0)


def _text(row: ParagraphStyle, style: _Style, look: Look, face: str) -> TextStyle:
    """Return the type of a role as a style sets it."""
    ours, stated = look.text(row.role), value(style.get("rPr", "sz"))
    size = int(stated) / HALF if stated.isdecimal() else USUAL_SIZE
    size = max(size, SMALLEST)
    bold, caps = style.get("rPr", "b"), style.get("rPr", "caps")
    return replace(
        ours,
        size=size,
        leading=_leading(style, size, face),
        bold=bold is not None and is_on(bold.get(VALUE)),
        before=_space(style, "before"),
        after=ours.after if row.after else _after(style),
        uppercase=is_set(caps),
    )


def _after(style: _Style) -> float:
    """Return the space below; between paragraphs of one style there may be none."""
    if is_set(style.get("pPr", "contextualSpacing")):
        return 0.0
    return _space(style, "after")


def _space(style: _Style, side: str) -> float:
    automatic = style.says("spacing", f"{side}Autospacing")
    if automatic and is_on(automatic):
        return AUTOMATIC_SPACE
    return max(style.points("spacing", side) or 0.0, 0.0)


def _leading(style: _Style, size: float, face: str) -> float:
    """Return the distance of lines, in sizes of the type."""
    natural = line(face)
    lines, rule = style.says("spacing", "line"), style.says("spacing", "lineRule")
    if rule in {"exact", "atLeast"}:
        points = (style.points("spacing", "line") or 0.0) / size
        return points if rule == "exact" and points else max(points, natural)
    return natural * (int(lines) / AUTO if lines.isdecimal() else 1.0)


@lru_cache(maxsize=8)
def _stand_in(faces: Faces, face: str) -> Faces:
    """Return faces whose letters are on average as wide as those of a font by name."""
    regular, bold = running(face)
    cuts = (
        _scaled(faces.face(), regular),
        _scaled(faces.face(bold=True), bold),
        _scaled(faces.face(italic=True), regular),
        _scaled(faces.face(bold=True, italic=True), bold),
    )
    return replace(faces, word=face, own=cuts)


def _scaled(face: fonts.Face, factor: float) -> fonts.Face:
    widths = {letter: width * factor for letter, width in face.widths.items()}
    return replace(face, widths=widths, default=face.default * factor)
