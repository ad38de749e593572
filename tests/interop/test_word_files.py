import io
import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefgen.style_file import read_style
from briefgen.tree import Link, NoteReference, Paragraph
from briefgen.writers.docx import write
from tests import coasts_documents
from tests.interop.open_xml_sdk import objections
from tests.interop.word_rules import RULES, Rule, broken
from tests.sample_documents import DOCUMENTS, made
from tests.writers import sample_trees
from tests.writers.pdf.hard_cases import HARD
from tests.writers.pdf.looks import look as shipped

pytestmark = pytest.mark.interop

STYLE = Path(__file__).parents[2] / "templates" / "style.yaml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARK = f"{W}footnoteReference"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of Word files: what only tests write, the sample, and the coasts."""
    style = read_style(STYLE.read_text("utf-8"), "templates/style.yaml")
    path = tmp_path_factory.mktemp("word")
    for name in ("factsheet", "note", "backgrounder"):
        document = getattr(sample_trees, name)()
        look = style.look(document.layout)
        (path / f"{name}.docx").write_bytes(write(document, look))
    for name in ("contents", "index", "lists", "references"):
        document = getattr(sample_trees, f"with_{name}")()
        (path / f"{name}.docx").write_bytes(write(document, style.look("note")))
    every_mark = sample_trees.of_blocks(
        *sample_trees.note_body(),
        sample_trees.key_figures(),
        sample_trees.annex(),
        Paragraph((NoteReference(1), NoteReference(2), NoteReference(1))),
        Paragraph((Link(sample_trees.text("The source"), sample_trees.SOURCE),)),
        notes=((sample_trees.paragraph("one"),), (sample_trees.figure(),)),
    )
    (path / "every-mark.docx").write_bytes(write(every_mark, style.look("note")))
    pictures = sample_trees.of_blocks(*HARD["pictures"])
    (path / "pictures.docx").write_bytes(write(pictures, style.look("note")))
    coasts = coasts_documents.fullest(tmp_path_factory.mktemp("coasts"))
    for name, each in coasts.items():
        content = write(each.document, each.look)
        (path / f"{name.replace(' ', '-')}.docx").write_bytes(content)
    for parts in DOCUMENTS:
        found = made(*parts)
        content = write(found.document, found.look)
        (path / f"{'-'.join(parts)}.docx").write_bytes(content)
        if parts[0] != "briefing-note":  # which is marked anyway
            name = "-".join((parts[0], "marked", *parts[1:]))
            content = write(sample_trees.marked(found.document, "SECRET"), found.look)
            (path / f"{name}.docx").write_bytes(content)
    return path


