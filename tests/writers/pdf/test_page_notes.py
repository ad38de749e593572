"""Notes stand at the foot of the page where they are first cited."""

from dataclasses import replace

import pytest

from briefgen.style import Look
from briefgen.tree import (
    Block,
    BulletList,
    Columns,
    Document,
    NoteReference,
    Paragraph,
    Table,
    Text,
)
from briefgen.writers import pdf
from tests.writers import sample_trees
from tests.writers.pdf import reading, rules
from tests.writers.pdf.looks import look

WORDS = "Canada supports women and girls in Peru with partners who know the places. "


def citing(words: str, *numbers: int) -> Paragraph:
    return Paragraph((Text(words), *map(NoteReference, numbers)))


def document(*blocks: Block, notes: int, long: int = 0) -> Document:
    """Make a document of notes, of which one may be long."""
    words = (f"Note no. {number}." for number in range(1, notes + 1))
    lengths = (WORDS * 60 * (number == long) for number in range(1, notes + 1))
    told = (
        (sample_trees.paragraph(f"{first} {rest}".strip()),)
        for first, rest in zip(words, lengths, strict=True)
    )
    return sample_trees.of_blocks(*blocks, notes=tuple(told))


def pages(whole: Document, its_look: Look | None = None) -> list[str]:
    file = pdf.write(whole, its_look or look("note"))
    assert rules.complaints(rules.File(file, whole)) == []
    assert reading.spilled(file) == []
    return [" ".join(page.text.split()) for page in reading.pages(file)]


def test_each_note_stands_on_the_page_that_cites_it_in_the_order_of_citation() -> None:
    plain = [citing(WORDS * 6)] * 9
    told = pages(
        document(citing(WORDS, 1), *plain, citing(WORDS, 2, 3), citing(WORDS), notes=3)
    )
    assert len(told) == 2
    assert told[0].index("Note no. 1.") > told[0].rindex(WORDS.strip())
    assert "Note no. 2." not in told[0]
    assert told[1].index("Note no. 2.") > told[1].rindex(WORDS.strip())
    assert told[1].index("Note no. 3.") > told[1].index("Note no. 2.")


def test_a_note_cited_again_stands_once() -> None:
    many = [citing(WORDS * 6)] * 12
    told = pages(document(citing(WORDS, 1), *many, citing(WORDS, 1), notes=1))
    assert [page.count("Note no. 1.") for page in told] == [1, 0]


def test_a_line_moves_to_the_page_that_has_room_for_its_note() -> None:
    for count in range(40):
        lines = [citing("One line.")] * count
        told = pages(document(*lines, citing("The cited line", 1), notes=1))
        with_line = [number for number, each in enumerate(told) if "The cited" in each]
        with_note = [number for number, each in enumerate(told) if "Note no." in each]
        assert with_line == with_note
        if with_line == [1]:
            return
    pytest.fail("the line was never moved")


def test_a_long_note_goes_on_at_the_foot_of_the_next_page() -> None:
    many = [citing(WORDS * 5)] * 9
    told = pages(document(*many[:8], citing(WORDS, 1), *many, notes=1, long=1))
    assert len(told) >= 3
    assert "Note no. 1." in told[0]
    assert all(len(page) > 800 for page in told[:2])
    assert sum(page.count("Peru") for page in told) == (8 + 9) * 5 + 1 + 60


def test_a_note_longer_than_a_page_ends() -> None:
    told = pages(document(citing(WORDS, 1), citing("The end.", 2), notes=2, long=1))
    assert sum(page.count("Peru") for page in told) == 61
    assert "Note no. 2." in told[-1]


def test_notes_of_lists_tables_and_columns_stand_at_the_foot_too() -> None:
    row = (((NoteReference(2),),),)
    blocks = (
        BulletList(((citing("An item", 1),),)),
        Table((sample_trees.text("Head"),), row, ("left",)),
        Columns(((citing("Left", 3),), (citing("Right", 4),))),
        citing("Below all."),
    )
    (told,) = pages(document(*blocks, notes=4))
    places = [told.index(f"Note no. {number}.") for number in (1, 2, 3, 4)]
    assert places == sorted(places)
    assert places[0] > told.index("Below all.")


def test_notes_stand_above_what_is_at_the_foot_of_a_page() -> None:
    whole = sample_trees.factsheet()
    body = (*whole.body, citing("The cited line", 1))
    note = (sample_trees.paragraph("Note no. 1."),)
    whole = replace(whole, body=body, notes=(note,), pages=None)
    told = pages(whole, look("factsheet"))
    (page,) = [each for each in told if "The cited line" in each]
    assert page.index("Note no. 1.") > page.index("The cited line")


def test_columns_that_are_divided_bring_each_note_to_the_page_of_its_words() -> None:
    long = [citing(WORDS * 4)] * 6
    sides = (citing(WORDS, 1), *long, citing(WORDS, 2)), (citing(WORDS * 3),)
    filled = [citing(WORDS * 6)] * 5
    told = pages(document(*filled, Columns(sides), citing("Below."), notes=2))
    assert [number for number, each in enumerate(told) if "Note no. 1." in each] == [0]
    assert [number for number, each in enumerate(told) if "Note no. 2." in each] == [1]
    assert "Below." in told[1]


@pytest.mark.parametrize("columns", [2, 3])
def test_in_columns_of_a_page_notes_stand_at_the_foot_of_their_column(
    columns: int,
) -> None:
    its_look = look("note")
    its_look = replace(its_look, design=replace(its_look.design, columns=columns))
    blocks = [citing(WORDS * 4, 1), *[citing(WORDS * 5)] * 12, citing(WORDS, 2)]
    told = pages(document(*blocks, notes=2), its_look)
    assert "Note no. 1." in told[0]
    assert "Note no. 2." in told[-1]
