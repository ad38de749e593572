"""What is signed: recommendations and signature on one page, with room for a hand."""

import pytest

from briefgen import tree
from briefgen.writers import writer
from tests.writers.docx.opened import body, found, of_blocks, values, words
from tests.writers.pdf import reading
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks as document_of
from tests.writers.sample_trees import paragraph, text

SIGN = tree.Signature(text("Decision"), text("Minister"), ("Signed", "Date", "Notes"))
OFFICES = tree.SignOff(("Office", "Name", "Date"), (text("Unit"), text("Deputy")))
DECISIONS = tree.Decisions(
    text("Asked:"),
    ((paragraph("sign the letter"),), (paragraph("approve the plan"),)),
    ("Recommendation", "Agreed", "Not agreed"),
)
STEPS = tree.BulletList(((paragraph("Officials send the letter."),),))


def note(lines: int) -> tree.Document:
    """Make a note with so many lines before what is signed."""
    return document_of(
        *[paragraph("Words.")] * lines,
        *(tree.Heading(2, text("Advice")), DECISIONS),
        *(tree.Heading(2, text("Next steps")), STEPS),
        *(tree.Heading(2, text("Approvals")), OFFICES, SIGN),
    )


@pytest.mark.parametrize("lines", range(0, 45, 4))
def test_recommendations_and_signature_are_on_one_page(lines: int) -> None:
    pages = [
        each.words for each in reading.pages(writer("pdf")(note(lines), look("note")))
    ]
    (signed,) = (each for each in pages if "Notes" in each)
    assert "Advice" in signed
    assert "sign the letter" in signed


def test_in_word_each_line_from_the_advice_on_stays_with_the_next() -> None:
    lines = found(body(note(3)), "//w:body//w:p")
    spoken = [words(each) for each in lines]
    first, last = spoken.index("Asked:"), spoken.index("Decision")
    loose = [
        words(each)
        for each in lines[first:last]
        if not found(each, "w:pPr/w:keepNext")
        and not values(each, "w:pPr/w:pStyle[starts-with(@w:val, 'Heading')]/@w:val")
    ]
    assert loose == []


def test_there_is_room_for_a_hand() -> None:
    heights = values(of_blocks(OFFICES), "//w:trHeight/@w:val")
    assert heights == ["570"] * 2  # twentieths of a point: 10 mm
    data = writer("pdf")(document_of(OFFICES), look("note"))
    _, unit, _, _ = reading.place(data, "Unit")
    _, deputy, _, _ = reading.place(data, "Deputy")
    assert unit - deputy >= 28
