from briefgen.writers.pdf.layout.boxes import Box, Panel
from briefgen.writers.pdf.layout.pages import Frame, aired, pages

FRAME = Frame(10, 110)


def heights(boxes: list[Box]) -> list[list[float]]:
    return [
        [placed.box.height for placed in page.placed]
        for page in pages(boxes, FRAME, FRAME)
    ]


def test_there_is_always_a_page() -> None:
    assert heights([]) == [[]]


def test_a_page_is_filled_to_its_foot() -> None:
    assert heights([Box(50), Box(50), Box(1)]) == [[50, 50], [1]]


def test_space_at_the_top_and_foot_of_a_page_is_dropped() -> None:
    first, second = pages([Box(100, after=9), Box(5, before=9)], FRAME, FRAME)
    assert first.placed[0].y == 10
    assert second.placed[0].y == 10


def test_spaces_add_up_between_boxes() -> None:
    (page,) = pages([Box(10, after=2), Box(10, before=3)], FRAME, FRAME)
    assert [placed.y for placed in page.placed] == [10, 25]


def test_a_box_goes_where_its_next_box_goes() -> None:
    assert heights([Box(80), Box(10, keep=True), Box(20)]) == [[80], [10, 20]]


def test_what_one_page_holds_together_is_not_parted_to_fill_another() -> None:
    assert heights([Box(60), Box(10, keep=True), Box(40)]) == [[60], [10, 40]]


def test_what_is_longer_than_a_page_does_not_begin_at_the_foot_of_one() -> None:
    longer = [Box(10, keep=True), Box(60, keep=True), Box(60)]
    assert heights([Box(80), *longer]) == [[80], [10, 60], [60]]
    assert heights([Box(70), *longer]) == [[70, 10], [60], [60]]


def test_boxes_that_no_page_could_hold_together_are_parted() -> None:
    tall = [Box(40, keep=True) for _ in range(5)]
    assert heights(tall) == [[40, 40], [40, 40], [40]]


def test_a_box_higher_than_a_page_still_stands() -> None:
    assert heights([Box(5), Box(500), Box(5)]) == [[5], [500], [5]]


def test_a_header_is_repeated_above_the_first_row_of_a_page() -> None:
    header = Box(10, keep=True)
    rows = [Box(40, repeat=(header,)) for _ in range(4)]
    book = pages([header, *rows], FRAME, FRAME)
    assert [[placed.again for placed in page.placed] for page in book] == [
        [False, False, False],
        [True, False, False],
    ]


def test_a_fresh_box_begins_a_page_even_after_one_that_is_kept() -> None:
    book = pages([Box(5, keep=True), Box(5, fresh=True)], FRAME, FRAME)
    assert [page.fresh for page in book] == [False, True]


def test_the_first_page_may_be_of_another_height() -> None:
    first, second = pages([Box(60), Box(60)], Frame(0, 60), FRAME)
    assert (first.used, second.used) == (60, 60)


def test_a_page_that_is_not_full_widens_its_wide_spaces_only() -> None:
    (page,) = pages([Box(10, after=10), Box(10, after=2), Box(10)], FRAME, FRAME)
    aired(page, 10)
    assert [placed.y for placed in page.placed] == [10, 35, 47]


def test_a_full_page_stays_as_it_is() -> None:
    (page,) = pages([Box(45, after=10), Box(45)], FRAME, FRAME)
    aired(page, 10)
    assert [placed.y for placed in page.placed] == [10, 65]


def test_the_spaces_inside_a_panel_are_not_widened() -> None:
    panel = Panel(0, 100, "#eeeeee")
    inner = Box(10, after=20, panels=(panel,))
    (page,) = pages([inner, inner], FRAME, FRAME)
    aired(page, 10)
    assert [placed.y for placed in page.placed] == [10, 40]
