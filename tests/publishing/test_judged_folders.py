"""What a build did not make again is judged: whether it may still be published."""

import datetime
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.builder.build import build
from briefgen.errors import BriefgenError
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing import manifest
from briefgen.publishing.report import Report
from briefgen.state.state import opened
from tests.commands import small
from tests.commands.small import change, write
from tests.decided import status

NOW = datetime.datetime(2024, 11, 1, tzinfo=datetime.UTC)
AFTER = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
ALL = BuildRequest(Selection(), NOW, None, 1, force=False)
MEMOS = replace(ALL, selection=Selection(kinds=("memo",)))
WELLS = "data/initiatives/wells.yaml"
SHEETS = "build/public/sheet"
INTERNAL = "theme: water\nrelease: {audience: internal}"
EMBARGO = "theme: water\nrelease: {embargo: 2024-11-16T12:00:00-05:00}"
TOTAL = "{{ (portfolio.initiatives | released).funding.new_money | money }}"
WATER = {
    f"{SHEETS}/sheet-water.{language}.{suffix}"
    for language in ("en", "fr")
    for suffix in ("docx", "pdf")
}
TOTALS = {f"build/public/overview/overview-portfolio.{one}.pdf" for one in ("en", "fr")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = small.make(tmp_path / "workspace")
    change(made, "templates/overview.md", "{{ portfolio.introduction }}", TOTAL)
    built(made)
    return made


def built(root: Path, request: BuildRequest = ALL) -> Report:
    return build(root, request, lambda *_: None)


def withdrawn(report: Report) -> set[str]:
    return {found.path for found in report.withdrawn}


def listed(root: Path) -> set[str]:
    return {f"build/public/{path}" for path in manifest.read(root / "build/public")}


def test_a_kind_that_was_not_asked_for_is_withdrawn_all_the_same(root: Path) -> None:
    change(root, WELLS, "theme: water", INTERNAL)
    report = built(root, MEMOS)
    assert report.diagnostics == ()
    assert withdrawn(report) >= WATER
    assert not WATER & listed(root)
    assert f"{SHEETS}/sheet-trade.en.pdf" in listed(root)


@pytest.mark.parametrize(
    "selection",
    [Selection(formats=("docx",)), Selection(languages=("en",), kinds=("sheet",))],
)
def test_other_formats_and_languages_are_withdrawn_too(
    root: Path, selection: Selection
) -> None:
    change(root, WELLS, "theme: water", INTERNAL)
    assert withdrawn(built(root, replace(ALL, selection=selection))) >= WATER


def test_nothing_is_withdrawn_twice_nor_for_no_reason(root: Path) -> None:
    assert built(root, MEMOS).withdrawn == ()
    change(root, WELLS, "amount: 2000000", "amount: 2500000")
    assert built(root, MEMOS).withdrawn == ()
    change(root, WELLS, "theme: water", INTERNAL)
    assert built(root, MEMOS).withdrawn
    assert built(root, MEMOS).withdrawn == ()


def test_a_clock_that_is_set_back_brings_an_embargo_back(root: Path) -> None:
    change(root, WELLS, "theme: water", EMBARGO)
    after = replace(ALL, as_of=AFTER)
    built(root, after)
    assert built(root, replace(MEMOS, as_of=AFTER)).withdrawn == ()
    assert withdrawn(built(root, MEMOS)) >= WATER


def test_what_could_not_be_withdrawn_is_tried_each_time(root: Path) -> None:
    blocked = root / ".briefgen/withdrawn"
    blocked.write_bytes(b"a file")
    change(root, WELLS, "theme: water", INTERNAL)
    for _ in range(2):
        assert {told.rule for told in built(root, MEMOS).diagnostics} == {"withdraw"}
    blocked.unlink()
    assert withdrawn(built(root, MEMOS)) >= WATER


def test_every_folder_is_judged_wherever_outputs_go(root: Path, tmp_path: Path) -> None:
    other = replace(MEMOS, output=tmp_path / "other")
    built(root, replace(ALL, output=tmp_path / "other"))
    change(root, WELLS, "theme: water", INTERNAL)
    found = withdrawn(built(root, other))
    assert found >= WATER
    assert {path for path in found if "sheet-water" in path} > WATER
    assert withdrawn(built(root, MEMOS)) == set()


def test_a_total_that_counts_what_is_held_back_now_is_withdrawn(root: Path) -> None:
    change(root, WELLS, "theme: water", INTERNAL)
    assert withdrawn(built(root, MEMOS)) == WATER | TOTALS


def test_a_total_that_never_counted_it_stays(root: Path) -> None:
    text = (root / WELLS).read_text("utf-8").replace("theme: water", EMBARGO)
    write(root, "data/initiatives/dams.yaml", text)
    assert withdrawn(built(root, MEMOS)) == WATER  # which asks for all initiatives


def test_a_total_that_changed_by_what_is_shown_stays(root: Path) -> None:
    change(root, WELLS, "theme: water", EMBARGO)
    built(root)
    change(root, "data/initiatives/ports.yaml", "3500000", "4500000")
    assert built(root, MEMOS).withdrawn == ()


def test_mistakes_in_the_data_leave_all_unjudged_and_say_so(root: Path) -> None:
    change(root, WELLS, "theme: water", INTERNAL)
    change(root, "data/themes.yaml", "- id: trade", "- id: Trade!")
    with pytest.raises(BriefgenError) as caught:
        built(root)
    told = caught.value.diagnostics[-1]
    assert str(told) == (
        "build/public:1:1: warning: nothing here was judged: with mistakes that stop"
        " a build, what may no longer be published still stands [unjudged]\n"
        "  hint: publish nothing from here before a build has read the data"
    )
    assert listed(root) >= WATER
    change(root, "briefgen.yaml", "organization:", "organisation:")
    with pytest.raises(BriefgenError) as caught:
        built(root)
    assert caught.value.diagnostics[-1] == told


def test_where_nothing_stands_nothing_is_said(root: Path, tmp_path: Path) -> None:
    change(root, "data/themes.yaml", "- id: trade", "- id: Trade!")
    for request in (replace(ALL, output=tmp_path / "other"), ALL):
        with pytest.raises(BriefgenError) as caught:
            built(root, request)
        told = [each for each in caught.value.diagnostics if each.rule == "unjudged"]
        assert [each.place.path for each in told] == ["build/public"]
    fresh = small.make(tmp_path / "fresh")
    change(fresh, "data/themes.yaml", "- id: trade", "- id: Trade!")
    with pytest.raises(BriefgenError) as caught:
        built(fresh)
    assert "unjudged" not in {told.rule for told in caught.value.diagnostics}


@pytest.mark.parametrize("request_", [ALL, MEMOS])
def test_what_a_kind_published_that_is_internal_now_is_withdrawn(
    root: Path, request_: BuildRequest
) -> None:
    (root / f"{SHEETS}/sheet-water.en.docx").write_bytes(b"edited")
    change(root, "templates/sheet.md", "audience: public", "audience: internal")
    report = built(root, request_)
    assert withdrawn(report) >= WATER
    assert listed(root) == TOTALS
    assert not list((root / SHEETS).glob("*"))


def test_what_was_made_from_what_is_lost_is_made_again(root: Path) -> None:
    with closing(sqlite3.connect(root / ".briefgen/state.sqlite")) as database:
        database.execute("DELETE FROM rows WHERE part = 'records'")
        database.commit()
    change(root, WELLS, "amount: 2000000", "amount: 2500000")
    found = status(root, NOW, None)
    assert {change.kind for stale in found.writes for change in stale.changes} == {
        "state"
    }
    report = built(root)
    assert (report.diagnostics, report.withdrawn) == ((), ())
    assert len([each for each in report.results if each.outcome == "written"]) > 1


def test_what_cannot_be_judged_is_withdrawn_when_it_cannot_be_made(root: Path) -> None:
    (root / ".briefgen/state.sqlite").unlink()
    change(root, "templates/sheet.md", "initiative.title", "initiative.titel")
    assert withdrawn(built(root)) >= WATER
    assert withdrawn(built(root)) == set()


def test_what_cannot_be_judged_and_was_not_asked_for_is_told(root: Path) -> None:
    change(root, WELLS, "theme: water", EMBARGO)
    built(root, replace(ALL, preview=True))
    (root / ".briefgen/state.sqlite").unlink()
    (root / "build/public/overview/overview-portfolio.fr.pdf").unlink()
    for number in (5, 5):
        (told,) = built(root, MEMOS).diagnostics
        assert str(told) == (
            f"build/public:1:1: warning: {number} files here cannot be judged: what they"
            " were made from is not known [unjudged]\n"
            "  hint: build everything once: `briefgen build`"
        )
    assert "unjudged" not in {told.rule for told in built(root).diagnostics}
    assert built(root, MEMOS).diagnostics == ()
    (root / ".briefgen/state.sqlite").unlink()
    for path in listed(root) - {f"{SHEETS}/sheet-trade.en.pdf"}:
        (root / path).unlink()
    (told,) = built(root, MEMOS).diagnostics
    assert told.message.startswith("1 file here cannot be judged")


def test_the_manifest_lists_what_a_kind_left_that_cannot_be_read(root: Path) -> None:
    before = listed(root)
    change(root, "templates/sheet.md", "per: theme", "per: themes")
    built(root)
    assert listed(root) == before
    change(root, "templates/sheet.md", "per: themes", "per: theme")
    assert built(root).diagnostics == ()
    (root / "templates/sheet.md").unlink()
    built(root, MEMOS)
    assert listed(root) == before
    built(root)
    assert listed(root) == TOTALS


def test_the_manifest_lists_nothing_outside_its_folder(root: Path) -> None:
    path = root / "build/public/briefgen.manifest.json"
    told = json.loads(path.read_text("utf-8"))
    away = "../internal/memo/memo-water.en.docx"
    told["outputs"].append({**told["outputs"][0], "path": away})
    path.write_text(json.dumps(told), "utf-8")
    built(root, MEMOS)
    assert away not in manifest.read(root / "build/public")


def test_the_state_knows_as_of_when_all_was_judged(root: Path) -> None:
    with opened(root) as state:
        last = state.plan()
    assert last is not None
    assert last[2]
