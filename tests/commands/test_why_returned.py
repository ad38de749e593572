"""Tests of `briefgen why` for Word files that were worked on, renamed or sent about."""

import contextlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from briefgen import cli
from briefgen.word_template.archive import ENCRYPTED, OLE
from briefgen.writers.tags import code_of
from tests.commands import small
from tests.commands.conftest import Run
from tests.commands.small import change
from tests.made_pictures import png
from tests.writers.docx.edited import control, edited, fill, take_away
from tests.writers.docx.edited import run as words
from tests.writers.docx.note_edits import pack, unpack
from tests.writers.docx.templates import zipped

THEMES = "data/themes.yaml"
MEMO = "build/internal/memo/memo-water.en.docx"
SHEET = "build/public/sheet/sheet-water.en.docx"
ISSUE = "themes.water.advice.issue.en"
PLACE = f"{THEMES}:4:17"
FUNDING = (
    "{{ theme.advice.issue }}\n\n"
    "{% for initiative in theme.initiatives %}\n"
    "It gets {{ initiative.funding.amount | money }}, in all"
    " {{ portfolio.initiatives.funding.new_money | money }}.\n{% endfor %}\n"
)

SWELLING = zipped({"word/document.xml": b"<a>" + b"<b/>" * 999_999 + b"</a>"})

