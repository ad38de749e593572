"""The schedule of the docs: its script with a real git repository, and its recipes.

Each run is a process of its own, as a schedule starts it.
"""

import http.server
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.commands import small
from tests.commands.small import change, write

ROOT = Path(__file__).parents[1]
SCHEDULE = ROOT / "docs/examples/schedule"
WELLS = "data/initiatives/wells.yaml"
SHEET = "sheet/sheet-water.en.pdf"
INTERNAL = "theme: water\nrelease: {audience: internal}"
EMBARGO = "theme: water\nrelease: {embargo: 2024-11-16T12:00:00-05:00}"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git here")
pytestmark = [
    needs_git,
    pytest.mark.skipif(sys.platform == "win32", reason="a script of a Unix shell"),
]
# What run.sh calls, and the program that it goes without where it is missing.
TOOLS = (
    *("cat", "chmod", "cmp", "cp", "curl", "flock", "git", "grep", "mkdir", "mktemp"),
    *("mv", "rm", "rsync", "sh", "sleep", "tail"),
)
GIT = ("-c", "user.name=A", "-c", "user.email=a@example.org")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", *GIT, *arguments]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


needs_rsync = pytest.param(
    "rsync",
    marks=pytest.mark.skipif(shutil.which("rsync") is None, reason="no rsync here"),
)


@dataclass
class Place:
    """A machine with a schedule: a source, the workspace that is its clone, a target."""

    folder: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def source(self) -> Path:
        return self.folder / "source"

    @property
    def workspace(self) -> Path:
        return self.folder / "workspace"

    @property
    def target(self) -> Path:
        return self.folder / "target"

    @property
    def environment(self) -> Mapping[str, str]:
        tools = self.folder / "bin"
        tools.mkdir(exist_ok=True)
        script = f'#!/bin/sh\nexec {sys.executable} -P -m briefgen "$@"\n'
        (tools / "briefgen").write_text(script, "utf-8")
        (tools / "briefgen").chmod(0o755)
        return {
            **os.environ,
            "PATH": f"{tools}:{os.environ['PATH']}",
            "BRIEFGEN_CONFIG": str(self.folder / "configuration"),
            "BRIEFGEN_STATE_KEY": "the same text of 32 characters, or more",
            "WORKSPACE": str(self.workspace),
            "TARGET": str(self.target),
            "LOG": str(self.folder / "log"),
            "NOTIFY": "",
            **self.settings,
        }

    def commit(self, *changes: Callable[[Path], object]) -> None:
        """Change the source."""
        for each in changes:
            each(self.source)
        git(self.source, "add", "--all")
        git(self.source, "commit", "--quiet", "--message", "changed")

    def run(self, command: tuple[str, ...] = ("sh", str(SCHEDULE / "run.sh"))) -> "Ran":
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        log = Path(self.environment["LOG"])
        lines = log.read_text("utf-8").splitlines() if log.exists() else ["{}"]
        return Ran(done.returncode, done.stderr, json.loads(lines[-1]))

    def without(self, program: str) -> None:
        """Leave a program out of what its runs can call."""
        tools = self.folder / "few"
        tools.mkdir()
        for name in {*TOOLS} - {program}:
            if path := shutil.which(name):
                (tools / name).symlink_to(path)
        self.settings["PATH"] = f"{self.folder / 'bin'}:{tools}"

    def synchronised(self) -> bool:
        """Whether the target has what the public folder has, and nothing else."""
        public = self.workspace / "build/public"
        return contents(public) == contents(self.target) and not list(
            self.folder.glob("target.*")
        )


@dataclass(frozen=True)
class Ran:
    """A run of the schedule: its exit code, its alarms, and the build's last event."""

    code: int
    alarms: str
    ended: dict[str, Any]

    @property
    def written(self) -> int:
        count: int = self.ended["counts"]["written"]
        return count


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    small.make(made.source)
    write(made.source, ".gitignore", "build/\n.briefgen/\n")
    git(made.source, "init", "--quiet")
    made.commit()
    git(tmp_path, "clone", "--quiet", str(made.source), str(made.workspace))
    return made


