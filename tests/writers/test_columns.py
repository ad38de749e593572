from collections.abc import Callable

import pytest

from briefgen.measures import shared
from briefgen.writers.columns import (
    balanced,
    in_rows,
    key_widths,
    lines_of,
    widest_apart,
    widths,
)
from tests.writers.pdf.looks import look


def test_what_is_left_goes_to_the_columns_of_text() -> None:
    assert widths([(100, 40), (50, 50)], [True, False], 200) == [150, 50]


def test_the_widest_column_shrinks_first() -> None:
    sizes = widths([(300, 40), (50, 50)], [True, False], 200)
    assert sizes == pytest.approx([150, 50], abs=0.01)


def test_no_column_shrinks_below_its_longest_word_while_others_can() -> None:
    sizes = widths([(300, 120), (300, 40)], [True, True], 200)
    assert sizes == pytest.approx([120, 80], abs=0.01)


def test_where_words_are_too_many_the_longest_are_cut_and_short_ones_stay_whole() -> (
    None
):
    sizes = widths([(300, 300), (90, 60), (60, 60)], [True, True, False], 200)
    assert sizes == pytest.approx([80, 60, 60], abs=0.01)


def test_numbers_alone_grow_where_there_is_nothing_else() -> None:
    assert widths([(50, 50), (50, 50)], [False, False], 200) == [100, 100]


def test_shares_of_nothing_are_equal() -> None:
    assert shared([0, 0], 10) == [5, 5]


def test_the_widest_has_a_row_of_its_own_and_the_order_stays() -> None:
    assert widest_apart("abcd", [9, 1, 1, 1]) == ["a", "bcd"]
    assert widest_apart("abcd", [1, 9, 1, 1]) == ["a", "b", "cd"]
    assert widest_apart("ab", [1, 9]) == ["a", "b"]
    assert widest_apart("ab", [9, 9]) == ["a", "b"]


@pytest.mark.parametrize(
    ("count", "rows"), [(0, []), (1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [3, 2])]
)
def test_columns_stand_in_rows_of_three_and_no_row_holds_one_of_three(
    count: int, rows: list[int]
) -> None:
    sheet = look("factsheet")
    apart = in_rows(tuple(range(count)), sheet, sheet.page.measure)
    assert [len(row) for row in apart] == rows


def test_no_line_of_a_column_has_fewer_than_32_letters() -> None:
    sheet = look("factsheet")
    face, text = sheet.faces.face(), sheet.text("body")
    prose = "This initiative seeks to advance the health and rights of girls in Peru."
    for measure in range(100, 900, 25):
        (row, *_) = in_rows((1, 2, 3), sheet, measure)
        width = (measure - sheet.gutter * (len(row) - 1)) / len(row)
        letters = width / (face.width(prose, text.size) / len(prose))
        assert letters > 31.5 or len(row) == 1


def test_a_balanced_title_takes_no_more_lines_and_they_are_about_equal() -> None:
    def width(words: str) -> float:
        return 10.0 * len(words)

    words = "Renforcer les capacités en matière de sécurité"
    assert (lines_of(words, width, 400), lines_of(words, width, 460)) == (2, 1)
    narrow = balanced(words, width, 400)
    assert lines_of(words, width, narrow) == 2
    assert narrow == pytest.approx(230, abs=2)  # "Renforcer les capacités"
    assert balanced("Eau", width, 400) == 400


def test_key_figures_have_columns_alike_unless_one_is_much_too_long() -> None:
    short = [30, 30, 30]
    assert key_widths([100, 20, 30], short, 320, 10) == [100, 100, 100]
    assert key_widths([130, 20, 30], short, 320, 10) == [100, 100, 100]
    assert key_widths([150, 20, 30], short, 320, 10) == pytest.approx([152, 74, 74])
    assert key_widths([300, 20, 30], short, 320, 10) == pytest.approx([156, 72, 72])
    assert key_widths([600, 20, 80], short, 320, 10) == [100, 100, 100]


def test_a_figure_with_a_long_label_has_the_room_that_others_can_spare() -> None:
    widths = key_widths([180, 20, 30], [60, 300, 60], 400, 10)
    assert sum(widths) == pytest.approx(380)
    assert widths[0] == pytest.approx(180)  # as long as its value
    assert widths[1] == pytest.approx(128)
    assert widths[2] == pytest.approx(72)


def test_figures_are_smaller_before_a_label_has_many_lines() -> None:
    one, other, third = key_widths([260, 20, 30], [60, 400, 60], 440, 10)
    assert one == pytest.approx(260 * 0.93)
    assert 400 / other <= 4
    assert third == pytest.approx(72)


def test_no_line_of_a_balanced_title_ends_with_a_hyphen() -> None:
    face = look("factsheet").faces.face(bold=True)

    def width(line: str) -> float:
        return face.width(line, 27)

    for after in range(1, 12):
        words = (
            f"Le programme indo-pacifique et ses pays {'d’ici et ' * after}d’ailleurs"
        )
        narrow = balanced(words, width, 400)
        assert lines_of(words, width, narrow) == lines_of(words, width, 400)
        loose = words.replace("o-p", "o- p")
        assert lines_in(loose, width, narrow) == lines_in(words, width, narrow)


def lines_in(words: str, width: Callable[[str], float], measure: float) -> list[str]:
    """Give the lines of words, in which "- " is a hyphen that may end one."""
    rows: list[str] = []
    line = ""
    for word in words.split(" "):
        joint = "" if line.endswith("-") else " " * bool(line)
        if line and width(f"{line}{joint}{word}") > measure:
            rows.append(line)
            line = word
        else:
            line = f"{line}{joint}{word}"
    return [*rows, line]
