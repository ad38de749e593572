"""Files with controls before the judges, and after LibreOffice has saved them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefgen.provenance.match_blocks import aligned
from briefgen.provenance.word_edits import EditedValue, reviewed
from briefgen.tree import (
    Heading,
    LanguageSpan,
    Link,
    Paragraph,
    Strong,
    Text,
    ValueText,
)
from briefgen.writers import writer
from briefgen.writers.docx import write
from briefgen.writers.docx.roundtrip.origin import origin
from briefgen.writers.docx.roundtrip.read_back import read_back
from tests.interop.open_xml_sdk import objections
from tests.interop.test_word_files import converted, opened
from tests.interop.word_rules import broken
from tests.sample_documents import DOCUMENTS, made
from tests.writers import sample_trees
from tests.writers.docx.edited import (
    W,
    control,
    edited,
    edits,
    fill,
    held,
    remembering,
    run,
)
from tests.writers.docx.opened import look
from tests.writers.docx.test_edits import MEDIA, SEAL, pictured, with_parts

pytestmark = pytest.mark.interop

NOTES = tuple(name for name in DOCUMENTS if name[0] == "briefing-note")
AMOUNT = "initiatives.unleashing-her-potential.funding.amount"
FINANCIAL = "themes.advancing-gender-equality.advice.considerations.en"
NOTE = "briefing-note-advancing-gender-equality-en.docx"
EXPECTED = {AMOUNT: "$9,500,000", FINANCIAL: "Money: is short."}
# What a program might trim, fold or escape.
WORDS = (
    "a  b",
    " led and trailed ",
    "5\u00a0% & <more> \"quoted\" 'so'",
    "l’été\u202f: œuvre\u2011clé",
    "e\u0301 \U0001f33f \u05e9\u05dc\u05d5\u05dd",
    "=1+1",
    "]]> &amp;",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of files that remember: the sample's notes, and odd words."""
    path = tmp_path_factory.mktemp("word")
    for name in NOTES:
        found = made(*name)
        data = writer("docx")(found.document, found.look)
        (path / f"{'-'.join(name)}.docx").write_bytes(data)
    (path / "odd.docx").write_bytes(odd())
    note = path / "briefing-note-advancing-gender-equality-en.docx"
    (path / "edited.docx").write_bytes(edited(note.read_bytes(), edit))
    return path


@pytest.fixture(scope="module")
def saved(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the files as LibreOffice saves them."""
    return converted(folder, "docx", tmp_path_factory.mktemp("docx"))


def odd() -> bytes:
    blocks = [
        Paragraph(
            (
                Text("x "),
                ValueText(words, f"a.{number}"),
                Text(" "),
                Strong((ValueText(words, f"b.{number}"),)),
                LanguageSpan((ValueText(words, f"c.{number}"),), "fr"),
                Link((ValueText(words, f"d.{number}"),), "https://example.org"),
            )
        )
        for number, words in enumerate(WORDS)
    ]
    document = sample_trees.of_blocks(
        Heading(2, (ValueText(WORDS[0], "e.en"),)), *blocks, layout="factsheet"
    )
    foot = (
        Paragraph((ValueText("at the foot", "f.en"), Text(" "), *blocks[0].content)),
    )
    furniture = replace(document.furniture, foot=foot)
    document = remembering(replace(document, furniture=furniture))
    return write(document, look("factsheet"))


def edit(root: etree._Element) -> None:
    """Edit a plain control and a rich one."""
    fill(control(root, "$9,000,000"), run("$9,500,000"))
    financial = next(
        each
        for each in root.iter(f"{W}sdt")
        if "".join(map(str, each.itertext())).startswith("The two initiatives run")
    )
    fill(financial, run("Money:", "<w:b/>"), run(" is short."))


def test_the_judges_find_nothing_in_files_that_remember(folder: Path) -> None:
    for file in sorted(folder.glob("*.docx")):
        errors = [str(error) for error in OpenXmlValidator().validate(str(file)).errors]
        assert errors == [], file.name
        assert broken(opened(file)) == [], file.name
    assert objections(folder.glob("*.docx")) == {}


def test_a_file_that_libreoffice_saved_tells_no_edit(folder: Path, saved: Path) -> None:
    for file in sorted(folder.glob("*.docx")):
        before, after = file.read_bytes(), (saved / file.name).read_bytes()
        assert len(held(before)) > 30, file.name
        assert edits(before, after) == [], file.name
        # headers and footers that say the same are one
        assert {*values(before, after)} == {*held(before)}, file.name


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder of files with bands, charts and pictures, and one of another's."""
    path = tmp_path_factory.mktemp("shown")
    for name in DOCUMENTS:
        if name not in NOTES:
            found = made(*name)
            data = writer("docx")(found.document, found.look)
            (path / f"{'-'.join(name)}.docx").write_bytes(data)
    (path / "pictures.docx").write_bytes(pictured())
    replaced = with_parts({MEDIA: SEAL})
    (path / "replaced.docx").write_bytes(replaced)
    return path


def test_what_libreoffice_does_to_bands_charts_and_pictures_is_no_edit(
    shown: Path, tmp_path: Path
) -> None:
    saved = converted(shown, "docx", tmp_path)
    for file in sorted(shown.glob("*.docx")):
        before, after = file.read_bytes(), (saved / file.name).read_bytes()
        assert edits(before, after) == [], file.name
    told = edits(pictured(), (saved / "replaced.docx").read_bytes())
    assert [(each.state, f"{len(SEAL)} bytes" in each.now) for each in told] == [
        ("edited", True)
    ]


def test_libreoffice_keeps_what_a_file_was_made_as(saved: Path) -> None:
    for kind, subject, language in NOTES:
        data = (saved / f"{kind}-{subject}-{language}.docx").read_bytes()
        assert origin(data) == (kind, subject, language, "internal")


def test_libreoffice_drops_every_tag(saved: Path) -> None:
    for file in sorted(saved.glob("*.docx")):
        assert held(file.read_bytes()) == []


def test_an_edit_before_libreoffice_saves_is_read_after_it(
    folder: Path, saved: Path
) -> None:
    note = (folder / NOTE).read_bytes()
    assert changed(note, (saved / "edited.docx").read_bytes()) == EXPECTED


def test_an_edit_after_libreoffice_saved_is_read(folder: Path, saved: Path) -> None:
    note = (folder / NOTE).read_bytes()
    assert changed(note, edited((saved / NOTE).read_bytes(), edit)) == EXPECTED


def values(before: bytes, after: bytes) -> Iterator[tuple[str, str]]:
    """Tell path and words of each value, as they are known by their places."""
    for each in reviewed(aligned(read_back(before), read_back(after))):
        if isinstance(each, EditedValue):
            yield each.tag.path, each.now


def changed(before: bytes, after: bytes) -> dict[str, str]:
    """Tell what was edited; nothing but values was."""
    told = edits(before, after)
    assert all(isinstance(each, EditedValue) for each in told)
    return {each.tag.path: each.now for each in told if isinstance(each, EditedValue)}
