"""Tests of `briefgen watch`: real files, saved as people and editors save them."""

import datetime
import mmap
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands import small
from tests.commands.test_scheduled import held
from tests.watch.session import PROGRAM, Session

UP_TO_DATE = "outputs: 14 up to date"
ALL = "14 outputs: 14 written"
WELLS = "data/initiatives/wells.yaml"
LOOKS = 3.5  # seconds: longer than between two looks at the files
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


def outputs(root: Path) -> dict[str, bytes]:
    """Give the files of the output folders by path."""
    files = (path for path in (root / "build").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def clean(root: Path, other: Path) -> dict[str, bytes]:
    """Give the outputs of the same sources, built at once and elsewhere."""
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("build", ".briefgen"))
    command = [str(PROGRAM), "build", "--jobs", "1"]
    subprocess.run(command, cwd=other, capture_output=True, check=False)
    return outputs(other)


def replace(root: Path, path: str, text: str) -> None:
    """Save a file as editors do: write another, and give it the name."""
    fresh = root / path
    fresh = fresh.with_name(f".{fresh.name}.Xa81")
    fresh.write_text(text, "utf-8")
    fresh.rename(root / path)


def test_data_template_style_and_configuration_are_built_again(workspace: Path) -> None:
    style = (workspace / "templates/style.yaml").read_text("utf-8")
    with Session(workspace) as watch:
        watch.expect(ALL)
        small.change(workspace, WELLS, "It digs wells.", "It digs deep wells.")
        watch.builds(WELLS, "2 written, 12 up to date")
        small.change(workspace, "templates/memo.md", "\n{% if", "\nTo read.\n{% if")
        watch.builds("templates/memo.md", "4 written, 10 up to date")
        small.change(
            workspace,
            "briefgen.yaml",
            "organization:",
            "style: look/s.yaml\norganization:",
        )
        watch.expect("failing")
        small.write(workspace, "look/s.yaml", style)
        watch.expect("all is well again")
        small.write(workspace, "look/s.yaml", style + "# a remark\n")
        watch.builds("look/s.yaml", "14 up to date")
        small.change(
            workspace, "briefgen.yaml", "languages: [en, fr]", "languages: [en]"
        )
        watch.builds("briefgen.yaml", "7 outputs:")
        assert watch.stop() == 0
        assert outputs(workspace) == clean(workspace, workspace.with_name("clean"))
    assert watch.out.endswith("stopped: what was written is whole\n")


def test_what_appears_later_is_watched_too(workspace: Path) -> None:
    chart = (ROOT / "charts" / "funding-by-theme.yaml").read_text("utf-8")
    folder, aside = workspace / "data/initiatives", workspace / "data/.old"
    both = "data/initiatives/ports.yaml, data/initiatives/wells.yaml"
    with Session(workspace) as watch:
        watch.expect(ALL)
        small.write(workspace, "charts/funding-by-theme.yaml", chart)
        watch.builds("charts/funding-by-theme.yaml", "14 up to date")
        small.write(workspace, "charts/funding-by-theme.yaml", "kind: [")
        watch.expect("failing")
        small.write(workspace, "charts/funding-by-theme.yaml", chart)
        watch.expect("all is well again")
        folder.rename(aside)
        watch.expect(f"building: {both}")
        watch.expect("failing")
        shutil.copytree(aside, folder)
        watch.expect("all is well again")
        small.change(workspace, WELLS, "It digs wells.", "It digs deep wells.")
        watch.builds(WELLS, "2 written, 12 up to date")


def test_a_mistake_and_its_mending_ring_once_each(workspace: Path) -> None:
    with Session(workspace, terminal=True) as watch:
        watch.expect("up to date")
        assert watch.rings == 0
        small.change(workspace, WELLS, "kind: new", "kind: knew")
        watch.expect("failing: ")
        watch.wait_for(lambda: "knew" in watch.out, "the mistake")
        small.change(workspace, WELLS, "amount: 2000000", "amount: 3000000")
        watch.expect("failing: ")
        watch.wait_for(lambda: watch.rings == 1, "a bell")
        small.change(workspace, WELLS, "kind: knew", "kind: new")
        watch.expect("up to date")
        watch.wait_for(lambda: watch.rings == 2, "a second bell")
        assert watch.stop() == 0
        assert watch.rings == 2
        assert watch.out.count("\x1b[?25l") == watch.out.count("\x1b[?25h")


