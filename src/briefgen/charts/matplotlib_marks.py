"""What matplotlib draws to the marks of a drawing: vectors and live text."""

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Any

from briefgen.charts.matplotlib_setup import (
    Axes,
    Bbox,
    Figure,
    FigureCanvasBase,
    GraphicsContextBase,
    Outline,
    RendererBase,
    mpl,
    to_hex,
)
from briefgen.drawing import (
    Close,
    CurveTo,
    Drawing,
    LineTo,
    Mark,
    MoveTo,
    Path,
    Point,
    Segment,
    Stroke,
    TextMark,
)
from briefgen.style import Faces
from briefgen.value_classes import dataclass

POINTS = 72  # an inch
SETTINGS: Any = {
    "text.parse_math": False,  # a title with $ or ^ is never markup
    "axes.unicode_minus": False,
    "path.simplify": False,
}
BOLD = frozenset({"bold", "semibold", "heavy", "black", "demibold", "extra bold"})
BOLD_WEIGHT = 600
OPAQUE = 3  # parts of a colour that has no opacity


class Unsupported(Exception):  # noqa: N818 - it says what was found
    """The error for a chart that draws what cannot become vector marks."""


def record(
    draw: Callable[[Axes], None], size: tuple[float, float], faces: Faces
) -> Drawing:
    """Return what `draw` draws on new `Axes`, in a chart of a size in points.

    The axes fill the chart. The user's settings of matplotlib are ignored. Raises
    Unsupported for pictures, shadings, hatches and clips that are no rectangles.
    """
    width, height = size
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(SETTINGS)
        figure = Figure((width / POINTS, height / POINTS), dpi=POINTS)
        FigureCanvasBase(figure)
        figure.patch.set_visible(False)
        draw(figure.add_axes((0, 0, 1, 1)))
        recorder = Recorder(width, height, faces)
        figure.draw(recorder)
    return Drawing(round(width, 2), round(height, 2), tuple(recorder.marks))


@dataclass(eq=False)
class Recorder(RendererBase):
    """A matplotlib renderer that keeps marks and measures text in embedded fonts."""

    width: float
    height: float
    faces: Faces
    marks: list[Mark] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def flipy(self) -> bool:
        """Return False: y grows upwards, as in matplotlib itself."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size in points."""
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:
        """Return pixels, which are points here."""
        return points

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Outline,
        transform: Any,
        rgbFace: Any = None,  # noqa: N803 - matplotlib's own name
    ) -> None:
        """Keep a path as a mark."""
        if gc.get_hatch():
            raise Unsupported("hatches cannot be drawn: use colours or lines")
        fill = None if rgbFace is None or _clear(rgbFace) else to_hex(rgbFace)
        stroke = self._stroke(gc)
        segments = tuple(self._segments(gc, path, transform, filled=fill is not None))
        if segments and (fill or stroke):
            self.marks.append(Path(segments, fill, stroke, _opacity(gc, rgbFace)))

    def _stroke(self, gc: GraphicsContextBase) -> Stroke | None:
        color, width = gc.get_rgb(), float(gc.get_linewidth())
        if not width or _clear(color):
            return None
        pattern: Any = gc.get_dashes()[1]
        dashes = () if pattern is None else tuple(round(float(d), 2) for d in pattern)
        return Stroke(to_hex(color), round(width, 2), dashes)

    def _segments(
        self, gc: GraphicsContextBase, path: Outline, transform: Any, *, filled: bool
    ) -> Iterator[Segment]:
        clip = self._clip(gc)
        if clip is not None and filled:
            path, transform = path.transformed(transform).clip_to_bbox(clip), None
        edges: Any = None if clip is None or filled else tuple(clip.extents)
        at: Point = (0.0, 0.0)
        for points, code in path.iter_segments(transform, clip=edges, simplify=False):
            pairs = [self._point(*points[i : i + 2]) for i in range(0, len(points), 2)]
            yield _segment(code, pairs, at)
            at = pairs[-1] if pairs else at

    def _clip(self, gc: GraphicsContextBase) -> Bbox | None:
        """Return the rectangle that limits what shows, or None for the whole chart."""
        if gc.get_clip_path()[0] is not None:
            raise Unsupported("clips other than rectangles cannot be drawn")
        rectangle: Any = gc.get_clip_rectangle()
        if rectangle is None:
            return None
        left, bottom, right, top = rectangle.extents
        around = left <= 0 and bottom <= 0 and right >= self.width
        return None if around and top >= self.height else Bbox(rectangle.get_points())

    def _point(self, x: float, y: float) -> Point:
        return round(float(x), 2), round(self.height - float(y), 2)

    def draw_text(  # noqa: PLR0913, PLR0917 - matplotlib's own signature
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: Any = False,  # noqa: FBT002
        mtext: Any = None,
    ) -> None:
        """Keep a line of text as a mark."""
        del ismath, mtext
        if s.strip():
            size = round(float(prop.get_size_in_points()), 2)
            color, at = to_hex(gc.get_rgb()), self._point(x, y)
            bold = _bold(prop)
            self.marks.append(
                TextMark(s, at, size, color, bold, round(float(angle), 2))
            )

    def get_text_width_height_descent(
        self, s: str, prop: Any, ismath: Any
    ) -> tuple[float, float, float]:
        """Return the size of a line of text in the font that documents embed."""
        del ismath
        face = self.faces.face(bold=_bold(prop))
        size = float(prop.get_size_in_points())
        descent = -face.descent * size / 1000
        return face.width(s, size), face.ascent * size / 1000 + descent, descent

    def draw_image(self, *_: Any, **__: Any) -> None:
        """Refuse pictures: they would not stay sharp, nor be read aloud."""
        raise Unsupported("pictures cannot be drawn in a chart")

    def draw_gouraud_triangles(self, *_: Any, **__: Any) -> None:
        """Refuse shadings."""
        raise Unsupported("shadings cannot be drawn in a chart")


def _segment(code: Any, pairs: list[Point], at: Point) -> Segment:
    match int(code):
        case Outline.MOVETO:
            return MoveTo(pairs[0])
        case Outline.LINETO:
            return LineTo(pairs[0])
        case Outline.CURVE3:
            middle, to = pairs
            return CurveTo(_toward(at, middle), _toward(to, middle), to)
        case Outline.CURVE4:
            return CurveTo(*pairs)
        case _:
            return Close()


def _toward(end: Point, middle: Point) -> Point:
    """Return the cubic control point of a quadratic one: two thirds of the way."""
    x, y = (round(a + (b - a) * 2 / 3, 2) for a, b in zip(end, middle, strict=True))
    return x, y


def _clear(color: Any) -> bool:
    return len(color) > OPAQUE and not color[OPAQUE]


def _opacity(gc: GraphicsContextBase, face: Any) -> float:
    forced = gc.get_alpha() if gc.get_forced_alpha() else None
    color = face if face is not None else gc.get_rgb()
    own = color[OPAQUE] if len(color) > OPAQUE else 1.0
    return round(float(own if forced is None else forced), 2)


def _bold(prop: Any) -> bool:
    weight = prop.get_weight()
    if isinstance(weight, str):
        return weight in BOLD
    return bool(weight >= BOLD_WEIGHT)
