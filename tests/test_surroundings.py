"""Tests of what surrounds a command: full disks, closed pipes, folders that are gone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import small

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no shell like this")
COMMAND = f"{sys.executable} -m briefgen"
NO_HOME = "env -u HOME -u BRIEFGEN_CONFIG -u XDG_CONFIG_HOME"
FULL = "what is told here cannot be written: no space left on device"
GONE = "mkdir gone && cd gone && rmdir ../gone && {command}"


def shell(root: Path, line: str) -> tuple[int, str]:
    """Run a line of the shell, and give its exit code and all that it printed."""
    environment = {**os.environ, "BRIEFGEN_CONFIG": str(root.parent / "configuration")}
    done = subprocess.run(
        ["/bin/sh", "-c", line.replace("briefgen", COMMAND)],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small.make(tmp_path / "workspace")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_told(root: Path) -> None:
    code, told = shell(root, "briefgen status > /dev/full")
    assert code == 1
    assert told.splitlines() == [
        f"standard output:1:1: error: {FULL} [system]",
        "  hint: make room on the disk",
    ]
    assert shell(root, "briefgen status > /dev/full 2> /dev/full") == (1, "")


@pytest.mark.parametrize(
    "line",
    [
        "briefgen build --kind memo | head -1",
        "briefgen build --help | true",
        "briefgen status >&-",
        "briefgen build --kind memo >&- 2>&-",
        "PYTHONIOENCODING=ascii briefgen trust",
    ],
)
def test_nobody_need_listen(line: str, root: Path) -> None:
    code, told = shell(root, line)
    assert code == 0, told
    assert "Error" not in told
    assert "fault" not in told


@pytest.mark.parametrize(
    "command",
    ["build", "check", "status", "why x", "schema", "trust", "init", "init y"],
)
def test_a_folder_that_is_gone_is_told(command: str, root: Path) -> None:
    code, told = shell(root, GONE.format(command=f"briefgen {command}"))
    assert code == 1
    assert told.splitlines() == [
        ".:1:1: error: the folder that you are in was removed [system]",
        "  hint: go to a folder that is there",
    ]
    assert shell(root, GONE.format(command="briefgen --help"))[0] == 0


@pytest.mark.parametrize(
    "setting",
    [
        f"{NO_HOME}",
        f"{NO_HOME} HOME=/dev/null",
        f"{NO_HOME} HOME=",
        "env BRIEFGEN_CONFIG=/proc/nowhere",
        f"env BRIEFGEN_CONFIG=/{'long' * 100}",
        "env BRIEFGEN_CONFIG=briefgen.yaml",
    ],
)
def test_a_home_that_keeps_nothing_is_no_fault(setting: str, root: Path) -> None:
    setting = setting.replace("briefgen.yaml", "data")
    code, told = shell(root, f"{setting} briefgen build --kind memo")
    assert (code, "4 written" in told) == (0, True), told
    small.write(root, "charts/own.py", "def draw(axes, series): pass\n")
    for command in ("trust --yes", "trust --revoke", "status"):
        code, told = shell(root, f"{setting} briefgen {command}")
        assert "fault" not in told
        assert "Traceback" not in told
