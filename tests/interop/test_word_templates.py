"""Documents in organisations' templates before the judges, and in LibreOffice."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image

from briefgen.tree import Document
from briefgen.writers.docx import write
from tests.interop.open_xml_sdk import objections
from tests.interop.test_word_files import (
    converted,
    opened,
    paragraphs,
    pdf_words,
    squeezed,
)
from tests.interop.word_rules import broken
from tests.sample_documents import made
from tests.writers import sample_trees
from tests.writers.docx import office_templates, templates
from tests.writers.docx.hostile_templates import CASES
from tests.writers.docx.opened import look
from tests.writers.docx.templates import (
    french,
    german,
    letterhead,
    minimal,
)

pytestmark = pytest.mark.interop

TEMPLATES = {
    "minimal": minimal,
    "french": french,
    "german": german,
    "letterhead": letterhead,
}
NOTE = ("briefing-note", "advancing-gender-equality", "en")
RED = (0x7A, 0x00, 0x19)  # of the logo
HEADING = b"7A0019"  # the colour of the French template's headings


def documents() -> dict[str, Document]:
    trees = (sample_trees.factsheet, sample_trees.note, sample_trees.backgrounder)
    return {tree.__name__: tree() for tree in trees} | {
        "remembering": made(*NOTE).document
    }


@pytest.fixture(scope="module")
def saved_template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give a template that LibreOffice saved, from one with a letterhead."""
    folder = tmp_path_factory.mktemp("templates")
    (folder / "letterhead.docx").write_bytes(letterhead())
    target = converted(folder, "docx", tmp_path_factory.mktemp("saved"))
    return (target / "letterhead.docx").read_bytes()


