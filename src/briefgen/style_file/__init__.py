"""`style.yaml` and page designs to looks: scales resolved, contrast and sizes judged."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any, TypeAlias

from briefgen.reading import Composed, Node, Scalar, compose, quoted
from briefgen.reading import Mapping as MappingNode
from briefgen.reading.fields import (
    HEX,
    At,
    Field,
    Reader,
    Schema,
    boolean,
    choice,
    mapping_of,
    meant,
    optional,
    record,
    required,
    slug,
    text,
    with_examples,
)
from briefgen.style import (
    LATER,
    ROLES,
    Look,
    Style,
    TextStyle,
    contrast,
)
from briefgen.style_file.faces import faces_field, families_field, judge_family
from briefgen.style_file.find_template import (
    Finder,
    nowhere,
    reference_field,
    usual_reference,
)
from briefgen.style_file.from_template import in_template, judge_template
from briefgen.style_file.hyphenation import hyphenation_field
from briefgen.style_file.mistake_places import design_place, text_place
from briefgen.style_file.page_design import (
    PAPERS,
    Fields,
    design,
    design_field,
    judge_page,
    laid_over,
    on_paper,
    page_setup,
    read_designs,
)
from briefgen.style_file.palette import judge_contrast, palette_field
from briefgen.style_file.points import points
from briefgen.style_file.template_styles import styles_field
from briefgen.style_file.template_theme import theme_field

Scale: TypeAlias = Mapping[str, float]
Texts: TypeAlias = Mapping[str, Mapping[str, Any]]  # by role, what is given of its type

NONE: Mapping[str, Composed] = MappingProxyType({})

LETTER_PAPER = "letter"  # as the designs that come with briefgen have it
RUNNING = ("body", "lead", "list")  # roles of running text
LEAST_SIZE = 10.0  # points, of running text
JUDGED_ON_PAPER = ("ink", "muted", "accent")  # with the palette itself
JUDGED_ON_BAND = ("paper",)  # likewise, for each accent stands on paper
COLORS = ("ink", "muted", "rule", "tint", "paper", "neutral", "accent")


def read_style(
    yaml: str, path: str, find: Finder = nowhere, own: Mapping[str, Composed] = NONE
) -> Style:
    """Read the text of a style file; `find` gives the files that it names.

    `own` holds the workspace's own page designs by name. Raises BriefgenError with
    every mistake of all.
    """
    reader = Reader()
    node = reader.take(compose(yaml, path))
    style = None
    if node is not None:
        scales = _scale(node, "sizes"), _scale(node, "spaces")
        designs = read_designs(own, design_field(_changes(*scales)), reader)
        declared = style_field(*scales, designs, find)
        style = declared.take(node, reader.at())
    if style is not None and "reference" not in reader.places:
        style = style.changed(reference=usual_reference(find, reader))
    if style is not None:
        style = in_template(style, node, reader.at())
    elif isinstance(node, MappingNode) and not reader.full(path):
        judge_template(node, find, reader)
    reader.finish()
    assert style is not None
    return style


def design_schema() -> Schema:
    """Return the JSON Schema of a page design."""
    return with_examples(design_field(_changes({}, {})).schema)


def style_field(
    sizes: Scale, spaces: Scale, designs: Mapping[str, Fields], find: Finder
) -> Field[Style]:
    """Declare a style file, whose texts name the steps of these scales."""
    whole = _type(sizes, spaces)
    texts: Field[Texts] = record(
        dict,
        *((optional if role in LATER else required)(role, whole) for role in ROLES),
    )
    layouts = mapping_of(design_field(_changes(sizes, spaces)), choice(designs))
    return record(
        partial(_style, designs),
        optional("reference", reference_field(find), "the organization's template"),
        optional("styles", styles_field(), "the template's, by kind of paragraph"),
        optional("from_template", theme_field(), "what follows the template's theme"),
        optional("paper", choice(PAPERS), "of all designs for letter paper"),
        optional("fonts", families_field(find), "families of the office's own"),
        optional("logo", text(), "a file under templates/: SVG, PNG or JPEG"),
        optional("hyphenation", hyphenation_field(), "divide words in narrow columns"),
        required("faces", faces_field(find)),
        required("palette", palette_field()),
        required("sizes", _steps(1), "the type scale, in points"),
        required("spaces", _steps(0), "the spacing scale, in points"),
        required("texts", texts, "the type of each role"),
        optional("layouts", layouts, "what differs from the page designs"),
        check=_judge,
    )


def _changes(sizes: Scale, spaces: Scale) -> Field[Texts]:
    """Declare what a page design changes of the type of roles."""
    part = _type(sizes, spaces, whole=False)
    return record(dict, *(optional(role, part) for role in ROLES))


def _scale(node: Node, name: str) -> Scale:
    """Read ahead the steps of a scale; mistakes are told by the reading itself."""
    steps = node.get(name) if isinstance(node, MappingNode) else None
    if not isinstance(steps, MappingNode):
        return {}
    number, at = points(0), Reader().at()
    sizes = {entry.key.text: number.take(entry.value, at) for entry in steps.entries}
    return {name: size or LEAST_SIZE for name, size in sizes.items()}


def _steps(least: int) -> Field[dict[str, float]]:
    return mapping_of(points(least), slug())


def _type(sizes: Scale, spaces: Scale, *, whole: bool = True) -> Field[dict[str, Any]]:
    size = _step(sizes, 1)
    space = _step(spaces, 0)
    return record(
        dict,
        (required if whole else optional)("size", size, "a step of `sizes`, or points"),
        optional("leading", points(1, 3), "line distance, in sizes"),
        optional("bold", boolean()),
        optional("color", _color(), "a name of the palette, or accent"),
        optional("before", space, "a step of `spaces`, or points"),
        optional("after", space, "a step of `spaces`, or points"),
        optional("keep", boolean(), "stays on the page of what follows"),
        optional("uppercase", boolean()),
    )


def _step(scale: Scale, least: int) -> Field[float]:
    number = points(least)

    def read(node: Node, at: At) -> float | None:
        if not isinstance(node, Scalar) or node.text[:1] in "-+.0123456789":
            return number.read(node, at)
        if node.text in scale:
            return scale[node.text]
        message = f"expected a number or one of {', '.join(scale)}; found"
        hint = meant(node.text, scale)
        at.tell(f"{message} {quoted(node.text)}", "unknown-step", hint)
        return None

    steps: Schema = {"enum": list(scale)} if scale else {"type": "string"}
    return Field(read, {"anyOf": [steps, number.schema]})


def _color() -> Field[str]:
    names = choice(COLORS, "unknown-colour")

    def read(node: Node, at: At) -> str | None:
        if isinstance(node, Scalar) and HEX.fullmatch(node.text):
            return node.text.lower()
        return names.read(node, at)

    schema: Schema = {"anyOf": [names.schema, {"type": "string"}]}
    return Field(read, schema)


def _style(designs: Mapping[str, Fields], **fields: Any) -> Style:
    changes, paper = fields.get("layouts", {}), fields.get("paper", LETTER_PAPER)
    faces, families = fields["faces"], fields.get("fonts", {})
    fields["faces"] = replace(faces, own=families.get(faces.pdf))
    return Style(
        {
            name: _look(
                laid_over(on_paper(designs[name], paper), changes.get(name, {})), fields
            )
            for name in designs
        }
    )


def _look(own: Fields, fields: Mapping[str, Any]) -> Look:
    """Make the look of a page design, `own`, in a style."""
    changed = own.get("texts", {})
    texts = fields["texts"]
    types = {
        role: TextStyle(
            **{**texts.get(role, texts[LATER.get(role, role)]), **changed.get(role, {})}
        )
        for role in ROLES
    }
    arranged = design(own)
    if (
        arranged.head.masthead and types["kicker"].color == "paper"
    ):  # no longer on a band
        types["kicker"] = replace(types["kicker"], color="accent")
    look = Look(
        fields["faces"],
        fields["palette"],
        page_setup(own),
        types,
        fields["spaces"],
        own.get("band", False),
        arranged,
        *fields.get("reference", ()),
    )
    return replace(
        look,
        logo=fields.get("logo", ""),
        styles=fields.get("styles", {}),
        hyphenation=fields.get("hyphenation", False),
    )


def _judge(style: Style, at: At) -> None:
    judge_family(next(iter(style.looks.values())).faces, at / "faces")
    for name, look in style.looks.items():
        judge_page(look.page, look.design.columns, design_place(at, name, "page"))
        for role in RUNNING:
            if look.text(role).size < LEAST_SIZE:
                message = f"running text of {look.text(role).size:g} points"
                where = text_place(at, name, role, "size")
                where.tell(f"{message}; expected {LEAST_SIZE:g} or more", "type-size")
        for role in ROLES:
            where = text_place(at, name, role, "color", band=role in look.on_band)
            _judge_role(look, role, where)


def _judge_role(look: Look, role: str, at: At) -> None:
    name = look.text(role).color
    on_band = role in look.on_band
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
    judge_contrast(look.color(name, accent), below, ground, at)
