"""Tests of `briefgen why`: where a value comes from, and where it goes."""

import contextlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import cli
from tests.commands import small
from tests.commands.conftest import Run
from tests.commands.small import change, write

WELLS = "data/initiatives/wells.yaml"
SHEET = "build/public/sheet/sheet-water.en.pdf"
PORTS = "data/initiatives/ports.yaml"
MEMO = "build/internal/memo/memo-water.en.docx"
TOTAL = (
    "{% endfor %}\n\n"
    "Wells get {{ portfolio.initiatives.funding.new_money | money }} in all.\n"
)
HOLD = """
import sys, pathlib
from briefgen.state.state import opened
with opened(pathlib.Path()):
    print("open", flush=True)
    sys.stdin.read()
"""


def squeezed(told: str) -> list[str]:
    """Give lines without the spaces between columns; `>` marks what stands further in."""
    lines = (
        line.replace("    ", "> ", 1) if line[:1] == " " else line
        for line in told.splitlines()
    )
    return [re.sub(" {2,}", " ", line) for line in lines]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a workspace once for all tests of this file."""
    root = small.make(tmp_path_factory.mktemp("kept") / "workspace")
    change(root, "templates/sheet.md", "{% endfor %}\n", TOTAL)
    with contextlib.chdir(root):
        assert cli.run(["build"]) == 0
    return root.rename(root.with_name("kept"))


@pytest.mark.usefixtures("built")
def test_a_document_lists_its_values_in_reading_order(run: Run) -> None:
    done = run("why", SHEET)
    assert (done.code, done.err) == (0, "")
    assert squeezed(done.out) == [
        f"{SHEET}: 5 values",
        "",
        "“Water” ← themes.water.title.en data/themes.yaml:2:15",
        f"“Wells” ← initiatives.wells.title.en {WELLS}:2:13",
        f"“It digs wells.” ← initiatives.wells.description.en {WELLS}:4:19",
        "“$5.5\u00a0million” = sum of 2 amounts",
        f"> “$2,000,000” ← initiatives.wells.funding.amount {WELLS}:3:30",
        f"> “$3,500,000” ← initiatives.ports.funding.amount {PORTS}:3:30",
        "“Department of Examples” ← organization briefgen.yaml:1:15",
    ]


@pytest.mark.usefixtures("built")
def test_an_internal_word_file_lists_its_values(run: Run) -> None:
    assert squeezed(run("why", MEMO).out) == [
        f"{MEMO}: 4 values",
        "",
        "“PROTECTED A” = highest marking of 1 label",
        "> “protected-a” ← themes.water.advice data/themes.yaml:4:5",
        "“Water” ← themes.water.title.en data/themes.yaml:2:15",
        "“To decide.” ← themes.water.advice.issue.en data/themes.yaml:4:17",
        "“Department of Examples” ← organization briefgen.yaml:1:15",
    ]


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("words", [("5.5 million",), ("$5.5", "MILLION")])
def test_a_text_is_looked_for(run: Run, words: tuple[str, ...]) -> None:
    done = run("why", SHEET, *words)
    assert done.code == 0
    assert squeezed(done.out)[:3] == [
        f"{SHEET}: printed by 1 value",
        "",
        "“$5.5\u00a0million” = sum of 2 amounts",
    ]


def test_inputs_that_were_listed_are_not_listed_again(built: Path, run: Run) -> None:
    change(
        built, "templates/sheet.md", " in all.", f" in all.\n\n## More\n{TOTAL[12:]}"
    )
    told = run("why", SHEET, "5.5 million").out
    assert told.count("initiatives.wells.funding.amount") == 1
    assert squeezed(told)[-1] == "“$5.5\u00a0million” = sum of 2 amounts, as above"


@pytest.mark.usefixtures("built")
def test_a_text_of_the_template_is_told(run: Run) -> None:
    done = run("why", SHEET, "in all")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"{SHEET}:1:1: error: “in all” is printed, but by the template: no value of the"
        " data is in it [not-data]\n"
    )


@pytest.mark.usefixtures("built")
def test_a_text_that_is_nowhere_is_told_with_what_is(run: Run) -> None:
    done = run("why", SHEET, "5.6 million")
    assert done.code == 1
    assert done.err == (
        f"{SHEET}:1:1: error: no value here prints “5.6 million” [not-printed]\n"
        "  hint: it prints “$5.5\u00a0million”\n"
    )


def test_values_are_listed_as_the_data_are_now(built: Path, run: Run) -> None:
    assert "3,000,000" not in run("why", SHEET).out
    text = (built / WELLS).read_text("utf-8")
    write(built, WELLS, "# A comment.\n" + text.replace("2000000", "3000000"))
    done = run("why", SHEET, "6.5 million")
    assert done.code == 0
    assert f"{WELLS}:4:30" in done.out
    assert done.err == (
        f"{SHEET}:1:1: warning: what this was made from has changed since; listed is what"
        " the document prints as the data are now [stale]\n"
        "  hint: `briefgen status` tells what changed, `briefgen build` makes it again\n"
    )


def test_what_is_not_printed_any_more_is_told_with_the_reason(
    built: Path, run: Run
) -> None:
    change(built, WELLS, "2000000", "3000000")
    done = run("why", SHEET, "5.5 million")
    assert (done.code, done.out) == (1, "")
    assert "warning: what this was made from has changed since" in done.err
    assert "error: no value here prints “5.5 million” [not-printed]" in done.err


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    "name", ["sheet-water.en.pdf", "somewhere/sheet-water.en.pdf", "sheet-water.en"]
)
def test_a_document_is_found_by_its_name_alone(run: Run, name: str) -> None:
    done = run("why", name, "5.5", "million")
    assert (done.code, done.err) == (0, "")
    assert "/sheet-water.en." in done.out


def test_a_changed_comment_changes_places_alone(built: Path, run: Run) -> None:
    write(built, WELLS, "# A comment.\n" + (built / WELLS).read_text("utf-8"))
    done = run("why", SHEET, "wells.")
    assert (done.code, done.err) == (0, "")
    assert f"{WELLS}:5:19" in done.out


def test_a_file_is_known_by_its_bytes_wherever_it_lies(
    built: Path, tmp_path: Path, run: Run
) -> None:
    away = tmp_path / "away" / "for-the-minister.pdf"
    away.parent.mkdir()
    shutil.copyfile(built / SHEET, away)
    done = run("why", str(away), "wells")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{SHEET}: printed by 2 values\n")


def test_a_file_that_is_not_the_one_that_was_built_is_told(
    built: Path, run: Run
) -> None:
    aside = SHEET.replace(".pdf", ".edited-1.pdf")
    (built / aside).write_bytes((built / SHEET).read_bytes() + b"\0")
    done = run("why", aside, "wells")
    assert (done.code, "“Wells”" in done.out) == (0, True)
    assert done.err.startswith(
        f"{aside}:1:1: warning: this is not the file that was built as {SHEET}; listed is"
        " what the document prints as the data are now [other-file]\n"
    )


def test_without_a_state_it_is_not_known_what_was_built(
    workspace: Path, tmp_path: Path, run: Run
) -> None:
    foreign = tmp_path / "sheet-water.fr.pdf"
    foreign.write_bytes(b"%PDF")
    done = run("why", str(foreign), "eau")
    assert done.code == 0
    assert "“Eau”  ← themes.water.title.fr  data/themes.yaml:2:26" in done.out
    assert "it is not known whether this file was built here" in done.err
    assert not (workspace / "build").exists()


@pytest.mark.usefixtures("workspace")
def test_a_document_that_is_not_built_yet_is_told(run: Run) -> None:
    done = run("why", SHEET)
    assert (done.code, done.out.startswith(f"{SHEET}: 4 values\n")) == (0, True)
    assert "warning: this file is not there; listed is what it would print" in done.err


@pytest.mark.usefixtures("built")
def test_a_build_at_work_is_not_waited_for(run: Run) -> None:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", HOLD]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        of_document, of_data = run("why", SHEET, "wells."), run("why", f"{WELLS}:3")
        holder.communicate()
    for done in (of_document, of_data):
        assert done.code == 0
        assert done.err.startswith(
            ".briefgen/state.sqlite:1:1: warning: a build is at work here; what it has"
            " made is not known yet [building]\n"
        )
        assert "data/initiatives/wells.yaml:" in done.out


def test_nothing_is_written_to_answer(built: Path, run: Run) -> None:
    shutil.rmtree(built / ".briefgen")
    before = sorted(built.rglob("*"))
    assert run("why", SHEET, "wells").code == run("why", f"{WELLS}:3").code == 0
    assert sorted(built.rglob("*")) == before


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("build", "build:1:1: error: this is a folder [unknown-document]"),
        ("..", ": error: this is a folder [unknown-document]"),
        ("briefgen.pdf", "briefgen.pdf:1:1: error: there is no such file"),
        (
            "build/public/sheet/sheet-watr.en.pdf",
            "hint: did you mean 'sheet-water.en.pdf'?",
        ),
        ("../../../etc/no-such-file", "error: there is no such file"),
        ("../made.txt", "error: this file is none of the documents of this workspace"),
        ("../made.yaml", "error: no document is made from this file [unknown-source]"),
        ("x\x07.pdf", "x\N{REPLACEMENT CHARACTER}.pdf:1:1: error: there is no such"),
        ("x" * 5000, "error: there is no such file"),
        ("data/initiatives/wels.yaml:3", "hint: did you mean 'data/initiatives/wells"),
        ("../x.yaml:3", "error: there is no such file [unknown-source]"),
        ("templates/sheet.txt", "hint: did you mean 'templates/sheet.md'?"),
        (f"{WELLS}:0", f"{WELLS}:0: error: this file has 4 lines [no-value]"),
        (f"{WELLS}:999:1", f"{WELLS}:999:1: error: this file has 4 lines [no-value]"),
        (f"{WELLS}:9999999999", "error: there is no such file [unknown-source]"),
        ("data", "data:1:1: error: this is a folder [unknown-document]"),
    ],
)
def test_what_is_no_document_and_no_data_is_a_mistake(
    run: Run, built: Path, named: str, told: str
) -> None:
    for name in ("made.txt", "made.yaml"):
        (built.parent / name).write_text("", "utf-8")
    done = run("why", named)
    assert (done.code, done.out) == (1, "")
    assert told in done.err


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    "arguments", [(WELLS, "Wells"), (f"{SHEET}:6",), (SHEET, " "), ("",), ()]
)
def test_wrong_usage_is_told(run: Run, arguments: tuple[str, ...]) -> None:
    done = run("why", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Usage: briefgen why ")


@pytest.mark.usefixtures("built")
def test_a_line_of_the_data_names_the_documents_that_use_it(run: Run) -> None:
    done = run("why", f"{WELLS}:3:30")
    assert (done.code, done.err) == (0, "")
    derived = "    “{}” = sum of 2 amounts\n    build/public/sheet/{}.docx, .pdf\n"
    assert done.out == (
        f"initiatives.wells.funding.amount: 2000000 ({WELLS}:3:30)\n"
        "  sheet-water.en prints what is derived from it\n"
        + derived.format("$5.5\u00a0million", "sheet-water.en")
        + "  sheet-water.fr prints what is derived from it\n"
        + derived.format("5,5\u00a0millions de dollars", "sheet-water.fr")
        + "  sheet-trade.en prints what is derived from it\n"
        + derived.format("$5.5\u00a0million", "sheet-trade.en")
        + "  sheet-trade.fr prints what is derived from it\n"
        + derived.format("5,5\u00a0millions de dollars", "sheet-trade.fr")
    )


@pytest.mark.usefixtures("built")
def test_a_document_that_prints_a_value_is_named_with_its_words(run: Run) -> None:
    assert run("why", "data/themes.yaml:4").out == (
        "themes.water.advice.issue.en: To decide. (data/themes.yaml:4:17)\n"
        "  memo-water.en prints “To decide.”\n"
        "    build/internal/memo/memo-water.en.docx\n"
        "themes.water.advice.issue.fr: À décider. (data/themes.yaml:4:33)\n"
        "  memo-water.fr prints “À décider.”\n"
        "    build/internal/memo/memo-water.fr.docx\n"
    )


def test_a_value_that_a_condition_asks_for_is_read(workspace: Path, run: Run) -> None:
    body = "{% if theme.advice %}\n{{ theme.advice.issue }}\n{% endif %}\n"
    asking = "{% if theme.advice.issue %}\nYes.\n{% endif %}\n"
    change(workspace, "templates/memo.md", body, asking)
    theme = "- id: trade\n  title: {en: Trade, fr: Commerce}\n"
    advice = "  advice: {issue: {en: A., fr: B.}}\n"
    change(workspace, "data/themes.yaml", theme, theme + advice)
    assert "  memo-water.en reads it\n" in run("why", "data/themes.yaml:4").out


@pytest.mark.usefixtures("built")
def test_a_data_file_lists_all_its_values(run: Run) -> None:
    assert run("why", WELLS).out == (
        f"initiatives.wells.theme: water ({WELLS}:1:8)\n"
        "  it decides where the initiative is listed\n"
        f"initiatives.wells.title.en: Wells ({WELLS}:2:13)\n"
        "  printed on sheet-water.en\n"
        f"initiatives.wells.title.fr: Puits ({WELLS}:2:24)\n"
        "  printed on sheet-water.fr\n"
        f"initiatives.wells.funding.kind: new ({WELLS}:3:17)\n"
        "  no document reads it\n"
        f"initiatives.wells.funding.amount: 2000000 ({WELLS}:3:30)\n"
        "  goes into sheet-water.en, .fr, sheet-trade.en, .fr\n"
        f"initiatives.wells.funding.fiscal_years: 2024-27 ({WELLS}:3:53)\n"
        "  no document reads it\n"
        f"initiatives.wells.description.en: It digs wells. ({WELLS}:4:19)\n"
        "  printed on sheet-water.en\n"
        f"initiatives.wells.description.fr: Il creuse des puits. ({WELLS}:4:39)\n"
        "  printed on sheet-water.fr\n"
    )


def test_documents_with_mistakes_are_told_beside_the_others(
    built: Path, run: Run
) -> None:
    change(built, "templates/memo.md", "theme.advice.issue", "theme.advice.isue")
    done = run("why", "data/themes.yaml:2")
    assert (done.code, "sheet-water.en prints “Water”" in done.out) == (1, True)
    assert "templates/memo.md" in done.err
    again = run("why", MEMO)
    assert (again.code, again.out) == (1, "")
    assert "templates/memo.md" in again.err


def test_a_preview_is_a_document_of_its_own(workspace: Path, run: Run) -> None:
    embargo = "theme: water\nrelease: {embargo: 2024-11-16T12:00:00-05:00}"
    change(workspace, WELLS, "theme: water", embargo)
    early = ("--as-of", "2024-11-16")
    run("build", "--preview", *early)
    done = run("why", "build/internal/preview/sheet/sheet-water.en.pdf", *early)
    assert (done.code, done.err) == (0, "")
    assert f"{WELLS}:3:13" in done.out
    held = run("why", SHEET, *early)
    assert (held.code, held.out, "[unreleased]" in held.err) == (1, "", True)


@pytest.mark.usefixtures("built")
def test_json_tells_everything(run: Run) -> None:
    told = json.loads(run("why", SHEET, "5.5 million", "--json").out)
    assert {name: told[name] for name in ("document", "format", "path")} == {
        "document": "sheet-water.en",
        "format": "pdf",
        "path": SHEET,
    }
    (total,) = told["values"]
    assert (total["formula"], total["meaning"]) == ("sum", "sum of 2 amounts")
    assert total["inputs"][0] == {
        "text": "$2,000,000",
        "path": "initiatives.wells.funding.amount",
        "place": f"{WELLS}:3:30",
        "formula": None,
        "meaning": None,
        "state": None,
        "was": None,
        "inputs": [],
    }
    assert told["diagnostics"] == []


@pytest.mark.usefixtures("built")
def test_json_tells_who_uses_a_value(run: Run) -> None:
    told = json.loads(run("why", f"{WELLS}:2:13", "--json").out)
    assert told["values"] == [
        {
            "path": "initiatives.wells.title.en",
            "text": "Wells",
            "place": f"{WELLS}:2:13",
            "documents": [
                {
                    "document": "sheet-water.en",
                    "outputs": [SHEET.replace(".pdf", ".docx"), SHEET],
                    "held": False,
                    "prints": ["Wells"],
                    "derives": [],
                }
            ],
        }
    ]


@pytest.mark.usefixtures("built")
def test_json_tells_mistakes_too(run: Run) -> None:
    done = run("why", "no-such.pdf", "--json")
    told = json.loads(done.out)
    assert (done.code, done.err, told["values"]) == (1, "", [])
    assert [found["rule"] for found in told["diagnostics"]] == ["unknown-document"]
