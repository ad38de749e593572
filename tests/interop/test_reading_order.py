"""Programs that read a PDF without its structure find its words in the same order."""

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.packs import PACKS
from briefgen.writers import pdf
from tests import coasts_documents
from tests.interop import verapdf
from tests.interop.reading_order import READERS, agreement, told
from tests.sample_documents import DOCUMENTS, printed

pytestmark = pytest.mark.interop

LEAST = 0.95  # of the letters of a page
SAMPLE = {f"sample {'-'.join(each)}": each for each in DOCUMENTS}
FILES = (*SAMPLE, *coasts_documents.NAMES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the files of the sample and the second portfolio."""
    path = tmp_path_factory.mktemp("order")
    for name, document in SAMPLE.items():
        (path / f"{name}.pdf").write_bytes(printed(*document))
    fullest = coasts_documents.fullest(tmp_path_factory.mktemp("coasts"))
    for name, found in fullest.items():
        written = pdf.write(found.document, found.look)
        (path / f"{name}.pdf").write_bytes(written)
    return path


@pytest.fixture(scope="module", params=PACKS)
def pack(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> list[Path]:
    """Give the PDF files of a pack's workspace."""
    path = tmp_path_factory.mktemp(request.param) / "briefs"
    program = (sys.executable, "-m", "briefgen")
    begin = (*program, "init", str(path), "--pack", request.param)
    subprocess.run(begin, check=True, capture_output=True)
    build = (*program, "build", "--format", "pdf")
    subprocess.run(build, check=True, capture_output=True, cwd=path)
    return sorted((path / "build").rglob("*.pdf"))


def disagreeing(path: Path, reader: str) -> list[str]:
    """Tell the pages that a program reads in another order than the structure has."""
    due, found = told(path), READERS[reader](path)
    assert len(due) == len(found)
    measured = [agreement(*each) for each in zip(due, found, strict=True)]
    return [
        f"{path.name}, page {page}: {part:.3f}"
        for page, (part, words) in enumerate(zip(measured, due, strict=True), start=1)
        if words and part < LEAST
    ]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", FILES)
def test_a_page_is_read_in_the_order_of_its_structure(
    name: str, reader: str, folder: Path
) -> None:
    assert disagreeing(folder / f"{name}.pdf", reader) == []


@pytest.mark.parametrize("reader", READERS)
def test_the_pages_of_a_pack_are_read_in_the_order_of_their_structure(
    reader: str, pack: list[Path]
) -> None:
    assert pack
    assert [page for path in pack for page in disagreeing(path, reader)] == []


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_verapdf_finds_nothing_in_the_files_of_a_pack(
    profile: str, pack: list[Path]
) -> None:
    assert {path.name: verapdf.failures(path, profile) for path in pack} == {
        path.name: [] for path in pack
    }


def test_another_order_is_found() -> None:
    words = [
        "one",
        "reads",
        "the",
        "left",
        "column",
        "and",
        "then",
        "the",
        "right",
        "one",
    ]
    mixed = [
        "one",
        "and",
        "reads",
        "then",
        "the",
        "the",
        "left",
        "right",
        "column",
        "one",
    ]
    assert agreement(words, words) == 1.0
    assert agreement(words, mixed) < LEAST
