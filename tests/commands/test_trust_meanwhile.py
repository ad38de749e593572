"""Trust while the workspace changes, and while it is built: what was listed is granted."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefgen import trust
from tests import hostile
from tests.commands.conftest import Run
from tests.commands.small import write

CHART = "kind: own\nof: initiatives\n"
SEEN = "def draw(axes, series):\n    axes.bar([1], [2])\n"
LATER = "import os\nfrom pathlib import Path\nPath('ran').write_text(__file__)\n" + SEEN
# Says that it draws, and waits until it may go on.
WAITING = """\
import time
from pathlib import Path
def draw(axes, series):
    Path('drawing').touch()
    while not Path('go').exists():
        time.sleep(0.01)
    axes.bar([1], [2])
"""


@pytest.fixture
def root(workspace: Path) -> Path:
    write(workspace, "charts/wells.yaml", CHART)
    text = (workspace / "templates/overview.md").read_text("utf-8")
    write(workspace, "templates/overview.md", f"{text}\n![Wells](chart:wells)\n")
    return workspace


@contextmanager
def running(root: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    script = hostile.script(root.parent / "bin/briefgen", hostile.PIP)
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, script, *arguments],
        cwd=root,
        stdin=pipe,
        stdout=pipe,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process


def asked(process: subprocess.Popen[str]) -> str:
    """Read what is listed, until the question."""
    assert process.stdout is not None
    told = ""
    while not told.endswith("[y/N]: "):
        letter = process.stdout.read(1)
        assert letter, told
        told += letter
    return told


def test_what_changes_while_the_user_reads_is_not_granted(root: Path, run: Run) -> None:
    write(root, "charts/own.py", SEEN)
    with running(root, "trust") as process:
        assert "charts/own.py: new: " in asked(process)
        write(root, "charts/own.py", LATER)
        write(root, "charts/other.py", LATER)
        told, _ = process.communicate("y\n")
    assert (process.returncode, told) == (0, "granted\n")
    done = run("build", "--jobs", "1")
    assert "this code changed since you trusted this folder" in done.err
    assert not (root / "ran").exists()
    write(root, "charts/own.py", SEEN)
    assert run("build", "--jobs", "1").code == 0
    assert "charts/other.py: new: " in run("trust", "--yes").out


def test_a_folder_that_is_another_meanwhile_is_not_granted(root: Path) -> None:
    write(root, "charts/own.py", SEEN)
    other = root.parent / "other"
    write(other, "briefgen.yaml", (root / "briefgen.yaml").read_text("utf-8"))
    link = root.parent / "link"
    link.symlink_to(root)
    with running(root, "trust", str(link)) as process:
        asked(process)
        link.unlink()
        link.symlink_to(other)
        process.communicate("y\n")
    assert (trust.is_trusted(root), trust.is_trusted(other)) == (True, False)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_trust_during_a_build_counts_from_the_next_one(
    jobs: str, root: Path, run: Run
) -> None:
    write(root, "charts/own.py", WAITING)
    run("trust", "--yes")
    with running(root, "build", "--jobs", jobs) as process:
        while not (root / "drawing").exists():
            assert process.poll() is None
        write(root, "charts/own.py", LATER)
        assert run("trust", "--yes").code == 0
        (root / "go").touch()
        told, _ = process.communicate()
    assert "Traceback" not in told
    assert "fault" not in told
    assert "overview" in run("status").out
    assert run("build", "--jobs", "1").code == 0
    assert (root / "ran").exists()
    assert "everything is up to date" in run("status").out


def test_what_is_taken_back_during_a_build_does_not_run_after_it(
    root: Path, run: Run
) -> None:
    write(root, "charts/own.py", WAITING)
    run("trust", "--yes")
    with running(root, "build", "--jobs", "1") as process:
        while not (root / "drawing").exists():
            assert process.poll() is None
        run("trust", "--revoke")
        (root / "go").touch()
        process.communicate()
    (root / "drawing").unlink()
    assert "needs charts/own.py and `briefgen trust`" in run("build", "--jobs", "1").err
    assert not (root / "drawing").exists()