@pytest.fixture(scope="module")
def folder(saved_template: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of documents, each in each template."""
    path = tmp_path_factory.mktemp("word")
    templates = {name: make() for name, make in TEMPLATES.items()}
    for name, template in {**templates, "saved": saved_template}.items():
        for kind, document in documents().items():
            chosen = replace(look(document.layout), reference=template)
            (path / f"{name}-{kind}.docx").write_bytes(write(document, chosen))
    restyled = recolored(french(), HEADING, b"00AA44")
    chosen = replace(look("note"), reference=restyled)
    (path / "restyled-note.docx").write_bytes(write(sample_trees.note(), chosen))
    return path


@pytest.fixture(scope="module")
def rendered(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with what LibreOffice makes of the files, as PDF."""
    return converted(folder, "pdf", tmp_path_factory.mktemp("pdf"))


def recolored(template: bytes, old: bytes, new: bytes) -> bytes:
    files = templates.opened(template)
    return templates.zipped(
        {name: data.replace(old, new) for name, data in files.items()}
    )


def test_the_open_xml_rules_find_nothing_that_a_template_did_not_have(
    folder: Path, saved_template: bytes, tmp_path: Path
) -> None:
    template = tmp_path / "saved.docx"
    template.write_bytes(saved_template)
    known = set(judged(template))  # LibreOffice's own slips
    for file in sorted(folder.glob("*.docx")):
        allowed = known if file.name.startswith("saved") else set()
        assert set(judged(file)) <= allowed, file.name


def test_the_open_xml_sdk_objects_to_nothing_that_a_template_did_not_have(
    folder: Path, saved_template: bytes, tmp_path: Path
) -> None:
    template = tmp_path / "saved.docx"
    template.write_bytes(saved_template)
    known = described(objections([template]).get(template.name, ()))
    for name, told in objections(folder.glob("*.docx")).items():
        allowed = known if name.startswith("saved") else set()
        assert described(told) <= allowed, name


def test_the_open_xml_sdk_objects_to_nothing_in_documents_of_offices(
    tmp_path: Path,
) -> None:
    kinds = (sample_trees.factsheet, sample_trees.note, sample_trees.backgrounder)
    for number, make in enumerate(office_templates.TEMPLATES.values()):
        for tree in kinds:
            document = tree()
            chosen = replace(look(document.layout), reference=make())
            file = tmp_path / f"{number}-{tree.__name__}.docx"
            file.write_bytes(write(document, chosen))
    assert len(list(tmp_path.iterdir())) >= 12 * len(kinds)
    assert objections(tmp_path.glob("*.docx")) == {}


def test_the_judges_find_nothing_in_documents_of_hostile_templates(
    tmp_path: Path,
) -> None:
    for number, case in enumerate(CASES.values()):
        chosen = replace(look("factsheet"), reference=case.make())
        file = tmp_path / f"{number}.docx"
        file.write_bytes(write(sample_trees.factsheet(), chosen))
    told = objections(tmp_path.glob("*.docx"))
    assert {
        list(CASES)[int(name.removesuffix(".docx"))]: each
        for name, each in told.items()
    } == {}
    assert {
        file.name: found for file in tmp_path.glob("*.docx") if (found := judged(file))
    } == {}


def described(told: Iterable[str]) -> set[str]:
    """Leave out where an objection applies: paths differ from template to document."""
    return {each.partition(": ")[2] for each in told}


def judged(file: Path) -> list[str]:
    """List what the Open XML rules find; a judge that saw other files may mistake one."""
    errors = OpenXmlValidator().validate(str(file)).errors
    return [str(error).split(": ", 1)[1] for error in errors]


def test_the_rules_find_nothing(folder: Path) -> None:
    for file in sorted(folder.glob("*.docx")):
        found = broken(opened(file))
        if file.name.startswith("saved"):  # LibreOffice's own floating objects
            found = [each for each in found if "relation" in each or "style" in each]
        assert found == [], file.name


def test_libreoffice_opens_each_file_and_shows_all_its_words(
    folder: Path, rendered: Path
) -> None:
    for file in sorted(folder.glob("*.docx")):
        shown = squeezed(pdf_words(rendered / f"{file.stem}.pdf"))
        # a word may be parted at its hyphen, even by the end of a page
        words = " ".join(paragraphs(file)).replace("-", " ").split()
        assert [word for word in words if squeezed(word) not in shown] == [], file.name


def test_the_letterhead_s_logo_is_on_every_page(rendered: Path) -> None:
    for name in ("letterhead", "saved"):
        for kind in documents():
            for page in pages(rendered / f"{name}-{kind}.pdf"):
                assert RED in colors(page.crop((0, 0, page.width, page.height // 8)))


def test_the_marking_is_on_every_page_above_and_below(rendered: Path) -> None:
    for name in (*TEMPLATES, "saved"):
        with pypdfium2.PdfDocument(rendered / f"{name}-remembering.pdf") as pdf:
            for page in pdf:
                text = page.get_textpage()
                above = text.get_text_bounded(bottom=page.get_height() * 0.8)
                below = text.get_text_bounded(top=page.get_height() * 0.2)
                assert "PROTECTED" in above, name
                assert "PROTECTED" in below, name


def test_amounts_stand_on_one_line_in_a_wide_face(rendered: Path) -> None:
    # the German template is set in Verdana, for which LibreOffice takes one as wide
    with pypdfium2.PdfDocument(rendered / "german-remembering.pdf") as pdf:
        text = pdf[len(pdf) - 1].get_textpage()
        found = list(iter(text.search("$17,950,000").get_next, None))
        assert [text.count_rects(*each) for each in found] == [1]


def test_restyling_the_template_s_heading_changes_every_title(rendered: Path) -> None:
    for name, color in (("french", (0x7A, 0, 0x19)), ("restyled", (0, 0xAA, 0x44))):
        first = pages(rendered / f"{name}-note.pdf")[0]
        assert color in colors(first)
    assert (0x7A, 0, 0x19) not in colors(pages(rendered / "restyled-note.pdf")[0])


def pages(file: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(file) as pdf:
        return [page.render(scale=2).to_pil().convert("RGB") for page in pdf]


def colors(picture: Image.Image) -> set[tuple[int, ...]]:
    found = picture.getcolors(2**24) or []
    return {color for _, color in found if isinstance(color, tuple)}
