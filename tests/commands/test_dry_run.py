"""`briefgen build --dry-run`: what a build would do and why; nothing is written."""

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.builder.build import build
from briefgen.builder.decide_actions import decide
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report
from tests.commands.conftest import Run
from tests.commands.small import change, write

NOW = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
ALL = BuildRequest(Selection(), NOW, None, 1, force=False)
SHEET = "build/public/sheet/sheet-water.en.docx"


def standing(root: Path) -> dict[str, tuple[int, bytes]]:
    """Give every file of a workspace, its state among them, with its time and bytes."""
    return {
        path.relative_to(root).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_a_first_build_is_told_and_nothing_is_written(
    workspace: Path, run: Run
) -> None:
    before = standing(workspace)
    done = run("build", "--dry-run", "--language", "en", "--kind", "sheet")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "would build sheet-water.en: docx, pdf\n"
        "  build/public/sheet/sheet-water.en.docx: not made yet\n"
        "  build/public/sheet/sheet-water.en.pdf: not made yet\n"
        "would build sheet-trade.en: docx, pdf\n"
        "  build/public/sheet/sheet-trade.en.docx: not made yet\n"
        "  build/public/sheet/sheet-trade.en.pdf: not made yet\n"
        "2 documents are stale (4 outputs), 0 up to date; nothing was written\n"
    )
    assert standing(workspace) == before


def test_each_action_is_told_with_its_reason(workspace: Path, run: Run) -> None:
    run("build")
    change(workspace, "data/initiatives/wells.yaml", "2000000", "2500000")
    change(workspace, "data/initiatives/wells.yaml", "It digs", "It now digs")
    change(workspace, "briefgen.yaml", "[docx, pdf]", "[docx]")
    write(workspace, SHEET, "edited")
    (workspace / "templates/memo.md").unlink()
    before = standing(workspace)
    done = run("build", "--dry-run")
    assert standing(workspace) == before
    lines = done.out.splitlines()
    words = "“It digs wells.” → “It now digs wells.”"
    assert lines[:3] == [
        "would build sheet-water.en: docx",
        f"  initiatives.wells.description: {words} (data/initiatives/wells.yaml:4:19)",
        f"  {SHEET} was edited: it is kept as sheet-water.en.edited-1.docx",
    ]
    gone = "no document has it any more"
    assert f"would withdraw {SHEET.replace('docx', 'pdf')}: {gone}" in lines
    assert f"would remove build/internal/memo/memo-water.en.docx: {gone}" in lines
    assert lines[-1].endswith("; nothing was written")


def test_what_may_not_be_published_is_told(workspace: Path, run: Run) -> None:
    run("build")
    change(
        workspace,
        "data/initiatives/wells.yaml",
        "theme: water\n",
        "theme: water\nrelease: {marking: secret}\n",
    )
    done = run("build", "--dry-run", "--kind", "overview")
    why = "it may not be published"
    assert f"would withdraw {SHEET}: {why}" in done.out.splitlines()
    assert (workspace / SHEET).exists()
    assert run("build", "--kind", "overview").code == 0
    assert not (workspace / SHEET).exists()


def test_json_is_that_of_a_status(workspace: Path, run: Run) -> None:
    run("build")
    change(workspace, "data/themes.yaml", "{en: Water", "{en: Waters")
    told = json.loads(run("build", "--dry-run", "--json").out)
    assert told == json.loads(run("status", "--json").out)
    assert told["stale"]


def test_mistakes_of_the_data_end_it_as_they_end_a_build(
    workspace: Path, run: Run
) -> None:
    write(workspace, "data/themes.yaml", "- id: [\n")
    wanted, asked = run("build"), run("build", "--dry-run")
    assert (asked.code, asked.err) == (wanted.code, wanted.err)
    told = json.loads(run("build", "--dry-run", "--json").out)
    assert [each["rule"] for each in told["diagnostics"]] == ["yaml-syntax"]


def test_a_mistake_in_a_template_is_told_as_the_build_tells_it(
    workspace: Path, run: Run
) -> None:
    change(workspace, "templates/overview.md", "introduction", "introductoin")
    asked = run("build", "--dry-run", "--kind", "overview")
    built = run("build", "--kind", "overview")
    assert (asked.code, asked.err) == (built.code, built.err) == (1, built.err)
    assert asked.out.startswith("cannot build overview-portfolio.en: pdf\n")
    told = json.loads(run("build", "--dry-run", "--kind", "overview", "--json").out)
    assert [each["severity"] for each in told["diagnostics"]] == ["error"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--kind", "sheets"), "sheets"),
        (("--open",), "--dry-run builds nothing that --open could show"),
    ],
)
def test_a_wrong_choice_is_told(
    workspace: Path,  # noqa: ARG001 - the folder where it runs
    run: Run,
    options: tuple[str, ...],
    message: str,
) -> None:
    done = run("build", "--dry-run", *options)
    assert done.code == 2
    assert message in done.err


CHOICES = {
    "everything": {},
    "a kind": {"selection": Selection(kinds=("sheet",))},
    "a language": {"selection": Selection(languages=("fr",))},
    "a format": {"selection": Selection(formats=("pdf",))},
    "a theme": {"selection": Selection(themes=("water",))},
    "by force": {"force": True},
    "previews": {"preview": True},
}


@pytest.mark.parametrize("choice", CHOICES)
def test_a_build_does_what_was_told(workspace: Path, choice: str) -> None:
    """Edits, a release that is taken back, a kind that goes: all of it, or some."""
    request = replace(ALL, **CHOICES[choice])  # type: ignore[arg-type]
    compare(workspace, request)
    change(workspace, "data/initiatives/ports.yaml", "It builds", "It rebuilds")
    change(
        workspace,
        "data/initiatives/wells.yaml",
        "theme: water\n",
        "theme: water\nrelease: {embargo: 2024-12-01T00:00:00-05:00}\n",
    )
    write(workspace, SHEET, "edited")
    compare(workspace, request)
    (workspace / "templates/overview.md").unlink()
    compare(workspace, request)
    compare(workspace, request)


def compare(root: Path, request: BuildRequest) -> None:
    """Compare what is decided with what the build then does."""
    before = standing(root)
    actions = decide(root, request)
    assert standing(root) == before
    report: Report = build(root, request, lambda *_: None)
    outcomes = {result.path: result.outcome for result in report.results}
    tried = {path for write in actions.writes for path in write.paths}
    made = {path for path, how in outcomes.items() if how in {"written", "unchanged"}}
    assert made <= tried
    for path in tried - made:  # refused, or a preview of what is not under embargo
        assert outcomes.get(path, "") in {"", "held back", "withdrawn"}
    withdrawn = {each.path for each in report.withdrawn}
    assert {*actions.withdrawn} <= withdrawn
    assert withdrawn - {*actions.withdrawn} <= tried  # it was to be made again
    assert actions.removed == report.removed
    assert actions.left_out == report.left_out
