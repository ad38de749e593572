"""Dashboards and backgrounders of portfolios that lack what most have, or have much of it."""

import re
import shutil
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from briefgen import charts, traversal, tree
from briefgen.assembly import Fitted, fit, open_project
from briefgen.errors import Place
from briefgen.templating import Rendered, Renderer, Script, Session
from briefgen.workspace import open_workspace
from tests.coasts_documents import NOON, ROOT
from tests.coasts_documents import workspace as coasts

Initiatives = list[Path]
Names = Mapping[str, object]
CASES: dict[str, Callable[[Path], None]] = {}


def case(change: Callable[[Path], None]) -> Callable[[Path], None]:
    CASES[change.__name__] = change
    return change


def each(folder: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Change the data of every initiative."""
    for path in (folder / "data/initiatives").glob("*.yaml"):
        data = yaml.safe_load(path.read_text("utf-8"))
        change(data)
        path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")


@case
def nothing_funded(folder: Path) -> None:
    each(folder, lambda data: data.pop("funding", None))


@case
def no_places(folder: Path) -> None:
    each(folder, lambda data: data.pop("places", None))


@case
def nobody_reached(folder: Path) -> None:
    each(folder, lambda data: data.pop("reach", None))


@case
def one_theme(folder: Path) -> None:
    path = folder / "data/themes.yaml"
    first, *_ = yaml.safe_load(path.read_text("utf-8"))
    path.write_text(yaml.safe_dump([first], allow_unicode=True), "utf-8")
    each(folder, lambda data: data.update(theme=first["id"]))


@case
def nine_themes(folder: Path) -> None:
    path = folder / "data/themes.yaml"
    themes = yaml.safe_load(path.read_text("utf-8"))
    for number in range(9 - len(themes)):
        name = {"en": f"Further theme {number}", "fr": f"Autre thème {number}"}
        themes.append({"id": f"further-{number}", "title": name})
        source = sorted((folder / "data/initiatives").glob("*.yaml"))[number]
        data = yaml.safe_load(source.read_text("utf-8"))
        data |= {"theme": f"further-{number}", "title": name}
        data.pop("short_title", None)
        target = folder / f"data/initiatives/further-{number}.yaml"
        target.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    path.write_text(yaml.safe_dump(themes, allow_unicode=True), "utf-8")


def made(folder: Path, kind: str, language: str) -> Fitted:
    project = open_project(open_workspace(folder), {})
    assert project.mistakes == ()
    found = next(each for each in project.kinds if each.name == kind)
    return fit(project, found, "portfolio", language, NOON)


@pytest.fixture
def workspace(tmp_path: Path, name: str) -> Path:
    for part in ("templates", "charts", "data"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copyfile(ROOT / "briefgen.yaml", tmp_path / "briefgen.yaml")
    CASES[name](tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", [*CASES])
def test_a_dashboard_is_a_page_without_holes(
    name: str, language: str, workspace: Path
) -> None:
    found = made(workspace, "dashboard", language)
    assert found.extent.pages == 1
    assert found.assembled.warnings == ()
    blocks = [*traversal.blocks(found.assembled.document)]
    shown = {block.name for block in blocks if isinstance(block, tree.Figure)}
    tables = [block for block in blocks if isinstance(block, tree.Table)]
    assert ("places" in shown) == (name != "no_places")
    assert any(table.figures for table in tables) == (name != "nobody_reached")
    for table in tables:
        assert not table.figures or all(table.marks)
    assert ("timeline" in shown) == (name not in {"nothing_funded", "nine_themes"})
    assert not any("left out" in means for means in found.means)
    themed = {"no_places", "nobody_reached", "nine_themes"}
    assert ("funding-by-theme" in shown) == (name in themed)


def test_each_language_is_rendered_once_for_all_heights_of_its_map(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coasts(tmp_path)
    rendered, drawn = Counter[tuple[str, Place]](), Counter[str]()
    render, blocks = Renderer.render, charts.blocks

    def counted(self: Renderer, script: Script, names: Names, by: Session) -> Rendered:
        rendered[by.trace.language, script.place] += 1
        return render(self, script, names, by)

    def charted(chart: charts.Chart, request: charts.ChartRequest) -> tree.Blocks:
        drawn[chart.name] += 1
        return blocks(chart, request)

    monkeypatch.setattr(Renderer, "render", counted)
    monkeypatch.setattr(charts, "blocks", charted)
    found = made(tmp_path, "dashboard", "en")
    assert {*rendered.values()} == {1}
    assert {language for language, _ in rendered} == {"en", "fr"}
    assert drawn.pop("places") > len(found.tried)  # of several heights
    assert {*drawn.values()} <= {len(found.tried)}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", [*CASES])
def test_a_backgrounder_has_a_section_for_each_theme(
    name: str, language: str, workspace: Path
) -> None:
    found = made(workspace, "backgrounder", language)
    body = found.assembled.document.body
    sections = [block for block in body if isinstance(block, tree.Section)]
    assert len(sections) == {"one_theme": 1, "nine_themes": 9}.get(name, 6)
    said = " ".join(
        tree.plain(words) for words, _ in traversal.texts(found.assembled.document)
    )
    assert not re.search(r"All two|None|\bnone\b", said)
    assert not found.extent.stranded
