"""Names of kinds and ids as long as they may be: all that is named by them fits."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.small import change

LONG = "k" * 100


def test_the_longest_names_are_built_edited_and_withdrawn(
    workspace: Path, run: Run
) -> None:
    (workspace / "templates/sheet.md").rename(workspace / f"templates/{LONG}.md")
    wells = workspace / f"data/initiatives/{'w' * 100}.yaml"
    (workspace / "data/initiatives/wells.yaml").rename(wells)
    change(workspace, "data/themes.yaml", "id: water", f"id: {'t' * 100}")
    change(
        workspace,
        f"data/initiatives/{wells.name}",
        "theme: water",
        f"theme: {'t' * 100}",
    )
    assert run("build", "--jobs", "1").code == 0
    path = workspace / f"build/public/{LONG}/{LONG}-{'t' * 100}.en.docx"
    path.write_bytes(b"edited")
    assert run("build", "--force", "--jobs", "1").code == 0
    assert path.with_name(f"{path.stem}.edited-1.docx").read_bytes() == b"edited"
    label = f"theme: {'t' * 100}\nrelease: {{audience: internal}}"
    change(workspace, f"data/initiatives/{wells.name}", f"theme: {'t' * 100}", label)
    assert "withdrawn" in run("build", "--jobs", "1").out
    assert not path.exists()


@pytest.mark.parametrize("name", ["con", "a:b", "x.", "x "])
def test_check_tells_names_that_others_cannot_have(
    name: str, workspace: Path, run: Run
) -> None:
    (workspace / "templates/memo.md").rename(workspace / f"templates/{name}.md")
    done = run("check")
    assert done.code == 1
    assert f"templates/{name}.md:1:1: error: Windows can have no file" in done.err
