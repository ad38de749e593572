"""Tests of what programs import: names load when they are used, and do what they say."""

import ast
import datetime
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import assert_type

import pytest

import briefgen
from tests.commands import small
from tests.commands.small import change
from tests.writers.docx.edited import control, edited, fill, run

NOW = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
MEMO = "build/internal/memo/memo-water.en.docx"
SHEET = "build/public/sheet/sheet-water.en.docx"
ISSUE = "themes.water.advice.issue.en"
WATER = briefgen.Selection(("memo", "sheet"), ("water",), ("en",), ("docx",))

LOADED = """\
import json, sys
before = {*sys.modules}
import briefgen
known = [len(dir(briefgen)), sorted({*sys.modules} - before)]
briefgen.BriefgenError
print(json.dumps([*known, [n for n in sorted(sys.modules) if n.startswith("briefgen")]]))
"""


@pytest.fixture
def workspace(tmp_path: Path) -> briefgen.Workspace:
    return briefgen.open_workspace(small.make(tmp_path / "workspace"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> briefgen.Workspace:
    """Build two Word files once for the tests that read them."""
    root = small.make(tmp_path_factory.mktemp("built"))
    found = briefgen.open_workspace(root)
    briefgen.build(found, as_of=NOW, selection=WATER)
    return found


def test_to_import_briefgen_loads_nothing_and_a_name_loads_its_module() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOADED], check=True, capture_output=True, text=True
    )
    listed, first, then = json.loads(told.stdout)
    assert listed > len(briefgen.__all__)
    assert first == ["briefgen"]
    assert then == ["briefgen", "briefgen.errors", "briefgen.value_classes"]


def test_every_public_name_is_there_documented_and_listed() -> None:
    for name in briefgen.__all__:
        assert getattr(briefgen, name).__doc__, name
    assert {*briefgen.__all__} <= {*dir(briefgen)}
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        briefgen.biuld  # type: ignore[attr-defined]  # noqa: B018


def test_every_call_tells_what_it_raises_and_has_an_example() -> None:
    for name in briefgen.__all__:
        if name.islower() and name != "open_workspace":
            told = getattr(briefgen, name).__doc__
            assert "Raises " in told, name
            assert f"briefgen.{name}(" in told, name


def test_no_module_of_the_house_has_a_public_name() -> None:
    """Python would put the module in the place of the function once it is imported."""
    for name in briefgen.__all__:
        assert importlib.util.find_spec(f"briefgen.{name}") is None, name


def test_the_types_are_those_of_the_names_that_are_loaded() -> None:
    nodes = ast.walk(ast.parse(Path(briefgen.__file__).read_text("utf-8")))
    seen = {
        (alias.asname, f"{node.module}")
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module != "importlib"
        for alias in node.names
    }
    assert seen == {(n, f"briefgen.{m}") for n, m in briefgen._MODULES.items()}


def test_a_type_checker_sees_the_types(built: briefgen.Workspace) -> None:
    """`make check` judges this: an exemption that is not needed is a mistake there."""
    with pytest.raises(TypeError, match="as_of"):
        briefgen.check(built)  # type: ignore[call-arg]
    assert_type(briefgen.check(built, as_of=NOW), briefgen.CheckReport)
    file = built.root / MEMO
    assert_type(briefgen.read_controls(file), tuple[briefgen.Control, ...])
    assert_type(briefgen.explain(built, file, as_of=NOW), briefgen.Explained)
    assert_type(briefgen.build(built, as_of=NOW, selection=WATER), briefgen.Report)


def test_a_folder_without_a_workspace_is_told(tmp_path: Path) -> None:
    with pytest.raises(briefgen.BriefgenError) as caught:
        briefgen.open_workspace(tmp_path)
    assert [each.rule for each in caught.value.diagnostics] == ["no-workspace"]


def test_a_check_without_mistakes_passes(workspace: briefgen.Workspace) -> None:
    assert briefgen.check(workspace, as_of=NOW) == briefgen.CheckReport(10, ())
    assert briefgen.check(workspace, as_of=NOW).passed
    assert not (workspace.root / "build").exists()


def test_a_check_gives_every_mistake_with_its_place(
    workspace: briefgen.Workspace,
) -> None:
    change(
        workspace.root, "data/initiatives/wells.yaml", "amount: 2000000", "amount: x"
    )
    change(workspace.root, "data/initiatives/ports.yaml", "theme: trade", "theme: trad")
    found = briefgen.check(workspace, as_of=NOW)
    assert not found.passed
    assert {(each.place.path, each.place.line) for each in found.diagnostics} == {
        ("data/initiatives/wells.yaml", 3),
        ("data/initiatives/ports.yaml", 1),
    }


