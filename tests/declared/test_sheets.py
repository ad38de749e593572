"""Every declared field goes into a workbook and comes back as it was."""

from pathlib import Path

import pytest

from briefgen.loading import load
from briefgen.portfolio_sheet.sheet_content import content_of
from briefgen.portfolio_sheet.write_workbook import write_workbook
from briefgen.workspace import open_workspace
from tests.declared.workspaces import every_leaf, workspaces, write
from tests.disclosure.labels import NOW
from tests.portfolio_sheet.test_apply_workbook import outcomes, run


@pytest.mark.parametrize("which", range(len(workspaces())))
def test_no_edit_of_any_field_is_no_change(which: int, tmp_path: Path) -> None:
    root = write(tmp_path, workspaces()[which], {})
    opened = open_workspace(root)
    write_workbook(opened, "internal", NOW, root / "as-written.xlsx")
    for done in (run(root), run(root, data=(root / "as-written.xlsx").read_bytes())):
        assert done.mistakes == ()
        assert done.remarks == ()
        assert [*outcomes(done)] == []


def test_every_value_has_a_cell(tmp_path: Path) -> None:
    workspace = workspaces()[0]
    opened = open_workspace(write(tmp_path, workspace, {}))
    sheet = content_of(opened, load(opened), "internal", NOW)
    cells = sum(len(row.cells) for filled in sheet.tables for row in filled.rows)
    assert cells > 300
    assert cells <= sum(1 for _ in every_leaf(workspace)) * 2
