"""Tests of `briefgen trust`: a user's word, kept outside the workspace."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen import trust
from briefgen.assembly import open_project
from briefgen.cli import program
from briefgen.trust import is_trusted
from briefgen.trust.grants import digest
from briefgen.workspace import open_workspace
from tests.commands.conftest import Run
from tests.commands.small import change, write

CODE = "def draw(axes, series):\n    axes.bar([1], [2])\n"
OTHER = CODE.replace("2", "3")


def ask(answer: str, *arguments: str) -> tuple[int, str]:
    """Run `briefgen trust` with what a user types."""
    done = CliRunner().invoke(
        program, ["trust", *arguments], input=answer, standalone_mode=False
    )
    return int(done.return_value), done.output


def test_a_workspace_is_trusted_and_no_longer(workspace: Path, run: Run) -> None:
    write(workspace, "charts/lollipop.py", "")
    done = run("trust", ".", "--yes")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"{workspace} asks for more than its own folder:\n"
        "  chart code (runs as a program: it may do whatever you may do here)\n"
        "    charts/lollipop.py: new: e3b0c44298fc\n"
        "granted\n"
    )
    assert is_trusted(workspace)
    told = f"nothing is granted to {workspace} any more\n"
    assert run("trust", ".", "--remove").out == told
    assert not is_trusted(workspace)


def test_what_is_listed_is_granted_only_by_a_yes(workspace: Path) -> None:
    write(workspace, "charts/lollipop.py", CODE)
    for answer in ("", "\n", "n\n"):
        code, told = ask(answer)
        assert (code, told.endswith("nothing was granted\n")) == (1, True)
        assert not is_trusted(workspace)
    assert ask("y\n")[0] == 0
    assert is_trusted(workspace)


def test_what_changed_is_listed_old_and_new(workspace: Path, run: Run) -> None:
    write(workspace, "charts/own.py", CODE)
    write(workspace, "charts/old.py", CODE)
    write(workspace, "charts/same.py", CODE)
    run("trust", "--yes")
    assert run("trust").out.endswith("all of this is granted already\n")
    write(workspace, "charts/own.py", OTHER)
    (workspace / "charts/old.py").unlink()
    change(workspace, "briefgen.yaml", "formats", "output: ../www\nformats")
    _, told = ask("n\n")
    before, after = (digest(each.encode())[:12] for each in (CODE, OTHER))
    www = workspace.parent.resolve() / "www"
    assert told.splitlines()[1:-2] == [
        "  chart code (runs as a program: it may do whatever you may do here)",
        "    charts/old.py: granted before, and not asked for any more",
        f"    charts/own.py: changed: {before} → {after}",
        f"    charts/same.py: as granted: {before}",
        "  output (documents are written, replaced and withdrawn there)",
        f"    ../www/internal: new: {www / 'internal'}",
        f"    ../www/public: new: {www / 'public'}",
    ]
    assert trust.granted_outputs(workspace) == frozenset()


def test_nothing_is_asked_where_nothing_is_wanted(workspace: Path, run: Run) -> None:
    done = run("trust")
    assert (done.code, done.out) == (
        0,
        f"{workspace} asks for nothing beyond its own folder\n",
    )
    assert not is_trusted(workspace)


def test_a_damaged_register_is_told_and_written_anew(workspace: Path, run: Run) -> None:
    write(workspace, "charts/own.py", CODE)
    run("trust", "--yes")
    trust.register(workspace).write_text("[[1],{}]", "utf-8")
    done = run("trust", "--yes")
    assert (done.code, done.out.splitlines()[-1]) == (0, "granted")
    assert "warning: what you granted cannot be read: it is damaged" in done.err
    assert run("trust").err == ""


def test_a_name_cannot_act_on_the_terminal(workspace: Path, run: Run) -> None:
    write(workspace, "charts/a\x1b[2Jb.py", CODE)
    change(workspace, "briefgen.yaml", "formats", 'output: "../w\u202ew"\nformats')
    told = run("trust", "--yes").out
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_a_statement_is_listed_as_it_would_be_sent(workspace: Path, run: Run) -> None:
    statement = "  select title,\n  \tamount -- all of them\u202e\n  from programmes\n"
    mapping = f"form: sql\nconnection: ledger\nstatement: |\n{statement}"
    write(workspace, "imports/ledger.yaml", mapping)
    write(workspace, "imports/sheet.yaml", "source: ../sheets/a.xlsx\n")
    lines = run("trust", "--yes").out.splitlines()
    digest_shown = lines[2].rpartition(" ")[2]
    assert lines[1:-1] == [
        f"  database query ({trust.KINDS[2].allows})",
        f"    imports/ledger.yaml: new: {digest_shown}",
        "      asks ledger:",
        "      select title,",
        "          amount -- all of them\N{REPLACEMENT CHARACTER}",
        "      from programmes",
        "  source folder (files in it are read and imported into your data)",
        f"    ../sheets: new: {workspace.parent.resolve() / 'sheets'}",
    ]
    write(workspace, "imports/ledger.yaml", mapping.replace("title", "salary"))
    _, told = ask("n\n")
    assert f"imports/ledger.yaml: changed: {digest_shown} \u2192 " in told
    assert "      select salary," in told
    (workspace / "imports/ledger.yaml").unlink()
    _, told = ask("n\n")
    assert "imports/ledger.yaml: granted before, and not asked for any more" in told


def build_with_own_code(workspace: Path, run: Run) -> None:
    """Draw a chart of the overview with code of the workspace, grant it, and build."""
    write(workspace, "charts/own.py", CODE)
    write(workspace, "charts/wells.yaml", "kind: own\nof: initiatives\n")
    text = (workspace / "templates/overview.md").read_text("utf-8")
    write(workspace, "templates/overview.md", f"{text}\n![Funding](chart:wells)\n")
    run("trust", ".", "--yes")
    assert run("build").code == 0


def test_trust_makes_what_draws_with_code_due(workspace: Path, run: Run) -> None:
    build_with_own_code(workspace, run)
    write(workspace, "charts/other.py", CODE)
    assert "14 up to date" in run("build").out
    write(workspace, "charts/own.py", OTHER)
    done = run("build")
    assert "12 up to date, 2 failed" in done.out
    assert "charts/own.py:1:1: error: this code changed since you trusted" in done.err
    run("trust", ".", "--yes")
    assert "2 written, 12 up to date" in run("build").out
    run("trust", ".", "--revoke")
    assert "12 up to date, 2 failed" in run("build").out


def test_a_folder_that_is_no_workspace_is_a_mistake(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    assert run("trust", str(tmp_path)).code == 1
    assert run("trust", str(tmp_path / "none")).code == 2
    assert not is_trusted(tmp_path)


def test_code_that_leads_out_is_not_read(workspace: Path, run: Run) -> None:
    write(workspace, "charts/own.py", CODE)
    run("trust", "--yes")
    there = (workspace / "charts/own.py").rename(workspace.parent / "own.py")
    opened = open_workspace(workspace)
    (workspace / "charts/own.py").symlink_to(there)
    assert open_project(opened, trust.custom_kinds(workspace)).codes == {"own": ""}


def test_what_was_drawn_by_code_that_may_not_run_any_more_is_out_of_date(
    workspace: Path, run: Run
) -> None:
    build_with_own_code(workspace, run)
    assert run("check").code == 0
    write(workspace, "charts/own.py", OTHER)
    run("trust", ".", "--yes")  # and no longer what the documents were made with
    write(workspace, "charts/own.py", CODE)
    refusal = "charts/own.py:1:1: error: this code changed since you trusted"
    assert run("status", "--exit-code").code == 3
    done = run("check")
    assert (done.code, refusal in done.err) == (1, True)
    done = run("build")
    assert "12 up to date, 2 failed" in done.out
    assert (done.code, refusal in done.err) == (1, True)
    run("trust", ".", "--revoke")
    done = run("check")
    assert (done.code, done.err) == (1, run("build").err)
    assert "2 failed" in run("build", "--force").out
