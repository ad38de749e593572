"""Recommendations are answered by their verbs: in each language, and in each format."""

from pathlib import Path

import pytest

from briefgen import cli, tree
from briefgen.assembly.answers import answers_to
from briefgen.markdown import parse
from briefgen.model import Language
from briefgen.writers import writer
from tests.commands import small
from tests.markdown.samples import source
from tests.writers.docx.opened import found, of_blocks, values, words
from tests.writers.pdf import reading
from tests.writers.pdf.looks import look
from tests.writers.sample_trees import of_blocks as document_of
from tests.writers.sample_trees import paragraph, text

SIGNED = ("Signed", "Not signed", "Please discuss")
APPROVED = ("Approved", "Not approved", "Please discuss")
NOTED = ("Noted", "", "Please discuss")
AGREED = ("Agreed", "Not agreed", "Please discuss")
MIXED = tree.Decisions(
    text("It is recommended that you:"),
    ((paragraph("sign the letter"),), (paragraph("note the plan"),)),
    ("Recommendation", "", "", ""),
    (SIGNED, NOTED),
)


@pytest.mark.parametrize(
    ("language", "recommendation", "expected"),
    [
        ("en", "sign the letter", SIGNED),
        ("en", "Sign both letters", SIGNED),
        ("en", "signal support", AGREED),
        ("en", "approve the plan", APPROVED),
        ("en", "note that the plan is late", NOTED),
        ("en", "take note of the plan", NOTED),
        ("en", "agree to sign the letter", AGREED),
        ("en", "do not sign the letter", AGREED),
        ("en", "ask for a report", AGREED),
        ("fr", "signiez la lettre", SIGNED),
        ("fr", "approuviez le plan", APPROVED),
        ("fr", "preniez note du retard", NOTED),
        ("fr", "preniez acte du retard", NOTED),
        ("fr", "ne signiez pas la lettre", AGREED),
        ("fr", "acceptiez le plan", AGREED),
        ("fr", "preniez une décision", AGREED),
    ],
)
def test_an_answer_follows_the_verb(
    language: Language, recommendation: str, expected: tuple[str, ...]
) -> None:
    assert answers_to(recommendation, language) == expected


def test_alike_answers_head_the_columns_and_others_stand_with_their_own() -> None:
    block = "::: decisions\nThat you:\n\n- sign\n- agree\n:::\n"
    (alike,), _ = parse(source(block))
    assert isinstance(alike, tree.Decisions)
    assert alike.head == ("Recommendation", "Agreed", "Not agreed")
    assert alike.answers == ()
    assert MIXED.choices == (SIGNED, NOTED)


def test_in_pdf_each_square_has_its_answer_and_what_is_noted_has_none_to_refuse() -> (
    None
):
    data = writer("pdf")(document_of(MIXED), look("note"))
    _, signed, _, _ = reading.place(data, "Signed")
    _, first, _, _ = reading.place(data, "sign the letter")
    _, noted, _, _ = reading.place(data, "Noted")
    _, second, _, _ = reading.place(data, "note the plan")
    assert first > signed > second > noted
    assert reading.words(data).count("Not signed") == 1


def test_in_word_so_too() -> None:
    root = of_blocks(MIXED)
    rows = [
        [words(each) for each in found(row, "w:tc")] for row in found(root, "//w:tr")
    ]
    assert rows == [
        ["Recommendation", "", "", ""],
        ["sign the letter", "☐Signed", "☐Not signed", "☐Please discuss"],
        ["note the plan", "☐Noted", "", "☐Please discuss"],
    ]
    assert len(values(root, "//w:sdt/w:sdtPr/w:alias/@w:val")) == 5


def test_an_office_words_its_answers_and_a_note_shows_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = small.make(tmp_path / "workspace")
    memo = small.FILES["templates/memo.md"].replace("docx", "tree")
    small.write(
        root,
        "templates/memo.md",
        memo + "\n::: decisions\n- sign this\n- note that\n:::\n",
    )
    small.write(root, "templates/phrases.yaml", "Noted: {en: Seen, fr: Vu}\n")
    monkeypatch.chdir(root)
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    assert cli.run(("build", "--kind", "memo")) == 0
    page = (root / "build/internal/memo/memo-water.en.txt").read_text("utf-8")
    assert "answers Signed | Not signed | Please discuss" in page
    assert "answers Seen | Please discuss" in page
