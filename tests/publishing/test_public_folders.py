"""Every folder that held public outputs is judged by every build, or named by it."""

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen import trust
from briefgen.builder.build import build
from briefgen.errors import BriefgenError
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report
from tests.commands import small
from tests.commands.small import change
from tests.decided import status

NOW = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
ALL = BuildRequest(Selection(), NOW, None, 1, force=False)
FORMATS = "formats: [docx, pdf]\n"
WELLS = "data/initiatives/wells.yaml"
INTERNAL = "theme: water\nrelease: {audience: internal}"
STATE, LIST = ".briefgen/state.sqlite", ".briefgen/published"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = small.make(tmp_path / "workspace")
    change(made, "briefgen.yaml", FORMATS, "formats: [docx]\n")
    (made / "templates/overview.md").unlink()
    built(made)
    return made


def built(root: Path, request: BuildRequest = ALL) -> Report:
    return build(root, request, lambda *_: None)


def withdrawn(report: Report) -> set[str]:
    return {each.path for each in report.withdrawn}


def sheets(folder: str, *names: str) -> set[str]:
    return {f"{folder}/sheet/sheet-{name}.docx" for name in names}


def strays(root: Path, request: BuildRequest = ALL) -> list[str]:
    """Build, and give what was told of files that nobody can judge; status agrees."""
    foreseen = status(root, NOW, request.output).diagnostics
    found = built(root, request).diagnostics
    told, expected = (
        {str(each) for each in one if each.rule == "stray"} for one in (found, foreseen)
    )
    assert told == expected
    return sorted(told)


def test_a_folder_that_outputs_were_written_to_before_is_judged(root: Path) -> None:
    change(root, "briefgen.yaml", "formats:", "output: out\nformats:")
    assert built(root).withdrawn == ()
    change(root, WELLS, "theme: water", INTERNAL)
    foreseen = status(root, NOW, None).withdrawn
    report = built(root)
    assert withdrawn(report) >= sheets("build/public", "water.en", "water.fr")
    assert {*foreseen} >= sheets("build/public", "water.en", "water.fr")
    assert (root / "build/public/sheet/sheet-trade.en.docx").exists()
    assert built(root).withdrawn == ()


@pytest.mark.parametrize("kept", [[], [STATE], [LIST], [STATE, LIST]])
def test_what_stands_there_is_withdrawn_or_told_whatever_is_lost(
    kept: list[str], root: Path
) -> None:
    change(root, "briefgen.yaml", "formats:", "output: out\nformats:")
    built(root)
    for path in {STATE, LIST} - {*kept}:
        (root / path).unlink()
    change(root, WELLS, "theme: water", INTERNAL)
    if STATE in kept:
        assert withdrawn(built(root)) >= sheets("build/public", "water.en")
    else:
        for _ in range(3):
            (told,) = strays(root)
            assert "build/public:1:1: warning:" in told
            assert "sheet/sheet-water.en.docx" in told
        shutil.rmtree(root / "build/public")
        assert strays(root) == []


@pytest.mark.parametrize("lost", [LIST, STATE])
def test_what_stands_outside_is_judged_or_told_where_one_of_two_is_lost(
    lost: str, root: Path, tmp_path: Path
) -> None:
    """No search finds it: the state and the list beside it know of it alone."""
    built(root, replace(ALL, output=tmp_path / "there"))
    (root / lost).unlink()
    change(root, WELLS, "theme: water", INTERNAL)
    report = built(root)
    there = f"{tmp_path}/there/public"
    if lost == LIST:
        assert withdrawn(report) >= sheets(there, "water.en", "water.fr")
    told = {each.place.path for each in report.diagnostics if each.rule == "stray"}
    assert (there in told) == (lost == STATE)