def test_the_screen_names_what_is_not_built(workspace: Path) -> None:
    memo = small.FILES["templates/memo.md"]
    with Session(workspace, terminal=True) as watch:
        watch.expect("up to date")
        small.write(workspace, "templates/memo.md", memo + "{{ theme.titel }}")
        shown = watch.expect("and 1 more")
        assert "not built: memo-water.en" in shown or "memo-trade.en" in shown
        small.write(workspace, "templates/memo.md", memo)
        watch.expect("up to date")


def test_a_workspace_that_is_gone_for_a_while_is_built_again(workspace: Path) -> None:
    aside = workspace.with_name("aside")
    with Session(workspace) as watch:
        watch.expect(ALL)
        workspace.rename(aside)
        watch.expect("failing")
        aside.rename(workspace)
        watch.expect("all is well again")
        small.change(workspace, WELLS, "It digs wells.", "It digs deep wells.")
        watch.builds(WELLS, "2 written, 12 up to date")


def test_no_bell_rings_where_none_is_wanted(workspace: Path) -> None:
    small.change(workspace, WELLS, "kind: new", "kind: knew")
    with Session(workspace, "--no-bell", terminal=True) as watch:
        watch.expect("failing: ")
        small.change(workspace, WELLS, "kind: knew", "kind: new")
        watch.expect("up to date")
        assert watch.stop() == 0
        assert watch.rings == 0


def test_a_file_saved_by_half_is_no_mistake(workspace: Path) -> None:
    text = (workspace / WELLS).read_text("utf-8").replace("2000000", "2100000")
    with Session(workspace) as watch:
        watch.expect(ALL)
        for end in (0, 70, 90):
            small.write(workspace, WELLS, text[:end])
            time.sleep(0.5)
        small.write(workspace, WELLS, text)
        watch.expect("up to date; ")
        assert "failing" not in watch.out
        assert "error" not in watch.out


def test_files_saved_by_renames_are_built(workspace: Path) -> None:
    text = (workspace / WELLS).read_text("utf-8")
    with Session(workspace) as watch:
        watch.expect(ALL)
        replace(workspace, WELLS, text.replace("It digs wells.", "It digs deep wells."))
        watch.expect("2 written, 12 up to date")
        small.write(workspace, "data/initiatives/new.tmp", text)
        (workspace / WELLS).rename(workspace / f"{WELLS}~")
        (workspace / "data/initiatives/new.tmp").rename(workspace / WELLS)
        watch.expect("2 written, 12 up to date")
        assert "failing" not in watch.out


def test_what_programs_lay_beside_a_file_builds_nothing(workspace: Path) -> None:
    names = [".wells.yaml.swp", "~$wells.docx", "wells.yaml~", "#wells.yaml#", "4913"]
    names += [".#wells.yaml", ".~lock.wells.docx#", "~WRL0001.tmp", "wells.yaml.bak"]
    with Session(workspace) as watch:
        watch.expect(ALL)
        for name in names:
            for folder in ("data/initiatives", "templates"):
                (workspace / folder / name).write_bytes(b"half")
        (workspace / "build/public/notes.txt").write_bytes(b"no source")
        (workspace / ".briefgen/notes.txt").write_bytes(b"no source")
        assert watch.still(LOOKS) == ""
        for name in names:
            (workspace / "templates" / name).unlink()
        assert watch.still(LOOKS) == ""


