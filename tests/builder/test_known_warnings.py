"""A check of what was built or checked before says what one of the same files alone says."""

import datetime
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, booleans, data, sampled_from

from briefgen.assembly.begin_draft import begin
from briefgen.builder import check
from briefgen.builder.build import build
from briefgen.errors import BriefgenError
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.state.check_state import judgements
from briefgen.state.snapshot import copied
from briefgen.workspace import open_workspace
from tests.builder.edited import (
    EDITS,
    INSTANTS,
    LINK,
    LONG,
    NOON,
    Edited,
    initiative,
    text,
)
from tests.test_growth import calls

STEPS = 12  # edits of one workspace
Checked = check.Judgement


def checked(root: Path, as_of: str, least: int = 0) -> Checked:
    """Give what a check says, with mistakes of the configuration.

    It remembers what it judged if there are so many initiatives.
    """
    instant = datetime.datetime.fromisoformat(as_of)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "MANY", least)
        try:
            return check.check_workspace(open_workspace(root), instant)
        except BriefgenError as error:
            return check.Judgement(-1, error.diagnostics)


def build_all(edited: Edited) -> None:
    when = datetime.datetime.fromisoformat(edited.as_of)
    request = BuildRequest(Selection(), when, None, 1, force=False)
    with suppress(BriefgenError):
        build(edited.root, request, lambda *_: None)


def written(edited: Edited) -> Path:
    """Give the folder of a workspace as it is now."""
    edited.write()
    return edited.root


def compare(edited: Edited, clean: Path) -> Checked:
    """Compare a check of what was built, and edited since, with one of a clean copy."""
    edited.write()
    known = checked(edited.root, edited.as_of)
    assert known == checked(edited.copy(clean), edited.as_of, least=100)
    return known


def assembled(edited: Edited, least: int = 100) -> int:
    """Count the documents that a check assembles."""
    edited.write()
    counts = calls(lambda: checked(edited.root, edited.as_of, least))
    return counts[begin.__code__]


@pytest.fixture
def edited(tmp_path: Path) -> Edited:
    """Give a workspace that was built."""
    edited = Edited(tmp_path / "workspace", formats="tree")
    edited.write()
    build_all(edited)
    return edited


HEALTHY = (HealthCheck.too_slow, HealthCheck.data_too_large)


def run(draw: DataObject) -> None:
    with TemporaryDirectory() as folder:
        edited = Edited(Path(folder) / "workspace", formats="tree")
        edited.write()
        build_all(edited)
        for _ in range(STEPS):
            draw.draw(sampled_from(EDITS))(edited, draw)
            compare(edited, Path(folder) / "clean")
            if draw.draw(booleans()):
                build_all(edited)
                compare(edited, Path(folder) / "clean")


@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=HEALTHY,
)
@given(data())
def test_any_edits_are_checked_as_in_a_clean_copy(draw: DataObject) -> None:
    run(draw)


@pytest.mark.soak
@settings(max_examples=400, deadline=None, database=None, suppress_health_check=HEALTHY)
@given(data())
def test_many_edits_are_checked_as_in_a_clean_copy(draw: DataObject) -> None:
    run(draw)


def linked(edited: Edited) -> None:
    edited.initiatives["wells"]["description"]["en"] = LINK


def moved(edited: Edited) -> None:
    linked(edited)
    edited.comment = 2  # so all lines move


def long(edited: Edited) -> None:
    edited.initiatives["wells"] |= {
        "description": text(f"{LINK}\n\n{LONG}"),
        "summary": text("In short."),
    }


def promised(edited: Edited) -> None:
    edited.initiatives["wells"]["description"] = text(LONG)


def named(edited: Edited) -> None:
    edited.settings["organization"] = text("D")


def varied(path: str, at: int) -> Callable[[Edited], None]:
    def change(edited: Edited) -> None:
        edited.variants[path] = at

    return change


def embargoed(edited: Edited) -> None:
    edited.initiatives["wells"]["release"] = {"embargo": NOON}


def passed(edited: Edited) -> None:
    edited.as_of = INSTANTS[1]


def marked(edited: Edited) -> None:
    edited.initiatives["ports"]["release"] = {"marking": "secret"}


def added(edited: Edited) -> None:
    edited.initiatives["clinics"] = initiative("water", "clinics")


def gone(edited: Edited) -> None:
    edited.themes.pop()
    for each in edited.initiatives.values():
        each["theme"] = edited.themes[0]["id"]