def changed(path: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: change(root, path, old, new)


DRILLS = changed(WELLS, "It digs wells.", "It drills wells.")
WITHHELD = changed(WELLS, "theme: water", INTERNAL)
BROKEN = changed(WELLS, "amount: 2000000", "amount: many")
LEFT = changed(
    "templates/sheet.md",
    "in theme.initiatives %}",
    "in theme.initiatives | released %}",
)
# Else the other theme has another place among those that readers see, and its colour.
COLORED = changed(
    "data/themes.yaml", "- id: trade\n", '- id: trade\n  color: "#611685"\n'
)


def test_the_second_run_is_incremental_and_what_changed_gets_through(
    place: Place,
) -> None:
    first = place.run()
    assert (first.code, first.alarms, first.written) == (0, "", 14)
    assert place.synchronised()
    second = place.run()
    assert (second.code, second.written) == (0, 0)
    assert second.ended["counts"]["up to date"] == 14
    place.commit(DRILLS)
    third = place.run()
    assert (third.code, third.written) == (0, 2)
    assert third.ended["counts"]["up to date"] == 12
    assert place.synchronised()
    assert (place.target / SHEET).stat().st_mode & 0o004


def test_what_is_withdrawn_is_removed_from_the_target(place: Place) -> None:
    """A template that leaves it out goes on; one that would print it fails, and alarms."""
    place.run()
    assert (place.target / SHEET).exists()
    place.commit(WITHHELD)
    ran = place.run()
    assert ran.code == 1
    assert "the build ended with 1; what failed is as it was" in ran.alarms
    assert ran.ended["judged"]
    assert not (place.target / SHEET).exists()
    assert place.synchronised()
    place.commit(LEFT)
    ran = place.run()
    assert (ran.code, ran.alarms) == (0, "")
    assert place.synchronised()


def modes(folder: Path) -> dict[str, int]:
    paths = [folder, *folder.rglob("*")]
    return {str(path.relative_to(folder)): path.stat().st_mode for path in paths}


@pytest.mark.parametrize("program", [needs_rsync, "cp"])
def test_either_way_brings_the_same_to_the_target(place: Place, program: str) -> None:
    """What is new, what is gone, what others put there, and who may read it."""
    if program == "cp":
        place.without("rsync")
    place.run()
    assert place.synchronised()
    assert {oct(mode) for mode in modes(place.target).values()} == {
        *("0o40755", "0o100644"),
    }
    write(place.target, "sheet/of somebody.pdf", "theirs")
    write(place.target, "gone/old.pdf", "old")
    (place.target / "memo").write_text("a file where a folder was", "utf-8")
    shutil.rmtree(place.target / "sheet")
    write(place.target, "sheet", "a file where a folder is")
    place.commit(WITHHELD, LEFT, DRILLS)
    assert place.run().code == 0
    assert place.synchronised()
    assert modes(place.target).keys() == {
        *modes(place.workspace / "build/public").keys()
    }
    assert {oct(mode) for mode in modes(place.target).values()} == {
        *("0o40755", "0o100644"),
    }


@pytest.mark.parametrize("program", [needs_rsync, "cp"])
def test_a_file_of_the_same_size_and_time_is_brought_too(
    place: Place, program: str
) -> None:
    if program == "cp":
        place.without("rsync")
    place.run()
    file = next(place.target.rglob("*.pdf"))
    before, times = file.read_bytes(), file.stat()
    file.write_bytes(before[:-1] + b"X")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert not place.synchronised()
    assert place.run().code == 0
    assert place.synchronised()


def test_another_machine_without_rsync_is_an_alarm_and_no_folder(place: Place) -> None:
    place.without("rsync")
    place.settings["TARGET"] = "host:folder"
    ran = place.run()
    assert ran.code == 1
    assert "cannot be brought to host:folder" in ran.alarms
    assert not list(place.workspace.glob("host*"))


def test_a_template_that_fails_alarms_and_the_rest_goes_out(place: Place) -> None:
    place.run()
    before = (place.target / SHEET).read_bytes()
    place.commit(
        changed("templates/sheet.md", "initiative.title", "initiative.titel"),
        changed("data/portfolio.yaml", "An introduction.", "Another introduction."),
    )
    ran = place.run()
    assert ran.code == 1
    assert "the build ended with 1" in ran.alarms
    assert "templates/sheet.md" in ran.alarms
    assert ran.written == 1
    assert (place.target / SHEET).read_bytes() == before
    assert place.synchronised()


def test_data_with_mistakes_replaces_no_data(place: Place) -> None:
    """What is there is built on: an embargo begins or ends on time all the same."""
    place.commit(LEFT, COLORED, changed(WELLS, "theme: water", EMBARGO))
    place.settings["AS_OF"] = "2024-11-01"
    assert place.run().code == 0
    assert "wells" not in str(contents(place.target).keys())
    place.commit(BROKEN)
    place.settings["AS_OF"] = "2024-11-20"
    ran = place.run()
    assert ran.code == 1
    assert "the new data has mistakes; the last data is built" in ran.alarms
    assert "data/initiatives/wells.yaml" in ran.alarms
    assert (ran.ended["judged"], ran.written) == (True, 4)
    assert place.synchronised()
    place.commit(changed(WELLS, "amount: many", "amount: 2000000"))
    assert place.run().code == 0


def test_what_nobody_judged_is_not_brought_to_the_target(place: Place) -> None:
    place.run()
    before = contents(place.target)
    (place.workspace / "build/public" / SHEET).write_bytes(b"edited")
    place.commit(changed("data/portfolio.yaml", "An introduction.", "Another one."))
    ran = place.run()
    assert ran.code == 1
    assert "not all that is published was judged: nothing was brought to" in ran.alarms
    assert contents(place.target) == before
    (place.workspace / "build/public" / SHEET).unlink()
    assert place.run().code == 0
    assert place.synchronised()


def test_without_any_good_data_nothing_is_brought_to_the_target(place: Place) -> None:
    place.commit(BROKEN)
    git(place.workspace, "pull", "--quiet")
    ran = place.run()
    assert (ran.code, ran.ended["stopped"]) == (1, True)
    assert not place.target.exists()


def test_a_source_that_cannot_be_reached_stops_no_build(place: Place) -> None:
    place.run()
    place.source.rename(place.folder / "gone")
    ran = place.run()
    assert ran.code == 1
    assert "the new data cannot be had" in ran.alarms
    assert ran.ended["judged"]


def test_a_missed_moment_is_caught_up(place: Place) -> None:
    """No run was there when the embargo ended, nor when a label was set."""
    place.commit(LEFT, COLORED, changed(WELLS, "theme: water", EMBARGO))
    place.settings["AS_OF"] = "2024-11-15"
    assert place.run().written > 0
    held = (place.target / SHEET).exists() and (place.target / SHEET).read_bytes()
    place.settings["AS_OF"] = "2024-12-24"
    ran = place.run()
    assert (ran.code, ran.written) == (0, 4)
    assert (place.target / SHEET).read_bytes() != held
    place.commit(changed(WELLS, EMBARGO, INTERNAL))
    place.settings["AS_OF"] = "2025-02-01"
    assert place.run().code == 0
    assert place.synchronised()


def test_where_runs_could_overlap_there_is_none(place: Place) -> None:
    place.without("flock")
    ran = place.run()
    assert (ran.code, ran.ended) == (1, {})
    assert "flock is missing" in ran.alarms


def test_of_runs_that_overlap_one_waits_for_the_other(place: Place) -> None:
    pipe = subprocess.PIPE
    runs = [
        subprocess.Popen(
            ["sh", str(SCHEDULE / "run.sh")],
            env={**place.environment, "LOG": str(place.folder / f"log{number}")},
            stderr=pipe,
            text=True,
        )
        for number in range(2)
    ]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [("", 0)] * 2
    logs = [place.folder / f"log{number}" for number in range(2)]
    ended = [json.loads(log.read_text("utf-8").splitlines()[-1]) for log in logs]
    assert sorted(each["counts"]["written"] for each in ended) == [0, 14]
    assert place.synchronised()


def test_an_alarm_goes_where_it_is_wanted_with_its_reason(place: Place) -> None:
    place.settings["ALARM"] = f"cat >>{place.folder / 'alarms'}"
    place.commit(BROKEN)
    git(place.workspace, "pull", "--quiet")
    assert place.run().alarms == ""
    text = (place.folder / "alarms").read_text("utf-8")
    assert text.startswith(f"briefgen: {place.workspace}: not all that is published")
    assert "found 'many'" in text
    place.source.rename(place.folder / "gone")
    assert place.run().alarms == ""
    text = (place.folder / "alarms").read_text("utf-8")
    assert str(place.source) in text.partition("cannot be had")[2]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Serve a folder by HTTP."""
    folder = tmp_path / "served"
    folder.mkdir()

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl here")
def test_a_file_is_fetched_and_tried_before_it_replaces_the_old_one(
    place: Place, served: tuple[Path, str]
) -> None:
    folder, address = served
    original = (place.workspace / WELLS).read_text("utf-8")
    new = folder / "wells.yaml"
    new.write_text(original, "utf-8")
    place.settings |= {"DATA_URL": f"{address}/wells.yaml", "DATA_FILE": WELLS}
    assert place.run().written == 14
    assert place.run().written == 0
    new.write_text(original.replace("It digs", "It drills"), "utf-8")
    assert place.run().written == 2
    held = (place.workspace / WELLS).read_text("utf-8")
    new.write_text(original.replace("2000000", "many"), "utf-8")
    ran = place.run()
    assert (ran.code, ran.ended["judged"], ran.written) == (1, True, 0)
    assert "has mistakes; what is here is built" in ran.alarms
    assert (place.workspace / WELLS).read_text("utf-8") == held
    new.unlink()
    assert place.run().code == 1
    assert (place.workspace / WELLS).read_text("utf-8") == held
    # A template that fails keeps no new data out.
    new.write_text(original.replace("It digs", "It bores"), "utf-8")
    change(place.workspace, "templates/memo.md", "theme.advice.issue", "theme.none")
    assert place.run().written == 2
    assert "bores" in (place.workspace / WELLS).read_text("utf-8")


# Recipes.


def shell_line(recipe: str) -> str:
    """Return the line of a shell that a recipe starts a run with."""
    if recipe == "schedule.md":
        text = (ROOT / "docs/schedule.md").read_text("utf-8")
        return str(re.findall(r"(?m)^su briefs -s /bin/sh -c '(.*)'$", text)[-1])
    text = (SCHEDULE / recipe).read_text("utf-8")
    if recipe == "Dockerfile":
        shell, option, line = json.loads(text.partition("ENTRYPOINT ")[2])
        assert (shell, option) == ("/bin/sh", "-c")
        return str(line)
    (line,) = (each for each in text.splitlines() if each.startswith("*"))
    return line.split(None, 5)[5]


@pytest.mark.parametrize("recipe", ["crontab", "Dockerfile", "schedule.md"])
def test_the_line_of_a_recipe_runs_in_its_shell(recipe: str, place: Place) -> None:
    """With the settings of the page, and nothing that a person's shell has."""
    command = shell_line(recipe)
    for folder in ("/srv/briefs/schedule", "/usr/local/bin"):
        command = command.replace(folder, str(SCHEDULE))
    env = (SCHEDULE / "schedule.env").read_text("utf-8")
    env = env.replace("/srv/briefs/workspace", str(place.workspace))
    env = env.replace("/srv/www/briefs", str(place.target))
    write(place.folder, "schedule.env", env)
    command = command.replace("/etc/briefgen", str(place.folder))
    place.settings["HOME"] = str(place.folder)
    counts = [place.run(("/bin/sh", "-c", command)).written for _ in range(2)]
    assert counts == [14, 0]
    assert place.synchronised()


def test_the_settings_are_to_a_shell_what_they_are_to_systemd() -> None:
    """Which starts no command at an `&`, and takes quotes off, as shlex does."""
    lines = (SCHEDULE / "schedule.env").read_text("utf-8").splitlines()
    parts = [each.partition("=") for each in lines if not each.startswith("#")]
    plain = {name: "".join(shlex.split(value)) for name, _, value in parts}
    assert "&" in plain["BRIEFGEN_NOTIFY"]
    command = f"set -a && . {shlex.quote(str(SCHEDULE / 'schedule.env'))} && env"
    done = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, text=True, check=True, env={}
    )
    assert done.stderr == ""
    assert (
        plain.items()
        <= dict(line.split("=", 1) for line in done.stdout.splitlines()).items()
    )


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_takes_the_service_and_the_timer(tmp_path: Path) -> None:
    for name in ("briefgen.service", "briefgen.timer"):
        text = (SCHEDULE / name).read_text("utf-8")
        text = text.replace("/srv/briefs/schedule/run.sh", str(SCHEDULE / "run.sh"))
        write(tmp_path, name, text)
    units = [str(tmp_path / name) for name in ("briefgen.service", "briefgen.timer")]
    done = subprocess.run(
        ["systemd-analyze", "verify", *units],
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stderr.splitlines() if "briefgen" in line]
    assert (done.returncode, said) == (0, [])


