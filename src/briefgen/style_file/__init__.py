"""`style.yaml` to the looks of all layouts: scales resolved, contrast and sizes judged."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import floor
from typing import Any, TypeAlias

from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, Scalar, compose, quoted
from briefgen.reading.fields import (
    At,
    Field,
    Reader,
    Schema,
    Unreadable,
    boolean,
    choice,
    decimal,
    list_of,
    mapping_of,
    meant,
    optional,
    record,
    required,
    scalar,
    slug,
)
from briefgen.style import ROLES, Look, PageSetup, Palette, Style, TextStyle, contrast
from briefgen.style_file.faces import faces_field
from briefgen.tree import LAYOUTS
from briefgen.word_template.find_template import (
    Finder,
    nowhere,
    reference_field,
    usual_reference,
)

Scale: TypeAlias = Mapping[str, float]
Texts: TypeAlias = Mapping[str, Mapping[str, Any]]  # by role, what is given of its type

READABLE = 4.5  # contrast of text (WCAG 2.1, 1.4.3)
RUNNING = ("body", "lead", "list")  # roles of running text
LEAST_SIZE = 10.0  # points, of running text
LEAST_MEASURE = 144  # points that margins leave in each direction: two inches
LARGEST = 3000  # points, of any length
ON_BAND = ("kicker", "title", "subtitle")  # roles of a head, which may stand on a band
JUDGED_ON_PAPER = ("ink", "muted", "accent")  # with the palette itself
JUDGED_ON_BAND = ("paper",)  # likewise, for each accent stands on paper
COLORS = ("ink", "muted", "rule", "tint", "paper", "neutral", "accent")
HEX = re.compile("#[0-9a-fA-F]{6}")


def read_style(yaml: str, path: str, find: Finder = nowhere) -> Style:
    """Read the text of a style file; `find` gives the files that it names.

    Raises BriefgenError with every mistake.
    """
    reader = Reader()
    node = reader.take(compose(yaml, path))
    style = None
    if node is not None:
        scales = _scale(node, "sizes"), _scale(node, "spaces")
        declared = style_field(*scales, find)
        style = declared.take(node, reader.at())
    if style is not None and "reference" not in reader.places:
        style = style.referring(usual_reference(find, reader))
    reader.finish()
    assert style is not None
    return style


def style_field(sizes: Scale, spaces: Scale, find: Finder = nowhere) -> Field[Style]:
    """Declare a style file, whose texts name the steps of these scales."""
    whole, part = _type(sizes, spaces), _type(sizes, spaces, whole=False)
    texts: Field[Texts] = record(dict, *(required(role, whole) for role in ROLES))
    layout = choice(LAYOUTS)
    changes: Field[Texts] = record(dict, *(optional(role, part) for role in ROLES))
    return record(
        _style,
        optional("reference", reference_field(find), "the organization's template"),
        required("faces", faces_field(find)),
        required("palette", _palette()),
        required("sizes", _steps(1), "the type scale, in points"),
        required("spaces", _steps(0), "the spacing scale, in points"),
        required("texts", texts, "the type of each role"),
        required("layouts", mapping_of(_layout(changes), layout), "the page designs"),
        check=_judge,
    )


def _scale(node: Node, name: str) -> Scale:
    """Read ahead the steps of a scale; mistakes are told by the reading itself."""
    steps = node.get(name) if isinstance(node, MappingNode) else None
    if not isinstance(steps, MappingNode):
        return {}
    number, at = _number(0, LARGEST), Reader().at()
    sizes = {entry.key.text: number.take(entry.value, at) for entry in steps.entries}
    return {name: size or LEAST_SIZE for name, size in sizes.items()}


def _palette() -> Field[Palette]:
    color = scalar(_hex, {"type": "string", "pattern": f"^{HEX.pattern}$"}, "a colour")
    return record(
        Palette,
        required("ink", color, "text"),
        required("muted", color, "text of second rank"),
        required("rule", color, "hairlines"),
        required("tint", color, "quiet grounds"),
        required("paper", color, "the page"),
        required("neutral", color, "chart marks that are not the subject"),
        required("accents", list_of(color, least=1), "one a theme, in order"),
        check=_judge_palette,
    )


def _hex(value: str) -> str:
    if not HEX.fullmatch(value):
        message = f"expected a colour such as #1b2530, found {quoted(value)}"
        raise Unreadable(message, "colour")
    return value.lower()


def _judge_palette(palette: Palette, at: At) -> None:
    for number, accent in enumerate(palette.accents):
        _judge_contrast(accent, palette.paper, "paper", at / "accents" / number)
    for name in ("ink", "muted"):
        color = getattr(palette, name)
        _judge_contrast(color, palette.paper, "paper", at / name)
        _judge_contrast(color, palette.tint, "tint", at / name)


def _judge_contrast(color: str, ground: str, name: str, at: At) -> None:
    ratio = contrast(color, ground)
    if ratio < READABLE:
        shown = floor(ratio * 100) / 100  # never as if it were enough
        at.tell(
            f"{color} has a contrast of {shown:.2f}:1 with the {name} {ground};"
            f" text needs {READABLE}:1",
            "contrast",
            "take a darker colour, or a lighter one on a dark ground",
        )


def _steps(least: int) -> Field[dict[str, float]]:
    return mapping_of(_number(least, LARGEST), slug())


def _number(least: int, most: int) -> Field[float]:
    exact = decimal(least, most)

    def read(node: Node, at: At) -> float | None:
        number = exact.read(node, at)
        return None if number is None else float(number)

    return Field(read, exact.schema)


def _type(sizes: Scale, spaces: Scale, *, whole: bool = True) -> Field[dict[str, Any]]:
    size = _step(sizes, 1)
    space = _step(spaces, 0)
    return record(
        dict,
        (required if whole else optional)("size", size, "a step of `sizes`, or points"),
        optional("leading", _number(1, 3), "line distance, in sizes"),
        optional("bold", boolean()),
        optional("color", _color(), "a name of the palette, or accent"),
        optional("before", space, "a step of `spaces`, or points"),
        optional("after", space, "a step of `spaces`, or points"),
        optional("keep", boolean(), "stays on the page of what follows"),
        optional("uppercase", boolean()),
    )


def _step(scale: Scale, least: int) -> Field[float]:
    number = _number(least, LARGEST)

    def read(node: Node, at: At) -> float | None:
        if not isinstance(node, Scalar) or node.text[:1] in "-+.0123456789":
            return number.read(node, at)
        if node.text in scale:
            return scale[node.text]
        message = f"expected a number or one of {', '.join(scale)}; found"
        hint = meant(node.text, scale)
        at.tell(f"{message} {quoted(node.text)}", "unknown-step", hint)
        return None

    return Field(read, {"anyOf": [{"enum": list(scale)}, number.schema]})


def _color() -> Field[str]:
    names = choice(COLORS, "unknown-colour")

    def read(node: Node, at: At) -> str | None:
        if isinstance(node, Scalar) and HEX.fullmatch(node.text):
            return node.text.lower()
        return names.read(node, at)

    schema: Schema = {"anyOf": [names.schema, {"type": "string"}]}
    return Field(read, schema)


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a layout says: its page, its band, and what it changes of the texts."""

    page: PageSetup = field(default_factory=PageSetup)
    band: bool = False
    texts: Texts = field(default_factory=dict)


