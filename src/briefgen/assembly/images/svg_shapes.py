"""The bytes of an SVG to a drawing: shapes of one colour each, and nothing else.

What an SVG can have besides, such as words, gradients, styles, scripts and pictures, is
refused by name: a page shows all of a file, or the file is no picture of it.
"""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from briefgen.assembly.images.svg_path import PathError, segments
from briefgen.assembly.images.svg_transform import (
    DrawingError,
    Matrix,
    joined,
    moved,
    numbers_in,
    transform,
)
from briefgen.drawing import (
    Close,
    CurveTo,
    Drawing,
    LineTo,
    MoveTo,
    Path,
    Point,
    Segment,
    Stroke,
)
from briefgen.value_classes import dataclass

NAMESPACE = "{http://www.w3.org/2000/svg}"
LARGEST = 500_000  # bytes; a drawing of shapes has a few thousand
MOST = 2_000  # shapes
DEEPEST = 40  # groups in groups
LENGTH = re.compile(
    r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(px|pt|mm|cm|in)?\s*"
)
POINTS = {"": 0.75, "px": 0.75, "pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}
ONLY_ABOUT = {"title", "desc", "metadata", "defs"}  # of which nothing is shown
HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
NAMED = {"black": "#000000", "white": "#ffffff", "red": "#ff0000", "none": ""}
INHERITED = ("fill", "stroke", "stroke-width", "opacity", "fill-opacity")
ROUND = 0.5522847498  # of a radius: the handles of a quarter of a circle


def drawing_of(
    data: bytes, current: str, fit: tuple[float, float] | None = None
) -> Drawing:
    """Return an SVG as a drawing in points; `current` is its `currentColor`.

    It has its own size, or fills the width or the height of `fit`. Raises DrawingError.
    """
    root = _parsed(data)
    box = _view_box(root)
    width, height = fit or (_side(root, "width", box), _side(root, "height", box))
    scale = min(width / box[2], height / box[3])
    place: Matrix = (scale, 0.0, 0.0, scale, -box[0] * scale, -box[1] * scale)
    reading = _Reading(current, [])
    usual = {"fill": "black", "stroke": "none", "stroke-width": "1"}
    _each(root, reading, _Around(_own(root, usual), place, 0))
    return Drawing(box[2] * scale, box[3] * scale, tuple(reading.marks))


@dataclass(frozen=True, slots=True)
class _Reading:
    """The colour that `currentColor` is, and the shapes so far."""

    current: str
    marks: list[Path]


@dataclass(frozen=True, slots=True)
class _Around:
    """What a shape gets from the groups around it."""

    look: Mapping[str, str]
    place: Matrix
    depth: int


def _parsed(data: bytes) -> etree._Element:
    if len(data) > LARGEST:
        raise DrawingError(f"has more than {LARGEST:,} bytes", "simplify it")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise DrawingError("declares a document type", "take out the line <!DOCTYPE …>")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise DrawingError("is no SVG: its XML is broken") from None
    if root.tag != f"{NAMESPACE}svg":
        raise DrawingError("is no SVG")
    return root


def _view_box(root: etree._Element) -> tuple[float, float, float, float]:
    numbers = numbers_in(root.get("viewBox", ""))
    if len(numbers) == 4:  # noqa: PLR2004 - left, top, width, height
        left, top, width, height = numbers
    else:
        left = top = 0.0
        width, height = (_length(root.get(each, "0")) for each in ("width", "height"))
    if width <= 0 or height <= 0:
        raise DrawingError("has no size", "give its <svg> a viewBox")
    return left, top, width, height


def _side(
    root: etree._Element, name: str, box: tuple[float, float, float, float]
) -> float:
    """Return a side of the drawing in points."""
    stated = LENGTH.fullmatch(root.get(name, ""))
    if stated is None:  # a share of the page, or nothing
        return box[2 if name == "width" else 3] * POINTS[""]
    return max(float(stated[1]) * POINTS[stated[2] or ""], 1.0)


def _each(node: etree._Element, reading: _Reading, around: _Around) -> None:
    if around.depth > DEEPEST:
        raise DrawingError(f"has groups nested deeper than {DEEPEST}")
    for child in node:
        name = str(child.tag).removeprefix(NAMESPACE)
        if name in ONLY_ABOUT or not str(child.tag).startswith(NAMESPACE):
            continue
        _judge(child, name)
        own = _Around(
            _own(child, around.look),
            joined(around.place, transform(child.get("transform", ""))),
            around.depth + 1,
        )
        if name == "g":
            _each(child, reading, own)
        elif (shape := _shape(child, name)) is not None:
            _add(shape, own, reading)
        else:
            hint = "turn words into paths" if name == "text" else "save it as plain SVG"
            raise DrawingError(f"has <{name}>, which is not drawn", hint)


def _judge(child: etree._Element, name: str) -> None:
    for attribute in ("class", "clip-path", "mask", "filter"):
        if child.get(attribute):
            message = f"has <{name} {attribute}=…>, which is not drawn"
            raise DrawingError(message)


def _own(node: etree._Element, inherited: Mapping[str, str]) -> Mapping[str, str]:
    """Return the attributes of a look, those of `style` winning."""
    look = {**inherited, "opacity": "1"}
    look |= {name: node.get(name, "") for name in INHERITED if node.get(name)}
    for rule in node.get("style", "").split(";"):
        name, _, stated = rule.partition(":")
        if name.strip() in INHERITED:
            look[name.strip()] = stated.strip()
    opacity = float(_length(inherited.get("opacity", "1")) * _length(look["opacity"]))
    return {**look, "opacity": str(opacity)}


def _add(shape: tuple[Segment, ...], around: _Around, reading: _Reading) -> None:
    look, place = around.look, around.place
    fill = _color(look["fill"], reading.current)
    ink = _color(look["stroke"], reading.current)
    scale = abs(place[0] * place[3] - place[1] * place[2]) ** 0.5
    width = _length(look["stroke-width"]) * scale
    stroke = Stroke(ink, round(width, 3)) if ink and width > 0 else None
    if len(reading.marks) >= MOST:
        raise DrawingError(f"has more than {MOST:,} shapes", "simplify it")
    opacity = _length(look["opacity"]) * _length(look.get("fill-opacity", "1"))
    if shape and (fill or stroke):
        shown = tuple(moved(each, place) for each in shape)
        reading.marks.append(Path(shown, fill or None, stroke, min(opacity, 1.0)))


def _color(stated: str, current: str) -> str:
    """Return a colour as `#rrggbb`, or nothing for none."""
    if stated == "currentColor":
        return current
    if HEX.fullmatch(stated):
        digits = stated[1:].lower()
        return f"#{digits if len(digits) > 3 else ''.join(2 * d for d in digits)}"  # noqa: PLR2004 - three digits
    if stated.lower() in NAMED:
        return NAMED[stated.lower()]
    raise DrawingError(f"has the colour '{stated}'", "write colours as #rrggbb")


def _shape(node: etree._Element, name: str) -> tuple[Segment, ...] | None:
    """Return the outline of a shape; None if it is none."""
    of = {each: _length(node.get(each, "0")) for each in ("x", "y", "rx", "ry", "r")}
    match name:
        case "path":
            try:
                return segments(node.get("d", ""))
            except PathError as error:
                raise DrawingError(f"has a path that cannot be read: {error}") from None
        case "rect":
            width, height = (_length(node.get(n, "0")) for n in ("width", "height"))
            return _rectangle((of["x"], of["y"]), (width, height), of["rx"] or of["ry"])
        case "circle" | "ellipse":
            center = _length(node.get("cx", "0")), _length(node.get("cy", "0"))
            return _ellipse(center, of["rx"] or of["r"], of["ry"] or of["r"])
        case "line":
            ends = [_length(node.get(each, "0")) for each in ("x1", "y1", "x2", "y2")]
            return MoveTo((ends[0], ends[1])), LineTo((ends[2], ends[3]))
        case "polygon" | "polyline":
            return tuple(
                _corners(numbers_in(node.get("points", "")), name == "polygon")
            )
        case _:
            return None


def _corners(numbers: list[float], closed: bool) -> Iterator[Segment]:  # noqa: FBT001 - a polygon, or a line
    for at, point in enumerate(zip(numbers[::2], numbers[1::2], strict=False)):
        yield LineTo(point) if at else MoveTo(point)
    if closed and numbers:
        yield Close()


def _rectangle(at: Point, size: Point, radius: float) -> tuple[Segment, ...]:
    (x, y), (width, height) = at, size
    if width <= 0 or height <= 0:
        return ()
    r = min(radius, width / 2, height / 2)
    if r <= 0:
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        return (MoveTo(corners[0]), *map(LineTo, corners[1:]), Close())
    data = (
        f"M{x + r} {y}h{width - 2 * r}a{r} {r} 0 0 1 {r} {r}v{height - 2 * r}"
        f"a{r} {r} 0 0 1 {-r} {r}h{2 * r - width}a{r} {r} 0 0 1 {-r} {-r}"
        f"v{2 * r - height}a{r} {r} 0 0 1 {r} {-r}z"
    )
    return segments(data)


def _ellipse(center: Point, wide: float, tall: float) -> tuple[Segment, ...]:
    (x, y), (dx, dy) = center, (wide * ROUND, tall * ROUND)
    if wide <= 0 or tall <= 0:
        return ()
    return (
        MoveTo((x + wide, y)),
        CurveTo((x + wide, y + dy), (x + dx, y + tall), (x, y + tall)),
        CurveTo((x - dx, y + tall), (x - wide, y + dy), (x - wide, y)),
        CurveTo((x - wide, y - dy), (x - dx, y - tall), (x, y - tall)),
        CurveTo((x + dx, y - tall), (x + wide, y - dy), (x + wide, y)),
        Close(),
    )


def _length(stated: str) -> float:
    """Return a length in the units of the drawing; what is none counts as nothing."""
    match = LENGTH.fullmatch(stated)
    return 0.0 if match is None else float(match[1])
