import io

from lxml import etree
from PIL import Image

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
from briefgen.writers.picture import png, svg
from tests.writers import sample_trees

FACES = Faces(word="Arial", pdf="Liberation Sans")
NAMES = {"s": "http://www.w3.org/2000/svg"}
RED, WHITE = (255, 0, 0), (255, 255, 255)


def ring(*corners: Point) -> tuple[Segment, ...]:
    first, *others = corners
    return (MoveTo(first), *(LineTo(corner) for corner in others), Close())


def square(left: float, top: float, right: float, bottom: float) -> tuple[Segment, ...]:
    return ring((left, top), (right, top), (right, bottom), (left, bottom))


def drawn(*marks: Mark) -> Drawing:
    return Drawing(100, 100, marks)


def painted(*marks: Mark) -> Image.Image:
    return Image.open(io.BytesIO(png(drawn(*marks), FACES, dpi=72)))


def dark(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return min(image.convert("L").crop(box).tobytes()) < 100


def test_svg_keeps_size_text_and_colours() -> None:
    label = TextMark("Resilient Puna", (1.5, 20), 9.5, "#1b2530", bold=True, angle=90)
    path = Path(square(0, 0, 1 / 3, 5), "#ff0000", Stroke("#00ff00", 2, (3, 1)), 0.5)
    root = etree.fromstring(svg(drawn(label, path), "Arial"))
    assert (root.get("width"), root.get("viewBox")) == ("100pt", "0 0 100 100")
    assert root.get("font-family") == "Arial, sans-serif"
    (text,) = root.iterfind("s:text", NAMES)
    assert text.text == "Resilient Puna"
    assert text.get("transform") == "rotate(-90 1.5 20)"
    (shape,) = root.iterfind("s:path", NAMES)
    assert shape.get("d") == "M0 0 L0.33 0 L0.33 5 L0 5 Z"
    assert (shape.get("fill"), shape.get("stroke")) == ("#ff0000", "#00ff00")
    assert (shape.get("stroke-dasharray"), shape.get("opacity")) == ("3 1", "0.5")


def test_svg_keeps_curves() -> None:
    curve = Path((MoveTo((0, 9)), CurveTo((0, 0), (5, 0.5), (5, 9))), None, None)
    root = etree.fromstring(svg(drawn(curve), "Arial"))
    (shape,) = root.iterfind("s:path", NAMES)
    assert (shape.get("d"), shape.get("fill")) == ("M0 9 C0 0 5 0.5 5 9", "none")


def test_svg_drops_what_xml_cannot_hold() -> None:
    label = TextMark("a\x00<b>\ud800", (0, 10), 9, "#000000")
    root = etree.fromstring(svg(drawn(label), "Arial\x01"))
    assert "".join(map(str, root.itertext())) == "a<b>"


def test_png_has_the_size_of_its_resolution() -> None:
    image = Image.open(io.BytesIO(png(drawn(), FACES, dpi=144)))
    assert image.size == (200, 200)
    assert image.getpixel((50, 50)) == WHITE


def test_equal_drawings_give_equal_pictures() -> None:
    drawing = sample_trees.figure().drawing
    again = sample_trees.figure().drawing
    assert png(drawing, FACES, dpi=220) == png(again, FACES, dpi=220)
    assert svg(drawing, "Arial") == svg(again, "Arial")


def test_a_filled_path_covers_its_inside_alone() -> None:
    image = painted(Path(square(20, 20, 60, 60), fill="#ff0000"))
    assert image.getpixel((40, 40)) == RED
    assert image.getpixel((70, 40)) == WHITE


def test_a_ring_that_runs_the_other_way_round_is_a_hole() -> None:
    hole = ring((30, 30), (30, 50), (50, 50), (50, 30))
    image = painted(Path((*square(20, 20, 60, 60), *hole), fill="#ff0000"))
    assert image.getpixel((25, 25)) == RED
    assert image.getpixel((40, 40)) == WHITE
    second = painted(Path((*square(0, 0, 20, 20), *square(50, 50, 90, 90)), "#ff0000"))
    assert second.getpixel((10, 10)) == second.getpixel((70, 70)) == RED


def test_opacity_lets_the_ground_through() -> None:
    image = painted(Path(square(0, 0, 100, 100), fill="#ff0000", opacity=0.5))
    assert image.getpixel((50, 50)) == (255, 127, 127)


def test_a_dashed_line_has_gaps() -> None:
    line = (MoveTo((0, 50)), LineTo((100, 50)))
    stroke = Stroke("#ff0000", 4, (10, 10))
    image = painted(Path(line, stroke=stroke))
    assert [image.getpixel((x, 50)) for x in (5, 15, 25, 35)] == [RED, WHITE] * 2


def test_dashes_go_on_round_corners() -> None:
    line = (MoveTo((0, 5)), LineTo((15, 5)), LineTo((15, 90)))
    image = painted(Path(line, stroke=Stroke("#ff0000", 4, (10,))))
    assert image.getpixel((13, 5)) == WHITE
    assert image.getpixel((15, 15)) == RED
    assert image.getpixel((15, 25)) == WHITE


def test_a_curve_bends() -> None:
    curve = (MoveTo((0, 90)), CurveTo((0, 0), (100, 0), (100, 90)))
    image = painted(Path(curve, stroke=Stroke("#000000", 2)))
    assert dark(image, (45, 18, 55, 28))
    assert not dark(image, (45, 80, 55, 100))


def test_a_label_begins_where_it_says_and_turns_anticlockwise() -> None:
    flat = painted(TextMark("MMM", (10, 60), 12, "#000000"))
    assert dark(flat, (10, 50, 40, 60))
    assert not dark(flat, (0, 62, 100, 100))
    turned = painted(TextMark("MMM", (50, 90), 12, "#000000", angle=90))
    assert dark(turned, (38, 60, 50, 90))
    assert not dark(turned, (52, 0, 100, 100))


def test_a_label_of_several_lines_or_without_words_is_painted_on_one() -> None:
    two, none = (
        TextMark("a\nb", (0, 50), 9, "#000000"),
        TextMark("", (0, 9), 0, "#000000"),
    )
    assert painted(two, none).size == (100, 100)


def test_a_huge_or_flat_drawing_is_a_picture_all_the_same() -> None:
    huge = png(Drawing(1e7, 10, ()), FACES, dpi=220)
    assert Image.open(io.BytesIO(huge)).width <= 8000
    assert Image.open(io.BytesIO(png(Drawing(0, 0, ()), FACES, dpi=220))).size == (1, 1)
