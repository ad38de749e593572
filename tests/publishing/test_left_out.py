"""A kind with `only: released` leaves out subjects until they may be published."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.builder.build import build
from briefgen.builder.check import Judgement, check_workspace
from briefgen.commands.left_out_output import held_back
from briefgen.commands.left_out_output import left_out as left_out_lines
from briefgen.planning.plan import INTERNAL, Selection
from briefgen.planning.request import BuildRequest
from briefgen.provenance.where_used import locate
from briefgen.publishing import manifest
from briefgen.publishing.report import Report
from briefgen.workspace import open_workspace
from tests.commands import small
from tests.commands.small import change
from tests.decided import status

NOW = datetime.datetime(2024, 11, 1, tzinfo=datetime.UTC)
AFTER = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
ALL = BuildRequest(Selection(), NOW, None, 1, force=False)
THEMES = "data/themes.yaml"
WATER = "- id: water"
EMBARGO = f"{WATER}\n  release: {{embargo: 2024-11-16T12:00:00-05:00}}"
INNER = f"{WATER}\n  release: {{audience: internal}}"
SHEET = "build/public/sheet/sheet-water.en.docx"
LEFT_OUT = ["sheet-water.en", "sheet-water.fr"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = small.make(tmp_path / "workspace")
    change(made, "templates/sheet.md", "pages: 1", "only: released")
    return made


def built(root: Path, request: BuildRequest = ALL) -> Report:
    return build(root, request, lambda *_: None)


def left_out(report: Report) -> list[str]:
    return [found.name for found in report.left_out]


def public(root: Path) -> set[str]:
    return {path for path in manifest.read(root / "build/public") if "water" in path}


def test_it_is_left_out_and_that_is_no_mistake(root: Path) -> None:
    change(root, THEMES, WATER, EMBARGO)
    report = built(root)
    assert (report.diagnostics, report.withdrawn) == ((), ())
    assert left_out(report) == LEFT_OUT
    assert report.left_out[0].held == "2024-11-16T12:00:00-05:00"
    assert not {found.document.name for found in report.results} & {*LEFT_OUT}
    assert not list((root / "build/public/sheet").glob("*water*"))
    assert "water" not in (root / "build/public/briefgen.manifest.json").read_text(
        "utf-8"
    )
    assert (root / "build/internal/memo/memo-water.en.docx").exists()
    assert (left_out(built(root)), built(root).diagnostics) == (LEFT_OUT, ())


def test_what_was_made_of_it_before_is_withdrawn(root: Path) -> None:
    built(root)
    (root / SHEET).write_bytes(b"edited")
    change(root, THEMES, WATER, EMBARGO)
    report = built(root)
    assert report.diagnostics == ()
    kept = {found.path: found.kept for found in report.withdrawn}
    assert len(kept) == 4
    assert (root / kept[SHEET]).read_bytes() == b"edited"
    assert public(root) == set()
    assert built(root).withdrawn == ()


def test_a_file_of_its_name_that_briefgen_never_wrote_is_told(root: Path) -> None:
    change(root, THEMES, WATER, EMBARGO)
    (root / SHEET).parent.mkdir(parents=True)
    (root / SHEET).write_bytes(b"mine")
    assert status(root, NOW, None).withdrawn == ()
    built(root)
    (root / SHEET).write_bytes(b"mine")
    (told,) = built(root, replace(ALL, force=True)).diagnostics
    assert (told.rule, told.severity) == ("withdraw", "warning")
    assert (root / SHEET).read_bytes() == b"mine"


def test_it_is_made_when_its_day_comes_and_withdrawn_before_it(root: Path) -> None:
    change(root, THEMES, WATER, EMBARGO)
    built(root)
    after = built(root, replace(ALL, as_of=AFTER))
    assert (left_out(after), (root / SHEET).exists()) == ([], True)
    assert len(public(root)) == 4
    assert len(built(root).withdrawn) == 4


def test_that_nothing_else_is_made_does_not_hide_its_day(root: Path) -> None:
    for name in ("memo", "overview"):
        (root / f"templates/{name}.md").unlink()
    path = "data/initiatives/ports.yaml"
    change(root, path, "theme: trade", "theme: water")
    text = (root / THEMES).read_text("utf-8").partition("- id: trade")[0]
    (root / THEMES).write_text(text.replace(WATER, EMBARGO), "utf-8")
    assert built(root).results == ()
    assert len(built(root, replace(ALL, as_of=AFTER)).results) == 4


def test_it_may_be_all_that_is_asked_for(root: Path) -> None:
    change(root, THEMES, WATER, EMBARGO)
    asked = Selection(kinds=("sheet",), themes=("water",), languages=("fr",))
    report = built(root, replace(ALL, selection=asked))
    assert (report.results, left_out(report)) == ((), ["sheet-water.fr"])
    assert left_out(built(root, replace(ALL, selection=asked))) == ["sheet-water.fr"]


def test_it_has_a_preview_until_then(root: Path) -> None:
    change(root, THEMES, WATER, EMBARGO)
    report = built(root, replace(ALL, preview=True))
    assert report.diagnostics == ()
    preview = root / "build/internal/preview"
    assert len(manifest.read(preview)) == 4
    built(root)
    assert len(manifest.read(preview)) == 4
    assert len(built(root, replace(ALL, as_of=AFTER)).removed) == 4


def test_what_is_internal_is_left_out_for_good(root: Path) -> None:
    built(root)
    change(root, THEMES, WATER, INNER)
    change(root, THEMES, "- id: trade", EMBARGO.replace("water", "trade"))
    report = built(root, replace(ALL, preview=True))
    assert report.diagnostics == ()
    assert {found.held for found in report.left_out if found.theme == "water"} == {
        INTERNAL
    }
    assert len(report.withdrawn) == 8
    assert not list((root / "build/internal/preview/sheet").glob("*water*"))
    assert len(left_out(built(root, replace(ALL, as_of=AFTER)))) == 2


def test_what_is_left_out_is_nothing_to_check(root: Path) -> None:
    workspace = open_workspace(root)
    before = check_workspace(workspace, NOW)
    change(root, THEMES, WATER, EMBARGO)
    assert before == Judgement(10, ())
    assert check_workspace(workspace, NOW) == Judgement(8, ())
    assert check_workspace(workspace, AFTER) == Judgement(10, ())


def test_what_is_left_out_uses_no_value(root: Path) -> None:
    change(root, THEMES, WATER, EMBARGO)
    found = locate(root / THEMES, (3, None), root, NOW)
    assert found.diagnostics == ()
    assert found.values is not None
    assert {use.document.kind for each in found.values for use in each.uses} == {"memo"}


def test_its_status_tells_what_still_stands(root: Path) -> None:
    built(root)
    change(root, THEMES, WATER, EMBARGO)
    (root / SHEET).write_bytes(b"edited")
    found = status(root, NOW, None)
    changes = {stale.document.name: stale.changes for stale in found.writes}
    (place,) = changes["sheet-trade.en"]  # its colour was that of the second theme
    assert (place.key, place.old, place.new) == ("themes.trade|place", "1", "0")
    assert not {*changes} & {*LEFT_OUT}
    assert SHEET in found.withdrawn
    assert {*found.withdrawn} == {each.path for each in built(root).withdrawn}
    found = status(root, NOW, None)
    assert found.withdrawn == ()
    assert (found.writes, found.fresh) == ((), 8)
    assert [each.name for each in found.left_out] == LEFT_OUT
    (root / SHEET).write_bytes(b"mine")
    assert status(root, AFTER, None).left_out == ()


def test_an_internal_kind_leaves_nothing_out(root: Path) -> None:
    change(root, "templates/memo.md", "per: theme", "per: theme\nonly: released")
    change(root, THEMES, WATER, EMBARGO)
    report = built(root)
    assert left_out(report) == LEFT_OUT
    assert (root / "build/internal/memo/memo-water.en.docx").exists()


def test_a_portfolio_and_an_initiative_can_be_left_out(root: Path) -> None:
    change(root, "templates/sheet.md", "per: theme", "per: initiative")
    change(root, "templates/sheet.md", "{{ theme.title }}", "{{ initiative.title }}")
    change(root, "templates/sheet.md", "theme.initiatives", "initiative.initiatives")
    change(root, "templates/overview.md", "formats:", "only: released\nformats:")
    embargo = "release: {embargo: 2024-11-16T12:00:00-05:00}\n"
    for name in ("portfolio", "initiatives/wells"):
        path = root / f"data/{name}.yaml"
        path.write_text(embargo + path.read_text("utf-8"), "utf-8")
    assert [name for name in left_out(built(root)) if name.endswith(".en")] == [
        "overview-portfolio.en",
        "sheet-wells.en",
    ]


def test_a_subject_without_initiatives_is_left_out_and_told(root: Path) -> None:
    built(root)
    change(root, "data/initiatives/ports.yaml", "theme: trade", "theme: water")
    report = built(root, replace(ALL, preview=True))
    assert left_out(report) == ["sheet-trade.en", "sheet-trade.fr"]
    assert len(report.withdrawn) == 4
    assert not list((root / "build/internal/preview/sheet").glob("*trade*"))
    assert list(left_out_lines(report.left_out)) == [
        "left out sheet-trade (en, fr): it has no initiatives"
    ]
    assert list(held_back(report.left_out, (), ())) == []


def test_of_a_portfolio_whose_themes_are_all_held_nothing_is_told(root: Path) -> None:
    public, only = "audience: public", "audience: public\nonly: released"
    change(root, "templates/overview.md", public, only)
    change(root, THEMES, WATER, EMBARGO)
    assert "overview-portfolio.en" not in left_out(built(root))
    change(root, THEMES, "- id: trade", EMBARGO.replace("water", "trade"))
    assert "overview-portfolio.en" in left_out(built(root))
