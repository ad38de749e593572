"""Tests of `briefgen trust`: a user's word, kept outside the workspace."""

from pathlib import Path

import pytest

from briefgen.trust import is_trusted
from tests.commands.conftest import Run
from tests.commands.small import write


def test_a_workspace_is_trusted_and_no_longer(workspace: Path, run: Run) -> None:
    write(workspace, "charts/lollipop.py", "")
    done = run("trust", ".")
    assert (done.code, done.err) == (0, "")
    assert done.out == f"chart code in {workspace} may run; its chart kinds: lollipop\n"
    assert is_trusted(workspace)
    assert (
        run("trust", ".", "--remove").out == f"no code in {workspace} runs any more\n"
    )
    assert not is_trusted(workspace)


def test_trust_makes_what_draws_with_code_due(workspace: Path, run: Run) -> None:
    code = "def draw(axes, series):\n    axes.bar([1], [2])\n"
    write(workspace, "charts/own.py", code)
    write(workspace, "charts/wells.yaml", "kind: own\nof: initiatives\n")
    text = (workspace / "templates/overview.md").read_text("utf-8")
    write(workspace, "templates/overview.md", f"{text}\n![Funding](chart:wells)\n")
    run("trust", ".")
    assert run("build").code == 0
    write(workspace, "charts/other.py", code)
    assert "14 up to date" in run("build").out
    write(workspace, "charts/own.py", code.replace("2", "3"))
    assert "2 written, 12 up to date" in run("build").out
    run("trust", ".", "--remove")
    assert "12 up to date, 2 failed" in run("build").out


def test_a_folder_that_is_no_workspace_is_a_mistake(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    assert run("trust", str(tmp_path)).code == 1
    assert run("trust", str(tmp_path / "none")).code == 2
    assert not is_trusted(tmp_path)