def test_a_build_writes_files_and_builds_them_once(
    workspace: briefgen.Workspace, capfd: pytest.CaptureFixture[str]
) -> None:
    report = briefgen.build(workspace, as_of=NOW, selection=WATER)
    told = [(each.path, each.outcome) for each in report.results]
    assert told == [(MEMO, "written"), (SHEET, "written")]
    assert all((workspace.root / path).is_file() for path, _ in told)
    again = briefgen.build(workspace, as_of=NOW, selection=WATER)
    assert [each.outcome for each in again.results] == ["up to date"] * 2
    assert capfd.readouterr() == ("", "")


def test_a_build_goes_to_another_folder(
    workspace: briefgen.Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = Path("elsewhere")
    briefgen.build(workspace, as_of=NOW, selection=WATER, output=folder)
    assert (folder / "internal/memo/memo-water.en.docx").is_file()
    assert not (workspace.root / "build").exists()


def test_a_build_of_data_with_mistakes_raises_them_and_writes_nothing(
    workspace: briefgen.Workspace,
) -> None:
    change(
        workspace.root, "data/initiatives/wells.yaml", "amount: 2000000", "amount: x"
    )
    with pytest.raises(briefgen.BriefgenError) as caught:
        briefgen.build(workspace, as_of=NOW)
    (found,) = caught.value.diagnostics
    assert (found.place.path, found.place.line) == ("data/initiatives/wells.yaml", 3)
    assert not (workspace.root / "build").exists()


def test_a_build_says_what_there_is_no_such_of(workspace: briefgen.Workspace) -> None:
    with pytest.raises(briefgen.WrongChoice, match="there is no kind 'memmo' here"):
        briefgen.build(workspace, as_of=NOW, selection=briefgen.Selection(("memmo",)))


def test_what_a_program_cannot_mean_is_refused(built: briefgen.Workspace) -> None:
    local = NOW.replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        briefgen.check(built, as_of=local)
    with pytest.raises(ValueError, match="time zone"):
        briefgen.build(built, as_of=local)
    with pytest.raises(ValueError, match="time zone"):
        briefgen.explain(built, built.root / MEMO, as_of=local)
    with pytest.raises(ValueError, match="at least 1"):
        briefgen.build(built, as_of=NOW, jobs=0)


def test_a_built_file_is_explained(
    built: briefgen.Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built.root / "build")
    file = Path("internal/memo/memo-water.en.docx")
    found = briefgen.explain(built, file, as_of=NOW, text="To decide")
    assert (found.path, found.diagnostics) == (MEMO, ())
    (value,) = found.values
    assert (value.text, value.path) == ("To decide.", ISSUE)
    assert value.place == briefgen.Place("data/themes.yaml", 4, 17)


def test_a_file_that_is_none_of_the_documents_is_told(
    built: briefgen.Workspace, tmp_path: Path
) -> None:
    (tmp_path / "strange.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(briefgen.BriefgenError, match="none of the documents"):
        briefgen.explain(built, tmp_path / "strange.pdf", as_of=NOW)


def test_controls_hold_what_was_written_and_what_was_edited(
    built: briefgen.Workspace, tmp_path: Path
) -> None:
    (issue,) = (
        each for each in briefgen.read_controls(built.root / MEMO) if each.path == ISSUE
    )
    assert issue == briefgen.Control(ISSUE, "To decide.")
    sent = tmp_path / "sent.docx"
    written = (built.root / MEMO).read_bytes()
    agree = run("Agreed.")
    sent.write_bytes(
        edited(written, lambda root: fill(control(root, "To decide."), agree))
    )
    assert briefgen.Control(ISSUE, "Agreed.") in briefgen.read_controls(sent)


def test_a_public_document_has_no_controls(built: briefgen.Workspace) -> None:
    assert briefgen.read_controls(built.root / SHEET) == ()


@pytest.mark.parametrize("data", [b"", b"words", b"PK\x03\x04 and no more"])
def test_what_is_no_word_file_has_no_controls_but_a_mistake(
    data: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(data)
    with pytest.raises(briefgen.BriefgenError, match="cannot be read as a Word file"):
        briefgen.read_controls(file)
    with pytest.raises(briefgen.BriefgenError, match="no such file"):
        briefgen.read_controls(tmp_path / "none.docx")
