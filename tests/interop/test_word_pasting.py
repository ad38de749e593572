"""What LibreOffice's own clipboard pastes from a file into another stays what it was."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree

from briefgen.provenance.word_edits import Altered
from briefgen.writers.docx import write
from briefgen.writers.docx.roundtrip.read_back import read_back
from tests.interop.test_word_files import converted
from tests.sample_documents import made
from tests.writers.docx.edited import W, edited, edits
from tests.writers.docx.note_edits import EDITS, name_of, note

pytestmark = pytest.mark.interop

THEME = "advancing-gender-equality"
SYSTEM = "/usr/bin/python3"  # LibreOffice's own library is installed for this one
AMOUNT = "$8,950,000"
BRIEF = "Officials will brief you"
CONSULT, CONSULTED = "Officials will consult", "Officials have consulted"
GIRLS = "rights of girls and young women"  # its description, not a figure of many
LEAD = "Canada is investing"  # of a factsheet: it is in no table
FUND = "Through the United Nations Population Fund"
REFUGEES = "Venezuelan Health Professionals"  # the summary only has "Venezuelan"
FILLES = "reproductifs des filles et des jeunes femmes"
SOMME = "8\u00a0950\u00a0000\u00a0$"
WORKERS = "creating-opportunities-for-and-protecting-workers"


class Paste(NamedTuple):
    """A paste: where from, what and its unit, where to; `kept` must stand there."""

    source: str
    unit: str
    what: str
    target: str
    where: str
    over: str
    kept: str


PASTES = {
    "a row of another language": Paste("fr", "row", SOMME, "en", AMOUNT, "row", SOMME),
    "a row into the other language": Paste(
        "en", "row", AMOUNT, "fr", SOMME, "row", AMOUNT
    ),
    "a paragraph of another language": Paste(
        "fr", "paragraph", "Nous conviendrons", "en", BRIEF, "", "Nous conviendrons"
    ),
    "a cell of another language": Paste(
        *("fr", "cell", "8\u00a0950\u00a0000\u00a0$", "en", AMOUNT, "cell"),
        "8\u00a0950\u00a0000\u00a0$",
    ),
    "a cell of an old edition": Paste(
        "old", "cell", "$8,000,000", "en", AMOUNT, "cell", "$8,000,000"
    ),
    "a row of an old edition": Paste(
        "old", "row", "$8,000,000", "en", AMOUNT, "row", "$8,000,000"
    ),
    "an edited row into the unedited copy": Paste(
        "edited", "row", "$9,500,000", "en", AMOUNT, "row", "$9,500,000"
    ),
    "a paragraph of a note into a backgrounder": Paste(
        "en", "paragraph", BRIEF, "backgrounder", "APEC", "", BRIEF
    ),
    "a paragraph of a note into a factsheet": Paste(
        "en", "paragraph", BRIEF, "factsheet", GIRLS, "", BRIEF
    ),
    "a paragraph of a factsheet into a note": Paste(
        *(
            "factsheet",
            "paragraph",
            "Totals include",
            "en",
            BRIEF,
            "",
            "Totals include",
        ),
    ),
    "a paragraph of a factsheet into a backgrounder": Paste(
        *("factsheet", "paragraph", GIRLS, "backgrounder", "APEC", "", GIRLS),
    ),
    "a paragraph of a backgrounder into a note": Paste(
        *("backgrounder", "paragraph", FUND, "en", BRIEF, "", FUND),
    ),
    "a paragraph of a backgrounder into a factsheet": Paste(
        *("backgrounder", "paragraph", FUND, "factsheet", GIRLS, "", FUND),
    ),
    "a paragraph of a French factsheet into an English note": Paste(
        *("fiche", "paragraph", FILLES, "en", BRIEF, "", FILLES),
    ),
    "a paragraph of an old edition": Paste(
        *("old", "paragraph", CONSULTED, "en", BRIEF, "", CONSULTED),
    ),
    "a row of another note": Paste(
        *("other", "row", REFUGEES, "en", AMOUNT, "row", "$1,200,000"),
    ),
    "a cell of another note": Paste(
        *("other", "cell", "$1,200,000", "en", AMOUNT, "cell", "$1,200,000"),
    ),
    "a row of a note into a factsheet": Paste(
        *("en", "row", AMOUNT, "factsheet", LEAD, "", AMOUNT),
    ),
    "a row of a note into a backgrounder": Paste(
        *("en", "row", AMOUNT, "backgrounder", "APEC", "", AMOUNT),
    ),
    "a cell of a note into a factsheet": Paste(
        *("en", "cell", AMOUNT, "factsheet", LEAD, "", AMOUNT),
    ),
    "a cell of a French note into a backgrounder": Paste(
        *("fr", "cell", SOMME, "backgrounder", "APEC", "", SOMME),
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word")
    for name, *parts in (
        ("backgrounder", "backgrounder", "portfolio", "en"),
        ("factsheet", "factsheet", THEME, "en"),
        ("fiche", "factsheet", THEME, "fr"),
        ("other", "briefing-note", WORKERS, "en"),
    ):
        found = made(*parts)
        (path / f"{name}.docx").write_bytes(write(found.document, found.look))
    for language in ("en", "fr"):
        (path / f"{language}.docx").write_bytes(note(language))
    found = made("briefing-note", THEME, "en")
    properties = replace(found.document.properties, edition="2023-11-16")
    old = write(replace(found.document, properties=properties), found.look)
    old = reworded(reworded(old, AMOUNT, "$8,000,000"), CONSULT, CONSULTED)
    (path / "old.docx").write_bytes(old)
    (path / "edited.docx").write_bytes(reworded(note(), AMOUNT, "$9,500,000"))
    return path


def reworded(data: bytes, before: str, after: str) -> bytes:
    """Give other words wherever a note has some."""

    def change(root: etree._Element) -> None:
        for each in root.iter(f"{W}t"):
            each.text = (each.text or "").replace(before, after)

    return edited(data, change)


@pytest.fixture(scope="module")
def pasted(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Let LibreOffice copy and paste; give the folder of what it saves."""
    path, pipe = tmp_path_factory.mktemp("pasted"), f"briefgen-{folder.parent.name}"
    steps = [
        {
            "source": str(folder / f"{paste.source}.docx"),
            "unit": paste.unit,
            "what": paste.what,
            "target": str(folder / f"{paste.target}.docx"),
            "where": paste.where,
            "over": paste.over or "words",
            "out": str(path / f"{number}.docx"),
        }
        for number, paste in enumerate(PASTES.values())
    ]
    office = [
        *("soffice", f"-env:UserInstallation={(path / 'profile').as_uri()}"),
        *("--headless", "--norestore", f"--accept=pipe,name={pipe};urp"),
    ]
    script = Path(__file__).with_name("clipboard.py")
    with subprocess.Popen(office, stderr=subprocess.DEVNULL) as process:
        try:
            told = json.dumps({"pipe": pipe, "steps": steps})
            done = subprocess.run(
                [SYSTEM, str(script)],
                input=told,
                text=True,
                capture_output=True,
                check=False,
                timeout=600,  # LibreOffice may lay out a strange paste for ever
            )
        finally:
            process.terminate()
    assert done.returncode == 0, done.stderr
    return path


