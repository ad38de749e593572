"""The PDF files before programs that this project did not write."""

import re
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.formats import PDF_STANDARDS, PdfStandard
from briefgen.style import Look
from briefgen.tree import Document, FileOptions
from briefgen.writers import pdf
from tests import coasts_documents, extreme_sample
from tests.extreme_sample import extremes
from tests.interop import verapdf
from tests.sample_documents import DOCUMENTS, made
from tests.writers.pdf import hard_documents, later_standards, speech
from tests.writers.pdf.looks import look
from tests.writers.pdf.mutations import BREAKAGES, DAMAGES, Breakage, Damage
from tests.writers.pdf.rules import folded, squeezed

pytestmark = pytest.mark.interop

HARD = hard_documents.documents()
SAMPLE = {"-".join(document): document for document in DOCUMENTS}
EXTREMES = {f"extreme {'-'.join(each)}": each for each in extreme_sample.DOCUMENTS}
HAN, HYPHENS = "in Chinese", "with hyphens"
FILES = (*SAMPLE, *EXTREMES, *coasts_documents.NAMES, *HARD, HAN, HYPHENS)
AS_OTHERS = re.compile(", as a (backgrounder|dashboard|factsheet)$")
UNSAYABLE = "characters that no face has"
SAYABLE = [name for name in FILES if not name.startswith(UNSAYABLE)]
PROFILES = ("ua1", "2a")
LATER = ("ua2", "4", "wt1a", "wt1r")
WITH_FILES = tuple("4f" if profile == "4" else profile for profile in LATER)
JUDGED_BREAKAGES = [
    each for each in later_standards.LATER_BREAKAGES if each.gate in WITH_FILES
]
# All hard cases in one page design: others differ in where things are.
JUDGED_LATER = (
    *SAMPLE,
    *(name for name in HARD if not AS_OTHERS.search(name)),
    HYPHENS,
)
SPOKEN = re.compile(r'^ +"(.*?)"$', re.MULTILINE | re.DOTALL)
JUDGED = [each for each in (*BREAKAGES, *DAMAGES) if each.gate in PROFILES]


@pytest.fixture(scope="module")
def trees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Document, Look]]:
    """Give every document that the files are written from."""
    driven = extremes(tmp_path_factory.mktemp("extreme"))
    assembled = {name: made(*document) for name, document in SAMPLE.items()}
    assembled |= {name: driven[document] for name, document in EXTREMES.items()}
    assembled |= coasts_documents.fullest(tmp_path_factory.mktemp("coasts"))
    return {
        **{name: (each.document, each.look) for name, each in assembled.items()},
        **{name: (tree, look(tree.layout)) for name, tree in HARD.items()},
        HAN: hard_documents.han(tmp_path_factory.mktemp("fonts")),
        HYPHENS: (HARD["with everything"], replace(look("note"), hyphenation=True)),
    }