def lines_of(recipe: dict[str, Any]) -> Iterator[str]:
    """Give the shell lines of a recipe, but those that install."""
    (job,) = (recipe.get("jobs") or {"briefs": recipe["briefs"]}).values()
    steps = [step.get("run", "") for step in job.get("steps", ())]
    lines = [*steps, *job.get("script", ())]
    yield from (line for line in lines if line and not line.startswith("pip "))


def fresh_home(place: Place, number: int) -> None:
    """Begin on a machine that knows nothing."""
    temporary = place.folder / f"t{number}"
    temporary.mkdir()
    place.settings |= {
        "FETCH": "no",
        "BRIEFGEN_CONFIG": str(place.folder / f"home{number}"),
        "RUNNER_TEMP": str(temporary),
        "GITHUB_OUTPUT": str(place.folder / "output"),
    }


def keep(place: Place, folders: list[str]) -> None:
    """Put what a recipe keeps into its cache."""
    for each in folders:
        cache = place.folder / "cache" / each
        shutil.copytree(place.workspace / each, cache, dirs_exist_ok=True)


@pytest.mark.parametrize("name", ["github-actions.yml", "gitlab-ci.yml"])
def test_a_recipe_of_ci_is_incremental_with_its_cache(name: str, place: Place) -> None:
    """Each run has a fresh checkout, a fresh home, and what the recipe keeps."""
    text = (SCHEDULE / name).read_text("utf-8")
    lines = [*lines_of(yaml.safe_load(text))]
    assert any("schedule/run.sh" in line for line in lines)
    assert text.count("BRIEFGEN_STATE_KEY")
    kept = [
        each
        for each in (".briefgen", "build")
        if re.search(rf"- {each}/|{each}$", text, re.MULTILINE)
    ]
    assert kept == [".briefgen", "build"]
    place.commit(lambda root: shutil.copytree(SCHEDULE, root / "schedule"))
    counts = []
    for number in range(3):
        fresh_home(place, number)
        shutil.rmtree(place.workspace)
        git(place.folder, "clone", "--quiet", str(place.source), str(place.workspace))
        for each in kept if number else ():
            shutil.copytree(place.folder / "cache" / each, place.workspace / each)
        for line in lines:
            command = f"cd {shlex.quote(str(place.workspace))} && {line}"
            ran = place.run(("/bin/sh", "-e", "-c", command))
            assert (ran.code, ran.alarms) == (0, "")
            if "run.sh" in line:
                counts.append(ran.written)
        keep(place, kept)
        if number == 1:
            place.commit(DRILLS)
    assert counts == [14, 0, 2]
    site = next(place.folder.glob("t2/site"), place.workspace / "site")
    assert contents(site) == contents(place.workspace / "build/public")


