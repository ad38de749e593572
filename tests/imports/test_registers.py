"""From a file of a register to data, with no YAML typed: drafted, imported, changed, again."""

from pathlib import Path

import pytest

import briefgen
from briefgen.commands.create_workspace import begin
from briefgen.imports.draft import DraftOptions, draft_mapping
from briefgen.imports.named_source import SourceChoice
from briefgen.imports.run_import import (
    ImportRequest,
    ImportRun,
    run_import,
    write_import,
)
from briefgen.sources.source_file import SourceFile
from briefgen.workspace import open_workspace
from tests.imports.workspaces import WHEN, edit, outcomes
from tests.sources.test_giving_360 import GRANT, grants

PORTFOLIOS = Path(__file__).parents[1] / "portfolios"
DATA = "data/initiatives"


def workspace(folder: Path, name: str, data: bytes) -> Path:
    """Return a new workspace with a source, and the mapping that is drafted for it."""
    begin(folder, empty=["en", "fr"])
    path = folder / "sources" / name
    path.parent.mkdir()
    path.write_bytes(data)
    source = SourceFile(path, f"sources/{name}")
    draft_mapping(open_workspace(folder), source, "aid", DraftOptions(WHEN))
    return folder


def run(root: Path) -> ImportRun:
    request = ImportRequest("aid", SourceChoice(root))
    return run_import(open_workspace(root), request)


def imported(root: Path) -> ImportRun:
    """Import, and return what was done; there is no mistake."""
    one = run(root)
    assert one.mistakes == ()
    write_import(open_workspace(root), one, WHEN)
    return one


@pytest.mark.parametrize(
    ("path", "files", "themes"),
    [("iati/activities.xml", 12, 8), ("register/grants.csv", 15, 4)],
)
def test_a_portfolio_becomes_data_in_both_languages(
    tmp_path: Path, path: str, files: int, themes: int
) -> None:
    source = PORTFOLIOS / path
    root = workspace(tmp_path, source.name, source.read_bytes())
    one = imported(root)
    assert one.gaps == ()
    assert one.warnings == ()
    made = [each.path for each in one.edits if each.before is None]
    assert sum(path.startswith(DATA) for path in made) == files
    assert (root / "data/themes.yaml").read_text("utf-8").count("- id:") >= themes
    assert outcomes(run(root)) == {}


@pytest.mark.parametrize("path", ["iati/activities.xml", "register/grants.csv"])
def test_a_portfolio_becomes_documents_of_all_kinds(tmp_path: Path, path: str) -> None:
    source = PORTFOLIOS / path
    imported(workspace(tmp_path, source.name, source.read_bytes()))
    report = briefgen.build(briefgen.open_workspace(tmp_path), as_of=WHEN)
    assert {each.outcome for each in report.results} == {"written"}
    kinds = {each.path.split("/")[2] for each in report.results}
    assert kinds == {Path(each).stem for each in open_workspace(tmp_path).kinds}
    assert {each.path[each.path.index(".") :] for each in report.results} == {
        ".en.pdf",
        ".fr.pdf",
        ".en.docx",
        ".fr.docx",
    }


def test_grants_of_one_language_become_data_with_gaps(tmp_path: Path) -> None:
    root = workspace(tmp_path, "grants.json", grants(GRANT).encode())
    one = imported(root)
    assert {each.place.path for each in one.gaps} == {
        "data/themes.yaml",
        "data/initiatives/wells.yaml",
    }


def test_a_changed_activity_changes_what_changed_beside_edits_by_hand(
    tmp_path: Path,
) -> None:
    source = (PORTFOLIOS / "iati/activities.xml").read_text("utf-8")
    root = workspace(tmp_path, "activities.xml", source.encode())
    imported(root)
    file = f"{DATA}/safe-water-for-andean-villages.yaml"
    edit(root, file, "  en: Safe water for Andean villages", "  en: Water in the Andes")
    revised = '<value currency="CAD" value-date="2025-04-01">2400000</value>'
    assert source.count(revised) == 1
    changed = source.replace(revised, revised.replace("2400000", "2500000"))
    (root / "sources/activities.xml").write_text(changed, "utf-8")
    before = (root / file).read_text("utf-8")
    one = imported(root)
    assert [edit.path for edit in one.edits] == [file, "imports/aid.lock.yaml"]
    assert (root / file).read_text("utf-8") == before.replace("5900000", "6000000")


def test_another_amendment_changes_the_amount_and_nothing_else(tmp_path: Path) -> None:
    source = (PORTFOLIOS / "register/grants.csv").read_text("utf-8-sig")
    root = workspace(tmp_path, "grants.csv", source.encode())
    imported(root)
    last = next(
        line for line in reversed(source.splitlines()) if "Robots repaired" in line
    )
    more = last.replace(",1,", ",2,", 1).replace("175000.00", "99000.00")
    assert more != last
    (root / "sources/grants.csv").write_text(f"{source}{more}\n", "utf-8")
    file = f"{DATA}/robots-repaired-by-apprentices.yaml"
    before = (root / file).read_text("utf-8")
    imported(root)
    assert (root / file).read_text("utf-8") == before.replace("175000", "99000")


def test_an_activity_whose_amounts_are_in_doubt_stops_the_import(
    tmp_path: Path,
) -> None:
    source = (PORTFOLIOS / "iati/activities.xml").read_text("utf-8")
    root = workspace(tmp_path, "activities.xml", source.encode())
    first = '<budget type="1" status="2"><period-start iso-date="2024-04-01" />'
    assert first in source
    doubtful = source.replace(first, first.replace("2024-04-01", "2023-10-01"))
    doubtful = doubtful.replace(
        "2025-03-31", "2025-09-30", 2
    )  # the next one begins before
    (root / "sources/activities.xml").write_text(doubtful, "utf-8")
    mistakes = run(root).mistakes
    assert mistakes
    assert "budgets whose periods overlap" in str(mistakes)
