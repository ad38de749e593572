"""What is hard to set, before the validator and the project's own rules."""

from functools import cache
from pathlib import Path

import pytest

from briefgen.writers import pdf
from tests.writers.pdf import reading, rules
from tests.writers.pdf.hard_documents import documents, han
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


def test_chinese_in_a_font_of_the_workspace_passes_the_gates(tmp_path: Path) -> None:
    document, its_look = han(tmp_path)
    file = pdf.write(document, its_look)
    assert reading.failures(file, "ua1") + reading.failures(file, "2a") == []
    assert rules.complaints(rules.File(file, document)) == []
    assert reading.spilled(file) == []