def test_the_task_of_windows_is_well_formed_and_makes_up_for_missed_runs() -> None:
    task = ET.parse(SCHEDULE / "windows-task.xml").getroot()
    space = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    settings = {
        each: task.findtext(f"t:Settings/t:{each}", "", space)
        for each in ("StartWhenAvailable", "MultipleInstancesPolicy")
    }
    assert settings == {
        "StartWhenAvailable": "true",
        "MultipleInstancesPolicy": "Queue",
    }
    assert "run.ps1" in task.findtext("t:Actions/t:Exec/t:Arguments", "", space)


def test_every_file_of_the_schedule_is_told() -> None:
    page = (ROOT / "docs/schedule.md").read_text("utf-8")
    for path in SCHEDULE.iterdir():
        assert f"(examples/schedule/{path.name})" in page


MAPPING = """\
source: sheets/projects.csv
initiatives:
  key: No
  id: Title
  fields:
    theme: {always: water}
    title.en: {from: Title}
    title.fr: {from: Titre}
    description: {from: Title}
    funding.kind: {always: new}
    funding.amount: {from: Amount}
"""
SHEET_OF = "No,Title,Titre,Amount\n1,A mill,Un moulin,{}\n"
MILL = "data/initiatives/a-mill.yaml"


def sheet(amount: str) -> Callable[[Path], None]:
    return lambda root: write(root, "sheets/projects.csv", SHEET_OF.format(amount))


