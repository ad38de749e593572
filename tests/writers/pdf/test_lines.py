from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.writers.pdf.faces import Cut, shaped
from briefgen.writers.pdf.layout.lines import lines, narrowest, natural
from briefgen.writers.pdf.layout.runs import Run
from briefgen.writers.pdf.layout.words import LARGEST, _lexicon
from briefgen.writers.pdf.structure import Element
from tests.writers.pdf.plain_lines import plain_lines

PLAIN = Cut("Liberation Sans")
BOLD = Cut("Liberation Sans", bold=True)


def run(text: str, cut: Cut = PLAIN) -> Run:
    return Run(text, cut, 10.0, "#000000", Element("P"))


def broken(text: str, measure: float) -> list[str]:
    return [
        "".join(part.text for part in line.parts)
        for line in lines([run(text)], measure)
    ]


def test_lines_break_at_spaces_and_keep_the_space_for_readers() -> None:
    assert broken("one two three", 45) == ["one two ", "three"]


def test_a_line_is_no_wider_than_the_measure() -> None:
    text = "Canada and Peru, with many partners, " * 20
    assert all(line.width <= 100.01 for line in lines([run(text)], 100))


def test_the_space_at_a_line_end_takes_no_width() -> None:
    first, _ = lines([run("one two")], 20)
    assert first.width == pytest.approx(PLAIN.face.width("one", 10))


def test_lines_break_after_a_hyphen_before_a_letter() -> None:
    assert broken("Asia-Pacific", 35) == ["Asia-", "Pacific"]


def test_a_title_breaks_at_no_hyphen_but_in_a_word_longer_than_a_line() -> None:
    def titled(text: str, measure: float) -> list[str]:
        whole = replace(run(text), whole=True)
        rows = lines([whole], measure)
        return ["".join(part.text for part in row.parts) for row in rows]

    wide = PLAIN.face.width("Asia-Pacific", 10)
    assert broken("The Asia-Pacific plan", wide + 10) == ["The Asia-", "Pacific plan"]
    assert titled("The Asia-Pacific plan", wide + 10) == [
        *("The ", "Asia-Pacific ", "plan")
    ]
    assert titled("Asia-Pacific", wide - 1) == ["Asia-", "Pacific"]


@pytest.mark.parametrize("text", ["2024-31", "2024–31"])
def test_a_span_of_years_breaks_only_by_character(text: str) -> None:
    assert len(broken(text, 45)) == 1
    assert broken(f"in {text}", 40) == ["in ", text]


@pytest.mark.parametrize(
    "bound",
    [
        *("40 initiatives", "15 November 2024", "$40 million", "12 %", "May 2026"),
        *("40 millions", "15 novembre 2024", "3 200 femmes", "« Eau »", "Où :"),
    ],
)
def test_a_number_stands_beside_its_noun_and_a_sign_beside_its_word(bound: str) -> None:
    whole = PLAIN.face.width(bound, 10)
    assert broken(f"Then {bound} more", whole + 10) == ["Then ", f"{bound} ", "more"]
    narrow = broken(bound, whole - 1)
    assert len(narrow) > 1, "in a narrow column it may break"
    assert all(row == row.rstrip() + " " for row in narrow[:-1]), "and no word does"


@pytest.mark.parametrize(
    "number",
    [
        *("613-555-0101", "(613) 555-0101", "+1 613-555-0101", "613 555-0101"),
        *("04 555 0208", "02 9876 5432", "+44 20 7946 0000"),
    ],
)
def test_the_parts_of_a_telephone_number_stay_together(number: str) -> None:
    whole = PLAIN.face.width(f"{number},", 10)
    rows = ["Call ", f"{number}, ", "or write."]
    assert broken("".join(rows), whole + 1) == rows


@pytest.mark.parametrize(
    "free", ["2024 the", "two words", "40  km", "G7. The", "in 2024"]
)
def test_other_words_may_be_parted(free: str) -> None:
    first, _ = free.split()
    measure = PLAIN.face.width(f"Then {first}", 10)
    assert broken(f"Then {free}, and more of it", measure)[0] == f"Then {first} "


def test_what_is_bound_does_not_widen_a_column() -> None:
    assert natural([run("40 km")])[1] == PLAIN.face.width("km", 10)


@pytest.mark.parametrize("glue", ["\u00a0", "\u202f", "\u2011"])
def test_no_break_characters_hold_a_line_together(glue: str) -> None:
    assert len(broken(f"a bb{glue}cc", 26)) == 2


def test_a_word_longer_than_the_line_is_broken_by_character() -> None:
    rows = broken("x " + "m" * 30, 50)
    assert rows[0] == "x "
    assert "".join(rows[1:]) == "m" * 30


def test_a_paragraph_does_not_end_with_one_word_where_the_line_above_has_another() -> (
    None
):
    text = "support women and girls in all of Peru"
    measure = PLAIN.face.width(text, 10) - 1
    assert broken(text, measure) == ["support women and girls in all ", "of Peru"]
    ended = f"{text}\u2028And one more line"
    assert broken(ended, measure)[:2] == ["support women and girls in all ", "of Peru "]
    known = "support well-being in all Asia-Pacific"
    measure = PLAIN.face.width(known, 10) - 1
    assert broken(known, measure) == ["support well-being in ", "all Asia-Pacific"]


