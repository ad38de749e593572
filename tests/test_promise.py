"""The promise: a stranger's workspace touches nothing outside its own folder.

Each workspace is set up against whoever builds it; every command but `trust` is run in
it, each in a process of its own (`tests/forked.py`), while all that is opened for writing, moved or removed
is watched: in every process by Python's own audit events, under strace where that is
installed by what reaches the system, and what lies around the workspace must be as
before, byte for byte.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests import forked, hostile
from tests.commands import small

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes, no links")

SHEET = "build/public/sheet/sheet-water.en.pdf"
COMMANDS = (
    ["status"],
    ["check"],
    ["build"],
    ["build", "--force", "--preview", "--jobs", "1"],
    ["build", "--kind", "memo", "--json"],
    ["why", "data/portfolio.yaml"],
    ["why", SHEET],
    ["schema"],
    ["init"],
    ["status", "--json"],
    ["merge", ".", "data"],
)
# Written to the file that WATCHED names: what each process would write, and where.
WATCH = """\
import os, sys
log = os.open(os.environ["WATCHED"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
writing = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
moving = {"os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.mkdir",
          "os.truncate", "os.chmod", "os.chown", "os.utime", "sqlite3.connect",
          "shutil.move", "shutil.rmtree", "subprocess.Popen", "os.system", "os.exec"}
def told(event, found):
    if event == "open" and isinstance(found[0], (str, bytes)):
        if not isinstance(found[2], int) or not found[2] & writing:
            return
        names = found[:1]
    elif event in moving:
        names = found[:2] if event in ("os.rename", "os.link") else found[:1]
    else:
        return
    for name in names:
        if isinstance(name, (str, bytes)):
            path = os.path.abspath(os.fsdecode(name))
            os.write(log, f"{event} {path}\\n".encode())
sys.addaudithook(told)
"""
WRITES = re.compile(
    r"(?:O_WRONLY|O_RDWR|O_CREAT|O_TRUNC)|\b(?:rename|unlink|mkdir|rmdir|link|symlink"
    r"|truncate|chmod|chown|mknod|creat)\w*\("
)


def state(root: Path, path: str, to: Path) -> None:
    (root / ".briefgen").mkdir(exist_ok=True)
    (root / ".briefgen" / path).symlink_to(to)


def output(root: Path, path: str) -> None:
    small.change(root, "briefgen.yaml", "formats", f"output: {path}\nformats")


def listed(folder: Path, *paths: str) -> None:
    """Write a manifest that claims files, with the digests that they have."""
    entries = [
        {"path": path, "sha256": sha256((folder / path).read_bytes()).hexdigest()}
        for path in paths
    ]
    held = json.dumps({"outputs": entries})
    for name in ("manifest.json", "briefgen.manifest.json"):
        (folder / name).write_text(held, "utf-8")


def linked(root: Path, path: str, to: Path) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).symlink_to(to)


def poisoned(root: Path, theirs: Path) -> None:
    linked(root, "build/public/x", theirs)
    listed(root / "build/public", "x/precious.txt")


def beside(root: Path, theirs: Path) -> None:
    output(root, "../theirs")
    listed(theirs / "public", "sheet/sheet-water.en.pdf")


def piped(root: Path, _: Path) -> None:
    for path in (
        SHEET,
        "build/public/manifest.json",
        "build/public/briefgen.manifest.json",
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(root / path)


def chart(root: Path, theirs: Path) -> None:
    text = (
        f"open({str(theirs / 'precious.txt')!r}, 'w')\ndef draw(axes, series): 1 / 0\n"
    )
    small.write(root, "charts/own.py", text)
    small.write(root, "charts/wells.yaml", "kind: own\nof: initiatives\n")
    sheet = (root / "templates/overview.md").read_text("utf-8")
    small.write(root, "templates/overview.md", f"{sheet}\n![Wells](chart:wells)\n")


def state_pipe(root: Path, _: Path) -> None:
    (root / ".briefgen").mkdir()
    os.mkfifo(root / ".briefgen/state.sqlite")


def charts_out(root: Path, theirs: Path) -> None:
    small.write(theirs, "charts/own.py", "raise SystemExit('ran')\n")
    small.write(theirs, "charts/wells.yaml", "kind: own\nof: initiatives\n")
    (root / "charts").symlink_to(theirs / "charts")


def logged(root: Path, _: Path) -> None:
    """Ship a journal and logs, of any size, without the state that they belong to."""
    (root / ".briefgen").mkdir()
    for name in ("journal", "wal", "shm"):
        with (root / f".briefgen/state.sqlite-{name}").open("wb") as file:
            file.write(bytes.fromhex("d9d505f920a163d7"))
            file.truncate(2**40)


def device(root: Path, _: Path) -> None:
    (root / "templates/sheet.md").rename(root / "templates/con.md")


WORKSPACES: dict[str, Callable[[Path, Path], None]] = {
    "nothing": lambda _root, _theirs: None,
    "state leads out": lambda root, theirs: (root / ".briefgen").symlink_to(theirs),
    "database leads out": lambda root, theirs: state(
        root, "state.sqlite", theirs / "other.db"
    ),
    "journal leads out": lambda root, theirs: state(
        root, "state.sqlite-journal", theirs / "precious.txt"
    ),
    "holder leads out": lambda root, theirs: state(
        root, "builder", theirs / "precious.txt"
    ),
    "withdrawn leads out": lambda root, theirs: state(root, "withdrawn", theirs),
    "state is a pipe": state_pipe,
    "outputs lead out": lambda root, theirs: linked(root, "build", theirs),
    "public leads out": lambda root, theirs: linked(
        root, "build/public", theirs / "public"
    ),
    "a kind leads out": lambda root, theirs: linked(root, "build/public/sheet", theirs),
    "a document leads out": lambda root, theirs: linked(
        root, SHEET, theirs / "precious.txt"
    ),
    "manifest leads out": lambda root, theirs: linked(
        root, "build/public/manifest.json", theirs / "precious.txt"
    ),
    "manifest names theirs": poisoned,
    "output is theirs": beside,
    "output is all": lambda root, _theirs: output(root, "/"),
    "outputs are pipes": piped,
    "chart has code": chart,
    "charts lead out": charts_out,
    "logs beside the state": logged,
    "a kind is a device": device,
}


@pytest.fixture
def around(tmp_path: Path) -> Path:
    """Make a folder with what is not the workspace's."""
    theirs = tmp_path / "theirs"
    for path in (
        "precious.txt",
        "public/sheet/sheet-water.en.pdf",
        "internal/note.txt",
    ):
        small.write(theirs, path, "precious")
    program = (
        "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('CREATE TABLE t(x)')"
    )
    subprocess.run([sys.executable, "-c", program, theirs / "other.db"], check=True)
    return tmp_path


def seen(folder: Path) -> dict[str, str]:
    return {
        str(
            path.relative_to(folder)
        ): f"{path.lstat().st_mode} {path.lstat().st_mtime_ns}"
        + (sha256(path.read_bytes()).hexdigest() if path.is_file() else "")
        for path in folder.rglob("*")
    }


def allowed(path: str, around: Path) -> bool:
    """Say whether a process may write there: to the workspace, or to its user's own."""
    real = Path(os.path.realpath(Path(path).parent)) / Path(path).name
    shared = path in {"/dev/null", "/dev/tty"} or path.startswith("/dev/shm/")  # locks
    own = (around / "workspace", around / "configuration", around / "watch")
    return shared or any(real.is_relative_to(os.path.realpath(each)) for each in own)


def environment(around: Path) -> dict[str, str]:
    (around / "watch").mkdir(exist_ok=True)
    (around / "watch/sitecustomize.py").write_text(WATCH, "utf-8")
    return {
        **hostile.unmeasured(),
        "BRIEFGEN_CONFIG": str(around / "configuration"),
        "WATCHED": str(around / "watch/log"),
        "PYTHONPATH": str(around / "watch"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(around / "home"),
    }


@pytest.mark.parametrize("name", WORKSPACES)
def test_nothing_outside_is_touched(
    name: str, around: Path, waiting: forked.Program
) -> None:
    touches_nothing(name, COMMANDS, around, waiting)


@pytest.mark.parametrize("name", ["nothing", "output is theirs", "chart has code"])
def test_nor_by_the_workers_of_a_build(
    name: str, around: Path, waiting: forked.Program
) -> None:
    touches_nothing(name, (["build", "--jobs", "2"],), around, waiting)


def touches_nothing(
    name: str,
    commands: tuple[list[str], ...],
    around: Path,
    waiting: forked.Program,
) -> None:
    """Run commands in a workspace, and look at all that lies around it."""
    root = small.make(around / "workspace")
    WORKSPACES[name](root, around / "theirs")
    before = seen(around / "theirs")
    given = environment(around)
    for command in commands:
        done = waiting.run(command, root, given, WATCH)
        told = done.stdout + done.stderr
        assert done.returncode in {0, 1}, told
        assert "fault in briefgen" not in told, told
        assert "Traceback" not in told, told
    assert seen(around / "theirs") == before
    log = (around / "watch/log").read_text("utf-8").splitlines()
    assert log, "it is watched"
    assert [line for line in log if not allowed(line.split(" ", 1)[1], around)] == []
    own = {"theirs", "workspace", "watch", "configuration"}
    assert {path.name for path in around.iterdir()} <= own


@pytest.mark.skipif(not shutil.which("strace"), reason="strace watches the system")
@pytest.mark.parametrize("name", ["nothing", "a kind leads out", "output is theirs"])
def test_nothing_outside_reaches_the_system(name: str, around: Path) -> None:
    root = hostile.make(around / "workspace")
    WORKSPACES[name](root, around / "theirs")
    given = environment(around) | {"PYTHONPATH": ""}
    trace = around / "watch/trace"
    traced = ["strace", "-f", "-y", "-s", "4096", "-e", "trace=%file", "-o", str(trace)]
    with forked.Program(around / "watch", traced) as program:
        for command in (["build", "--jobs", "2"], ["build", "--force"], ["status"]):
            program.run(command, root, given)
    written = list(_written(trace, root))
    assert [path for path in written if not allowed(path, around)] == []
    assert any(path.startswith(str(root)) for path in written)


def _written(trace: Path, root: Path) -> Iterator[str]:
    """Give the paths that succeeded to be opened for writing, moved or removed."""
    for line in trace.read_text("utf-8", errors="replace").splitlines():
        if WRITES.search(line) and not re.search(r"= -1 E\w+", line):
            for found in re.finditer(
                r'(?:AT_FDCWD|\d+)?(?:<([^>]*)>, )?"([^"]*)"', line
            ):
                folder, path = found.groups()
                yield str(Path(folder or root) / path)
