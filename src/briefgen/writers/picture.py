"""A drawing to a picture file: SVG for programs that scale it, PNG for all others."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path as FilePath

from lxml import etree
from PIL import Image, ImageDraw, ImageFont

from briefgen.drawing import (
    Close,
    CurveTo,
    Drawing,
    LineTo,
    MoveTo,
    Path,
    Point,
    Segment,
    TextMark,
)
from briefgen.fonts import Face
from briefgen.style import Faces
from briefgen.writers.xml import legal

BREAKS = re.compile(r"[\t\n\r]")
SVG = "http://www.w3.org/2000/svg"
GROUND = "#ffffff"
FINENESS = 2  # pixels drawn for each pixel kept, along each side
CURVE = 16  # straight pieces that a curve is drawn with
LIMIT = 8000  # pixels along a side, drawn: bounds memory for any drawing


def svg(drawing: Drawing, family: str) -> bytes:
    """Write a drawing as SVG whose text is set in `family`."""
    width, height = _number(drawing.width), _number(drawing.height)
    root = etree.fromstring(f'<svg xmlns="{SVG}"/>')
    root.set("width", f"{width}pt")
    root.set("height", f"{height}pt")
    root.set("viewBox", f"0 0 {width} {height}")
    root.set("font-family", legal(f"{family}, sans-serif"))
    for mark in drawing.marks:
        match mark:
            case Path():
                _svg_path(root, mark)
            case TextMark():
                _svg_label(root, mark)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def png(drawing: Drawing, faces: Faces, *, dpi: int) -> bytes:
    """Paint a drawing as PNG, its text in the embedded face, on white."""
    scale = min(dpi / 72 * FINENESS, LIMIT / max(drawing.width, drawing.height, 1))
    size = (max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale)))
    image = Image.new("RGB", size, GROUND)
    for mark in drawing.marks:
        match mark:
            case Path():
                _paint_path(image, mark, scale)
            case TextMark():
                _paint_label(image, mark, scale, faces.face(bold=mark.bold))
    stream = io.BytesIO()
    image.reduce(FINENESS).save(stream, "PNG", dpi=(dpi, dpi))
    return stream.getvalue()


# ---- SVG -----------------------------------------------------------------------------


def _svg_path(root: etree._Element, path: Path) -> None:
    node = etree.SubElement(root, f"{{{SVG}}}path")
    node.set("d", " ".join(_command(segment) for segment in path.segments))
    node.set("fill", path.fill or "none")
    if path.stroke is not None:
        node.set("stroke", path.stroke.color)
        node.set("stroke-width", _number(path.stroke.width))
        if path.stroke.dashes:
            node.set("stroke-dasharray", " ".join(map(_number, path.stroke.dashes)))
    if path.opacity < 1:
        node.set("opacity", _number(path.opacity))


def _command(segment: Segment) -> str:
    match segment:
        case MoveTo(to):
            return "M" + _point(to)
        case LineTo(to):
            return "L" + _point(to)
        case CurveTo(first, second, to):
            return f"C{_point(first)} {_point(second)} {_point(to)}"
        case Close():
            return "Z"


def _svg_label(root: etree._Element, label: TextMark) -> None:
    x, y = (_number(length) for length in label.at)
    node = etree.SubElement(root, f"{{{SVG}}}text")
    node.set("x", x)
    node.set("y", y)
    node.set("font-size", _number(label.size))
    node.set("fill", label.color)
    if label.bold:
        node.set("font-weight", "bold")
    if label.angle:
        node.set("transform", f"rotate({_number(-label.angle)} {x} {y})")
    node.text = legal(label.text)


def _point(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(length: float) -> str:
    return f"{length:.2f}".rstrip("0").rstrip(".")


# ---- PNG -----------------------------------------------------------------------------


def _paint_path(image: Image.Image, path: Path, scale: float) -> None:
    lines = [
        [(x * scale, y * scale) for x, y in line] for line in _flattened(path.segments)
    ]
    if path.opacity >= 1 and (path.fill is None or len(lines) <= 1):
        _draw(image, lines, path, scale)
        return
    for fill, stroke in ((path.fill, None), (None, path.stroke)):
        color = fill or (stroke.color if stroke else None)
        if color is not None:
            mask = Image.new("L", image.size)
            part = replace(path, fill=fill, stroke=stroke)
            _draw(mask, lines, part, scale)
            shades = [round(shade * max(path.opacity, 0)) for shade in range(256)]
            image.paste(color, mask=mask.point(shades))


def _draw(
    image: Image.Image, lines: list[list[Point]], path: Path, scale: float
) -> None:
    """Draw a path in its colours, or on a mask in white."""
    pen, white = ImageDraw.Draw(image), 255 if image.mode == "L" else None
    if path.fill is not None:
        _fill(image, lines, white or path.fill)
    if path.stroke is not None:
        width = max(1, round(path.stroke.width * scale))
        dashes = [length * scale for length in path.stroke.dashes]
        color = white or path.stroke.color
        for line in lines:
            for piece in _dashed(line, dashes) if sum(dashes) > 1 else (line,):
                pen.line(piece, color, width, joint="curve")


def _fill(image: Image.Image, lines: list[list[Point]], color: str | int) -> None:
    """Fill closed lines; one of the opposite direction to the first is a hole."""
    pen = ImageDraw.Draw(image)
    for line in lines:
        hole = _turn(line) != _turn(lines[0])
        pen.polygon(line, 0 if hole else color)


def _turn(line: list[Point]) -> bool:
    following = [*line[1:], line[0]]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(line, following, strict=True))
    return area > 0


def _dashed(line: list[Point], dashes: list[float]) -> Iterator[list[Point]]:
    """Cut a line into its dashes; each stays straight or turns where the line does."""
    pattern = dashes * (1 + len(dashes) % 2)
    number, left, dash = 0, pattern[0], [line[0]]
    for start, end in pairwise(line):
        length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
        gone = 0.0
        while length - gone > left:
            gone += left
            share = gone / length
            here = tuple(a + (b - a) * share for a, b in zip(start, end, strict=True))
            if number % 2 == 0:
                yield [*dash, here]
            number = (number + 1) % len(pattern)
            left, dash = max(pattern[number], 0.01), [here]
        left -= length - gone
        dash.append(end)
    if number % 2 == 0:
        yield dash


def _flattened(segments: tuple[Segment, ...]) -> list[list[Point]]:
    """Turn segments into lines of points, one for each sub-path."""
    lines: list[list[Point]] = []
    for segment in segments:
        match segment:
            case MoveTo(to):
                lines.append([to])
            case LineTo(to):
                _line(lines).append(to)
            case CurveTo(first, second, to):
                line = _line(lines)
                line.extend(_curve(line[-1], first, second, to))
            case Close():
                line = _line(lines)
                line.append(line[0])
                lines.append([line[0]])
    return [line for line in lines if len(line) > 1]


def _line(lines: list[list[Point]]) -> list[Point]:
    if not lines:
        lines.append([(0.0, 0.0)])
    return lines[-1]


def _curve(start: Point, first: Point, second: Point, end: Point) -> Iterator[Point]:
    for step in range(1, CURVE + 1):
        t = step / CURVE
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        points = (start, first, second, end)
        x, y = (
            sum(
                weight * point[axis]
                for weight, point in zip(weights, points, strict=True)
            )
            for axis in (0, 1)
        )
        yield x, y


def _paint_label(image: Image.Image, label: TextMark, scale: float, face: Face) -> None:
    words = BREAKS.sub(" ", legal(label.text))
    at = label.at[0] * scale, label.at[1] * scale
    size = max(1.0, label.size * scale)
    if not label.angle:
        _write(ImageDraw.Draw(image), at, face, size, (words, label.color))
        return
    mask = Image.new("L", image.size)
    _write(ImageDraw.Draw(mask), at, face, size, (words, 255))
    turned = mask.rotate(label.angle, Image.Resampling.BICUBIC, center=at)
    image.paste(label.color, mask=turned)


def _write(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    face: Face,
    size: float,
    text: tuple[str, str | int],
) -> None:
    """Write words in a colour, each part in the face of the chain that has it."""
    (x, y), (words, color) = at, text
    for setter, drawn in face.split(words):
        own = face.chain[setter]
        draw.text((x, y), drawn, color, _font(own.path, size), anchor="ls")
        x += own.own_width(drawn, size)


@cache
def _font(path: FilePath, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
