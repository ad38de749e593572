"""The bytes of an SVG to a drawing: shapes of one colour each, and nothing else.

What an SVG can have besides, such as words, gradients, styles, scripts and pictures, is
refused by name: a page shows all of a file, or the file is no picture of it.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from briefgen.assembly.images.svg_look import USUAL, color, judge, look_of
from briefgen.assembly.images.svg_numbers import (
    DrawingError,
    length,
    numbers_in,
    share,
)
from briefgen.assembly.images.svg_path import segments
from briefgen.assembly.images.svg_reach import reach
from briefgen.assembly.images.svg_transform import Matrix, joined, moved, transform
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
DECLARES = "declares a document type", "take out the line <!DOCTYPE …>"
LARGEST = 500_000  # bytes; a drawing of shapes has a few thousand
MOST = 2_000  # shapes
LONGEST = 20_000  # segments of all shapes
DEEPEST = 40  # groups in groups
POINT = 0.75  # of a unit of a drawing
LEAST = 1.0  # points, of each side; it can be seen
BEYOND = 0.1  # of the larger side, that a shape may reach beyond the drawing
ONLY_ABOUT = {"title", "desc", "metadata", "defs"}  # of which nothing is shown
ROUND = 0.5522847498  # of a radius: the handles of a quarter of a circle


def drawing_of(
    data: bytes, current: str, fit: tuple[float, float] | None = None
) -> Drawing:
    """Return an SVG as a drawing in points; `current` is its `currentColor`.

    It has the size of its own units, or fills the width or the height of `fit`. Raises DrawingError.
    """
    root = _parsed(data)
    box = _view_box(root)
    width, height = fit or (box[2] * POINT, box[3] * POINT)
    scale = min(width / box[2], height / box[3])
    size = box[2] * scale, box[3] * scale
    if min(size) < LEAST:
        raise DrawingError("is too narrow to be seen", "give its <svg> another viewBox")
    place: Matrix = (scale, 0.0, 0.0, scale, -box[0] * scale, -box[1] * scale)
    place = joined(place, transform(root.get("transform", "")))
    reading = _Reading(current, size, [])
    _each(root, reading, _Around(look_of(root, USUAL), place, 0))
    if not reading.marks:
        raise DrawingError("shows nothing", "draw shapes in it")
    return Drawing(*size, tuple(reading.marks))


@dataclass(frozen=True, slots=True)
class _Reading:
    """The colour that `currentColor` is, the size of all, and the shapes so far."""

    current: str
    size: tuple[float, float]
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
        raise DrawingError(*DECLARES)
    if b"\0" in data:  # in which these two could hide
        raise DrawingError("is no SVG in UTF-8")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise DrawingError("is no SVG: its XML is broken") from None
    if root.tag != f"{NAMESPACE}svg":
        raise DrawingError("is no SVG")
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding of its own
        raise DrawingError(*DECLARES)
    if next(root.iter(f"{NAMESPACE}style"), None) is not None:
        raise DrawingError("has <style>, which is not drawn", "give shapes attributes")
    return root


def _view_box(root: etree._Element) -> tuple[float, float, float, float]:
    numbers = numbers_in(root.get("viewBox", ""))
    if len(numbers) == 4:  # noqa: PLR2004 - left, top, width, height
        left, top, width, height = numbers
    else:
        left = top = 0.0
        width, height = (length(root.get(each, "0")) for each in ("width", "height"))
    if width <= 0 or height <= 0:
        raise DrawingError("has no size", "give its <svg> a viewBox")
    return left, top, width, height


def _each(node: etree._Element, reading: _Reading, around: _Around) -> None:
    if around.depth > DEEPEST:
        raise DrawingError(f"has groups nested deeper than {DEEPEST}")
    for child in node:
        name = str(child.tag).removeprefix(NAMESPACE)
        if name in ONLY_ABOUT or not str(child.tag).startswith(NAMESPACE):
            continue
        judge(child, name)
        own = _Around(
            look_of(child, around.look),
            joined(around.place, transform(child.get("transform", ""))),
            around.depth + 1,
        )
        if name == "g":
            _each(child, reading, own)
        elif (shape := _shape(child, name)) is not None:
            _add(shape, own, reading)
        else:
            hint = "turn words into paths" if name == "text" else "save it as plain SVG"
            raise DrawingError(f"has <{name[:40]}>, which is not drawn", hint)


def _add(shape: tuple[Segment, ...], around: _Around, reading: _Reading) -> None:
    look, place = around.look, around.place
    fill = color(look["fill"], reading.current)
    ink = color(look["stroke"], reading.current)
    scale = abs(place[0] * place[3] - place[1] * place[2]) ** 0.5
    width = length(look["stroke-width"]) * scale if ink else 0.0
    if not shape or not (fill or width):
        return
    if fill and look.get("fill-rule") == "evenodd" and _starts(shape) > 1:
        hint = "make it one shape whose holes turn the other way"
        raise DrawingError("has holes by fill-rule=evenodd, which is not drawn", hint)
    shown = tuple(moved(each, place) for each in shape)
    _fits(shown, width, reading)
    stroke = Stroke(ink, round(width, 3)) if width else None
    opacity = share(look["opacity"]) * share(look.get("fill-opacity", "1"))
    reading.marks.append(Path(shown, fill or None, stroke, opacity))


def _starts(shape: tuple[Segment, ...]) -> int:
    return sum(isinstance(each, MoveTo) for each in shape)


def _fits(shown: tuple[Segment, ...], width: float, reading: _Reading) -> None:
    """Refuse what is too much, or would be drawn over what stands beside."""
    if len(reading.marks) >= MOST:
        raise DrawingError(f"has more than {MOST:,} shapes", "simplify it")
    drawn = sum(len(each.segments) for each in reading.marks)
    if drawn + len(shown) > LONGEST:
        raise DrawingError(f"has more than {LONGEST:,} segments", "simplify it")
    beyond = BEYOND * max(reading.size)
    for low, high, side in zip(*reach(shown), reading.size, strict=True):
        if not (-beyond <= low - width / 2 <= high + width / 2 <= side + beyond):
            hint = "make its viewBox larger, or cut off what is outside"
            raise DrawingError("has a shape that reaches out of its viewBox", hint)


def _shape(node: etree._Element, name: str) -> tuple[Segment, ...] | None:
    """Return the outline of a shape; None if it is none."""
    of = {each: length(node.get(each, "0")) for each in ("x", "y", "rx", "ry", "r")}
    match name:
        case "path":
            return segments(node.get("d", ""))
        case "rect":
            width, height = (length(node.get(n, "0")) for n in ("width", "height"))
            return _rectangle((of["x"], of["y"]), (width, height), of["rx"] or of["ry"])
        case "circle" | "ellipse":
            center = length(node.get("cx", "0")), length(node.get("cy", "0"))
            return _ellipse(center, of["rx"] or of["r"], of["ry"] or of["r"])
        case "line":
            ends = [length(node.get(each, "0")) for each in ("x1", "y1", "x2", "y2")]
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
    if closed and len(numbers) > 1:
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
