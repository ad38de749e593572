"""What is set in type once is measured and written as if it were set each time."""

from dataclasses import replace

import pytest

from briefgen.style_file.page_design import SHIPPED
from briefgen.writers.pdf import Typeset, measure, write
from briefgen.writers.pdf.layout.lay_out import galley
from briefgen.writers.pdf.layout.lines import _rows
from tests.writers.pdf.hard_documents import documents
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import backgrounder, factsheet, note

DOCUMENTS = {
    **{name: each for name, each in documents().items() if "as a" not in name},
    **{name: each for name, each in documents().items() if "as a note" in name},
    "factsheet": factsheet(),
    "note": note(),
    "backgrounder": backgrounder(),
}


@pytest.mark.parametrize("layout", SHIPPED)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_margin_counts_as_if_pages_were_that_much_lower(
    name: str, layout: str
) -> None:
    document, its_look = DOCUMENTS[name], look(layout)
    for margin in (4.0, 150.0):
        page = replace(its_look.page, bottom=its_look.page.bottom + margin)
        lower = measure(document, replace(its_look, page=page))
        typeset = Typeset(document, its_look, margin)
        assert typeset.roomy_extent == lower
        assert typeset.extent == measure(document, its_look)


def test_on_much_lower_pages_something_else_is_set() -> None:
    """The comparison above reaches both ways to measure."""
    ways = {
        galley(each, look("note"), margin).room.counts.lower_differs
        for each in DOCUMENTS.values()
        for margin in (4.0, 150.0)
    }
    assert ways == {True, False}


@pytest.mark.parametrize("name", ["with everything", "factsheet", "footnotes"])
def test_what_was_set_is_written_each_time_alike(name: str) -> None:
    document, its_look = DOCUMENTS[name], look("factsheet")
    typeset = Typeset(document, its_look, 4.0)
    assert typeset.extent.pages
    assert typeset.write() == typeset.write() == write(document, its_look)


def test_no_text_is_broken_twice_for_the_same_width() -> None:
    document, its_look = DOCUMENTS["note"], look("note")
    measure(document, its_look)
    before = _rows.cache_info().misses
    texts = {
        role: replace(text, before=text.before / 2, after=text.after / 2)
        for role, text in its_look.texts.items()
    }
    Typeset(document, replace(its_look, texts=texts), 4.0)
    Typeset(document, its_look, 4.0)
    assert _rows.cache_info().misses == before
