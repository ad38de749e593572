"""Tests of `briefgen import`: what it shows, asks and writes, and how it ends."""

import json
from pathlib import Path

import pytest

from briefgen.commands import import_output, questions
from tests.commands.conftest import Run
from tests.imports.workspaces import TRADE, WELLS, edit, files, made, write

FILE = "data/initiatives/wells.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    root = made(tmp_path / "w")
    monkeypatch.chdir(root)
    return root


def test_new_things_are_shown_in_a_line_each(root: Path, run: Run) -> None:
    before = files(root)
    shown = run("import", "projects", "--dry-run")
    assert shown.code == 0
    assert (
        shown.out
        == (
            "clean-water  (new theme, from Clean water): 1 value, “Clean water”\n"
            "fair-trade  (new theme, from Fair trade): 1 value, “Fair trade”\n"
            "wells  (new initiative, from P-1): 10 values, “Wells”\n"
            "markets  (new initiative, from P-2): 8 values, “Markets”\n"
            "sheets/projects.csv: 4 new\n"
            "4 texts missing in a language: `briefgen check --gaps`\n"
            "nothing was written, since this was a dry run\n"
        )
        or "missing in a language" in shown.out
    )
    assert files(root) == before


def test_changes_are_a_table_from_old_to_new(root: Path, run: Run) -> None:
    run("import", "projects", "--yes")
    edit(root, FILE, "en: Wells", "en: Fine wells")
    write(root, WELLS.replace("1,200", "7").replace("Wells", "Deep wells"))
    done = run("import", "projects", "--yes")
    assert done.code == 1
    assert done.out.splitlines() == [
        "wells  (initiative, from P-1)",
        "    conflict  wells.title.en",
        "        data    “Fine wells”",
        "        source  “Deep wells”  line 2, column Title",
        "        before  “Wells”",
        "    funding.amount  “1200000” → “7000”  line 2, column Budget",
        "fair-trade  (theme): gone from the source; --prune removes it",
        "markets  (initiative): gone from the source; --prune removes it",
        "sheets/projects.csv: 1 value of 1 changed, 1 conflict",
        "a conflict is not imported until you decide; run it again with one of these:",
        "  --use-source wells.title.en   what the source says (repeat it for each)",
        "  --use-data wells.title.en   what your data say",
        "  --conflicts source   the source, for all of them; or --conflicts data",
        "3 texts missing in a language: `briefgen check --gaps`",
        "imported: 2 files changed; `briefgen undo` puts all back",
    ]


def test_a_conflict_is_decided_on_the_command_line(root: Path, run: Run) -> None:
    run("import", "projects", "--yes")
    edit(root, FILE, "en: Wells", "en: Fine wells")
    write(root, WELLS.replace("Wells", "Deep wells"), TRADE)
    done = run("import", "projects", "--yes", "--use-source", "wells.title.en")
    assert done.code == 0
    assert "en: Deep wells" in (root / FILE).read_text("utf-8")
    run("undo")
    assert run("import", "projects", "--yes", "--conflicts", "data").code == 0
    assert "en: Fine wells" in (root / FILE).read_text("utf-8")
    assert run("import", "projects", "--yes").code == 0


def test_a_mistake_stops_everything(root: Path, run: Run) -> None:
    before = files(root)
    write(root, WELLS, TRADE.replace("500.5", "five"))
    done = run("import", "projects", "--yes")
    assert done.code == 1
    assert "sheets/projects.csv:3: error: line 3, column Budget" in done.err
    assert "nothing to change" not in done.out
    assert done.out.endswith(
        "nothing was written: correct the mistakes first, and import again\n"
    )
    assert files(root) == before


@pytest.mark.usefixtures("root")
def test_nothing_to_change_is_said(run: Run) -> None:
    run("import", "projects", "--yes")
    assert run("import", "projects", "--yes").out == (
        "sheets/projects.csv: nothing to change\n"
    )


def test_somebody_must_agree(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = run("import", "projects")
    assert done.code == 2
    assert "give --yes or --dry-run" in done.err
    monkeypatch.setattr("briefgen.commands.carry_out_import.on_terminal", lambda: True)
    for answer, there in ((False, False), (True, True)):
        monkeypatch.setattr("click.confirm", lambda _, said=answer: said)
        run("import", "projects")
        assert (root / FILE).exists() == there
    assert questions.on_terminal() is False


@pytest.mark.usefixtures("root")
def test_programs_get_json(run: Run) -> None:
    assert run("import", "projects", "--json").code == 2
    done = run("import", "projects", "--json", "--yes")
    values = json.loads(done.out)
    assert values["written"] is True
    assert values["changes"][2]["id"] == "wells"
    assert values["changes"][2]["changes"][1] == {
        "field": "title.en",
        "outcome": "taken",
        "old": None,
        "new": "Wells",
        "before": None,
        "where": "line 2, column Title",
    }


@pytest.mark.usefixtures("root")
def test_of_many_the_first_are_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_output, "MOST", 3)
    shown = run("import", "projects", "--dry-run")
    assert "and 1 more; --all lists them\n" in shown.out
    every = run("import", "projects", "--dry-run", "--all")
    (title,) = (line for line in every.out.splitlines() if "“Markets”" in line)
    assert title.split("  ")[2] == "title.en"
    assert "more; --all" not in every.out


def test_mappings_are_listed_with_whether_their_source_changed(
    root: Path, run: Run
) -> None:
    mapping = root / "imports/projects.yaml"
    text = mapping.read_text("utf-8")
    (root / "imports/away.yaml").write_text(
        text.replace("sheets/projects", "away"), "utf-8"
    )
    (root / "imports/broken.yaml").write_text("source: [", "utf-8")
    without = text.replace("source: sheets/projects.csv\n", "")
    (root / "imports/loose.yaml").write_text(without, "utf-8")
    listed = {line.split()[0]: line for line in run("import").out.splitlines()}
    assert [*listed] == ["away", "broken", "loose", "projects"]
    assert "cannot be read" in listed["away"]
    assert "`briefgen import broken` tells them" in listed["broken"]
    assert "named with --source" in listed["loose"]
    assert "not imported yet" in listed["projects"]
    run("import", "projects", "--yes")
    assert "as at the last import" in run("import").out
    write(root, WELLS)
    assert "changed since the last import" in run("import").out


def test_without_mappings_a_draft_is_advised(workspace: Path, run: Run) -> None:
    assert workspace.exists()
    assert "briefgen import FILE --draft NAME" in run("import").out


def test_a_draft_is_proposed_and_then_imported(root: Path, run: Run) -> None:
    (root / "imports/projects.yaml").unlink()
    done = run("import", "sheets/projects.csv", "--draft", "projects")
    assert done.code == 0
    assert "wrote imports/projects.yaml" in done.out
    again = run("import", "sheets/projects.csv", "--draft", "projects")
    assert again.code == 1
    assert "stands here already" in again.err
    assert run("import", "--draft", "projects").code == 2
    assert run("undo").code == 0
    assert not (root / "imports/projects.yaml").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("project",), "did you mean 'projects'?"),
        (("sheets/projects.csv",), "briefgen import sheets/projects.csv --draft NAME"),
        (("projects", "--use-data", "well.title.en"), "did you mean 'wells'?"),
        (("projects", "--use-data", "wells.title.en]"), "is no field"),
    ],
)
def test_a_name_that_is_not_there_is_told(
    root: Path, run: Run, options: tuple[str, ...], words: str
) -> None:
    assert root.exists()
    done = run("import", *options, "--yes")
    assert done.code == 2
    assert words in done.err
