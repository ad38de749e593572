"""Drafts, line numbers, protection, hyphens and comments before the judges, and in LibreOffice."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator

from briefgen.tree import Document, FileOptions, Heading
from briefgen.writers.docx import write
from briefgen.writers.watermark import watermark
from tests.interop.open_xml_sdk import objections
from tests.interop.test_word_files import converted
from tests.writers import sample_trees
from tests.writers.docx import templates
from tests.writers.docx.edited import remembering
from tests.writers.docx.opened import look
from tests.writers.sample_trees import text

pytestmark = pytest.mark.interop

OPTIONS = FileOptions(draft="ÉBAUCHE", line_numbers=True, protect="forms")
NOTED = replace(Heading(2, text("Issue")), author_notes=((text("Is this so?"),),))


def documents() -> dict[str, Document]:
    note = sample_trees.of_blocks(NOTED, *sample_trees.note_body())
    known = {
        "note": remembering(note),
        "factsheet": sample_trees.factsheet(),
        "backgrounder": sample_trees.backgrounder(),
    }
    return {name: replace(each, options=OPTIONS) for name, each in known.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word")
    for name, document in documents().items():
        style = replace(look(document.layout), hyphenation=True)
        (path / f"{name}.docx").write_bytes(write(document, style))
        for maker in (templates.letterhead, templates.minimal):
            own = replace(style, reference=maker())
            file = path / f"{name}-{maker.__name__}.docx"
            file.write_bytes(write(document, own))
    return path


def test_the_judges_find_nothing(folder: Path) -> None:
    files = sorted(folder.glob("*.docx"))
    assert len(files) == 9
    for file in files:
        errors = [str(each) for each in OpenXmlValidator().validate(str(file)).errors]
        assert errors == [], file.name
    assert objections(files) == {}


def test_libreoffice_shows_the_watermark_turned_across_the_page(
    folder: Path, tmp_path: Path
) -> None:
    pages = converted(folder, "pdf", tmp_path)
    for name, document in documents().items():
        known = watermark(document, look(document.layout))
        assert known is not None
        wanted = tuple(int(known.color[at : at + 2], 16) for at in (1, 3, 5))
        with pypdfium2.PdfDocument(pages / f"{name}.pdf") as pdf:
            image = pdf[0].render(scale=0.5).to_pil().convert("RGB")
        places = [
            (at % image.width, at // image.width)
            for at, color in enumerate(image.get_flattened_data())
            if color == wanted
        ]
        across = max(x for x, _ in places) - min(x for x, _ in places)
        down = max(y for _, y in places) - min(y for _, y in places)
        assert across > image.width / 2, name
        assert down > image.height / 3, name