@pytest.fixture(scope="module")
def folder(
    trees: dict[str, tuple[Document, Look]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Give a folder with the sample's PDF files and the hard cases."""
    path = tmp_path_factory.mktemp("pdf")
    for name, (document, its_look) in trees.items():
        (path / f"{name}.pdf").write_bytes(pdf.write(document, its_look))
    return path


@pytest.mark.parametrize("name", FILES)
def test_verapdf_finds_nothing(name: str, folder: Path) -> None:
    assert verapdf.failures(folder / f"{name}.pdf", *PROFILES) == []


@pytest.mark.parametrize("name", JUDGED_LATER)
def test_verapdf_finds_nothing_in_files_of_the_later_standards(
    name: str, trees: dict[str, tuple[Document, Look]], tmp_path: Path
) -> None:
    document, its_look = trees[name]
    data = pdf.write(replace(document, options=FileOptions(pdf="ua2")), its_look)
    (tmp_path / "later.pdf").write_bytes(data)
    profiles = WITH_FILES if b"/EmbeddedFile" in data else LATER
    assert verapdf.failures(tmp_path / "later.pdf", *profiles) == []


@pytest.mark.parametrize("name", FILES)
def test_qpdf_finds_nothing(name: str, folder: Path) -> None:
    told = told_by("qpdf", "--check", str(folder / f"{name}.pdf"))
    assert "No syntax or stream encoding errors found" in told
    assert "WARNING" not in told


@pytest.mark.parametrize("name", SAYABLE)
def test_poppler_reads_the_tree_s_words_in_their_order(
    name: str, folder: Path, trees: dict[str, tuple[Document, Look]]
) -> None:
    told = told_by("pdfinfo", "-struct-text", str(folder / f"{name}.pdf"))
    document, _ = trees[name]
    notes = [words for note in speech.notes(document) for _, words in note]
    expected = [*(words for _, words in speech.said(document)), *notes]
    found = "".join(SPOKEN.findall(told))
    if notes:  # which stand at the foot of their pages, as other rules hold
        found, expected = "".join(sorted(found)), sorted("".join(expected))
    assert squeezed(folded(found)) == squeezed(folded("".join(expected)))


@pytest.mark.parametrize(
    "command", [("pdftotext", "{}", "-"), ("mutool", "draw", "-q", "-F", "txt", "{}")]
)
def test_words_divided_at_the_end_of_lines_are_whole_when_they_are_copied(
    command: tuple[str, ...], folder: Path
) -> None:
    """All that is copied is the same as without hyphens, and no word has one in it."""
    told = [
        subprocess.run(
            [part.format(folder / f"{name}.pdf") for part in command],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for name in (HYPHENS, "with everything")
    ]
    whole = [Counter(re.sub("\u00ad\\s*", "", words).split()) for words in told]
    assert [words.count("\u00ad") > 5 for words in told] == [True, False]
    assert whole[0] == whole[1]


@pytest.mark.parametrize("breakage", JUDGED, ids=lambda each: each.name)
def test_verapdf_refuses_what_the_validator_refuses(
    breakage: Breakage | Damage, folder: Path, tmp_path: Path
) -> None:
    good = (folder / "with everything.pdf").read_bytes()
    path = tmp_path / "broken.pdf"
    path.write_bytes(breakage.applied(good))
    assert verapdf.failures(path, breakage.gate) != []


@pytest.mark.parametrize("breakage", JUDGED_BREAKAGES, ids=lambda each: each.name)
def test_verapdf_refuses_broken_files_of_the_later_standards(
    breakage: Breakage, tmp_path: Path
) -> None:
    path = tmp_path / "later.pdf"
    path.write_bytes(good := later_standards.written())
    assert verapdf.failures(path, *WITH_FILES) == []
    path.write_bytes(breakage.applied(good))
    assert verapdf.failures(path, breakage.gate) != []


@pytest.mark.parametrize("standard", PDF_STANDARDS)
def test_verapdf_finds_nothing_in_forms_to_fill_in(
    standard: PdfStandard, tmp_path: Path
) -> None:
    options = FileOptions(pdf=standard, forms=True)
    document = replace(hard_documents.everything(), options=options)
    (tmp_path / "form.pdf").write_bytes(pdf.write(document, look("note")))
    profiles = PROFILES if standard == "ua1" else WITH_FILES
    assert verapdf.failures(tmp_path / "form.pdf", *profiles) == []


# It does not know the attributes of fields that are printed (ISO 32000-1, table 348).
UNKNOWN_TO_POPPLER = re.compile(
    rb"Syntax Warning: Wrong Attribute '(Role|Desc|checked)' in element Form\n"
)


def told_by(*command: str) -> str:
    """Run a program that must succeed, and give what it says."""
    done = subprocess.run(command, capture_output=True, check=True)
    assert UNKNOWN_TO_POPPLER.sub(b"", done.stderr) == b""
    return done.stdout.decode()