def test_an_embargo_that_ends_builds_at_that_moment(workspace: Path) -> None:
    ends = datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=12)  # noqa: TID251
    label = f"release: {{embargo: {ends.isoformat(timespec='seconds')}}}\n"
    text = (workspace / WELLS).read_text("utf-8")
    small.write(workspace, WELLS, label + text)
    published = workspace / "build/public/sheet/sheet-water.en.pdf"
    with Session(workspace) as watch:
        watch.expect("failing")
        assert not published.exists()
        watch.expect("building: an embargo ended")
        watch.expect("all is well again")
        assert published.exists()
        assert published.stat().st_mtime >= int(ends.timestamp())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_during_a_build_leaves_whole_files(
    workspace: Path, number: int
) -> None:
    with Session(workspace) as watch:
        first = workspace / "build/public/sheet"
        watch.wait_for(lambda: any(first.glob("*.pdf")), "a first file")
        assert watch.stop(number) == 0
    assert watch.out.endswith("stopped: what was written is whole\n")
    assert "Traceback" not in watch.out
    assert not [path for path in outputs(workspace) if path.endswith(".part")]
    for path, data in outputs(workspace).items():
        assert data.endswith(b"%%EOF\n") or not path.endswith(".pdf")
    command = [str(PROGRAM), "build"]
    subprocess.run(command, cwd=workspace, check=True, capture_output=True)
    assert outputs(workspace) == clean(workspace, workspace.with_name("clean"))


def test_another_build_is_waited_for_and_told(workspace: Path) -> None:
    with held(workspace) as (other, closed), Session(workspace) as watch:
        watch.expect(f"waiting: process {other.pid} is building here")
        closed.close()
        watch.expect(ALL)
        assert "failing" not in watch.out


def test_changed_chart_code_and_changed_trust_are_as_in_a_new_process(
    workspace: Path,
) -> None:
    for name in ("lollipop.py", "funding-as-lollipop.yaml"):
        text = (ROOT / "docs/examples/charts" / name).read_text("utf-8")
        small.write(workspace, f"charts/{name}", text)
    small.change(
        workspace,
        "templates/overview.md",
        "{{ portfolio.introduction }}",
        "![Funding by theme](chart:funding-as-lollipop)",
    )
    trust = [str(PROGRAM), "trust", "--yes"]
    with Session(workspace) as watch:
        watch.expect("failing")
        subprocess.run(trust, cwd=workspace, check=True, capture_output=True)
        watch.expect("all is well again")
        before = outputs(workspace)
        small.change(workspace, "charts/lollipop.py", "series.accent", "series.ink")
        watch.expect("this code changed since you trusted this folder")
        subprocess.run(trust, cwd=workspace, check=True, capture_output=True)
        watch.expect("all is well again")
        assert outputs(workspace) != before


def test_without_events_files_are_looked_at(workspace: Path) -> None:
    with Session(workspace, "--poll") as watch:
        watch.expect(ALL)
        small.change(workspace, WELLS, "It digs wells.", "It digs deep wells.")
        watch.expect("2 written, 12 up to date")


def test_where_changes_are_not_announced_they_are_looked_for(workspace: Path) -> None:
    """What is written through memory changes a file without any event."""
    with (
        (workspace / WELLS).open("r+b") as file,
        mmap.mmap(file.fileno(), 0) as memory,
        Session(workspace) as watch,
    ):
        watch.expect(ALL)
        at = memory.find(b"digs wells")
        for verb in (b"dugs", b"dogs", b"dags", b"digs"):
            memory[at : at + 4] = verb
            memory.flush()
            watch.builds(WELLS, "2 written, 12 up to date")
            watch.still(LOOKS)
        assert watch.out.count("changes are not announced here") == 1


def test_a_wrong_choice_is_told_at_once(workspace: Path) -> None:
    command = [str(PROGRAM), "watch", "--kind", "sheeet"]
    done = subprocess.run(command, cwd=workspace, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"there is no kind 'sheeet' here" in done.stderr


def test_a_killed_build_is_begun_again(workspace: Path) -> None:
    with Session(workspace) as watch:
        watch.expect(ALL)
        small.change(workspace, WELLS, "It digs wells.", "It digs deep wells.")
        watch.expect(f"building: {WELLS}")
        for child in children(watch.process.pid):
            os.kill(child, signal.SIGKILL)
        watch.expect("; in build")
        assert "failing" not in watch.out
        small.change(workspace, WELLS, "It digs deep wells.", "It digs wells.")
        watch.builds(WELLS, "2 written, 12 up to date")


def children(parent: int) -> list[int]:
    """Give the processes that a process started."""
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    return [int(each) for each in listed.split()]
