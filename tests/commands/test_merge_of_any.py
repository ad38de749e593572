"""A merge does and tells what one whole build does, whatever is the matter with documents."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

import briefgen
from briefgen.state.state import opened
from tests.commands import small
from tests.commands.conftest import Ran, Run
from tests.commands.test_merge import differences

PACKAGE = Path(briefgen.__file__).parent
WELLS = "data/initiatives/wells.yaml"
BEFORE, AFTER = "2024-11-01", "2024-12-01"
EMBARGO = "release: {embargo: 2024-11-16T12:00:00-05:00}\n"
COLUMNS = """\
def draw(axes, series):
    axes.bar([1, 2], [3, 4])
"""


def lacking(root: Path) -> None:
    """Take a text away."""
    small.change(root, WELLS, ", fr: Puits", "")


def too_long(root: Path) -> None:
    """Give a factsheet more than one page."""
    text = "It digs wells. " * 900
    small.change(root, WELLS, "It digs wells.", text.strip())


def held(root: Path) -> None:
    """Hold an initiative back; the other theme keeps its colour, which is its own."""
    own = '- id: trade\n  color: "#611685"\n'
    small.change(root, "data/themes.yaml", "- id: trade\n", own)
    text = (root / WELLS).read_text("utf-8")
    small.write(root, WELLS, text + EMBARGO)


def wrong(root: Path) -> None:
    """Break a template."""
    small.change(root, "templates/memo.md", "{% endif %}", "{% end %}")


def drawn(root: Path) -> None:
    """Draw a chart with code of the workspace's own, and trust it."""
    small.write(root, "charts/columns.py", COLUMNS)
    small.write(root, "charts/money.yaml", "kind: columns\n")
    text = (root / "templates/overview.md").read_text("utf-8")
    small.write(root, "templates/overview.md", f"{text}\n![Funding](chart:money)\n")


CASES: dict[str, tuple[Callable[[Path], None], tuple[str, ...], int]] = {
    "a text that a language lacks": (lacking, (), 1),
    "a document that is too long": (too_long, (), 1),
    "a document that is held back": (held, ("--as-of", BEFORE), 1),
    "a document that was held back": (held, ("--as-of", AFTER), 0),
    "previews": (held, ("--as-of", BEFORE, "--preview"), 0),
    "a template with a mistake": (wrong, (), 1),
    "a chart kind of the workspace": (drawn, (), 0),
}


class Split:
    """A workspace that is built whole in one copy, and as two shards in others."""

    def __init__(self, root: Path, run: Run, move: Callable[[Path], None]) -> None:
        self.root, self._run, self._move = root, run, move
        self.shards = tuple(root.with_name(f"shard-{number}") for number in (1, 2))

    def at(self, root: Path, *arguments: str) -> Ran:
        """Run a command line in one of the copies."""
        self._move(root)
        return self._run(*arguments)

    def build(self, *options: str) -> Ran:
        """Build all of them, and give what the whole build said."""
        whole = self.root.with_name("whole")
        for copy in (whole, *self.shards):
            shutil.copytree(self.root, copy)
        for root in (self.root, whole, *self.shards):
            self.at(root, "trust", "--yes")
        for number, copy in enumerate(self.shards, 1):
            self.at(copy, "build", "--shard", f"{number}/2", *options)
        return self.at(whole, "build", *options)

    def merge(self, *options: str) -> Ran:
        """Merge the shards."""
        names = (f"../{shard.name}" for shard in self.shards)
        return self.at(self.root, "merge", *names, *options)

    def unlike_whole(self) -> list[str]:
        """Give what is other than in the whole build."""
        whole = self.root.with_name("whole")
        return [
            *differences(self.root / "build", whole / "build"),
            *differences(
                self.root / ".briefgen/versions", whole / ".briefgen/versions"
            ),
        ]


