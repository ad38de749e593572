"""Tests of the processes of a build: they begin, are interrupted and end with it."""

import datetime
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from briefgen.builder.build import build
from briefgen.builder.process_pool import _uninterrupted
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Result
from tests.commands import small

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
BLOCKED = "import signal; print(signal.pthread_sigmask(signal.SIG_BLOCK, ()))"


@posix
def test_a_killed_build_leaves_no_process_behind(tmp_path: Path) -> None:
    root = small.make(tmp_path)
    command = [sys.executable, "-m", "briefgen", "build", "--jobs", "2"]
    pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, cwd=root, stdout=pipe, stderr=quiet) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()
        process.communicate(timeout=60)  # for all processes that hold the pipe to end
        assert process.returncode == -signal.SIGKILL


def test_many_documents_come_in_their_order(tmp_path: Path) -> None:
    root = small.make(tmp_path)
    text = (root / "templates/memo.md").read_text("utf-8")
    for name in ("one", "two"):  # more than workers are given ahead
        small.write(root, f"templates/{name}.md", text)
    told: list[str] = []

    def tell(_done: int, _due: int, results: tuple[Result, ...]) -> None:
        told.extend(found.document.name for found in results)

    now = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
    report = build(root, BuildRequest(Selection(), now, None, 2, force=False), tell)
    assert told == [found.document.name for found in report.results]
    assert {found.outcome for found in report.results} == {"written"}


@posix
def test_what_is_started_uninterrupted_is_never_interrupted() -> None:
    with _uninterrupted():
        command = [sys.executable, "-c", BLOCKED]
        told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "SIGINT" in told.stdout


@posix
def test_an_interruption_comes_as_soon_as_it_may() -> None:
    reached: list[bool] = []

    def interrupt() -> None:
        with _uninterrupted():
            signal.pthread_kill(threading.get_ident(), signal.SIGINT)
            reached.append(True)

    with pytest.raises(KeyboardInterrupt):
        interrupt()
    assert reached


def test_where_nothing_can_be_held_back_work_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    with _uninterrupted():
        done = subprocess.run([sys.executable, "-c", "pass"], check=True)
    assert done.returncode == 0
