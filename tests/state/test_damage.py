"""Whatever becomes of `.briefgen/`, a build gives what the sources say and nothing else."""

import datetime
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random  # noqa: TID251 - seeded

import pytest

from briefgen import cli
from briefgen.builder.build import build
from briefgen.loading.file_values import SIZE
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report
from briefgen.state.seal import Seal
from tests.commands import small
from tests.commands.small import change
from tests.decided import status

NOW = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
ALL = BuildRequest(Selection(), NOW, None, 1, force=False)
DATABASE = ".briefgen/state.sqlite"
WELLS = "data/initiatives/wells.yaml"
PORTS = small.FILES["data/initiatives/ports.yaml"] + "release: {audience: internal}\n"
FEW, MANY = 40, 200  # rounds of corruption; in the 39th a page stands twice


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = small.make(tmp_path / "workspace")
    for name in ("sheet", "overview", "memo"):
        text = (made / f"templates/{name}.md").read_text("utf-8")
        lines = (line for line in text.splitlines() if line[:8] != "formats:")
        whole = "\n".join(lines).replace("pages: 1\n", "")
        whole = whole.replace("\nper:", "\nformats: [tree]\nper:")
        (made / f"templates/{name}.md").write_text(f"{whole}\n", "utf-8")
    built(made)
    return made


def built(root: Path, request: BuildRequest = ALL) -> Report:
    return build(root, request, lambda *_: None)


