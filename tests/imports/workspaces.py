"""A small workspace with a sheet and its mapping, imported from by tests."""

from datetime import UTC, datetime
from pathlib import Path

from briefgen.commands.create_workspace import begin
from briefgen.editing.steps import Step
from briefgen.imports.comparison import Sides
from briefgen.imports.field_path import shown_path
from briefgen.imports.named_source import SourceChoice
from briefgen.imports.run_import import (
    ImportRequest,
    ImportRun,
    run_import,
    write_import,
)
from briefgen.workspace import open_workspace

WHEN = datetime(2026, 1, 15, 12, tzinfo=UTC)
HEAD = "No.,Theme,Title,Titre,Budget,Partners,Description\n"
WELLS = 'P-1,Clean water,Wells,Puits,"1,200",CARE;Oxfam,It digs wells.\n'
TRADE = "P-2,Fair trade,Markets,Marchés,500.5,CARE,It helps farmers.\n"
MAPPING = """\
source: sheets/projects.csv
numbers: {decimal: ".", thousands: ","}
themes:
  key: Theme
  fields:
    title.en: {from: Theme}
initiatives:
  key: No.
  id: Title
  fields:
    theme: {from: Theme}
    title.en: {from: Title}
    title.fr: {from: Titre}
    funding.kind: {always: new}
    funding.amount: {from: Budget, times: 1000}
    partners: {from: Partners, split: ";", key: name.en, item: {name.en: {}, role: {always: implementing}}}
    description.en: {from: Description}
"""


def made(folder: Path, *rows: str, mapping: str = MAPPING) -> Path:
    """Return a new workspace with a sheet of these rows."""
    begin(folder, empty=["en", "fr"])
    for file in (folder / "data").rglob("*.yaml"):  # what nobody changed is replaced
        text = file.read_text("utf-8").replace(" theme\n", " theme of ours\n")
        file.write_text(
            text.replace("00000\n", "00001\n").replace("00000 ", "00001 "), "utf-8"
        )
    (folder / "imports").mkdir()
    (folder / "imports/projects.yaml").write_text(mapping, "utf-8")
    (folder / "sheets").mkdir()
    write(folder, *(rows or (WELLS, TRADE)))
    return folder


def write(root: Path, *rows: str) -> None:
    """Give the sheet other rows."""
    (root / "sheets/projects.csv").write_text(HEAD + "".join(rows), "utf-8")


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Change a file of the workspace as a person does."""
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")


def run(
    root: Path,
    sides: Sides | None = None,
    *,
    prune: bool = False,
    file: str | None = None,
) -> ImportRun:
    """Return what an import would do."""
    choice = SourceChoice(root, file)
    request = ImportRequest("projects", choice, sides or {}, prune)
    return run_import(open_workspace(root), request)


def imported(
    root: Path, sides: Sides | None = None, *, prune: bool = False
) -> Step | None:
    """Import, and return the step; there is no mistake."""
    one = run(root, sides, prune=prune)
    assert one.mistakes == ()
    return write_import(open_workspace(root), one, WHEN)


def outcomes(one: ImportRun) -> dict[str, str]:
    """Return what would become of each value that is not the same; of subjects, too."""
    named = {
        each.id: each.standing for each in one.compared if each.standing != "known"
    }
    return named | {
        f"{each.id}.{shown_path(change.path)}": change.outcome
        for each in one.compared
        for change in each.changes
        if change.outcome != "same" and each.standing != "new"
    }


def files(root: Path) -> dict[str, bytes]:
    """Return the data files and the lock."""
    paths = [*(root / "data").rglob("*"), *(root / "imports").rglob("*.lock.yaml")]
    return {
        p.relative_to(root).as_posix(): p.read_bytes() for p in paths if p.is_file()
    }
