"""Tests of what a Word file says that it was made as."""

import pytest
from lxml import etree

from briefgen.word_template.archive import OLE
from briefgen.writers.docx import write
from briefgen.writers.docx.roundtrip.origin import origin
from tests.writers import sample_trees
from tests.writers.docx.edited import edited
from tests.writers.docx.opened import look


def test_a_file_says_what_it_was_made_as() -> None:
    assert origin(write(sample_trees.note(), look("note"))) == (
        "briefing-note",
        "advancing-gender-equality",
        "en",  # the language without its region
        "internal",
    )


def test_what_a_file_does_not_say_is_empty() -> None:
    def forget(root: etree._Element) -> None:
        del root[:]

    data = write(sample_trees.note(), look("note"))
    data = edited(data, forget, "docProps/custom.xml")
    assert origin(data)[:2] == ("", "")
    assert origin(edited(data, forget, "docProps/core.xml")) == ("", "", "", "")


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"", "no Word file"), (b"PK\x03\x04", "damaged"), (OLE, "Word 97 to 2003")],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        origin(data)