@pytest.fixture
def importing(place: Place) -> Place:
    place.settings["IMPORTS"] = "projects"
    place.commit(
        lambda root: write(root, "imports/projects.yaml", MAPPING), sheet("300000")
    )
    return place


def test_what_a_sheet_says_is_taken_over_at_each_run(importing: Place) -> None:
    place = importing
    first = place.run()
    assert (first.code, first.alarms) == (0, "")
    mill = place.workspace / MILL
    assert "amount: 300000" in mill.read_text("utf-8")
    assert place.synchronised()
    again = place.run()
    assert (again.code, again.alarms, again.written) == (0, "", 0)
    place.commit(sheet("400000"), DRILLS)
    second = place.run()
    assert (second.code, second.alarms) == (0, "")
    assert "amount: 400000" in mill.read_text("utf-8")
    assert "drills" in (place.workspace / WELLS).read_text("utf-8")
    assert place.synchronised()
    assert git(place.workspace, "status", "--porcelain") == ""
    assert git(place.source, "log", "--oneline").count("\n") == 3


def test_a_sheet_with_mistakes_is_an_alarm_and_the_rest_is_built(
    importing: Place,
) -> None:
    place = importing
    place.run()
    place.commit(sheet("TBD"), DRILLS)
    ran = place.run()
    assert ran.code == 1
    assert "not all could be taken over by projects" in ran.alarms
    assert "'TBD'" in ran.alarms
    assert "drills" in (place.workspace / WELLS).read_text("utf-8")
    assert place.synchronised()
    place.commit(sheet("500000"))
    ran = place.run()
    assert (ran.code, ran.alarms) == (0, "")
    assert "amount: 500000" in (place.workspace / MILL).read_text("utf-8")