def outputs(root: Path) -> dict[str, bytes]:
    found = (path for path in (root / "build").rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def zeroed(data: bytearray, chance: Random) -> None:
    at = chance.randrange(len(data))
    data[at : at + 512] = bytes(len(data[at : at + 512]))


def cut(data: bytearray, chance: Random) -> None:
    del data[chance.randrange(len(data)) :]


def flipped(data: bytearray, chance: Random) -> None:
    for _ in range(chance.choice((1, 1, 8, 64))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def flipped_in_the_header(data: bytearray, chance: Random) -> None:
    data[chance.randrange(100)] ^= 1 << chance.randrange(8)


def spliced(data: bytearray, chance: Random) -> None:
    pages = len(data) // 4096
    first, second = (4096 * chance.randrange(pages) for _ in range(2))
    data[first : first + 4096] = data[second : second + 4096]


def emptied(data: bytearray, _: Random) -> None:
    data.clear()


DAMAGES = (zeroed, cut, flipped, flipped, flipped_in_the_header, spliced, emptied)


def corrupted(root: Path, rounds: int) -> None:
    """Damage the state so many times; each build then is as a clean one."""
    chance = Random(9)
    clean, path = outputs(root), root / DATABASE
    edits = (("It digs wells.", "It digs."), ("It digs.", "It digs wells."))
    for number in range(rounds):
        data = bytearray(path.read_bytes())
        chance.choice(DAMAGES)(data, chance)
        path.write_bytes(data)
        asked = status(root, NOW, None).diagnostics
        if number % 3 == 0:
            change(root, WELLS, *edits[number // 3 % 2])
        told = (*asked, *built(root).diagnostics)
        assert {each.severity for each in told} <= {"warning"}
        assert {each.rule for each in told} <= {"damaged-state", "newer-state"}
        assert all(str(each).isprintable() or "hint" in str(each) for each in told)
        if "It digs wells." in (root / WELLS).read_text("utf-8"):
            assert outputs(root) == clean
        again = built(root)
        assert {each.outcome for each in again.results} == {"up to date"}
        assert again.diagnostics == ()


def test_a_state_that_is_damaged_anywhere_costs_a_build_and_nothing_else(
    root: Path,
) -> None:
    corrupted(root, FEW)


@pytest.mark.soak
def test_many_damages_cost_builds_and_nothing_else(root: Path) -> None:
    corrupted(root, MANY)


def altered(root: Path, old: str, new: str) -> int:
    """Alter what was read, as whoever ships a workspace can; count the rows."""
    count = 0
    with closing(sqlite3.connect(root / DATABASE)) as database:
        rows = database.execute("SELECT name, content FROM rows WHERE part = 'parsed'")
        for name, content in rows.fetchall():
            end = SIZE + int.from_bytes(content[:SIZE])
            values = zlib.decompress(content[SIZE:end])
            if old.encode() in values:
                count += 1
                other = zlib.compress(values.replace(old.encode(), new.encode()))
                row = len(other).to_bytes(SIZE) + other + content[end:]
                query = "UPDATE rows SET content = ? WHERE part = 'parsed' AND name = ?"
                database.execute(query, (row, name))
        database.commit()
    return count


@pytest.mark.parametrize("force", [False, True])
def test_a_cached_number_that_was_altered_is_never_printed(
    root: Path, *, force: bool
) -> None:
    clean = outputs(root)
    assert altered(root, "It digs wells.", "It lies.")
    change(root, "data/portfolio.yaml", "An introduction.", "Another introduction.")
    built(root, replace(ALL, force=force))
    assert not any(b"It lies." in content for content in outputs(root).values())
    change(root, "data/portfolio.yaml", "Another introduction.", "An introduction.")
    built(root)
    assert outputs(root) == clean


def test_a_cached_label_that_was_altered_publishes_nothing(root: Path) -> None:
    release = "theme: water\nrelease: {audience: internal}"
    change(root, WELLS, "theme: water", release)
    built(root)
    assert altered(root, "internal", "public")
    change(root, "data/portfolio.yaml", "An introduction.", "Another introduction.")
    built(root)
    assert not any("sheet-water" in path for path in outputs(root))


def unsealed(*_: object) -> bool:
    return True


@pytest.mark.parametrize(
    "find",
    [
        test_a_cached_label_that_was_altered_publishes_nothing,
        lambda root: test_a_cached_number_that_was_altered_is_never_printed(
            root, force=False
        ),
    ],
)
def test_without_seals_that_is_found(
    find: Callable[[Path], None], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Seal, "holds", unsealed)
    with pytest.raises(AssertionError):
        find(root)


ONE = """\
---
title: "{{ initiative.title }}"
per: initiative
audience: public
layout: backgrounder
formats: [tree]
---
{{ initiative.description }}
"""


def test_shared_rows_that_were_lost_stop_no_build_of_a_selection(root: Path) -> None:
    """What it makes stores them again, and then others that need them are judged."""
    small.write(root, "templates/one.md", ONE)
    text = (root / WELLS).read_text("utf-8")
    small.write(root, "data/initiatives/pumps.yaml", text.replace("digs", "pumps"))
    built(root)
    with closing(sqlite3.connect(root / DATABASE)) as database:
        database.execute("DELETE FROM rows WHERE part = 'shared by records'")
        database.commit()
    change(root, WELLS, "It digs wells.", "It digs deep wells.")
    small.write(root, "data/initiatives/ports.yaml", PORTS)
    chosen = replace(ALL, selection=Selection(kinds=("one",), themes=("water",)))
    assert "written" in {each.outcome for each in built(root, chosen).results}
    assert not [name for name in outputs(root) if "one-ports" in name]


def test_force_believes_no_cache_even_where_its_seals_hold(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert altered(root, "It digs wells.", "It lies.")
    monkeypatch.setattr(Seal, "holds", unsealed)
    built(root, replace(ALL, force=True))
    assert not any(b"It lies." in content for content in outputs(root).values())


def test_a_state_that_another_workspace_ships_costs_a_build_and_nothing_else(
    root: Path, tmp_path: Path
) -> None:
    other = small.make(tmp_path / "other")
    shutil.rmtree(other / "templates")
    shutil.copytree(root / "templates", other / "templates")
    shutil.copytree(root / ".briefgen", other / ".briefgen")
    change(other, WELLS, "It digs wells.", "It is another.")
    assert [told.rule for told in built(other).diagnostics] == ["damaged-state"]
    sheet = (other / "build/public/sheet/sheet-water.en.txt").read_text("utf-8")
    assert "It is another." in sheet
    assert built(other).diagnostics == ()


@pytest.mark.parametrize("command", ["status", "why sheet-water.en", "build"])
def test_damage_is_told_in_one_warning_without_what_is_in_it(
    command: str,
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(root)
    path = root / DATABASE
    path.write_bytes(path.read_bytes().replace(b"sheet-water", b"sheet-w\xff\xfe\x1b["))
    assert cli.run([*command.split(), "--as-of", "2024-11-17"]) == 0
    told = capsys.readouterr().err
    assert told.count("warning") == 1
    assert "\x1b" not in told


SLOW = {"yaml", "jinja2", "lxml", "babel", "reportlab", "matplotlib", "docx", "PIL"}
LOADED = """
import sys
from briefgen.cli import run
run(["build"])
print(*{name.partition(".")[0] for name in sys.modules})
"""


def test_a_build_with_nothing_to_do_loads_nothing_slow(root: Path) -> None:
    built(root, replace(ALL, as_of=datetime.datetime.now(datetime.UTC)))  # noqa: TID251 - as the command does
    done = subprocess.run(
        (sys.executable, "-c", LOADED),
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    assert "up to date; " in done.stdout
    assert not SLOW & {*done.stdout.splitlines()[-1].split()}
