"""Whatever interrupts a build, nothing is torn or lost, and the next one ends it."""

import datetime
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.builder.build import build
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report
from tests import unmeasured
from tests.commands import small
from tests.commands.small import change
from tests.state.test_state import damage

NOW = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
BEFORE = datetime.datetime(2024, 11, 1, tzinfo=datetime.UTC)
COMMAND = (sys.executable, "-m", "briefgen", "build", "--jobs", "1")
WELLS, PORTS = "data/initiatives/wells.yaml", "data/initiatives/ports.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small.make(tmp_path / "workspace")


def built(root: Path, as_of: datetime.datetime = NOW) -> Report:
    request = BuildRequest(Selection(), as_of, None, 1, force=False)
    return build(root, request, lambda *_: None)


def outputs(root: Path) -> dict[str, bytes]:
    """Give everything in the output folders, whatever it is called."""
    found = (path for path in (root / "build").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def edit(root: Path) -> None:
    """Make the documents of one theme stale, and those of the portfolio."""
    change(root, WELLS, "It digs wells.", "It digs deep wells.")
    change(root, "data/portfolio.yaml", "An introduction.", "A longer introduction.")


def versions(folder: Path) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """Give the outputs of clean builds, before and after the edit."""
    root = small.make(folder / "clean")
    built(root)
    first = outputs(root)
    edit(root)
    built(root)
    return first, outputs(root)


def kill(root: Path, after: float) -> bool:
    """Kill a build so many seconds after its beginning; say whether it was at work."""
    process = subprocess.Popen(
        COMMAND, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def killed(folder: Path, times: int) -> None:
    first, second = versions(folder)
    timed = small.make(folder / "timed")
    begun = time.perf_counter()
    subprocess.run(COMMAND, cwd=timed, check=True, capture_output=True)
    whole = time.perf_counter() - begun
    hit = 0
    for number in range(times):
        root = small.make(folder / f"killed-{number}")
        built(root)
        edit(root)
        hit += kill(root, whole * (0.2 + number / times))
        for path, content in outputs(root).items():
            if not path.endswith(".briefgen-part"):
                assert content in {first[path], second[path]}, path
        report = built(root)
        assert not [told for told in report.diagnostics if told.severity == "error"]
        assert outputs(root) == second
    assert hit > times / 4


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill that cannot be caught")
@pytest.mark.interop
def test_a_killed_build_tears_nothing_and_the_next_one_ends_it(tmp_path: Path) -> None:
    killed(tmp_path, 20)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill that cannot be caught")
@pytest.mark.soak
def test_many_killed_builds_tear_nothing(tmp_path: Path) -> None:
    killed(tmp_path, 100)


def test_what_a_killed_build_left_goes_with_the_next_one(root: Path) -> None:
    built(root)
    clean = outputs(root)
    (root / "build/public/.briefgen.manifest.json.7.briefgen-part").write_bytes(b"half")
    built(root)
    assert outputs(root) == clean


FULL = """\
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
from briefgen.cli import main
sys.argv = ["briefgen", "build", "--jobs", "1"]
main()
"""


def full(root: Path, size: int) -> subprocess.CompletedProcess[str]:
    """Build where no file may have more bytes than `size`."""
    code = FULL.format(size=size)
    command = (sys.executable, "-c", code)
    return subprocess.run(
        command,
        cwd=root,
        env=unmeasured.environment(),  # what measures could not write its file either
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such bound")
def test_where_a_file_does_not_fit_the_others_are_written(root: Path) -> None:
    built(root)
    edit(root)
    before = outputs(root)
    sizes = {path: len(content) for path, content in before.items()}
    largest = max(sizes[path] for path in sizes if path.endswith(".docx"))
    state = (root / ".briefgen/state.sqlite").stat().st_size
    # a font needs room: letters that some face has
    letters = " ".join(map(chr, (*range(0xC0, 0x250), *range(0x410, 0x450))))
    change(
        root,
        "templates/overview.md",
        "{{ portfolio.intro",
        f"{letters}\n\n**{letters}** *{letters}* {{{{ portfolio.intro",
    )
    done = full(root, max(largest, state + state // 4))
    assert done.returncode == 1
    assert (
        "build/public/overview/overview-portfolio.en.pdf:1:1: error: cannot write:"
        " File too large [output]\n"
        "  hint: the file is larger than this disk, or your account, allows\n"
    ) in done.stderr
    after = outputs(root)
    assert after.keys() == before.keys()
    assert (
        after["build/public/sheet/sheet-water.en.docx"]
        != (before["build/public/sheet/sheet-water.en.docx"])
    )
    for path in before:
        if "overview" in path:
            assert after[path] == before[path]
    built(root)
    assert (
        outputs(root)["build/public/overview/overview-portfolio.en.pdf"]
        != (before["build/public/overview/overview-portfolio.en.pdf"])
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such bound")
def test_where_the_state_does_not_fit_it_is_told_and_nothing_is_torn(
    root: Path,
) -> None:
    built(root)
    before = outputs(root)
    edit(root)
    done = full(root, 1000)
    assert done.returncode == 1
    told = ".briefgen/state.sqlite:1:1: warning: cannot remember what is up to date"
    assert done.stderr.count(told) == 1
    assert "Traceback" not in done.stderr
    assert outputs(root) == before
    built(root)
    assert outputs(root) != before


def test_a_folder_that_cannot_be_written_to_leaves_the_others(root: Path) -> None:
    blocked = root / "build/public/sheet"
    blocked.parent.mkdir(parents=True)
    blocked.write_bytes(b"a file")
    report = built(root)
    told = {found.place.path: found.message for found in report.diagnostics}
    assert set(told) == {
        f"build/public/sheet/sheet-{theme}.{language}.{suffix}"
        for theme in ("water", "trade")
        for language in ("en", "fr")
        for suffix in ("docx", "pdf")
    }
    assert all(message.startswith("cannot write: ") for message in told.values())
    assert blocked.read_bytes() == b"a file"
    written = [found.path for found in report.results if found.outcome == "written"]
    assert len(written) == 6
    blocked.unlink()
    assert {found.outcome for found in built(root).results} == {"written", "up to date"}


def test_a_clock_that_is_set_back_holds_back_again_and_loses_nothing(
    root: Path,
) -> None:
    label = "theme: water\nrelease: {embargo: 2024-11-16T12:00:00-05:00}"
    change(root, WELLS, "theme: water", label)
    built(root)
    after = outputs(root)
    report = built(root, BEFORE)
    assert {found.rule for found in report.diagnostics} == {"unreleased"}
    assert not list((root / "build/public/sheet").glob("sheet-water.*"))
    for each in report.withdrawn:
        assert (root / each.kept).read_bytes() == after[each.path]
    assert len(report.withdrawn) == 4
    built(root)
    assert outputs(root) == after


def test_files_from_the_future_are_read_again(root: Path) -> None:
    built(root)
    file = root / WELLS
    later = time.time_ns() + 10**13
    os.utime(file, ns=(later, later))
    built(root)
    change(root, WELLS, "It digs wells.", "It fills wells")
    os.utime(file, ns=(later, later))
    outcomes = {found.path: found.outcome for found in built(root).results}
    assert outcomes["build/public/sheet/sheet-water.en.pdf"] == "written"


@pytest.mark.parametrize(("again", "jobs"), [(False, 1), (True, 1), (False, 2)])
def test_a_file_that_changes_during_a_build_is_read_by_the_next(
    root: Path, *, again: bool, jobs: int, tmp_path: Path
) -> None:
    changed: list[int] = [] if not again else [1]

    def tell(done: int, *_: object) -> None:
        if done and not changed:
            edit(root)
            changed.append(1)

    if again:
        edit(root)
    request = BuildRequest(Selection(), NOW, None, jobs, force=False)
    build(root, request, tell)
    built(root)
    assert outputs(root) == versions(tmp_path)[1]
    assert {found.outcome for found in built(root).results} == {"up to date"}


def test_a_file_that_breaks_during_a_build_leaves_what_stands(
    root: Path, tmp_path: Path
) -> None:
    built(root)
    before = outputs(root)
    edit(root)

    def tell(done: int, *_: object) -> None:
        if not done:
            change(root, WELLS, "theme: water", "theme: [")

    report = build(root, BuildRequest(Selection(), NOW, None, 2, force=False), tell)
    assert {told.rule for told in report.diagnostics} == {"yaml-syntax"}
    assert {found.outcome for found in report.results} == {"up to date", "failed"}
    assert outputs(root) == before
    change(root, WELLS, "theme: [", "theme: water")
    built(root)
    assert outputs(root) == versions(tmp_path)[1]


def test_a_state_that_is_damaged_costs_a_build_and_nothing_else(
    root: Path, tmp_path: Path
) -> None:
    built(root)
    damage(root / ".briefgen/state.sqlite")
    edit(root)
    report = built(root)
    assert [found.rule for found in report.diagnostics] == ["damaged-state"]
    assert outputs(root) == versions(tmp_path)[1]
    assert {found.outcome for found in report.results} == {"written", "unchanged"}
    assert built(root).diagnostics == ()


def test_manifests_are_whole_after_every_fault(root: Path) -> None:
    (root / "build/public/briefgen.manifest.json").mkdir(parents=True)
    report = built(root)
    assert [found.place.path for found in report.diagnostics] == [
        "build/public/briefgen.manifest.json"
    ]
    internal = json.loads(
        (root / "build/internal/briefgen.manifest.json").read_text("utf-8")
    )
    assert len(internal["outputs"]) == 4