def test_new_data_with_mistakes_gives_way_to_the_last_with_what_was_taken_over(
    importing: Place,
) -> None:
    place = importing
    place.run()
    place.commit(BROKEN)
    for _ in range(2):
        ran = place.run()
        assert ran.code == 1
        assert "the new data has mistakes; the last data is built" in ran.alarms
        assert "amount: 300000" in (place.workspace / MILL).read_text("utf-8")
        assert "amount: 2000000" in (place.workspace / WELLS).read_text("utf-8")
        assert place.synchronised()


def test_a_sheet_that_is_fetched_is_tried_with_its_import(importing: Place) -> None:
    place = importing
    place.run()
    (place.folder / "new.csv").write_text(SHEET_OF.format("TBD"), "utf-8")
    url = (place.folder / "new.csv").as_uri()
    place.settings |= {"DATA_URL": url, "DATA_FILE": "sheets/projects.csv"}
    ran = place.run()
    assert "the new data cannot be had, or has mistakes" in ran.alarms
    assert "300000" in (place.workspace / "sheets/projects.csv").read_text("utf-8")
    (place.folder / "new.csv").write_text(SHEET_OF.format("600000"), "utf-8")
    ran = place.run()
    assert (ran.code, ran.alarms) == (0, "")
    assert "amount: 600000" in (place.workspace / MILL).read_text("utf-8")
    assert place.synchronised()
