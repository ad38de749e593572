"""Telephone numbers stay on one line in Word, and are read back as they were written."""

import pytest

from briefgen.provenance.match_blocks import squeezed
from briefgen.tree import Link, Paragraph, Strong, Text
from briefgen.writers.docx import write
from briefgen.writers.docx.roundtrip.read_back import read_back
from tests.writers import sample_trees
from tests.writers.docx.opened import body, found, look, values

NUMBERS = (
    *("613-555-0101", "1-800-555-0101", "(613) 555-0101", "613 555-0101"),
    *("04 555 0208", "+44 20 7946 0000", "+1 613-555-0101", "555-0101"),
)
OTHERS = (
    *("2026-2030", "2024-25", "1999-01-01", "BR-24-0208", "2024 100 people"),
    *("613.555.0101", "12-13", "well-being", "5 km"),
)


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("wrap", [Text, lambda text: Strong((Text(text),))])
def test_no_line_ends_within_a_telephone_number(number: str, wrap: type[Text]) -> None:
    said = f"Call {number}, or {number} at night, and ask."
    document = sample_trees.of_blocks(Paragraph((wrap(said),)))
    pieces = found(body(document), "//w:t | //w:noBreakHyphen")
    shown = "".join(each.text or "\N{NON-BREAKING HYPHEN}" for each in pieces)
    whole = number.translate({ord(" "): "\u00a0", ord("-"): "\u2011"})
    assert f"Call {whole}, or {whole} at night, and ask." in shown
    words = [
        squeezed(block.words) for block in read_back(write(document, look("note")))
    ]
    assert said in words


@pytest.mark.parametrize("other", OTHERS)
def test_what_is_no_telephone_number_is_written_as_it_is(other: str) -> None:
    document = sample_trees.of_blocks(Paragraph((Text(f"It is {other}."),)))
    assert f"It is {other}." in values(body(document), "//w:t/text()")


def test_a_linked_number_has_one_link() -> None:
    number = Link((Text("613-555-0101"),), "tel:+16135550101")
    root = body(sample_trees.of_blocks(Paragraph((number,))))
    assert len(found(root, "//w:hyperlink//w:noBreakHyphen")) == 2


def test_only_hyphens_between_digits_are_read_as_plain_ones() -> None:
    said = "An \u0153uvre\u2011cl\xe9, 613-555-0101, well\u2011being"
    document = sample_trees.of_blocks(Paragraph((Text(said),)))
    words = [block.words for block in read_back(write(document, look("note")))]
    assert said in words
