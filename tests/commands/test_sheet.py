"""Tests of `briefgen sheet`: where a workbook is written, and where it is not."""

from pathlib import Path

from tests.commands.conftest import Run
from tests.portfolio_sheet.editing import Change, edited, put
from tests.portfolio_sheet.workbooks import rows

INTERNAL, PUBLIC = "portfolio-internal.xlsx", "portfolio-public.xlsx"


def test_the_workbook_is_written_into_the_workspace(workspace: Path, run: Run) -> None:
    done = run("sheet")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"wrote {INTERNAL}: ")
    assert rows((workspace / INTERNAL).read_bytes(), "Initiatives")
    assert run("sheet").out.startswith(f"up to date: {INTERNAL}")


def test_a_public_one_has_another_name(workspace: Path, run: Run) -> None:
    done = run("sheet", "--public", "--as-of", "2030-01-01")
    assert (done.code, done.err) == (0, "")
    assert (workspace / PUBLIC).exists()
    assert not (workspace / INTERNAL).exists()
    assert not (workspace / ".briefgen/sheets").exists()


def test_output_names_a_file_or_a_folder(workspace: Path, run: Run) -> None:
    assert run("sheet", "--output", "sheets").code == 0
    assert (workspace / "sheets" / INTERNAL).exists()
    assert run("sheet", "-o", "sheets/for-anne.xlsx").code == 0
    assert (workspace / "sheets/for-anne.xlsx").exists()


def test_an_internal_one_is_never_written_below_a_public_folder(
    workspace: Path, run: Run
) -> None:
    (workspace / "build/public/below").mkdir(parents=True)
    (workspace / "link").symlink_to(workspace / "build/public/below")
    for folder in ("build/public", "build/public/below", "build/Public", "link"):
        refused = run("sheet", "--output", folder)
        assert refused.code == 1, folder
        assert "[public-folder]" in refused.err
    assert not [*workspace.rglob("*.xlsx")]
    assert run("sheet", "--public", "--output", "build/public").code == 0


def test_a_folder_that_holds_published_documents_counts_too(
    workspace: Path, run: Run
) -> None:
    assert run("build", "--output", "elsewhere").code == 0
    assert (workspace / "elsewhere/public").is_dir()
    refused = run("sheet", "--output", "elsewhere/public")
    assert refused.code == 1
    assert "[public-folder]" in refused.err


def test_an_edited_workbook_is_never_overwritten(workspace: Path, run: Run) -> None:
    run("sheet")
    (workspace / INTERNAL).write_bytes(b"edited")
    refused = run("sheet")
    assert refused.code == 1
    assert "--apply" in refused.err
    assert (workspace / INTERNAL).read_bytes() == b"edited"


def test_a_workbook_that_nobody_edited_is_written_anew(
    workspace: Path, run: Run
) -> None:
    run("sheet")
    file = next((workspace / "data/initiatives").glob("*.yaml"))
    file.write_text(file.read_text() + "\norder: 7\n")
    assert run("sheet").out.startswith(f"wrote {INTERNAL}")


def test_values_are_kept_in_private_and_not_for_ever(workspace: Path, run: Run) -> None:
    file = next((workspace / "data/initiatives").glob("*.yaml"))
    text = file.read_text()
    for number in range(22):
        file.write_text(f"{text}\norder: {number}\n")
        assert run("sheet").code == 0
    kept = [*(workspace / ".briefgen/sheets").iterdir()]
    assert len(kept) == 20
    assert {each.stat().st_mode & 0o777 for each in kept} == {0o600}


def change(workspace: Path, *changes: Change) -> None:
    """Edit the workbook, as another program saves it."""
    data = (workspace / INTERNAL).read_bytes()
    (workspace / "edited.xlsx").write_bytes(edited(data, *changes))


WELLS = {"#id": "wells"}
TITLE = put("Initiatives", WELLS, "title.en", "Deep wells")


def test_edits_are_shown_written_and_undone(workspace: Path, run: Run) -> None:
    file = workspace / "data/initiatives/wells.yaml"
    before = file.read_text()
    run("sheet")
    change(workspace, TITLE)
    dry = run("sheet", "--apply", "edited.xlsx", "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert "title.en  “Wells” → “Deep wells”" in dry.out
    assert "sheet Initiatives, cell" in dry.out
    assert file.read_text() == before
    done = run("sheet", "--apply", "edited.xlsx", "--yes")
    assert (done.code, done.err) == (0, "")
    assert "en: Deep wells" in file.read_text()
    assert "sheet --apply edited.xlsx" in run("undo", "--list").out
    run("undo")
    assert file.read_text() == before


def test_a_conflict_waits_until_it_is_decided(workspace: Path, run: Run) -> None:
    file = workspace / "data/initiatives/wells.yaml"
    run("sheet")
    change(workspace, TITLE)
    file.write_text(file.read_text().replace("en: Wells", "en: Shallow wells"))
    waiting = run("sheet", "--apply", "edited.xlsx", "--yes")
    assert waiting.code == 1
    assert "conflict  wells.title.en" in waiting.out
    assert "en: Shallow wells" in file.read_text()
    option = "--use-source", "wells.title.en"
    assert run("sheet", "--apply", "edited.xlsx", "--yes", *option).code == 0
    assert "en: Deep wells" in file.read_text()


def test_nothing_edited_is_nothing_to_change(workspace: Path, run: Run) -> None:
    run("sheet")
    done = run("sheet", "--apply", INTERNAL, "--dry-run")
    assert (done.code, done.err) == (0, "")
    assert "nothing to change" in done.out
    assert run("sheet", "--apply", INTERNAL, "--yes").code == 0
    assert run("undo").out == "there is nothing to undo\n"
    assert workspace.is_dir()


def test_a_public_workbook_cannot_be_brought_back(workspace: Path, run: Run) -> None:
    run("sheet", "--public", "--as-of", "2030-01-01")
    done = run("sheet", "--apply", PUBLIC, "--dry-run")
    assert done.code == 1
    assert "it has no id" in done.err
    assert (workspace / PUBLIC).exists()


def test_options_that_do_not_go_together_are_told(workspace: Path, run: Run) -> None:
    for options in (
        ("--prune",),
        ("--conflicts", "data"),
        ("--use-source", "wells.title.en"),
        ("--apply", "x.xlsx", "--public", "--yes"),
        ("--apply", "x.xlsx"),
    ):
        assert run("sheet", *options).code == 2
    missing = run("sheet", "--apply", "x.xlsx", "--yes")
    assert missing.code == 1
    assert "this file is missing" in missing.err
    assert not [*workspace.glob("*.xlsx")]