def test_a_last_line_of_one_word_stays_where_the_line_above_would_be_short() -> None:
    measure = PLAIN.face.width("A internationalization", 10)
    rows = ["A internationalization ", "office"]
    assert broken("A internationalization office", measure) == rows
    by_author = "support women and girls in all of\u2028Peru"
    assert broken(by_author, 200)[-1] == "Peru"


def test_the_lines_of_a_heading_are_about_equally_long_and_no_more() -> None:
    text = "Creating opportunities for and protecting workers all over Asia-Pacific"
    whole = [replace(run(text), whole=True)]
    least = narrowest(whole, 250)
    before, after = (lines(whole, measure) for measure in (250, least))
    assert len(before) == len(after) == 2
    assert abs(after[0].width - after[1].width) < 40
    assert abs(before[0].width - before[1].width) > 60
    assert narrowest(whole, 600) == 600, "one line is as long as it is"


def test_a_letter_wider_than_the_line_still_stands() -> None:
    assert broken("WW", 1) == ["W", "W"]


def test_a_line_break_ends_a_line_and_leaves_a_space_for_readers() -> None:
    assert broken("one\u2028two", 500) == ["one ", "two"]


def test_a_word_of_two_faces_is_not_broken_between_them() -> None:
    rows = lines([run("one tw"), run("o", BOLD)], 30)
    assert ["".join(part.text for part in row.parts) for row in rows] == ["one ", "two"]


def test_runs_of_spaces_are_one_space() -> None:
    assert broken("one \n\t two", 500) == ["one two"]


def test_a_zero_width_space_allows_a_break() -> None:
    assert broken("one\u200btwo", 20) == ["one", "two"]


def test_a_character_that_no_face_has_is_drawn_as_a_question_mark() -> None:
    assert broken("\u4e2d", 500) == ["?"]


def test_invisible_characters_are_not_drawn() -> None:
    assert broken("so\u00adft\u2060er", 500) == ["softer"]


def test_a_space_before_a_line_break_is_kept_on_its_line() -> None:
    assert broken("one \u2028 two", 500) == ["one ", "two"]


def test_the_natural_width_of_broken_lines_is_that_of_the_widest() -> None:
    widest, _ = natural([run("one\u2028three")])
    assert widest == pytest.approx(PLAIN.face.width("three", 10))


def test_the_natural_width_is_that_of_the_unbroken_line() -> None:
    widest, longest = natural([run("one three")])
    assert widest == pytest.approx(PLAIN.face.width("one three", 10))
    assert longest == pytest.approx(PLAIN.face.width("three", 10))


HARD = [
    *("40 km", "« a » : ", "May 2026", "Asia-Pacific b 2026", "1 000", "word"),
    *("Asia-Pacific", " ", "  ", "\u2028", "\u200b", "é", "2024–31", "\u00a0"),
    *(
        "m" * 40,
        "a",
        "\u4e2d",
        "ᐃᓄᒃ",
        "\u00ad",
        "☐",
        "\u0301",
        "漢字かな。漢",
        ",",
        "- ",
    ),
]
ELEMENTS = Element("P"), Element("Span")
RUNS = st.builds(
    Run,
    st.lists(st.sampled_from(HARD), max_size=12).map("".join),
    st.sampled_from([PLAIN, BOLD]),
    st.sampled_from([7.5, 10.0]),
    st.just("#000000"),
    st.sampled_from(ELEMENTS),
)


@given(st.lists(RUNS, max_size=4), st.sampled_from([1, 20, 50.5, 120, 468.0]))
@settings(max_examples=500, deadline=None)
def test_words_that_are_kept_give_the_lines_of_a_plain_breaker(
    runs: list[Run], measure: float
) -> None:
    rows = [(row.parts, row.width) for row in lines(runs, measure)]
    assert rows == plain_lines(runs, measure)


def test_equal_text_has_the_elements_of_each_of_its_runs() -> None:
    first, second = (lines([run("one two")], 20) for _ in range(2))
    assert [row.width for row in first] == [row.width for row in second]
    assert first[0].parts[0].run.element is not second[0].parts[0].run.element


def test_the_words_of_a_text_are_shaped_once_for_all_widths() -> None:
    text = "Each of these words is new to this test: "
    before = shaped.cache_info().misses
    for measure in (40, 60, 80):
        lines([run(text * 3)], measure)
    shapes = shaped.cache_info().misses - before
    assert shapes <= len(set(text.split())) + 1


def test_no_more_words_are_kept_than_their_bound() -> None:
    text = " ".join(f"word{number}" for number in range(LARGEST + 10))
    rows = lines([run(text)], 200)
    assert "".join(part.text for row in rows for part in row.parts) == text
    assert len(_lexicon(PLAIN, 10.0)) <= LARGEST
