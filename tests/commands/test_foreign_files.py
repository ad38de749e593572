"""Tests of a workspace that holds what is no file of its own: links, pipes, giants."""

import os
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen import files
from briefgen.state.source_stamps import of_sources
from tests.commands.conftest import Run
from tests.commands.small import CHECKOUT, change, write
from tests.made_pictures import png

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes, no links")

GIANT = 3_000_000_000_000  # bytes, none of which is on the disk
NAMED = (  # every file that a workspace may name, and what uses it
    "data/portfolio.yaml",
    "data/initiatives/wells.yaml",
    "data/initiatives/more.yaml",
    "templates/style.yaml",
    "templates/phrases.yaml",
    "templates/reference.docx",
    "templates/own.ttf",
    "templates/arms.png",
    "templates/sheet.md",
    "templates/sections/part.md",
    "charts/wells.yaml",
)
BESIDE = (  # what nothing names
    "data/note",
    "templates/sections/note",
    "templates/pictures/note.png",
    "charts/own.py",
    "charts/note",
)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound(path: Path) -> None:
    os.chdir(path.parent)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def giant(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(GIANT)


def link(to: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(to)


def itself(path: Path) -> None:
    path.symlink_to(path.name)


PLANTS = {
    "pipe": pipe,
    "socket": bound,
    "giant": giant,
    "zeros": link("/dev/zero"),
    "terminal": link("/dev/tty"),
    "itself": itself,
    "all": link("/"),
    "above": link(".."),
    "memory": link("/proc/self/mem"),
}


@pytest.fixture
def named(workspace: Path) -> Path:
    """Let the workspace use one of each file that it may name."""
    change(workspace, "templates/style.yaml", "faces:", "faces:\n  fallback: [own.ttf]")
    more = '\n![Arms](arms.png)\n\n{% include "sections/part.md" %}\n\n![Sum](chart:wells)\n'
    text = (workspace / "templates/overview.md").read_text("utf-8")
    write(workspace, "templates/overview.md", text + more)
    write(workspace, "templates/sections/part.md", "A part.\n")
    write(workspace, "charts/wells.yaml", "kind: bar\nof: initiatives\n")
    (workspace / "templates/arms.png").write_bytes(png())
    face = CHECKOUT / "src/briefgen/fonts_data/LiberationSans-Regular.ttf"
    shutil.copyfile(face, workspace / "templates/own.ttf")
    return workspace


def put(root: Path, path: str, plant: Callable[[Path], None]) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).unlink(missing_ok=True)
    plant(root / path)
    os.chdir(root)


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
@pytest.mark.parametrize("path", NAMED)
def test_what_is_no_file_is_told_where_a_file_is_named(
    path: str, plant: Callable[[Path], None], named: Path, run: Run
) -> None:
    put(named, path, plant)
    for command in (["check"], ["build", "--jobs", "1"]):
        done = run(*command)
        assert done.code == 1
        stem = path.rpartition("/")[2].partition(".")[0]
        assert stem in done.err, done.err
        assert "a fault in briefgen" not in done.err


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
def test_what_nothing_names_is_left_alone(
    plant: Callable[[Path], None], workspace: Path, run: Run
) -> None:
    for path in BESIDE:
        put(workspace, path, plant)
    done = run("build", "--jobs", "1", "--kind", "memo")
    assert done.code == 0, done.err
    assert "4 up to date" in run("build", "--kind", "memo").out
    assert run("status").code == 0
    assert run("why", "templates/sheet.md").code == 0
    assert run("schema").code == 0


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
def test_a_style_that_is_no_file_is_told(
    plant: Callable[[Path], None], workspace: Path, run: Run
) -> None:
    change(workspace, "briefgen.yaml", "formats", "style: look.yaml\nformats")
    put(workspace, "look.yaml", plant)
    done = run("build")
    assert (done.code, "look.yaml" in done.err) == (1, True)
    assert "a fault" not in done.err


@pytest.mark.parametrize("folder", ["data", "data/initiatives", "templates", "charts"])
@pytest.mark.parametrize("to", ["/", "/usr", "/dev", "loop", "gone"])
def test_a_folder_that_leads_out_is_told(
    folder: str, to: str, workspace: Path, run: Run
) -> None:
    (workspace / "charts").mkdir()
    (workspace / folder).rename(workspace.parent / "before")
    (workspace / folder).symlink_to(folder.rpartition("/")[2] if to == "loop" else to)
    for command in ("check", "build", "status"):
        done = run(command)
        assert (done.code, folder in done.err) == (1, True), done
        assert "a fault" not in done.err


def test_folders_that_lead_into_each_other_are_looked_at_once(workspace: Path) -> None:
    folder = workspace / "data"
    for number in range(40):  # 2 ** 40 ways lead to the last one
        folder = folder / f"below-{number}"
        folder.mkdir()
        (folder.parent / f"again-{number}").symlink_to(folder.name)
    write(workspace, str((folder / "last").relative_to(workspace)), "last")
    first = of_sources(workspace, "templates/style.yaml", {}, 0)
    (folder / "last").write_text("changed", "utf-8")
    second = of_sources(workspace, "templates/style.yaml", {}, 0)
    (workspace / "data/again-0").unlink()
    (workspace / "data/again-0").symlink_to("initiatives")
    assert (
        len({first, second, of_sources(workspace, "templates/style.yaml", {}, 0)}) == 3
    )


def test_a_file_that_becomes_a_pipe_as_it_is_opened_is_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tmp_path / "before"
    before.write_text("a file", "utf-8")
    was = before.stat()
    os.mkfifo(tmp_path / "now")
    monkeypatch.setattr(os, "stat", lambda _path: was)
    with pytest.raises(OSError, match="not a regular file"):
        files.opened(tmp_path / "now")


@pytest.mark.parametrize("name", ["a\nb", "a\x1b[2Jb", "a\u202eb", "a\tb", "a\x7fb"])
def test_a_name_that_acts_on_what_shows_it_is_refused(
    name: str, workspace: Path, run: Run
) -> None:
    (workspace / "templates/sheet.md").rename(workspace / f"templates/{name}.md")
    for command in ("check", "build"):
        done = run(command)
        assert done.code == 1
        told = "templates/a\N{REPLACEMENT CHARACTER}"
        assert f"{told}b.md:1:1: error: this name" in done.err.replace("[2J", "")