@pytest.fixture(scope="module")
def rendered(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with what LibreOffice makes of the files, as PDF."""
    return converted(folder, "pdf", tmp_path_factory.mktemp("pdf"))


@pytest.fixture(scope="module")
def saved(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the files as LibreOffice saves them."""
    return converted(folder, "docx", tmp_path_factory.mktemp("docx"))


def test_the_open_xml_rules_find_nothing(folder: Path) -> None:
    for file in sorted(folder.glob("*.docx")):
        # a validator for each: it remembers packages by their place in memory
        found = OpenXmlValidator().validate(str(file)).errors
        errors = [str(error) for error in found]
        assert errors == [], file.name


def test_the_open_xml_rules_find_nothing_in_what_is_hard_to_set(
    tmp_path: Path,
) -> None:
    style = read_style(STYLE.read_text("utf-8"), "templates/style.yaml")
    for number, (name, blocks) in enumerate(HARD.items()):
        file = tmp_path / f"{number}.docx"
        file.write_bytes(write(sample_trees.of_blocks(*blocks), style.look("note")))
        errors = [str(error) for error in OpenXmlValidator().validate(str(file)).errors]
        assert errors == [], name


def test_the_open_xml_sdk_objects_to_nothing(folder: Path, tmp_path: Path) -> None:
    style = read_style(STYLE.read_text("utf-8"), "templates/style.yaml")
    for number, blocks in enumerate(HARD.values()):
        file = tmp_path / f"hard-{number}.docx"
        file.write_bytes(write(sample_trees.of_blocks(*blocks), style.look("note")))
    assert objections([*folder.glob("*.docx"), *tmp_path.glob("*.docx")]) == {}


def test_the_open_xml_judges_refuse_a_broken_file(folder: Path, tmp_path: Path) -> None:
    parts = opened(folder / "note.docx")
    change = (b"<w:cantSplit/>", b"<w:cantSplit/><w:cantSplit2/>")
    document = parts["word/document.xml"].replace(*change)
    file = packed({**parts, "word/document.xml": document}, tmp_path / "broken.docx")
    assert OpenXmlValidator().validate(str(file)).errors
    assert "cantSplit2" in objections([file])["broken.docx"][0]


def test_the_open_xml_sdk_refuses_what_is_no_word_file(tmp_path: Path) -> None:
    (tmp_path / "torn.docx").write_bytes(b"PK")
    assert list(objections([tmp_path / "torn.docx"])) == ["torn.docx"]


def test_the_rules_find_nothing(folder: Path) -> None:
    for file in sorted(folder.glob("*.docx")):
        assert broken(opened(file)) == [], file.name


# Each row breaks a good file in one place: the rule, the part, what is put for what.
BREAKAGES = (
    ("bookmarks_are_there", "word/document.xml", b'"_Note1"', b'"_Note9"'),
    (
        "every_part_has_a_type",
        "[Content_Types].xml",
        b'Extension="svg"',
        b'Extension="x"',
    ),
    (
        "every_relation_leads_somewhere",
        "word/_rels/document.xml.rels",
        b"styles.xml",
        b"a.xml",
    ),
    (
        "every_reference_is_related",
        "word/document.xml",
        b'w:type="first" r:id="rId',
        b'w:type="first" r:id="rId9',
    ),
    ("the_file_has_title_and_language", "docProps/core.xml", b"dc:title", b"dc:source"),
    (
        "the_file_has_title_and_language",
        "docProps/core.xml",
        b"dc:language",
        b"dc:source",
    ),
    (
        "the_file_has_title_and_language",
        "word/styles.xml",
        b"<w:lang ",
        b"<w:language ",
    ),
    ("every_drawing_is_told", "word/document.xml", b"descr=", b"title="),
    ("every_drawing_is_told", "word/document.xml", b"wp:inline", b"wp:anchor"),
    ("every_table_is_named_and_headed", "word/document.xml", b"tblHeader", b"hidden"),
    ("every_table_is_named_and_headed", "word/document.xml", b"tblCaption", b"hidden"),
    (
        "every_table_is_named_and_headed",
        "word/document.xml",
        b"<w:tcPr>",
        b"<w:tcPr><w:vMerge/>",
    ),
    (
        "headings_go_down_step_by_step",
        "word/document.xml",
        b'"Heading1"',
        b'"Heading3"',
    ),
    ("headings_go_down_step_by_step", "word/document.xml", b'"Heading', b'"X'),
    ("no_list_is_typed", "word/document.xml", b">Ayacucho", b">1. Ayacucho"),
    ("controls_are_titled", "word/document.xml", b"w:alias", b"w:label"),
    (
        "controls_are_titled",
        "word/document.xml",
        b"<w:sdtPr>",
        b'<w:sdtPr><w:tag w:val="' + b"x" * 65 + b'"/>',
    ),
    (
        "no_id_is_given_twice",
        "word/document.xml",
        b'<w:id w:val="2"/>',
        b'<w:id w:val="1"/>',
    ),
    (
        "no_id_is_given_twice",
        "word/footnotes.xml",
        b'<wp:docPr id="2"',
        b'<wp:docPr id="1"',
    ),
    (
        "links_say_where_they_lead",
        "word/document.xml",
        b">The source<",
        b">Click here<",
    ),
    (
        "fields_are_closed",
        "word/document.xml",
        b'w:fldCharType="end"',
        b'w:fldCharType="x"',
    ),
    ("styles_are_defined", "word/styles.xml", b'w:styleId="Kicker"', b'w:styleId="X"'),
    (
        "footnotes_are_there",
        "word/footnotes.xml",
        b'<w:footnote w:id="2"',
        b'<w:footnote w:id="9"',
    ),
    (
        "footnotes_are_there",
        "word/document.xml",
        b'footnoteReference w:id="2"',
        b'footnoteReference w:id="1"',
    ),
)


@pytest.mark.parametrize(("name", "part", "good", "bad"), BREAKAGES)
def test_each_rule_finds_what_it_is_for(
    folder: Path, name: str, part: str, good: bytes, bad: bytes
) -> None:
    parts = opened(folder / "every-mark.docx")
    assert good in parts[part]
    changed = {**parts, part: parts[part].replace(good, bad)}
    (rule,) = (rule for rule in RULES if rule.__name__ == name)
    assert list(rule(parts)) == []
    assert list(rule(changed))


def test_no_rule_is_left_untried() -> None:
    assert {rule_name(rule) for rule in RULES} == {name for name, *_ in BREAKAGES}


def test_libreoffice_opens_each_file_and_shows_all_its_words(
    folder: Path, rendered: Path
) -> None:
    for file in sorted(folder.glob("*.docx")):
        shown = squeezed(pdf_words(rendered / f"{file.stem}.pdf"))
        # a word may be parted at its hyphen, even by the end of a page
        words = " ".join(paragraphs(file)).replace("-", " ").split()
        assert [word for word in words if squeezed(word) not in shown] == [], file.name


def test_a_factsheet_is_one_page_in_libreoffice_too(rendered: Path) -> None:
    for file in sorted(rendered.glob("factsheet*.pdf")):
        with pypdfium2.PdfDocument(file) as pdf:
            assert len(pdf) == 1, file.name


def test_a_band_has_no_white_line_from_its_masthead_to_its_end(rendered: Path) -> None:
    head = shipped("factsheet").design.head
    files = sorted(rendered.glob("factsheet-*.pdf"))
    assert len(files) > 2
    for file in files:
        with pypdfium2.PdfDocument(file) as pdf:
            shown = pdf[0].render(scale=2).to_pil().convert("RGB")
        begin, end = (
            round(2 * y) for y in (head.masthead, head.masthead + head.height)
        )
        for x in (2, shown.width - 3):
            rows = [shown.getpixel((x, y)) for y in range(begin + 1, end - 1)]
            assert len(set(rows)) == 1, file.name
            assert rows[0] != (255, 255, 255), file.name
            for y in (begin - 3, end + 3):  # white above it and below, as in PDF
                assert shown.getpixel((x, y)) == (255, 255, 255), file.name


def test_a_marking_is_on_every_page_above_and_below(rendered: Path) -> None:
    marked = [*rendered.glob("*-marked-*.pdf"), *rendered.glob("briefing-note*.pdf")]
    assert len(marked) == len(DOCUMENTS)
    for file in marked:
        word = "SECRET" if "marked" in file.name else "PROT"
        with pypdfium2.PdfDocument(file) as pdf:
            for page in pdf:
                text, height = page.get_textpage(), page.get_height()
                above = text.get_text_bounded(bottom=height * 0.9)
                below = text.get_text_bounded(top=height * 0.1)
                assert word in above, file.name
                assert word in below, file.name


def test_libreoffice_saves_each_file_without_loss_of_words(
    folder: Path, saved: Path
) -> None:
    for file in sorted(folder.glob("*.docx")):
        after = squeezed("".join(paragraphs(saved / file.name)))
        assert after == squeezed("".join(paragraphs(file))), file.name


def converted(folder: Path, kind: str, target: Path) -> Path:
    """Let LibreOffice turn a folder's Word files into another kind of file."""
    profile = target / "profile"
    files = sorted(folder.glob("*.docx"))
    command = [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--convert-to", kind, "--outdir", str(target)),
        *map(str, files),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    missing = [
        file.stem for file in files if not (target / f"{file.stem}.{kind}").exists()
    ]
    assert not missing
    return target


def opened(file: Path) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(file.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], file: Path) -> Path:
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def paragraphs(file: Path) -> list[str]:
    """Give the words of the body, paragraph by paragraph; marks and tabs are spaces."""
    root = etree.fromstring(opened(file)["word/document.xml"])
    return [
        "".join(child.text or " " for child in told)
        for told in (
            paragraph.iter(f"{W}t", f"{W}tab", MARK) for paragraph in root.iter(f"{W}p")
        )
    ]


def pdf_words(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)


def squeezed(words: str) -> str:
    """Leave out spaces, and hyphens that a line's end may have hidden."""
    return re.sub(r"[\s\u00ad\ufffe-]+", "", words)


def rule_name(rule: Rule) -> str:
    return rule.__name__
