"""What a schedule asks of commands: exit codes, silence, events, patience."""

import datetime
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest

from briefgen import cli
from briefgen.commands import run_build
from briefgen.commands.exit_codes import WORDS
from tests.commands.conftest import Run
from tests.commands.small import change
from tests.state.test_state import HOLD

WELLS = "data/initiatives/wells.yaml"
COUNTS = ("written", "up to date", "failed", "held back", "withdrawn")


@contextmanager
def held(workspace: Path) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """Yield another build at work there, and what it reads: once closed, it ends."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(workspace)], stdin=pipe, stdout=pipe, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        yield other, other.stdin


@pytest.mark.parametrize("command", ["", *cli.program.commands])
def test_exit_codes_are_told_in_the_help(command: str, run: Run) -> None:
    text = run(*filter(None, [command]), "--help").out
    listed = text.partition("Exit codes:\n")[2]
    codes = [int(line.split()[0]) for line in listed.splitlines() if line.strip()]
    own = {"": {3}, "status": {3}, "watch": {130}}.get(command, set())
    assert codes == sorted({*WORDS} ^ own)


def test_status_exits_with_what_a_schedule_asks(workspace: Path, run: Run) -> None:
    assert run("status", "--exit-code").code == 3
    assert run("status").code == 0
    run("build")
    assert run("status", "--exit-code").code == 0
    change(workspace, WELLS, "It digs wells.", "It drills wells.")
    for more in ((), ("--json",)):
        assert run("status", "--exit-code", *more).code == 3
    change(workspace, WELLS, "amount: 2000000", "amount: many")
    assert run("status", "--exit-code").code == 1
    assert run("status", "--exit-code", "--nothing").code == 2


def test_what_would_only_be_removed_or_withdrawn_is_stale(
    workspace: Path, run: Run
) -> None:
    run("build")
    (workspace / "templates/memo.md").unlink()
    assert "to remove" in run("status").out
    assert run("status", "--exit-code").code == 3
    run("build")
    assert run("status", "--exit-code").code == 0


def test_quiet_prints_mistakes_and_warnings_alone(workspace: Path, run: Run) -> None:
    done = run("build", "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")
    change(workspace, "templates/sheet.md", "##", "[here](https://example.org)\n\n##")
    done = run("build", "--quiet")
    assert (done.code, done.out) == (0, "")
    assert "[link-text]" in done.err
    change(workspace, WELLS, "amount: 2000000", "amount: many")
    for more in ((), ("--dry-run",)):
        done = run("build", "--quiet", *more)
        assert (done.code, done.out) == (1, "")
        assert "data/initiatives/wells.yaml:3:" in done.err


def test_a_quiet_rehearsal_is_quiet(workspace: Path, run: Run) -> None:
    done = run("build", "--quiet", "--dry-run")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert not (workspace / "build").exists()


@pytest.mark.usefixtures("workspace")
def test_ways_to_tell_exclude_each_other(run: Run) -> None:
    for ways in (("--quiet", "--json"), ("--json", "--log-json")):
        done = run("build", *ways)
        assert done.code == 2
        assert f"{ways[0]} and {ways[1]} exclude each other" in done.err
    assert run("build", "--dry-run", "--log-json").code == 2


def events(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_each_event_is_a_line(workspace: Path, run: Run) -> None:
    done = run("build", "--log-json")
    first, *documents, last = events(done.out)
    assert (done.code, done.err, first["event"]) == (0, "", "begun")
    assert [each["event"] for each in documents] == ["document"] * 10
    assert [each["done"] for each in documents] == [*range(1, 11)]
    assert {each["of"] for each in documents} == {10}
    (output, *_) = documents[0]["outputs"]
    assert output["outcome"] == "written"
    assert (last["event"], last["exit_code"], last["judged"]) == ("ended", 0, True)
    assert last["counts"] == dict.fromkeys(COUNTS, 0) | {"written": 14}
    assert isinstance(last["seconds"], float)
    _, last = events(run("build", "--log-json").out)
    assert last["counts"]["up to date"] == 14
    change(
        workspace, WELLS, "theme: water", "theme: water\nrelease: {audience: internal}"
    )
    done = run("build", "--log-json")
    names = [each["event"] for each in events(done.out)]
    assert (done.code, done.err) == (1, "")
    assert {"withdrawn", "diagnostic", "document"} < {*names}
    assert names[-1] == "ended"


def test_mistakes_that_stop_a_build_are_events(workspace: Path, run: Run) -> None:
    change(workspace, WELLS, "amount: 2000000", "amount: many")
    done = run("build", "--log-json")
    begun, mistake, last = events(done.out)
    assert (done.code, done.err, begun["event"]) == (1, "", "begun")
    assert (mistake["event"], mistake["rule"]) == ("diagnostic", "amount")
    assert (last["exit_code"], last["judged"]) == (1, False)


def test_a_reader_follows_line_by_line(workspace: Path) -> None:
    """Each line is there when its document is done, not when the build ends."""
    gate = workspace / "gate"
    first = (
        "import sys, time, pathlib, briefgen.builder.render_document as made\n"
        "from briefgen import cli\n"
        "from briefgen.builder import rebuild\n"
        "of = rebuild.make\n"
        "def held(*each):\n"
        "    for number, one in enumerate(of(*each)):\n"
        "        while number == 1 and not pathlib.Path('gate').exists():\n"
        "            time.sleep(0.01)\n"
        "        yield one\n"
        "rebuild.make = held\n"
        "sys.exit(cli.run(['build', '--jobs', '1', '--log-json']))\n"
    )
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", first], cwd=workspace, stdout=pipe, text=True
    ) as build:
        assert build.stdout is not None
        lines = [json.loads(build.stdout.readline()) for _ in range(2)]
        assert [each["event"] for each in lines] == ["begun", "document"]
        gate.write_text("open", "utf-8")
        assert events(build.stdout.read())[-1]["event"] == "ended"
    assert build.returncode == 0


def test_a_build_waits_as_long_as_it_is_asked(workspace: Path, run: Run) -> None:
    with held(workspace) as (other, its_end):
        done = run("build", "--wait", "0")
        assert done.code == 1
        assert f"process {other.pid} is building here [locked]" in done.err
        assert "`briefgen build --wait 600`" in done.err
        threading.Timer(0.3, its_end.close).start()
        begun = time.monotonic()
        done = run("build", "--wait", "1000")
        assert time.monotonic() - begun >= 0.2
    assert done.code == 0
    assert done.err.startswith(
        f"process {other.pid} is building here; waiting for it, 1000 s at most\n"
    )


def test_waiting_is_an_event(workspace: Path, run: Run) -> None:
    with held(workspace) as (other, its_end):
        begun, waiting, mistake, last = events(
            run("build", "--wait", "0.2", "--log-json").out
        )
        assert (begun["event"], waiting["event"]) == ("begun", "waiting")
        assert waiting["holder"] == f"process {other.pid}"
        assert (mistake["rule"], last["judged"]) == ("locked", False)
        its_end.close()


def test_a_build_that_waited_goes_by_the_time_it_begins_at(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an embargo held back when it began to wait may be out when it builds."""
    asked: list[bool] = []

    def now() -> datetime.datetime:
        asked.append(its_end.closed)
        return datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)

    monkeypatch.setattr(run_build, "now", now)
    with held(workspace) as (other, its_end):
        threading.Timer(0.3, its_end.close).start()
        assert run("build", "--wait", "1000").code == 0
        other.wait()
    assert asked == [True]
