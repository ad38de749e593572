"""What was published and is no document's any more is withdrawn, never deleted."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.builder.build import build
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report
from briefgen.state.output_record import Remembered
from briefgen.state.state import State
from tests.commands import small
from tests.commands.small import change, write
from tests.decided import status

NOW = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
ALL = BuildRequest(Selection(), NOW, None, 1, force=False)
PUBLIC = "build/public"
SHEET = f"{PUBLIC}/sheet/sheet-water.fr.docx"
COPY = f"{PUBLIC}/sheet/sheet-water.fr.edited-1.docx"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a workspace and build it; of one output an edited copy is kept."""
    made = small.make(tmp_path / "workspace")
    built(made)
    (made / SHEET).write_bytes(b"edited")
    change(made, "data/initiatives/wells.yaml", "Puits", "Des puits")
    built(made)
    assert (made / COPY).read_bytes() == b"edited"
    return made


def built(root: Path) -> Report:
    return build(root, ALL, lambda *_: None)


def published(root: Path) -> dict[str, bytes]:
    found = (path for path in (root / PUBLIC).rglob("*.*") if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in found
        if path.name != "manifest.json"
    }


def a_language(root: Path) -> None:
    change(root, "briefgen.yaml", "[en, fr]", "[en]")


def a_kind(root: Path) -> None:
    (root / "templates/sheet.md").unlink()


def a_format(root: Path) -> None:
    change(root, "briefgen.yaml", "[docx, pdf]", "[pdf]")


def a_subject(root: Path) -> None:
    change(root, "data/initiatives/wells.yaml", "theme: water", "theme: trade")
    text = (root / "data/themes.yaml").read_text("utf-8")
    text = text[text.index("- id: trade") :]
    (root / "data/themes.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize("turn_off", [a_language, a_kind, a_format, a_subject])
def test_what_is_turned_off_is_withdrawn(
    root: Path, turn_off: Callable[[Path], None]
) -> None:
    before = published(root)
    turn_off(root)
    foreseen = status(root, NOW, None)
    report = built(root)
    gone = before.keys() - published(root).keys()
    kept = {each.path: (root / each.kept).read_bytes() for each in report.withdrawn}
    assert kept == {path: before[path] for path in gone}
    assert {SHEET, COPY} <= gone
    assert {*foreseen.withdrawn} == gone
    assert not [path for path in report.removed if path.startswith(PUBLIC)]
    assert built(root).withdrawn == ()


def test_what_was_edited_and_is_turned_off_is_left_and_told(root: Path) -> None:
    (root / SHEET).write_bytes(b"edited again")
    a_language(root)
    assert SHEET in {told.place.path for told in built(root).diagnostics}
    assert (root / SHEET).read_bytes() == b"edited again"


def test_internal_outputs_are_removed(root: Path) -> None:
    a_language(root)
    assert [path for path in built(root).removed if "memo-water.fr" in path]


def test_what_a_killed_build_wrote_and_is_turned_off_is_withdrawn(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands, and the state knows only that it was about to be written."""
    done = State.done

    def killed(state: State, outputs: dict[str, Remembered]) -> None:
        if any("/leaflet/" in path for path in outputs):
            raise KeyboardInterrupt
        done(state, outputs)

    sheet = (root / "templates/sheet.md").read_text("utf-8")
    write(root, "templates/leaflet.md", sheet)
    with monkeypatch.context() as patched:
        patched.setattr(State, "done", killed)
        with pytest.raises(KeyboardInterrupt):
            built(root)
    (root / "templates/leaflet.md").unlink()
    written = {path for path in published(root) if "/leaflet/" in path}
    assert written
    assert {*status(root, NOW, None).withdrawn} == written
    assert {each.path for each in built(root).withdrawn} == written
    assert not (root / PUBLIC / "leaflet").exists()