CHANGES: dict[str, Callable[[Edited], None]] = {
    "a warning": linked,
    "a warning on other lines": moved,
    "a text that does not fit, with a summary that does and has no warning": long,
    "a text that does not fit": promised,
    "the organization": named,
    "a field that is unknown": varied("templates/sheet.md", 3),
    "a mistake in a section": varied("templates/sections/two.md", 2),
    "a phrase": varied("templates/phrases.yaml", 2),
    "phrases that cannot be read": varied("templates/phrases.yaml", 3),
    "a colour": varied("templates/style.yaml", 2),
    "a chart": varied("charts/bars.yaml", 2),
    "an embargo": embargoed,
    "an embargo that passes": passed,
    "a marking": marked,
    "a document more": added,
    "a document less": gone,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_checked_as_in_a_clean_copy_and_so_is_its_end(
    change: str, edited: Edited, tmp_path: Path
) -> None:
    embargoed(edited)
    first = compare(edited, tmp_path / "clean")
    build_all(edited)
    assert compare(edited, tmp_path / "clean") == first
    CHANGES[change](edited)
    changed = compare(edited, tmp_path / "clean")
    build_all(edited)
    assert compare(edited, tmp_path / "clean") == changed


def test_what_a_build_made_is_not_assembled_again(edited: Edited) -> None:
    assert assembled(edited) == 0
    edited.initiatives["wells"]["description"]["en"] = "It is another."
    few = assembled(edited)
    assert 0 < few < checked(edited.root, edited.as_of).documents // 2
    build_all(edited)
    assert assembled(edited) == 0


@pytest.mark.parametrize("closer", [True, False])
def test_what_is_fitted_by_steps_is_not_assembled_again(
    edited: Edited, tmp_path: Path, *, closer: bool
) -> None:
    """Closer setting changes no words; an optional block that is left out does."""
    edited.as_of = INSTANTS[0]
    steps: set[str] = set()
    for words in range(0, 2000, 20):
        edited.initiatives["wells"]["description"]["en"] = LINK + " words" * words
        edited.write()
        build_all(edited)
        with copied(edited.root) as state:
            steps = {step for each in state.outputs.values() for step in each.means}
        if (steps and closer) or any("left out" in step for step in steps):
            break
    assert all(step.split()[0] in {"spacing", "body"} for step in steps) == closer
    assert compare(edited, tmp_path / "clean").diagnostics
    assert assembled(edited) == 0


def test_what_was_checked_is_not_assembled_again(tmp_path: Path) -> None:
    edited = Edited(tmp_path / "workspace", formats="tree")
    linked(edited)
    first = checked(written(edited), edited.as_of)
    number = first.documents
    assert first.diagnostics
    assert assembled(edited, 0) == 0
    amount = edited.initiatives["ports"]["funding"]
    amount["amount"] += 1
    assert 0 < assembled(edited, 0) < number // 2
    assert assembled(edited, 0) == 0
    amount["amount"] -= 1
    assert assembled(edited, 0) > 0


def test_what_a_mistake_forbids_is_assembled_again(tmp_path: Path) -> None:
    edited = Edited(tmp_path / "workspace", formats="tree")
    number = checked(written(edited), edited.as_of).documents
    edited.variants["templates/sheet.md"] = 3  # of four documents
    many = assembled(edited, 0)
    assert 0 < assembled(edited, 0) == many < number
    edited.variants["templates/sheet.md"] = 0
    assert assembled(edited, 0) == 0  # as it was


def test_few_documents_that_were_never_built_are_not_remembered(tmp_path: Path) -> None:
    edited = Edited(tmp_path / "workspace", formats="tree")
    assert assembled(edited) == checked(edited.root, edited.as_of, 100).documents
    assert not (edited.root / ".briefgen").exists()


def kept(root: Path) -> dict[str, bytes]:
    """Give everything that stands in a workspace, by its path."""
    paths = (path for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): path.read_bytes() for path in paths}


def test_a_check_changes_no_file_even_of_a_damaged_state(edited: Edited) -> None:
    linked(edited)
    first, own = checked(written(edited), edited.as_of, 100), ".briefgen/check.sqlite"
    before = kept(edited.root)
    assert checked(edited.root, edited.as_of) == first
    assert kept(edited.root) == {**before, own: kept(edited.root)[own]}
    for damaged in (own, ".briefgen/state.sqlite"):
        state = edited.root / damaged
        state.write_bytes(state.read_bytes()[:-5000] + bytes(5000))
        before = kept(edited.root)
        assert checked(edited.root, edited.as_of) == first
        assert kept(edited.root) == {**before, own: kept(edited.root)[own]}


def test_what_belongs_to_another_workspace_is_not_believed(tmp_path: Path) -> None:
    one, other = (Edited(tmp_path / name, formats="tree") for name in ("one", "other"))
    checked(written(one), one.as_of)
    linked(other)
    first = checked(written(other), other.as_of, 100)
    shutil.copytree(one.root / ".briefgen", other.root / ".briefgen")
    assert checked(other.root, other.as_of) == first
    assert assembled(other, 0) == 0  # begun anew


def test_two_checks_at_once_wait_for_none(edited: Edited) -> None:
    first = checked(edited.root, edited.as_of)
    with judgements(edited.root) as state:
        assert state is not None
        assert checked(edited.root, edited.as_of) == first
        with judgements(edited.root) as other:
            assert other is None


@pytest.mark.parametrize("stands", ["a link", "a file", "a folder"])
def test_where_nothing_can_be_kept_a_check_says_the_same(
    stands: str, tmp_path: Path
) -> None:
    edited, elsewhere = Edited(tmp_path / "workspace"), tmp_path / "elsewhere"
    linked(edited)
    first = checked(written(edited), edited.as_of, 100)
    elsewhere.mkdir()
    match stands:
        case "a link":
            (edited.root / ".briefgen").symlink_to(elsewhere)
        case "a file":
            (edited.root / ".briefgen").write_bytes(b"mine")
        case _:
            (edited.root / ".briefgen/check.sqlite").mkdir(parents=True)
    assert checked(edited.root, edited.as_of) == first
    assert assembled(edited, 0) == first.documents
    assert not [*elsewhere.iterdir()]
