import pytest

from briefgen.measures import shared
from briefgen.writers.columns import widest_apart, widths


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
