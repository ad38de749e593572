"""Whole documents, read back from real files."""

from collections.abc import Callable

import pytest

from briefgen.tree import Document
from briefgen.writers import pdf
from tests.writers import sample_trees
from tests.writers.pdf import reading
from tests.writers.pdf.looks import look

SAMPLES = [
    sample_trees.factsheet,
    sample_trees.note,
    sample_trees.backgrounder,
    sample_trees.empty,
]


@pytest.mark.parametrize("sample", SAMPLES)
def test_writing_twice_gives_the_same_bytes(sample: Callable[[], Document]) -> None:
    document = sample()
    first = pdf.write(document, look(document.layout))
    assert first.startswith(b"%PDF-1.7")
    assert pdf.write(sample(), look(document.layout)) == first


@pytest.mark.parametrize("sample", SAMPLES)
def test_measuring_counts_the_pages_that_writing_makes(
    sample: Callable[[], Document],
) -> None:
    document = sample()
    extent = pdf.measure(document, look(document.layout))
    written = reading.pages(pdf.write(document, look(document.layout)))
    assert extent.pages == len(written)


def test_the_sample_factsheet_is_one_page() -> None:
    extent = pdf.measure(sample_trees.factsheet(), look("factsheet"))
    assert extent == pdf.Extent(pages=1, body_pages=1, over=0.0)


def test_the_annex_of_a_note_counts_in_no_promise() -> None:
    extent = pdf.measure(sample_trees.note(), look("note"))
    assert extent == pdf.Extent(pages=3, body_pages=2, over=0.0)