Change = Callable[[etree._Element], object]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a workspace once for all tests of this file."""
    root = small.make(tmp_path_factory.mktemp("kept") / "workspace")
    change(root, "templates/memo.md", "{{ theme.advice.issue }}\n", FUNDING)
    with contextlib.chdir(root):
        assert cli.run(["build", "--format", "docx", "--language", "en"]) == 0
    return root.rename(root.with_name("kept"))


@pytest.fixture
def sent(built: Path, tmp_path: Path) -> Callable[..., Path]:
    """Work on a file that was built, and send it elsewhere under another name."""

    def send(
        *changes: Change, name: str = "for the DM (v2).docx", of: str = MEMO
    ) -> Path:
        data = (built / of).read_bytes()
        for each in changes:
            data = edited(data, each)
        away = tmp_path / "downloads" / name
        away.parent.mkdir(exist_ok=True)
        away.write_bytes(data)
        return away

    return send


def say(what: str, instead: str) -> Change:
    return lambda root: fill(control(root, what), words(instead))


def remove(what: str) -> Change:
    return lambda root: take_away(control(root, what))


Sent = Callable[..., Path]
DECIDE = say("To decide.", "To decide now.")


def test_an_edited_word_file_tells_what_it_holds(sent: Sent, run: Run) -> None:
    away = sent(DECIDE)
    done = run("why", str(away))
    assert done.code == 0
    assert done.out == (
        f"{away}: 3 values, 1 edited\n"
        "compared with memo-water.en, edition of 2024-11-16, version 1 of 1\n"
        "\n"
        f"“To decide now.”  ← themes.water.advice.issue.en      {PLACE}\n"
        "    edited in Word: “To decide.” → “To decide now.”\n"
        "“Water”           ← themes.water.title.en             data/themes.yaml:2:15\n"
        "“$2\u00a0million”      ← initiatives.wells.funding.amount"
        "  data/initiatives/wells.yaml:3:30\n"
    )
    assert done.err == (
        f"{away}:1:1: warning: this is not the file that was built as {MEMO}; listed is"
        " what its content controls hold [other-file]\n"
        f"  hint: totals and findings have none: ask for them in {MEMO}\n"
    )


def test_pictures_and_their_alternative_texts_are_compared(
    built: Path, tmp_path: Path, run: Run
) -> None:
    (built / "templates" / "seal.png").write_bytes(png())
    change(
        built,
        "templates/memo.md",
        "{{ theme.advice",
        "![A seal](seal.png)\n\n{{ theme.advice",
    )
    assert run("build", "--format", "docx").code == 0
    parts = unpack((built / MEMO).read_bytes())
    text, media = "word/document.xml", "word/media/picture1.png"
    parts |= {text: parts[text].replace(b'descr="A seal"', b""), media: png("L")}
    away = tmp_path / "away.docx"
    away.write_bytes(pack(parts))
    told = run("why", str(away)).out
    assert "2 other edits" in told
    assert "“A seal”" in told
    assert "(alternative text of a picture)\n    deleted in Word" in told
    assert "(picture, by its bytes)\n    edited in Word" in told


@pytest.mark.parametrize(
    ("code", "source"),
    [
        ("memo-water.fr", "memo-water.fr, edition of 2024-11-16"),
        ("elsewhere", "another document or edition"),
    ],
)
def test_the_same_words_pasted_from_another_document_are_told(
    sent: Sent, run: Run, code: str, source: str
) -> None:
    """They read as those of this document; their tag says that they are not."""
    assert run("build", "--format", "docx", "--language", "fr").code == 0
    name, edition = ("memo-water", "2024-11-16") if "." in code else (code, "")

    def paste(root: etree._Element) -> None:
        found = next(control(root, "To decide.").iter("{*}tag"))
        (key,) = found.attrib
        _, _, path = found.get(key, "").partition(":")
        found.set(key, f"{code_of(name, edition)}.fr:{path}")

    told = run("why", str(sent(paste))).out
    assert f"pasted in Word, as in {source}\n" in told


def test_a_text_is_found_as_it_is_now_or_as_it_was(sent: Sent, run: Run) -> None:
    away = sent(DECIDE)
    for text in ("decide NOW", "to decide."):
        found = run("why", str(away), text)
        assert found.out.startswith(
            f"{away}: printed by 1 value, 1 edited\n\n“To decide"
        )
        assert PLACE in found.out


def test_a_number_is_found_whatever_its_spaces(sent: Sent, run: Run) -> None:
    away = sent(DECIDE)
    for text in ("2 million", "$2 million", "2\u202fmillion"):
        assert "initiatives.wells.funding.amount" in run("why", str(away), text).out


def test_a_total_is_looked_for_on_the_document_as_it_is_now(
    sent: Sent, run: Run
) -> None:
    away = sent(DECIDE)
    done = run("why", str(away), "5.5 million")
    assert done.code == 0
    assert "“$5.5\u00a0million”    = sum of 2 amounts\n" in done.out
    assert "listed is what the document prints as the data are now" in done.err
    assert "hint: none of its content controls holds “5.5 million”\n" in done.err
    nowhere = run("why", str(away), "5.6 million")
    assert (nowhere.code, nowhere.out) == (1, "")
    assert "error: no value here prints “5.6 million” [not-printed]" in nowhere.err


def test_what_was_deleted_is_told(sent: Sent, run: Run) -> None:
    away = sent(remove("To decide."))
    told = run("why", str(away), "to decide").out
    assert told == (
        f"{away}: printed by 1 value, 1 edited\n\n"
        f"“To decide.”  ← {ISSUE}  {PLACE}\n    deleted in Word\n"
    )


def test_one_value_with_two_new_texts_is_told(
    built: Path, run: Run, sent: Sent
) -> None:
    twice = "{{ theme.advice.issue }}\n\n{{ theme.advice.issue }}\n"
    change(built, "templates/memo.md", "{{ theme.advice.issue }}\n", twice)
    run("build")
    away = sent(say("To decide.", "A."), say("To decide.", "B."))
    told = run("why", str(away)).out
    other = "edited in Word, elsewhere in the file to other words: “To decide.” → “{}”"
    assert other.format("A.") in told
    assert other.format("B.") in told


def test_places_are_those_of_the_data_as_they_are_now(
    built: Path, sent: Sent, run: Run
) -> None:
    away = sent(DECIDE)
    change(built, THEMES, "- id: water\n", "# A comment.\n- id: water\n")
    change(built, "data/initiatives/wells.yaml", "theme: water", "theme: trade")
    done = run("why", str(away))
    assert "data/themes.yaml:5:17" in done.out
    wells = built / "data/initiatives/wells.yaml"
    wells.rename(wells.with_stem("pits"))
    done = run("why", str(away))
    assert (done.code, "← initiatives.wells.funding.amount\n" in done.out) == (0, True)
    assert (
        "warning: no longer in the data: initiatives.wells.funding.amount" in done.err
    )


def test_a_file_that_is_out_of_date_tells_the_words_that_it_holds(
    built: Path, run: Run
) -> None:
    change(built, THEMES, "To decide.", "To discuss.")
    done = run("why", MEMO, "to decide")
    assert (done.code, f"“To decide.”  ← {ISSUE}  {PLACE}\n" in done.out) == (0, True)
    assert done.err.startswith(
        f"{MEMO}:1:1: warning: what this was made from has changed since; listed is what"
        " its content controls hold [stale]\n"
    )
    now = run("why", MEMO, "to discuss")
    assert (now.code, "“To discuss.”" in now.out) == (0, True)
    assert "listed is what the document prints as the data are now" in now.err


def test_without_state_and_outputs_the_file_tells_all_the_same(
    built: Path, sent: Sent, run: Run
) -> None:
    away = sent()
    shutil.rmtree(built / "build")
    shutil.rmtree(built / ".briefgen")
    done = run("why", str(away))
    assert (done.code, PLACE in done.out) == (0, True)
    assert done.err.startswith(
        f"{away}:1:1: warning: it is not known whether this file was built here; listed"
        " is what its content controls hold [other-file]\n"
    )


def test_a_file_of_another_workspace_tells_what_it_holds(
    built: Path, sent: Sent, run: Run
) -> None:
    away = sent(DECIDE)
    (built / "templates/memo.md").rename(built / "templates/letter.md")
    done = run("why", str(away))
    assert (done.code, f"← {ISSUE}" in done.out) == (0, True)
    assert "warning: this is none of the documents of this workspace; listed is" in (
        done.err
    )
    asked = run("why", str(away), "5.5 million")
    assert (asked.code, asked.out) == (1, "")
    assert "error: no value here prints “5.5 million” [not-printed]" in asked.err


def test_outside_of_workspaces_a_file_tells_all_but_places(
    sent: Sent, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = sent(DECIDE)
    monkeypatch.chdir(away.parent)
    done = run("why", away.name)
    assert done.code == 0
    assert f"“To decide now.”  ← {ISSUE}\n" in done.out
    assert done.err == (
        f"{away.name}:1:1: warning: there is no workspace here, so it is not known where"
        " its values stand; listed is what its content controls hold [no-places]\n"
        "  hint: run `briefgen init` to make a workspace, or go to the folder of yours\n"
    )
    assert run("why", away.name, "decide").out.startswith(f"{away.name}: printed by 1")
    assert "[not-printed]" in run("why", away.name, "nothing").err
    missing = run("why", "no-such.docx")
    assert (missing.code, "[no-workspace]" in missing.err) == (1, True)


def test_mistakes_in_the_data_do_not_silence_a_file(
    built: Path, sent: Sent, run: Run
) -> None:
    away = sent()
    change(built, THEMES, "- id: water", "- id: Water!")
    done = run("why", str(away))
    assert (done.code, f"← {ISSUE}\n" in done.out) == (0, True)
    assert "warning: the workspace has mistakes, so it is not known" in done.err
    assert "hint: `briefgen check` lists them" in done.err
    public = sent(of=SHEET, name="sheet.docx")
    assert (run("why", str(public)).code, run("why", str(public)).out) == (1, "")


def test_a_file_is_asked_from_wherever_one_is(
    built: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("why", str(built / MEMO))
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{MEMO}: 6 values\n")
    assert "memo-water.en" in run("why", f"{built / THEMES}:4").out


def test_a_file_without_controls_is_known_by_what_it_says_it_is(
    sent: Sent, run: Run
) -> None:
    away = sent(lambda _: None, of=SHEET)
    done = run("why", str(away))
    assert (done.code, "← themes.water.title.en" in done.out) == (0, True)
    assert (
        f"warning: this is not the file that was built as {SHEET}; listed is what the"
        " document prints as the data are now [other-file]\n"
    ) in done.err
    assert "version 1 of 1; nothing was edited\n" in done.out


@pytest.mark.usefixtures("built")
def test_another_folder_holds_what_was_built_too(run: Run, tmp_path: Path) -> None:
    run("build", "--output", str(tmp_path / "out"), "--format", "docx")
    done = run("why", str(tmp_path / "out/public/sheet/sheet-water.fr.docx"))
    assert (done.code, done.err, "“Eau”" in done.out) == (0, "", True)


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.docx", b"words", "it is no Word file, or it is damaged"),
        (
            "a.docx",
            b"PK\x03\x04 and no more",
            "it is no Word file, or it is damaged",
        ),
        ("a.bin", b"PK\x03\x04 and no more", "it is no Word file, or it is damaged"),
        ("a.docx", OLE + ENCRYPTED, "it is encrypted with a password"),
        ("a.doc", OLE, "it is a file of Word 97 to 2003"),
        ("a.docx", SWELLING, "it is too large, or swells when it is unpacked"),
    ],
)
def test_what_cannot_be_read_is_told(
    run: Run, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run("why", str(tmp_path / name))
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"{tmp_path / name}:1:1: error: this cannot be read as a Word file: {told}"
        " [word-file]\n"
        "  hint: open it in Word, and save it as a Word document without a password\n"
    )


@pytest.mark.usefixtures("built")
def test_a_damaged_file_of_a_known_name_lists_what_it_would_print(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "memo-water.en.docx").write_bytes(b"PK\x03\x04 and no more")
    done = run("why", str(tmp_path / "memo-water.en.docx"))
    assert (done.code, f"{ISSUE}  " in done.out) == (0, True)
    assert "warning: this cannot be read as a Word file: " in done.err
    assert "listed is what the document prints as the data are now" in done.err


@pytest.mark.usefixtures("built")
def test_a_file_that_is_too_large_is_told(run: Run, tmp_path: Path) -> None:
    large = tmp_path / "a.docx"
    with large.open("wb") as file:
        file.truncate(64 * 2**20 + 1)
    assert (
        "cannot be read as a Word file: it is too large" in run("why", str(large)).err
    )


def test_what_remembers_nothing_is_told_with_what_can_be_asked(
    sent: Sent, run: Run, built: Path
) -> None:
    away = sent(lambda _: None, of=SHEET, name="sheet-water.docx")
    (built / "templates/sheet.md").unlink()
    done = run("why", str(away))
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"{away}:1:1: error: this Word file is none of the documents of this workspace"
        " [unknown-document]\n"
        "  hint: it remembers no values: name the document that it was made as\n"
    )
    pdf = away.with_suffix(".PDF")
    pdf.write_bytes(b"%PDF-1.7")
    assert "error: this PDF is none of the documents of this workspace" in (
        run("why", str(pdf)).err
    )


@pytest.mark.usefixtures("built")
def test_what_is_no_file_is_told(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    done = run("why", str(tmp_path / "pipe.docx"))
    assert (done.code, "error: this is no file [unknown-document]" in done.err) == (
        1,
        True,
    )
    (tmp_path / "led.docx").symlink_to("nowhere.docx")
    assert "error: there is no such file" in run("why", str(tmp_path / "led.docx")).err
    done = run("why", "/proc/self/mem")
    assert (done.code, "error: this file cannot be read: " in done.err) == (1, True)


def test_json_tells_what_was_edited(sent: Sent, run: Run) -> None:
    told = json.loads(run("why", str(sent(DECIDE)), "decide", "--json").out)
    assert told["document"] == "memo-water.en"
    assert told["values"] == [
        {
            "text": "To decide now.",
            "path": ISSUE,
            "place": PLACE,
            "formula": None,
            "meaning": None,
            "state": "edited",
            "was": "To decide.",
            "inputs": [],
        }
    ]
    assert [each["rule"] for each in told["diagnostics"]] == ["other-file"]


def test_words_outside_of_controls_are_told(sent: Sent, run: Run) -> None:
    def change(root: etree._Element) -> None:
        for each in root.iter("{*}t"):
            each.text = (each.text or "").replace("5.5", "7.5")

    done = run("why", str(sent(change)))
    assert done.out.splitlines()[0].endswith(": 3 values, 1 other edit")
    assert "“It gets $2\u00a0million, in all $7.5\u00a0million.”  (text)" in done.out
    assert "    edited in Word: “It gets $2" in done.out
    told = json.loads(run("why", str(sent(change)), "--json").out)
    assert [(each["state"], each["what"]) for each in told["edits"]] == [
        ("edited", "text")
    ]
    assert told["compared"]["document"] == "memo-water.en"


def test_what_was_edited_in_a_public_file_is_told(sent: Sent, run: Run) -> None:
    def change(root: etree._Element) -> None:
        for each in root.iter("{*}t"):
            each.text = (each.text or "").replace("digs", "dug")

    done = run("why", str(sent(change, of=SHEET)))
    assert "“It dug wells.”" in done.out
    assert "edited in Word: “It digs wells.” → “It dug wells.”" in done.out


def test_words_of_an_older_edition_are_told_as_such(
    built: Path, sent: Sent, run: Run
) -> None:
    change(built, "data/portfolio.yaml", "date: 2024-11-16", "date: 2025-05-01")
    change(built, "data/initiatives/wells.yaml", "amount: 2000000", "amount: 3000000")
    run("build", "--format", "docx", "--language", "en")
    done = run("why", str(sent(say("$3\u00a0million", "$2\u00a0million"))))
    assert "compared with memo-water.en, edition of 2025-05-01, version 2 of 2" in (
        done.out
    )
    assert "edited in Word, as in memo-water.en, edition of 2024-11-16: " in done.out


def test_where_no_version_is_kept_that_is_told(
    built: Path, sent: Sent, run: Run
) -> None:
    away = sent(DECIDE)
    shutil.rmtree(built / ".briefgen/versions")
    done = run("why", str(away))
    assert "its words were not kept when it was written" in done.err
    assert "“To decide now.”" in done.out