@pytest.fixture
def split(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Split:
    """Give a workspace that can be split."""
    return Split(workspace, run, monkeypatch.chdir)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_merge_is_a_whole_build(case: str, split: Split) -> None:
    change, options, code = CASES[case]
    change(split.root)
    whole = split.build(*options)
    merged = split.merge(*options)
    assert split.unlike_whole() == []
    assert (whole.code, merged.code) == (code, code), whole.err
    assert merged.err == whole.err
    at = [option for option in options if option != "--preview"]
    for command in ("status", "build"):
        told = [
            split.at(root, command, *at).out.split(";")[0]
            for root in (split.root.with_name("whole"), split.root)
        ]
        assert told[0] == told[1]


def test_what_may_not_be_published_here_and_now_is_not(split: Split) -> None:
    held(split.root)
    split.build("--as-of", AFTER)
    merged = split.merge("--as-of", BEFORE)
    assert merged.code == 1
    assert "unreleased" in merged.err
    public = {path.name for path in (split.root / "build/public").rglob("*-*.*")}
    assert not any(name.startswith("sheet-water") for name in public)
    assert any(name.startswith("sheet-trade") for name in public)


def test_what_a_shard_says_of_itself_publishes_nothing(split: Split) -> None:
    split.build()
    held(split.root)
    whole = split.root.with_name("held")
    shutil.copytree(split.root, whole)
    split.at(whole, "build", "--as-of", BEFORE)
    with opened(whole) as state:
        honest = state.plan()
        stamps = dict(state.files)
    assert honest is not None
    for shard in split.shards:
        small.write(shard, WELLS, (whole / WELLS).read_text("utf-8"))
        with opened(shard) as state:  # it has the key, and says what is not so
            state.files.clear()
            state.files.update(stamps)
            state.keep_files()
            state.keep_plan(*honest)
            for path, output in state.outputs.items():
                state.done({path: replace(output, checked=honest[2])})
    merged = split.merge("--as-of", BEFORE)
    assert merged.code == 1
    public = {path.name for path in (split.root / "build/public").rglob("*-*.*")}
    assert not any(name.startswith("sheet-water") for name in public)


def test_what_was_public_before_is_withdrawn_by_a_merge(split: Split) -> None:
    split.at(split.root, "build")
    held(split.root)
    split.build("--as-of", BEFORE)
    assert [*(split.root / "build/public").rglob("sheet-water*")]
    assert (
        "withdrawn build/public/sheet/sheet-water.en.docx"
        in split.merge("--as-of", BEFORE).out
    )
    assert not [*(split.root / "build/public").rglob("sheet-water*")]


def test_an_embargo_that_ended_since_is_told(split: Split) -> None:
    held(split.root)
    split.build("--as-of", BEFORE)
    merged = split.merge("--as-of", AFTER)
    assert merged.code == 1
    assert "in no folder as it would be built now" in merged.err
    assert not (split.root / "build").exists()


def test_two_shards_that_have_other_bytes_are_refused(split: Split) -> None:
    split.build()
    path = "build/internal/memo/memo-water.en.docx"
    for shard in split.shards:
        split.at(shard, "build")
    with opened(split.shards[1]) as state:
        (split.shards[1] / path).write_bytes(b"other")
        total = sha256(b"other").hexdigest()
        state.done({path: replace(state.outputs[path], sha256=total)})
    merged = split.merge()
    assert merged.code == 1
    assert merged.err.startswith(
        f"../shard-2/{path}:1:1: error: these are other bytes than in ../shard-1, of the"
        " same sources [merge]\n"
    )
    assert not (split.root / "build").exists()
    split.at(split.root, "build")
    split.shards = split.shards[1:]
    assert "these are other bytes than here" in split.merge().err


def test_a_shard_that_is_being_built_is_left(split: Split) -> None:
    split.build()
    with opened(split.shards[1]):
        assert split.merge().err == (
            "../shard-2/.briefgen/state.sqlite:1:1: error: a build is at work here"
            " [merge]\n  hint: merge again when it has ended\n"
        )
    assert split.merge().code == 0


def test_outputs_outside_the_workspace_are_not_merged(split: Split) -> None:
    with (split.root / "briefgen.yaml").open("a", encoding="utf-8") as file:
        file.write("output: ../elsewhere\n")
    split.build()
    assert "a shard brings only what is in its folder" in split.merge().err


def test_shards_of_another_machine_are_merged(split: Split, tmp_path: Path) -> None:
    """There briefgen is installed elsewhere and later, and its user has another home."""
    drawn(split.root)
    there = tmp_path / "there"
    shutil.copytree(
        PACKAGE, there / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__")
    )
    whole = split.build()
    assert whole.code == 0
    for number, shard in enumerate(split.shards, 1):
        shutil.rmtree(shard / "build")
        shutil.rmtree(shard / ".briefgen")
        for command in (["trust", "--yes"], ["build", "--shard", f"{number}/2"]):
            subprocess.run(
                [sys.executable, "-P", "-m", "briefgen", *command],
                cwd=shard,
                env={
                    **os.environ,
                    "PYTHONPATH": os.fspath(there),
                    "BRIEFGEN_CONFIG": os.fspath(tmp_path / f"home-{number}"),
                },
                check=True,
                capture_output=True,
            )
        shard.rename(tmp_path / f"brought-{number}")
    split.shards = tuple(tmp_path / f"brought-{number}" for number in (1, 2))
    assert split.merge().code == 0
    assert split.unlike_whole() == []


def test_a_second_round_makes_only_what_changed(split: Split, tmp_path: Path) -> None:
    """As in CI: each machine has the same path, and what the last merge left there."""
    kept = tmp_path / "kept"
    split.at(split.root, "build")
    split.root.rename(kept)
    brought = []
    for number in (1, 2):
        shutil.copytree(kept, split.root)
        small.change(split.root, WELLS, "It digs wells.", "It digs deep wells.")
        split.at(split.root, "build", "--shard", f"{number}/2")
        brought.append(split.root.rename(tmp_path / f"brought-{number}"))
    shutil.copytree(kept, split.root)
    small.change(split.root, WELLS, "It digs wells.", "It digs deep wells.")
    split.shards = tuple(brought)
    merged = split.merge()
    assert "14 outputs: 2 written, 12 up to date; " in merged.out
    assert "everything is up to date" in split.at(split.root, "status").out


@pytest.mark.parametrize("moment", range(4))
def test_a_merge_that_is_killed_goes_on(moment: int, split: Split) -> None:
    split.build()
    names = [f"../{shard.name}" for shard in split.shards]
    command = [sys.executable, "-u", "-m", "briefgen", "merge", *names]
    with subprocess.Popen(command, cwd=split.root, stdout=subprocess.PIPE) as work:
        assert work.stdout is not None
        for _ in range(2 * moment + 1):
            work.stdout.readline()
        os.kill(work.pid, signal.SIGKILL)
    whole = split.root.with_name("whole")
    for path in (split.root / "build").rglob("*-*.*"):
        if not path.name.startswith("."):
            same = whole / path.relative_to(split.root)
            assert path.read_bytes() == same.read_bytes()
    merged = split.merge()
    assert merged.code == 0
    assert split.unlike_whole() == []
    assert "everything is up to date" in split.at(split.root, "status").out
    assert not [*(split.root / "build").rglob("*.edited-*")]
