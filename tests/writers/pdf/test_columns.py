import pytest

from briefgen.writers.pdf.columns import shared, widths


def test_what_is_left_goes_to_the_columns_of_text() -> None:
    assert widths([(100, 40), (50, 50)], [True, False], 200) == [150, 50]


def test_the_widest_column_shrinks_first() -> None:
    sizes = widths([(300, 40), (50, 50)], [True, False], 200)
    assert sizes == pytest.approx([150, 50], abs=0.01)


def test_no_column_shrinks_below_its_longest_word_while_others_can() -> None:
    sizes = widths([(300, 120), (300, 40)], [True, True], 200)
    assert sizes == pytest.approx([120, 80], abs=0.01)


def test_too_many_words_share_the_measure() -> None:
    assert widths([(300, 300), (100, 100)], [True, True], 200) == [150, 50]


def test_shares_of_nothing_are_equal() -> None:
    assert shared([0, 0], 10) == [5, 5]
