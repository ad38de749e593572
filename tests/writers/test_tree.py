from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen import writers
from briefgen.formats import FORMATS
from briefgen.style import Look
from briefgen.style_file import read_style
from briefgen.tree import Document
from briefgen.writers.tree import line, write
from tests.writers import sample_trees

STYLE = Path(__file__).parents[2] / "templates" / "style.yaml"


@pytest.fixture(scope="module")
def look() -> Look:
    return read_style(STYLE.read_text(encoding="utf-8"), "style.yaml").look("note")


@pytest.mark.parametrize(
    "build",
    [sample_trees.factsheet, sample_trees.note, sample_trees.backgrounder],
    ids=lambda build: str(build.__name__),
)
def test_a_document_is_written_one_line_a_block(
    build: Callable[[], Document], look: Look, golden: Callable[[str, str], None]
) -> None:
    written = write(build(), look).decode()
    golden(f"writers/tree/{build.__name__}.txt", written)


def test_an_empty_document_still_has_its_head(look: Look) -> None:
    written = write(sample_trees.empty(), look).decode()
    assert "\nhead\n  kicker " in written
    assert "\nbody\nfurniture\n" in written


def test_contents_tell_their_pages(look: Look) -> None:
    written = write(sample_trees.with_contents(), look).decode()
    assert '  contents "Contents"\n    entry 2 "Issue" on page 1\n' in written


def test_no_break_spaces_are_visible() -> None:
    assert line(sample_trees.text("$2\u00a0million")) == '"$2␣million"'


def test_every_format_of_the_table_has_a_writer(look: Look) -> None:
    for name, row in FORMATS.items():
        assert row.suffix.startswith(".")
        assert writers.writer(name)(sample_trees.factsheet(), look)


def test_a_format_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(KeyError):
        writers.writer("odt")
