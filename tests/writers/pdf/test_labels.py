"""A label in bold stands on the page of what it is of, whatever is above it."""

import pytest

from briefgen.tree import BulletList, Paragraph, Strong, Text, is_label
from briefgen.writers import pdf
from tests.writers.pdf import reading
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks, paragraph

LABEL = (Strong((Text("Results\u00a0:"),)),)


@pytest.mark.parametrize("lines", range(24, 40))
def test_a_label_is_not_alone_at_the_foot_of_a_page(lines: int) -> None:
    above = (paragraph(f"Line {number}.") for number in range(lines))
    found = BulletList(((paragraph("Wells dug"),),))
    document = of_blocks(*above, Paragraph(LABEL), found)
    pages = reading.pages(pdf.write(document, look("note")))
    (labelled,) = (page.words for page in pages if "Results" in page.words)
    assert "Wells dug" in labelled


def test_the_pages_above_end_at_different_lines() -> None:
    """The test above has a case in which the label would be the last line."""
    above = [[paragraph(f"Line {number}.") for number in range(n)] for n in (24, 39)]
    few, many = (
        len(reading.pages(pdf.write(of_blocks(*each), look("note")))) for each in above
    )
    assert few < many


def test_only_bold_words_with_a_colon_are_a_label() -> None:
    assert is_label(LABEL)
    assert not is_label((Strong((Text("$2,000,000"),)),))
    assert not is_label((*LABEL, Text(" 40 people")))
    assert not is_label(())
