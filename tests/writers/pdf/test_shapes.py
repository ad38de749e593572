from briefgen.drawing import (
    Close,
    CurveTo,
    Drawing,
    LineTo,
    MoveTo,
    Path,
    Segment,
    Stroke,
    TextMark,
)
from briefgen.tree import Figure
from briefgen.writers import pdf
from briefgen.writers.pdf.tagged.shapes import number, shape
from tests.writers import sample_trees
from tests.writers.pdf import reading
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks, text

TRIANGLE: tuple[Segment, ...] = (
    MoveTo((0, 0)),
    LineTo((10, 0)),
    CurveTo((10, 5), (5, 10), (0, 10)),
    Close(),
)
OUTLINE = "0.000 0.000 m 10.000 0.000 l 10.000 5.000 5.000 10.000 0.000 10.000 c h"
BLACK_LINE = Stroke("#000000", 0.5)


def test_a_filled_shape() -> None:
    assert shape(Path(TRIANGLE, fill="#ff0000")) == f"1 0 0 rg {OUTLINE} f"


def test_a_line_with_dashes() -> None:
    dashed = Path(TRIANGLE, stroke=Stroke("#000000", 0.5, (3, 1)))
    assert shape(dashed) == f"0 0 0 RG 0.5 w [3 1] 0 d {OUTLINE} S"


def test_a_shape_filled_and_outlined() -> None:
    both = Path(TRIANGLE, fill="#ffffff", stroke=BLACK_LINE)
    assert shape(both) == f"1 1 1 rg 0 0 0 RG 0.5 w [] 0 d {OUTLINE} B"


def test_a_code_is_worded_once_for_all_documents() -> None:
    first, second = (Path(TRIANGLE * 100, fill="#000000") for _ in range(2))
    assert shape(first) is shape(second)
    assert shape(first) == f"0 0 0 rg {' '.join([OUTLINE] * 100)} f"
    inside = (*TRIANGLE * 50, MoveTo((1, 1)), *TRIANGLE * 50)
    others = [Path(inside[:at] + inside[at + 1 :]) for at in range(190, 210)]
    assert len({shape(other) for other in others}) > len(TRIANGLE)


def test_a_shape_that_is_neither_is_not_painted() -> None:
    assert shape(Path(TRIANGLE)) == f"{OUTLINE} n"


def test_a_drawing_with_opacity_and_turned_text_is_accessible_and_archival() -> None:
    figure = Figure(
        name="shares",
        finding=text("Found"),
        drawing=Drawing(
            100,
            50,
            (
                Path(TRIANGLE, fill="#ff0000", stroke=BLACK_LINE, opacity=0.4),
                TextMark("Turned label", (20, 40), 8, "#333333", bold=True, angle=90),
                Path(TRIANGLE, fill="#00ff00"),
            ),
        ),
        alternative="A triangle.",
        description="A triangle with a round side.",
        data=sample_trees.figure().data,
    )
    file = pdf.write(of_blocks(figure), look("note"))
    assert "Turned label" in reading.words(file)
    assert reading.failures(file, "ua1") == []
    assert reading.failures(file, "2a") == []
    left, bottom, right, top = reading.place(file, "Turned label")
    assert top - bottom > right - left


def test_numbers_have_no_exponent() -> None:
    assert number(0.000001) == "0"
    assert number(1000000.0) == "1000000"
