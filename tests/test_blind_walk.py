"""What a blind reader hears of the sample, as docs/blind-walk tells it."""

from pathlib import Path

import pikepdf
import pytest

from tests.sample_documents import ROOT, printed
from tests.writers.pdf import reading
from tests.writers.pdf.walk import walk

FOLDER = ROOT / "docs" / "blind-walk"
DOCUMENTS = [
    (kind, subject, language)
    for kind, subject in (
        ("factsheet", "advancing-gender-equality"),
        ("briefing-note", "advancing-gender-equality"),
        ("backgrounder", "portfolio"),
        ("dashboard", "portfolio"),
    )
    for language in ("en", "fr")
]


def page(document: tuple[str, str, str]) -> Path:
    kind, _, language = document
    return FOLDER / f"{kind}.{language}.txt"


def heard(document: tuple[str, str, str]) -> str:
    with reading.opened(printed(*document)) as pdf:
        return walk(pdf)


@pytest.mark.parametrize("document", DOCUMENTS, ids="-".join)
def test_the_walk_is_what_the_file_says(
    document: tuple[str, str, str], request: pytest.FixtureRequest
) -> None:
    if request.config.getoption("--accept"):
        FOLDER.mkdir(exist_ok=True)
        page(document).write_text(heard(document), "utf-8")
    assert heard(document) == page(document).read_text("utf-8")


def test_each_walk_is_of_a_document() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {
        page(document).name for document in DOCUMENTS
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids="-".join)
def test_nothing_is_heard_that_says_nothing(document: tuple[str, str, str]) -> None:
    lines = heard(document).splitlines()
    assert not [line for line in lines if "[column] (empty)" in line]
    assert not [line for line in lines if line.rstrip().endswith(("figure:", ": -"))]


def test_a_walk_hears_an_element_that_is_turned() -> None:
    with reading.opened(printed(*DOCUMENTS[0])) as pdf:
        before = walk(pdf)
        heading = next(node for node in reading.nodes(pdf) if node.role == "H2")
        heading.dictionary.S = pikepdf.Name.P
        assert walk(pdf) != before
