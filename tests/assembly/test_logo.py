"""The logo of a style stands above the first page of every kind, and is never stretched."""

from pathlib import Path

import pytest

from briefgen import tree
from briefgen.assembly import Project, fit, open_project
from briefgen.workspace import open_workspace
from tests.coasts_documents import FULLEST, NOON, coasts


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return coasts(tmp_path_factory.mktemp("logo") / "coasts")


@pytest.mark.parametrize(
    "kind", ["backgrounder", "briefing-note", "dashboard", "factsheet"]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_kind_has_the_logo(kind: str, language: str, project: Project) -> None:
    known = next(each for each in project.kinds if each.name == kind)
    made = fit(project, known, FULLEST[kind], language, NOON).assembled
    logo = made.document.furniture.logo
    assert isinstance(logo, tree.Symbol)
    assert made.look.design.head.organization
    assert not logo.alternative, "the name that stands beside it is not read twice"
    assert logo.drawing.width == pytest.approx(2 * logo.drawing.height)
    assert 0 < logo.drawing.height <= made.look.page.top
    assert ("picture", "pictures/logo.svg") in made.recorded


def test_where_no_name_stands_beside_it_it_says_whose_it_is(tmp_path: Path) -> None:
    project = coasts(tmp_path / "coasts")
    style = tmp_path / "coasts/templates/style.yaml"
    before, after = "  factsheet:\n", "  factsheet:\n    head: {organization: false}\n"
    words = style.read_text("utf-8")
    assert words.count(before) == 1
    style.write_text(words.replace(before, after), "utf-8")
    bare = open_project(open_workspace(tmp_path / "coasts"), {})
    known = next(each for each in project.kinds if each.name == "factsheet")
    made = fit(bare, known, FULLEST["factsheet"], "fr", NOON).assembled
    logo = made.document.furniture.logo
    assert isinstance(logo, tree.Symbol)
    assert logo.alternative == made.document.furniture.organization != ""


def test_without_one_there_is_none(tmp_path: Path) -> None:
    project = coasts(tmp_path / "coasts")
    style = tmp_path / "coasts/templates/style.yaml"
    style.write_text(style.read_text("utf-8").replace("logo: ", "# logo: "), "utf-8")
    bare = open_project(open_workspace(tmp_path / "coasts"), {})
    known = next(each for each in project.kinds if each.name == "dashboard")
    made = fit(bare, known, "portfolio", "en", NOON).assembled
    assert made.document.furniture.logo is None
