"""What is hard to set, before the validator and the project's own rules."""

from functools import cache

import pytest

from briefgen.writers import pdf
from tests.writers.pdf import reading, rules
from tests.writers.pdf.hard_cases import documents
from tests.writers.pdf.looks import look

DOCUMENTS = documents()
UNSAYABLE = "characters that no face has"


@cache
def written(name: str) -> bytes:
    document = DOCUMENTS[name]
    return pdf.write(document, look(document.layout))


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_hard_cases_are_accessible_and_archival(name: str, profile: str) -> None:
    assert reading.failures(written(name), profile) == []


@pytest.mark.parametrize("name", [n for n in DOCUMENTS if not n.startswith(UNSAYABLE)])
def test_hard_cases_say_what_their_tree_says(name: str) -> None:
    assert rules.complaints(rules.File(written(name), DOCUMENTS[name])) == []


def test_a_table_over_three_pages_is_among_them() -> None:
    for layout in ("factsheet", "note", "backgrounder"):
        file = written(f"a table over three pages, as a {layout}")
        assert len(reading.pages(file)) >= 3
