"""What `briefgen init --empty` wrote gives way to what is imported, unless it was changed."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run

CSV = """\
No,Title,Theme,Amount,Description
P1,Wells for Puna,Clean water,200000,It digs wells.
P2,Fair trade,Trade,300000,It trades fairly.
"""
MAPPING = """\
source: projects.csv
portfolio:
  table: projects
  fields: {event.place.en: {always: Lima}}
themes: {key: Theme, id: Theme, fields: {title.en: {from: Theme}}}
initiatives:
  key: No
  id: Title
  fields:
    theme: {from: Theme}
    title.en: {from: Title}
    description.en: {from: Description}
    funding.kind: {always: new}
    funding.amount: {from: Amount}
"""


@pytest.fixture
def workspace(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run("init", "new", "--empty", "--languages", "en").code == 0
    root = tmp_path / "new"
    monkeypatch.chdir(root)
    (root / "imports").mkdir()
    (root / "imports/projects.yaml").write_text(MAPPING, "utf-8")
    (root / "projects.csv").write_text(CSV, "utf-8")
    return root


def initiatives(root: Path) -> list[str]:
    return sorted(path.stem for path in (root / "data/initiatives").iterdir())


def test_examples_that_nobody_changed_are_replaced(workspace: Path, run: Run) -> None:
    done = run("import", "projects", "--yes")
    assert done.code == 0, done.err
    assert initiatives(workspace) == ["fair-trade", "wells-for-puna"]
    themes = (workspace / "data/themes.yaml").read_text("utf-8")
    assert "first-theme" not in themes
    assert "clean-water" in themes
    portfolio = (workspace / "data/portfolio.yaml").read_text("utf-8")
    assert "en: Lima" in portfolio
    assert "en: Title of the portfolio" in portfolio  # the source does not say it
    assert run("undo").code == 0
    assert initiatives(workspace) == ["first-initiative", "second-initiative"]


def test_an_example_that_was_changed_stays_with_its_theme(
    workspace: Path, run: Run
) -> None:
    path = workspace / "data/initiatives/first-initiative.yaml"
    path.write_text(path.read_text("utf-8").replace("1000000", "1500000"), "utf-8")
    portfolio = workspace / "data/portfolio.yaml"
    text = portfolio.read_text("utf-8").replace("City, Country", "Ottawa")
    portfolio.write_text(text, "utf-8")
    done = run("import", "projects", "--yes")
    assert done.code == 1
    assert "Ottawa" in done.out
    assert initiatives(workspace) == [
        "fair-trade",
        "first-initiative",
        "wells-for-puna",
    ]
    themes = (workspace / "data/themes.yaml").read_text("utf-8")
    assert "first-theme" in themes
    assert "second-theme" not in themes
    assert "en: Ottawa" in portfolio.read_text("utf-8")


def test_where_nothing_new_comes_examples_stay(workspace: Path, run: Run) -> None:
    mapping = workspace / "imports/projects.yaml"
    text = MAPPING.partition("themes:")[0]
    mapping.write_text(text, "utf-8")
    assert run("import", "projects", "--yes").code == 0
    assert initiatives(workspace) == ["first-initiative", "second-initiative"]


@pytest.mark.parametrize("source", [".git/config", "sheets/../.briefgen/state.csv"])
def test_what_programs_keep_in_hidden_folders_is_no_source(
    workspace: Path, run: Run, source: str
) -> None:
    path = workspace / source
    path.parent.mkdir(parents=True, exist_ok=True)
    (workspace / "sheets").mkdir(exist_ok=True)
    path.write_text(CSV, "utf-8")
    mapping = workspace / "imports/projects.yaml"
    mapping.write_text(MAPPING.replace("projects.csv", source, 1), "utf-8")
    done = run("import", "projects", "--yes")
    assert done.code == 1
    assert "a hidden folder or file is no source" in done.err


def test_a_column_that_is_called_as_a_field_of_the_offices_own_goes_there(
    workspace: Path, run: Run
) -> None:
    (workspace / "data/fields.yaml").write_text(
        "- {id: lead_minister, of: initiative, type: text, label: {en: Minister}}\n",
        "utf-8",
    )
    (workspace / "own.csv").write_text(
        "No,Title,Minister\nP1,Wells,Trade\nP2,Ports,Health\n", "utf-8"
    )
    done = run("import", "own.csv", "--draft", "own")
    assert done.code == 0, done.err
    text = (workspace / "imports/own.yaml").read_text("utf-8")
    assert "fields.lead_minister.en: {from: Minister}" in text
