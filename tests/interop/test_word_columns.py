"""Columns that are longer than a page, as LibreOffice lays them out."""

import re
from pathlib import Path

import pypdfium2
import pytest

from briefgen.tree import Block, Columns, Heading
from briefgen.writers.docx import write
from tests.interop.test_word_files import converted
from tests.writers import sample_trees
from tests.writers.docx.opened import look
from tests.writers.sample_trees import paragraph, text

pytestmark = pytest.mark.interop

SHORT, WORDS = 90, 700  # of a column: more than one page holds
MARKED = re.compile(r"([LR])(\d{3})")


def column(letter: str, *above: Block, count: int = WORDS) -> tuple[Block, ...]:
    words = (f"{letter}{number:03}" for number in range(count))
    return (*above, paragraph(" ".join(words)))


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with two columns as PDF, once with titles and once without."""
    folder = tmp_path_factory.mktemp("word")
    plain = Columns((column("L"), column("R")))
    titled = Columns(
        tuple(column(each, Heading(2, text(f"Title {each}"))) for each in "LR")
    )
    short = Columns(
        tuple(
            column(each, Heading(2, text(f"Title {each}")), count=SHORT)
            for each in "LR"
        )
    )
    for name, block in (("plain", plain), ("titled", titled), ("short", short)):
        document = sample_trees.of_blocks(block)
        (folder / f"{name}.docx").write_bytes(write(document, look("note")))
    return converted(folder, "pdf", tmp_path_factory.mktemp("pdf"))


def places(file: Path) -> list[tuple[str, int, int, bool]]:
    """Give letter, number, page and whether it is on the right, as one reads a page."""
    known = []
    with pypdfium2.PdfDocument(file) as pdf:
        for number, page in enumerate(pdf):
            words, middle = page.get_textpage(), page.get_width() / 2
            for found in MARKED.finditer(words.get_text_range()):
                left, bottom, *_ = words.get_charbox(found.start())
                at = (number, left > middle, -round(bottom), left)
                known.append((at, (found[1], int(found[2]), number, left > middle)))
    return [said for _, said in sorted(known)]


@pytest.mark.parametrize("name", ["plain", "titled"])
def test_a_column_that_runs_on_is_read_to_its_end_before_the_next(
    rendered: Path, name: str
) -> None:
    read = places(rendered / f"{name}.pdf")
    assert [(letter, number) for letter, number, *_ in read] == [
        (letter, number) for letter in "LR" for number in range(WORDS)
    ]
    assert len({page for *_, page, _ in read}) > 1


def test_titled_columns_of_a_page_stand_beside_each_other(rendered: Path) -> None:
    read = places(rendered / "short.pdf")
    assert {(letter, page, right) for letter, _, page, right in read} == {
        ("L", 0, False),
        ("R", 0, True),
    }
    for letter in "LR":
        numbers = [number for each, number, *_ in read if each == letter]
        assert numbers == [*range(SHORT)]
