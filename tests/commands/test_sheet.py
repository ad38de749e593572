"""Tests of `briefgen sheet`: where a workbook is written, and where it is not."""

from pathlib import Path

from tests.commands.conftest import Run
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
