"""A build with nothing to do compares names, sizes and times, and tells the same."""

import datetime
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest

from briefgen.builder.build import build
from briefgen.commands.build_output import summary
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report
from briefgen.publishing.standing_outputs import report_of
from briefgen.state import source_stamps
from tests.commands import small
from tests.commands.small import change, write

NOW = datetime.datetime(2024, 11, 1, tzinfo=datetime.UTC)
LATER = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
LISTED = BuildRequest(Selection(), NOW, None, 1, force=False)
COUNTED = replace(LISTED, listed=False)
WELLS = "data/initiatives/wells.yaml"
EMBARGO = "theme: water\nrelease: {embargo: 2024-11-16T12:00:00-05:00}"
SHEET = "build/public/sheet/sheet-water.en.pdf"
Edit: TypeAlias = Callable[[Path], object]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a workspace whose files count as written long ago."""
    monkeypatch.setattr(source_stamps, "SETTLED", -(10**12))
    return small.make(tmp_path / "workspace")


def built(root: Path, request: BuildRequest = COUNTED) -> Report:
    return build(root, request, lambda *_: None)


def told(report: Report) -> tuple[object, ...]:
    """Return all that is told of a build, but for a line for each output."""
    words = summary(report, 0.0)
    return words, report.diagnostics, report.folders, report.left_out, report.coming


def same(root: Path, request: BuildRequest = COUNTED) -> Report:
    """Check that a build looks at no output, and tells what one tells that does."""
    quick = built(root, request)
    assert quick.results == ()
    listed = built(root, replace(request, listed=True))
    assert told(quick) == told(listed)
    assert quick.standing == len(listed.results) > 0
    assert {each.outcome for each in listed.results} == {"up to date"}
    return quick


def test_after_a_build_nothing_is_looked_at(root: Path) -> None:
    assert len(built(root).results) == 14
    assert same(root).standing == 14
    assert same(root).standing == 14


def test_it_is_so_after_a_build_that_found_nothing_to_do(root: Path) -> None:
    built(root)
    (root / WELLS).touch()
    assert len(built(root).results) == 14
    same(root)


def test_it_is_so_after_one_document_was_made(root: Path) -> None:
    built(root)
    change(root, WELLS, "It digs wells.", "It digs deep wells.")
    assert {each.outcome for each in built(root).results} == {"up to date", "written"}
    same(root)


def test_warnings_and_strays_are_told_each_time(root: Path) -> None:
    link = "## {{ initiative.title }}\n\n[here](https://example.org)"
    change(root, "templates/sheet.md", "## {{ initiative.title }}", link)
    built(root)
    write(root, "build/public/sheet/sheet-old.en.pdf", "old")
    built(root)
    rules = {each.rule for each in same(root).diagnostics}
    assert {"stray", "link-text"} <= rules


def test_what_is_left_out_and_what_comes_is_told_each_time(root: Path) -> None:
    change(root, WELLS, "theme: water", EMBARGO)
    change(root, "templates/sheet.md", "per: theme", "per: theme\nonly: released")
    built(root)
    report = same(root)
    assert [each.subject for each in report.left_out] == ["water", "water"]
    assert len(report.coming) == 1
    assert report_of(root, replace(COUNTED, as_of=LATER)) is None
    assert "written" in {
        each.outcome for each in built(root, replace(COUNTED, as_of=LATER)).results
    }


def test_other_folders_of_public_outputs_are_looked_at_too(root: Path) -> None:
    elsewhere = replace(COUNTED, output=root.parent / "elsewhere")
    built(root)
    built(root, elsewhere)
    same(root, elsewhere)
    assert report_of(root, COUNTED) is None
    built(root)
    same(root)
    write(root.parent, "elsewhere/public/sheet/sheet-old.en.pdf", "old")
    assert report_of(root, COUNTED) is None


def turned(root: Path) -> None:
    """Put a link where the folder of outputs was."""
    (root / "build").rename(root / "moved")
    (root / "build").symlink_to(root / "moved")


def linked(root: Path) -> None:
    """Put a link where an output was."""
    (root / SHEET).rename(root / "moved")
    (root / SHEET).symlink_to(root / "moved")


def altered(statement: str) -> Edit:
    def edit(root: Path) -> None:
        with closing(sqlite3.connect(root / ".briefgen/state.sqlite")) as database:
            database.execute(statement)
            database.commit()

    return edit


def again(path: str) -> Edit:
    """Return an edit that writes a file again, with its time and size of before."""

    def edit(root: Path) -> None:
        at, text = (root / path).stat(), (root / path).read_bytes()
        (root / path).write_bytes(text[::-1])
        os.utime(root / path, ns=(at.st_atime_ns, at.st_mtime_ns))

    return edit


EDITS: dict[str, Edit] = {
    "a source": lambda root: change(root, WELLS, "It digs", "It dug"),
    "a source, its time and size kept": again(WELLS),
    "a new source": lambda root: write(root, "data/initiatives/x.yaml", "x"),
    "a new template": lambda root: write(root, "templates/x.md", "x"),
    "a source that is gone": lambda root: (root / WELLS).unlink(),
    "a folder of sources": lambda root: (root / "charts").mkdir(),
    "an output": lambda root: write(root, SHEET, "edited"),
    "an output, its time and size kept": again(SHEET),
    "an output that is gone": lambda root: (root / SHEET).unlink(),
    "an output that is a link": linked,
    "a stray": lambda root: write(root, "build/public/sheet/sheet-x.en.pdf", "x"),
    "a file of a killed build": lambda root: write(
        root, "build/public/.x.1.briefgen-part", "x"
    ),
    "no manifest": lambda root: (root / "build/public/briefgen.manifest.json").unlink(),
    "a manifest": again("build/internal/briefgen.manifest.json"),
    "no list of folders": lambda root: (root / ".briefgen/published").unlink(),
    "the list of folders": again(".briefgen/published"),
    "a link": turned,
    "no state": lambda root: (root / ".briefgen/state.sqlite").unlink(),
    "what stood": altered("UPDATE rows SET content = '{}' WHERE part = 'standing'"),
    "a state that is no database": lambda root: write(
        root, ".briefgen/state.sqlite", "x"
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_any_change_a_build_looks_at_all(edit: Edit, root: Path) -> None:
    built(root)
    assert report_of(root, COUNTED) is not None
    edit(root)
    assert report_of(root, COUNTED) is None


def test_after_a_change_of_the_surroundings_too(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(root)
    for name in ("SOURCE_DATE_EPOCH", "BRIEFGEN_STATE_KEY"):
        assert report_of(root, COUNTED) is not None
        with monkeypatch.context() as other:
            other.setenv(name, "1731715200")
            assert report_of(root, COUNTED) is None


@pytest.mark.parametrize(
    "request_",
    [
        LISTED,
        replace(COUNTED, force=True),
        replace(COUNTED, preview=True),
        replace(COUNTED, selection=Selection(kinds=("sheet",))),
        replace(COUNTED, output=Path("/nowhere/else")),
    ],
)
def test_a_build_that_wants_something_else_looks_at_it(
    request_: BuildRequest, root: Path
) -> None:
    built(root)
    assert report_of(root, request_) is None


UNSETTLED: dict[str, Edit] = {
    "an edited output": lambda root: write(root, SHEET, "edited"),
    "a document with a mistake": lambda root: write(root, "templates/sheet.md", "x"),
    "a text that a language lacks": lambda root: change(root, WELLS, ", fr: Puits", ""),
    "a mistake in the data": lambda root: write(root, WELLS, "x"),
}


@pytest.mark.parametrize("edit", UNSETTLED.values(), ids=UNSETTLED)
def test_what_the_next_build_has_to_tell_or_do_is_not_passed_over(
    edit: Edit, root: Path
) -> None:
    built(root)
    edit(root)
    for _ in range(2):
        try:
            built(root)
        except Exception as error:  # noqa: BLE001 - the mistakes of the data
            assert "wells.yaml" in str(error)  # noqa: PT017 - of one case
        assert report_of(root, COUNTED) is None


def test_a_source_that_just_changed_may_change_again(
    tmp_path: Path,
) -> None:
    root = small.make(tmp_path / "workspace")
    built(root)
    assert report_of(root, COUNTED) is None
