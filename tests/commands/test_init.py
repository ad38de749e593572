"""Tests of `briefgen init`: whole or not at all, and never over something."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.commands.conftest import Run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def told(err: str) -> set[str]:
    """Give the names of what is warned of."""
    lines = [line for line in err.splitlines() if not line.startswith("  hint: ")]
    return {line.rpartition("[")[2].removesuffix("]") for line in lines}


WHOLE = [
    *(".gitignore", ".vscode", "README.md", "briefgen.yaml", "charts", "data"),
    *("schemas", "templates"),
]


def test_the_sample_is_made_with_what_to_do_next(here: Path, run: Run) -> None:
    done = run("init", "my-briefs")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "made a workspace in my-briefs\n"
        "  cd my-briefs\n"
        "  briefgen build --open     make every document, and look\n"
        "  briefgen check            find mistakes while you write\n"
    )
    assert names(here / "my-briefs") == WHOLE
    assert len(names(here / "my-briefs/data/initiatives")) == 8
    ignored = (here / "my-briefs/.gitignore").read_text("utf-8").splitlines()
    assert {"/build/", "/.briefgen/"} <= set(ignored)


def test_the_present_folder_may_be_it(here: Path, run: Run) -> None:
    done = run("init", "--empty")
    assert done.code == 0
    assert "  cd " not in done.out
    assert names(here) == WHOLE


def test_folders_above_are_made_too(here: Path, run: Run) -> None:
    assert run("init", "a/b").code == 0
    assert names(here / "a/b") == WHOLE


def test_an_empty_workspace_builds_at_once(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", "new", "--empty")
    monkeypatch.chdir(here / "new")
    done = run("build")
    assert (done.code, done.err) == (0, "")
    assert run("check").code == 0


@pytest.mark.parametrize("languages", ["fr", "en", "en,fr", "fr, en"])
def test_an_empty_workspace_is_in_the_languages_that_are_asked_for(
    here: Path, run: Run, languages: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("init", "new", "--empty", "--languages", languages).code == 0
    monkeypatch.chdir(here / "new")
    done = run("check")
    assert (done.code, told(done.err)) == (0, {"example-text"})
    assert run("build").code == 0
    codes = languages.replace(" ", "").split(",")
    settings = yaml.safe_load((here / "new/briefgen.yaml").read_text("utf-8"))
    assert settings["languages"] == codes
    built = [path.suffixes[-2] for path in (here / "new/build").rglob("*.docx")]
    assert {*built} == {f".{code}" for code in codes}
    texts = [path.read_text("utf-8") for path in (here / "new/data").rglob("*.yaml")]
    for code in ("en", "fr"):
        assert (f" {code}: " in "".join(texts)) == (code in codes)
    schema = json.loads((here / "new/schemas/initiative.schema.json").read_text())
    title = schema["properties"]["title"]["anyOf"][1]
    assert title["required"] == codes


def test_commented_examples_are_in_the_languages_that_are_asked_for(
    here: Path, run: Run
) -> None:
    assert run("init", "new", "--empty", "--languages", "fr").code == 0
    path = here / "new/data/initiatives/first-initiative.yaml"
    text = path.read_text("utf-8")
    assert "#   - name:\n#       fr: Nom du partenaire\n#     role: imp" in text
    assert "  fr: >-\n    Ce que fait" in text
    themes = (here / "new/data/themes.yaml").read_text("utf-8")
    assert "      -\n        fr: approuviez" in themes


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--empty", "--languages", "xx"), "'xx' is not known: there are en and fr"),
        (("--empty", "--languages", ""), "'' is not known: there are en and fr"),
        (("--empty", "--languages", "en,en"), "'en' stands here twice"),
        (("--languages", "fr"), "--languages needs --empty"),
    ],
)
def test_languages_that_are_not_there_are_wrong_usage(
    here: Path, run: Run, options: tuple[str, ...], told: str
) -> None:
    done = run("init", "new", *options)
    assert done.code == 2
    assert told in done.err
    assert names(here) == []


def test_nothing_is_written_over_something(here: Path, run: Run) -> None:
    (here / "full").mkdir()
    (here / "full/notes.txt").write_text("mine", "utf-8")
    done = run("init", "full")
    assert done.code == 1
    assert done.err == (
        "full:1:1: error: there is something in this folder already; nothing was written"
        " [not-empty]\n  hint: name a folder that is new or empty\n"
    )
    assert names(here / "full") == ["notes.txt"]
    assert run("init", "full/notes.txt").code == 1


def test_a_folder_that_cannot_be_made_leaves_nothing(here: Path, run: Run) -> None:
    (here / "file").write_text("", "utf-8")
    done = run("init", "file/new")
    assert done.code == 1
    assert "new:1:1: error: cannot make a workspace here: " in done.err
    assert names(here) == ["file"]


@pytest.mark.parametrize("empty", [(), ("--empty",)])
def test_each_data_file_names_the_schema_that_it_fits(
    here: Path, run: Run, empty: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", "new", *empty)
    root = here / "new"
    for file in (root / "data").rglob("*.yaml"):
        text = file.read_text("utf-8")
        _, _, path = text.splitlines()[0].partition("# yaml-language-server: $schema=")
        schema = json.loads((file.parent / path).read_text("utf-8"))
        data = json.loads(json.dumps(yaml.safe_load(text), default=str))
        assert [*Draft202012Validator(schema).iter_errors(data)] == []
    settings = json.loads((root / ".vscode/settings.json").read_text("utf-8"))
    for schema_path, glob in settings["yaml.schemas"].items():
        assert (root / schema_path).is_file()
        assert glob.startswith("data/")
    monkeypatch.chdir(root)
    assert run("schema", "--write").out == "up to date\n"


def test_schemas_are_written_again_but_never_over_something(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", "new", "--empty")
    monkeypatch.chdir(here / "new")
    schema = here / "new/schemas/portfolio.schema.json"
    schema.unlink()
    assert run("schema", "--write").out == "written schemas/portfolio.schema.json\n"
    schema.write_text("{}", "utf-8")
    done = run("schema", "--write")
    assert done.code == 1
    assert "this file was not written by briefgen" in done.err
    assert schema.read_text("utf-8") == "{}"


def test_the_commands_of_its_readme_run(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("init", "new", "--empty")
    monkeypatch.chdir(here / "new")
    readme = (here / "new/README.md").read_text("utf-8")
    block = readme.partition("```console\n")[2].partition("```")[0]
    commands = [line.partition("#")[0].split()[1:] for line in block.splitlines()]
    assert [each[0] for each in commands] == ["check", "build", "fields"]
    for each in commands:
        done = run(*(part for part in each if part != "--open"))
        assert (done.code, told(done.err) - {"example-text"}) == (0, set()), each
    themes = (here / "new/data/themes.yaml").read_text("utf-8")
    assert themes.count("- id: ") == 2
