"""Themes that are a file each are what they are as a list."""

import shutil
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml

from briefgen import loading
from briefgen.loading import read_files, schemas
from briefgen.loading.themes import THEME_FOLDER, THEMES
from briefgen.model import Portfolio
from briefgen.state.parsed_data import remembered
from briefgen.state.source_stamps import of_sources
from briefgen.state.state import opened
from briefgen.workspace import open_workspace
from tests.loading.as_editors import as_editors_read

ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "briefgen.yaml", tmp_path)
    return tmp_path


def divide(root: Path, order: int = 10) -> list[Path]:
    """Make a file of each theme of the list, `order` apart from one another."""
    listed = yaml.safe_load((root / THEMES).read_text("utf-8"))
    (root / THEMES).unlink()
    (root / THEME_FOLDER).mkdir()
    files = []
    for number, theme in enumerate(listed):
        file = root / THEME_FOLDER / f"{theme.pop('id')}.yaml"
        content = {"order": number * order, **theme}
        file.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
        files.append(file)
    return files


def test_files_are_read_as_the_list_is(root: Path) -> None:
    listed = loading.load(open_workspace(root))
    files = divide(root)
    filed = loading.load(open_workspace(root))
    themes = tuple(replace(each, order=0) for each in filed.themes)
    assert (themes, filed.initiatives) == (listed.themes, listed.initiatives)
    assert filed.releases == listed.releases
    path = f"{THEME_FOLDER}/{files[1].name}"
    place = filed.places[f"themes.{files[1].stem}.title.en"]
    assert (place.path, {*listed.places} - {*filed.places}) == (
        path,
        {f"themes.{each.id}.id" for each in listed.themes},
    )


def test_without_an_order_themes_stand_by_id(root: Path) -> None:
    files = divide(root, order=0)
    themes = loading.load(open_workspace(root)).themes
    assert [each.id for each in themes] == sorted(each.stem for each in files)


def test_one_changed_theme_is_read_and_no_other(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, read = divide(root), list[str]()
    compose = read_files.compose  # type: ignore[attr-defined]

    def counted(text: str, path: str) -> object:
        read.append(path)
        return compose(text, path)

    monkeypatch.setattr(read_files, "compose", counted)

    def again() -> Portfolio:
        with opened(root) as state:
            of_sources(root, "style", state.files, state.began + 10**10)
            with remembered(state) as memory:
                return loading.load(open_workspace(root), memory)

    again()
    files[0].write_text(files[0].read_text("utf-8") + "# seen\n", "utf-8")
    read.clear()
    assert again() == loading.load(open_workspace(root))
    assert read[:1] == [f"{THEME_FOLDER}/{files[0].name}"]
    read.clear()
    again()
    assert read == []


def test_a_schema_accepts_each_file(root: Path) -> None:
    schema = schemas(("en", "fr"))[THEME_FOLDER]
    for file in divide(root):
        jsonschema.validate(as_editors_read(file), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"id": "water"}, schema)