def _layout(changes: Field[Texts]) -> Field[_Layout]:
    edge = _number(0, LARGEST)
    page = record(
        PageSetup,
        *(optional(name, edge) for name in ("width", "height")),
        *(optional(name, edge) for name in ("left", "right", "top", "bottom")),
        check=_judge_page,
    )
    return record(
        _Layout,
        optional("page", page, "in points"),
        optional("band", boolean(), "the head stands on a band of the accent colour"),
        optional("texts", changes, "what differs from `texts` above"),
    )


def _judge_page(page: PageSetup, at: At) -> None:
    deep = page.height - page.top - page.bottom
    if page.measure < LEAST_MEASURE or deep < LEAST_MEASURE:
        message = f"the margins leave {page.measure:g} by {deep:g} points"
        at.tell(f"{message}; expected {LEAST_MEASURE} or more", "page")


def _style(**fields: Any) -> Style:
    looks = {}
    for name, layout in fields["layouts"].items():
        types = {
            role: TextStyle(**{**fields["texts"][role], **layout.texts.get(role, {})})
            for role in ROLES
        }
        looks[name] = Look(
            fields["faces"],
            fields["palette"],
            layout.page,
            types,
            fields["spaces"],
            layout.band,
            *fields.get("reference", ()),
        )
    return Style(looks)


def _judge(style: Style, at: At) -> None:
    for name, look in style.looks.items():
        for role in RUNNING:
            if look.text(role).size < LEAST_SIZE:
                message = f"running text of {look.text(role).size:g} points"
                where = _source(at, name, role, "size")
                where.tell(f"{message}; expected {LEAST_SIZE:g} or more", "type-size")
        for role in ROLES:
            _judge_role(look, role, _source(at, name, role, "color"))


def _judge_role(look: Look, role: str, at: At) -> None:
    name = look.text(role).color
    on_band = look.band and role in ON_BAND
    if name in (JUDGED_ON_BAND if on_band else JUDGED_ON_PAPER):
        return
    if not on_band:
        accent, below, ground = look.palette.accents[0], look.palette.paper, "paper"
    else:
        accent = min(
            look.palette.accents,
            key=lambda accent: contrast(look.color(name, accent), accent),
        )
        below, ground = accent, "band"
    _judge_contrast(look.color(name, accent), below, ground, at)


def _source(at: At, layout: str, role: str, name: str) -> At:
    """Give the place that decides: the layout's own, else that of all layouts."""
    own, shared = at / "layouts" / layout / "texts" / role, at / "texts" / role
    for where in (own / name, shared / name, own):
        if where.path in at.reader.places:
            return where
    return shared