def test_a_list_of_others_names_no_folder_outside(root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside/sheet"
    outside.mkdir(parents=True)
    (outside / "sheet-water.en.docx").write_bytes(b"mine")
    (root / "old/sheet").mkdir(parents=True)
    (root / "old/sheet/sheet-water.en.docx").write_bytes(b"")
    named = [str(outside.parent), "../outside", "old", 7, "a\0b"]
    lines = "".join(f'["{each}", ""]\n' for each in named)
    (root / LIST).write_text(f"{lines}{{}}\n[\n\n", "utf-8")
    change(root, WELLS, "It digs wells.", "It digs.")
    (told,) = strays(root)
    assert told.startswith("old:1:1: warning: what stands here may have been published")


def test_a_workspace_that_moved_still_tells_of_its_former_folder(
    root: Path, tmp_path: Path
) -> None:
    change(root, "briefgen.yaml", "formats:", "output: out\nformats:")
    built(root)
    moved = root.rename(tmp_path / "moved")
    change(moved, WELLS, "theme: water", INTERNAL)
    (told,) = strays(moved)
    assert told.startswith("build/public:1:1: warning:")


def test_the_own_folder_is_judged_when_outputs_go_elsewhere_and_the_reverse(
    root: Path, tmp_path: Path
) -> None:
    there = replace(ALL, output=tmp_path / "there")
    built(root, there)
    change(root, WELLS, "theme: water", INTERNAL)
    found = withdrawn(built(root, there))
    own = sheets("build/public", "water.en", "water.fr")
    assert found >= own
    assert len(found) == 4
    change(root, WELLS, INTERNAL, "theme: water")
    built(root)
    built(root, there)
    change(root, WELLS, "theme: water", INTERNAL)
    found = withdrawn(built(root))
    assert found >= own
    assert len(found) == 4


@pytest.mark.parametrize("name", ["note", "note[1]", "[!a]note"])
def test_copies_of_a_renamed_kind_are_told_until_they_are_gone(
    name: str, root: Path
) -> None:
    (root / "templates/sheet.md").rename(root / f"templates/{name}.md")
    built(root)
    path = root / f"build/public/{name}/{name}-water.en.docx"
    path.write_bytes(b"edited")
    shutil.rmtree(root / ".briefgen")
    (root / f"templates/{name}.md").rename(root / "templates/other.md")
    for _ in range(3):
        (told,) = strays(root)
        assert f"{name}/{name}-water.en.docx" in told
    path.unlink()
    assert strays(root) == []


@pytest.mark.parametrize("name", ["note[1]", "[!a]note", "sheet"])
def test_edited_copies_of_any_kind_are_withdrawn_with_it(name: str, root: Path) -> None:
    if name != "sheet":
        (root / "templates/sheet.md").rename(root / f"templates/{name}.md")
        built(root)
    path = root / f"build/public/{name}/{name}-water.en.docx"
    path.write_bytes(b"edited")
    change(root, WELLS, "It digs wells.", "It digs.")
    built(root)
    copy = path.with_name(f"{name}-water.en.edited-1.docx")
    assert copy.exists()
    change(root, WELLS, "theme: water", INTERNAL)
    assert {path.name, copy.name} <= {
        Path(each).name for each in withdrawn(built(root))
    }
    assert not copy.exists()


def test_without_the_rows_that_tell_of_it_what_is_internal_now_is_told(
    root: Path,
) -> None:
    """Whoever removes what is remembered cannot keep a document published untold."""
    change(root, WELLS, "theme: water", INTERNAL)
    shutil.rmtree(root / ".briefgen")
    (root / "build/public/briefgen.manifest.json").unlink()
    for kinds in ((), ("memo",), ("memo",)):
        report = built(root, replace(ALL, selection=Selection(kinds=kinds)))
        told = [str(each) for each in report.diagnostics]
        assert any(
            "sheet-water.en.docx" in each or "cannot be judged" in each for each in told
        )


def unjudged(root: Path) -> list[str]:
    """Build what cannot be built, and give the folders that were not judged."""
    with pytest.raises(BriefgenError) as caught:
        built(root)
    return [
        each.place.path for each in caught.value.diagnostics if each.rule == "unjudged"
    ]


@pytest.mark.parametrize("lost", [[], [STATE], [LIST], [STATE, LIST]])
@pytest.mark.parametrize(
    "change_of",
    [
        ("briefgen.yaml", "formats:", "output: ../website\nformats:"),
        (WELLS, "amount: 2000000", "amount: two"),
        ("briefgen.yaml", "organization:", "organisation:"),
    ],
)
def test_a_build_that_stops_names_what_it_leaves_unjudged(
    change_of: tuple[str, str, str], lost: list[str], root: Path
) -> None:
    """An output folder that nobody granted, say, and what is internal since."""
    for path in lost:
        (root / path).unlink()
    change(root, WELLS, "theme: water", INTERNAL)
    change(root, *change_of)
    assert unjudged(root) == ["build/public"]
    assert unjudged(root) == ["build/public"]


def test_a_folder_outside_that_is_granted_no_more_is_named(
    root: Path, tmp_path: Path
) -> None:
    change(root, "briefgen.yaml", "formats:", "output: ../website\nformats:")
    asked = {name: f"../website/{name}" for name in ("public", "internal")}
    trust.grant(root, trust.offered(root, asked))
    built(root)
    trust.revoke(root)
    change(root, WELLS, "theme: water", INTERNAL)
    assert {*unjudged(root)} == {"build/public", f"{tmp_path}/website/public"}
    shutil.rmtree(root / "build")
    assert unjudged(root) == [f"{tmp_path}/website/public"]


def test_a_build_that_stops_before_anything_was_published_names_nothing(
    tmp_path: Path,
) -> None:
    made = small.make(tmp_path / "fresh")
    change(made, WELLS, "amount: 2000000", "amount: two")
    assert unjudged(made) == []
