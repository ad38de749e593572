"""A build says whether all that is published was judged; nothing else may be synchronised."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.builder.build import build
from briefgen.planning.plan import Selection
from briefgen.publishing.report import Report
from tests.commands import small
from tests.commands.small import change, write
from tests.publishing.test_judged_folders import ALL, INTERNAL, MEMOS, WELLS

SHEET = "build/public/sheet/sheet-water.en.docx"
NOTHING = replace(ALL, listed=False)


def built(root: Path, request: object = ALL) -> Report:
    assert isinstance(request, type(ALL))
    return build(root, request, lambda *_: None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small.make(tmp_path / "workspace")


def test_all_is_judged_by_a_build_and_by_one_with_nothing_to_do(root: Path) -> None:
    for request in (ALL, ALL, NOTHING, MEMOS, replace(ALL, force=True)):
        report = built(root, request)
        assert (report.judged, report.unjudged) == (True, ())


def test_a_failed_template_leaves_the_rest_judged(root: Path) -> None:
    built(root)
    change(root, "templates/sheet.md", "initiative.title", "initiative.titel")
    report = built(root)
    assert any(each.outcome == "failed" for each in report.results)
    assert report.judged
    assert built(root, NOTHING).judged


def test_what_is_withdrawn_leaves_the_rest_judged(root: Path) -> None:
    built(root)
    change(root, WELLS, "theme: water", INTERNAL)
    report = built(root, MEMOS)
    assert report.withdrawn
    assert report.judged


def test_what_cannot_be_withdrawn_was_not_judged(root: Path) -> None:
    built(root)
    (root / ".briefgen/withdrawn").write_bytes(b"a file")
    change(root, WELLS, "theme: water", INTERNAL)
    for request in (MEMOS, NOTHING):
        assert not built(root, request).judged
    (root / ".briefgen/withdrawn").unlink()
    assert built(root).judged


def test_what_nobody_knows_how_it_was_made_was_not_judged(root: Path) -> None:
    built(root)
    database = root / ".briefgen/state.sqlite"
    with closing(sqlite3.connect(database)) as opened, opened:
        opened.execute("DELETE FROM rows WHERE part IN ('records', 'plan', 'standing')")
    report = built(root, MEMOS)
    assert "unjudged" in {each.rule for each in report.diagnostics}
    assert not report.judged
    assert built(root).judged


def an_edited_output(root: Path) -> str:
    (root / SHEET).write_bytes(b"edited")
    return SHEET


def a_file_of_somebody(root: Path) -> str:
    write(root, "build/public/index.html", "<p>Wells</p>")
    return "build/public/index.html"


def a_file_named_like_a_document(root: Path) -> str:
    write(root, "build/public/sheet/sheet-air.en.pdf", "x")
    return "build/public/sheet/sheet-air.en.pdf"


def a_file_further_down(root: Path) -> str:
    write(root, "build/public/sheet/old/x.pdf", "x")
    return "build/public/sheet/old/x.pdf"


def a_link(root: Path) -> str:
    (root / "build/public/sheet/all").symlink_to(root / "build/internal")
    return "build/public/sheet/all"


def a_manifest_of_somebody(root: Path) -> str:
    write(root, "build/public/manifest.json", "{}")
    return "build/public/manifest.json"


@pytest.mark.parametrize(
    "put",
    [
        an_edited_output,
        a_file_of_somebody,
        a_file_named_like_a_document,
        a_file_further_down,
        a_link,
        a_manifest_of_somebody,
    ],
)
def test_what_no_build_wrote_was_not_judged(
    put: Callable[[Path], str], root: Path
) -> None:
    built(root)
    name = put(root)
    for request in (ALL, NOTHING, NOTHING, MEMOS):
        report = built(root, request)
        assert (report.judged, report.unjudged) == (False, (name,))
    (root / name).unlink()
    assert built(root, NOTHING).judged


def test_an_edited_copy_kept_beside_the_new_file_was_not_judged(root: Path) -> None:
    """It may say what was released then and is not now."""
    built(root)
    (root / SHEET).write_bytes(b"edited")
    report = built(root, replace(ALL, force=True))
    assert not report.judged
    assert report.unjudged == (SHEET.replace(".docx", ".edited-1.docx"),)


def test_former_folders_count(root: Path) -> None:
    built(root)
    text = (root / "briefgen.yaml").read_text("utf-8")
    write(root, "briefgen.yaml", text + "output: {public: out, internal: in}\n")
    assert built(root).judged
    write(root, "build/public/notes.txt", "x")
    report = built(root)
    assert (report.judged, report.unjudged) == (False, ("build/public/notes.txt",))


def test_sources_that_change_meanwhile_leave_all_unjudged(root: Path) -> None:
    def tell(done: int, _: int, __: object) -> None:
        if done == 1:
            change(root, WELLS, "It digs wells.", "It drills wells.")

    assert not build(root, ALL, tell).judged
    assert built(root).judged


def command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefgen", "build", "--jobs", "1", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


def test_json_tells_it_and_a_build_that_stops_is_never_judged(root: Path) -> None:
    whole = json.loads(command(root, "--json").stdout)
    assert (whole["judged"], whole["unjudged"]) == (True, [])
    write(root, "build/public/notes.txt", "x")
    told = json.loads(command(root, "--json").stdout)
    assert (told["judged"], told["unjudged"]) == (False, ["build/public/notes.txt"])
    change(root, WELLS, "amount: 2000000", "amount: many")
    for way in ("--json", "--log-json"):
        done = command(root, way)
        told = json.loads(
            done.stdout if way == "--json" else done.stdout.splitlines()[-1]
        )
        assert (done.returncode, told["judged"]) == (1, False)


def test_a_selection_that_the_workspace_has_not_is_wrong_usage(root: Path) -> None:
    assert command(root, "--log-json", "--kind", "none").returncode == 2
    assert built(root, replace(ALL, selection=Selection(kinds=("sheet",)))).judged