@pytest.mark.parametrize("name", PASTES)
def test_what_is_pasted_keeps_its_words_and_is_told(
    folder: Path, pasted: Path, name: str
) -> None:
    paste = PASTES[name]
    data = (pasted / f"{list(PASTES).index(name)}.docx").read_bytes()
    assert any(paste.kept in block.words for block in read_back(data))
    found = edits((folder / f"{paste.target}.docx").read_bytes(), data)
    assert any(paste.kept in each.now for each in found), found


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of edited notes as LibreOffice saves them."""
    path = tmp_path_factory.mktemp("edits")
    for number, edit in enumerate(EDITS.values()):
        named = edit.part in {"header", "footer"}
        part = name_of(note(), edit.part) if named else edit.part
        if edit.survives:
            (path / f"{number}.docx").write_bytes(edited(note(), edit.change, part))
    return converted(path, "docx", tmp_path_factory.mktemp("saved"))


@pytest.mark.parametrize("name", [name for name in EDITS if EDITS[name].survives])
def test_an_edit_is_told_after_libreoffice_saved_the_file(
    saved: Path, name: str
) -> None:
    edit, number = EDITS[name], list(EDITS).index(name)
    found = edits(note(), (saved / f"{number}.docx").read_bytes())
    said = [each.now or each.was for each in found]
    assert any(edit.words in words for words in said), found
    drawn = {each.kind for each in found if isinstance(each, Altered)}
    assert len(found) <= 6 + 6 * ("chart" in drawn), found
