"""Columns that two pages hold: where they are divided, and what stays whole."""

from briefgen.tree import Detail, Details
from briefgen.writers.pdf.layout.boxes import (
    Box,
    Group,
    Presence,
    beside,
    stacked,
)
from briefgen.writers.pdf.layout.divided_columns import divided
from briefgen.writers.pdf.layout.lay_out import lay_out
from briefgen.writers.pdf.layout.pages import Frame, pages
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks, paragraph, text

FRAME = Frame(0, 500)


def row(*columns: list[Box]) -> Box:
    return beside(columns)


def heights(boxes: list[Box]) -> list[list[float]]:
    return [
        [placed.box.height for placed in page.placed]
        for page in pages(boxes, FRAME, FRAME)
    ]


def column_heights(box: Box) -> list[list[float]]:
    return [[each.height for each in column] for column in box.columns]


def test_columns_are_divided_where_more_than_a_third_of_a_page_would_be_white() -> None:
    left = [Box(50, keep=True), Box(100), Box(100)]
    right = [Box(75) for _ in range(5)]
    first, second = pages([Box(300), row(left, right)], FRAME, FRAME)
    (upper,) = first.placed[1:]
    (rest,) = second.placed
    assert column_heights(upper.box) == [[50, 100], [75, 75]]
    assert column_heights(rest.box) == [[100], [75, 75, 75]]
    assert rest.y == FRAME.top
    assert rest.box.marks == (stacked([Box(100)]), stacked([Box(75)] * 3))


def test_columns_stay_whole_where_less_of_a_page_would_be_white() -> None:
    tall = row([Box(125), Box(125)], [Box(125)])
    assert heights([Box(350), tall]) == [[350], [250]]
    assert heights([Box(200), tall]) == [[200, 250]]


def test_columns_are_divided_below_a_heading_and_never_in_what_stays_together() -> None:
    whole = [Box(125, keep=True), Box(125)]
    assert heights([Box(260), Box(40, keep=True), row(whole)]) == [[260], [40, 250]]
    parts = [Box(125), Box(125)]
    assert heights([Box(260), Box(40, keep=True), row(parts)]) == [
        *([260, 40, 125], [125])
    ]


def test_no_short_line_of_a_column_is_alone_on_the_next_page() -> None:
    left = [Box(125), Box(30), Box(40), Box(15)]
    first, second = pages([Box(300), row(left)], FRAME, FRAME)
    assert column_heights(first.placed[1].box) == [[125, 30]]
    assert column_heights(second.placed[0].box) == [[40, 15]]


def test_what_stands_before_columns_stays_with_their_first_part() -> None:
    mark = stacked([Box(1)])
    tall = row([Box(150), Box(150)])
    parts = divided(tall._replace(marks=(mark, *tall.marks)), 250, 500)
    assert parts is not None
    upper, rest = parts
    assert upper.marks == (mark, Group(0.0, 0.0, (Group(0.0, 0.0, ()),)))
    assert rest.marks == (stacked([Box(150)]),)


def rows_on_the_first_page(lines: int, rows: Details) -> int:
    above = (paragraph(f"Line {at}.") for at in range(lines))
    first = lay_out(of_blocks(*above, rows), look("note")).pages[0]
    marks = (placed.box.marks for placed in first.placed)
    return sum(any(isinstance(mark, Presence) for mark in each) for each in marks)


def test_a_record_is_not_parted_after_two_rows_and_a_short_one_not_at_all() -> None:
    for count, ends in ((8, {0, 8}), (20, {0, *range(3, 18), 20})):
        rows = tuple(Detail(text(f"{at}"), text("Words")) for at in range(count))
        made = {rows_on_the_first_page(lines, Details(rows)) for lines in range(10, 34)}
        assert made <= ends
        assert len(made) == 2 if count == 8 else len(made) > 5
