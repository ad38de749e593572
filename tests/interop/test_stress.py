"""Random factsheets are one page in PDF and in Word, or refused: nothing between."""

from pathlib import Path

import pypdfium2
import pytest

from briefgen.assembly import Fitted
from briefgen.errors import Diagnostic
from briefgen.writers import writer
from tests.interop.open_xml_sdk import objections
from tests.interop.test_word_files import converted
from tests.stress import REFUSAL, open_stress, outcomes

pytestmark = pytest.mark.interop

PORTFOLIOS = 20
WORTHWHILE = 30  # of the documents; with fewer that fit this shows little


@pytest.fixture(scope="module")
def found(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Fitted | list[Diagnostic]]:
    """Fit the factsheets of all portfolios."""
    return {
        f"{seed}-{theme}-{language}": outcome
        for seed in range(PORTFOLIOS)
        for (theme, language), outcome in outcomes(
            open_stress(tmp_path_factory.mktemp("stress"), seed)
        ).items()
    }


@pytest.fixture(scope="module")
def folder(
    found: dict[str, Fitted | list[Diagnostic]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """Give a folder with the files of all that fit, in both formats."""
    path = tmp_path_factory.mktemp("written")
    for name, outcome in found.items():
        match outcome:
            case Fitted(assembled):
                for form in ("docx", "pdf"):
                    content = writer(form)(assembled.document, assembled.look)
                    (path / f"{name}.{form}").write_bytes(content)
            case _:
                pass
    return path


def test_what_does_not_fit_is_refused_with_its_lines(
    found: dict[str, Fitted | list[Diagnostic]],
) -> None:
    refused = [outcome for outcome in found.values() if isinstance(outcome, list)]
    assert refused
    for outcome in refused:
        (mistake,) = outcome
        assert REFUSAL.fullmatch(mistake.message), mistake


def test_what_fits_is_one_page_of_pdf(folder: Path) -> None:
    files = sorted(folder.glob("*.pdf"))
    assert len(files) >= WORTHWHILE
    assert [file.name for file in files if page_count(file) != 1] == []


def test_what_fits_is_one_page_in_libreoffice(folder: Path, tmp_path: Path) -> None:
    rendered = sorted(converted(folder, "pdf", tmp_path).glob("*.pdf"))
    assert len(rendered) >= WORTHWHILE
    assert [file.name for file in rendered if page_count(file) != 1] == []


def test_the_open_xml_sdk_objects_to_nothing(folder: Path) -> None:
    assert objections(folder.glob("*.docx")) == {}


def page_count(file: Path) -> int:
    with pypdfium2.PdfDocument(file) as pdf:
        return len(pdf)
