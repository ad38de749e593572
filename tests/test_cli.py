"""Tests of the command line: help, exit codes, no traceback for a user."""

import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import pytest

from briefgen import __version__, cli, loading
from tests import unmeasured
from tests.commands import small
from tests.made_pictures import png

posix = pytest.mark.skipif(sys.platform == "win32", reason="no signals, no pty")
LISTED = ("build", "check", "init", "schema", "trust")


def start(*arguments: str, cwd: Path, **environment: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=cwd,
        stdout=pipe,
        stderr=pipe,
        text=True,
        encoding="utf-8",
        env={**os.environ, "BRIEFGEN_CONFIG": str(cwd / "none"), **environment},
    )


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert capsys.readouterr().out == f"briefgen, version {__version__}\n"


@pytest.mark.parametrize("command", LISTED)
def test_each_command_has_help_with_examples(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([command, "--help"]) == 0
    told = capsys.readouterr().out
    assert f"Examples:\n    briefgen {command}" in told
    assert cli.run(["--help"]) == 0
    assert f"\n  {command} " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("build", "Rebuild everything, even documents that are up to date."),
        ("build", "Check embargoes as if it were this date (from 00:00 UTC) or time"),
        (
            "build",
            "Write to DIR/public and DIR/internal instead of the workspace's own",
        ),
        ("check", "Treat warnings as errors."),
        ("status", "Show which documents are out of date, and what changed."),
        ("trust", "Stop trusting this folder."),
        ("why", "Show where a number or text on a document comes from"),
    ],
)
def test_help_says_plainly_what_an_option_does(
    command: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([command, "--help"]) == 0
    assert sentence in " ".join(capsys.readouterr().out.split())


def test_the_list_of_commands_says_what_each_is_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["--help"]) == 0
    told = capsys.readouterr().out
    assert "  build   Build the documents that are out of date.\n" in told
    assert "  why     Show where a number or text comes from.\n" in told


def test_every_option_has_help() -> None:
    for command in cli.program.commands.values():
        for option in command.to_info_dict(click.Context(command))["params"]:
            assert option["param_type_name"] == "argument" or option["help"], option


@pytest.mark.parametrize(
    "arguments", [["no-such"], ["build", "--no-such"], ["trust", "no-such"]]
)
def test_wrong_usage_ends_with_two(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(arguments) == 2
    assert "Error: " in capsys.readouterr().err


def test_a_fault_is_one_line_and_a_hint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("something\nbroke")

    monkeypatch.chdir(small.make(tmp_path))
    monkeypatch.delenv("BRIEFGEN_TRACEBACK", raising=False)
    importlib.import_module("briefgen.commands.editor_support")  # keeps the real one
    monkeypatch.setattr(loading, "schemas", fail)
    assert cli.run(["schema"]) == 1
    assert capsys.readouterr().err == (
        "briefgen: a fault in briefgen itself: ZeroDivisionError: something broke\n"
        "  hint: set BRIEFGEN_TRACEBACK=1, run this again, and report what it prints\n"
    )
    monkeypatch.setenv("BRIEFGEN_TRACEBACK", "1")
    with pytest.raises(ZeroDivisionError):
        cli.run(["schema"])


SLOW = """\
babel docx email fontTools jinja2 lxml markdown_it matplotlib multiprocessing numpy PIL
pydantic pyphen reportlab rich subprocess traceback urllib.request yaml
"""
SCHEMAS = ["babel", "yaml"]  # what writing the schemas for editors takes
LOADED = """\
import sys
from briefgen import cli
code = cli.run(sys.argv[1:])
print(*(name for name in {slow!r}.split() if name in sys.modules))
sys.exit(code)
"""


def loaded(root: Path, *arguments: str, configuration: Path | None = None) -> list[str]:
    """Run a command in a process of its own, and give what slow it loaded."""
    told = subprocess.run(
        [sys.executable, "-c", LOADED.format(slow=SLOW), *arguments],
        cwd=root,
        env={
            **unmeasured.environment(),
            "BRIEFGEN_CONFIG": str(configuration or root / "none"),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.splitlines()[-1].split()


def test_help_and_an_idle_build_load_no_slow_library(tmp_path: Path) -> None:
    root = small.make(tmp_path)
    assert loaded(root, "--help") == []
    assert {"docx", "lxml", "reportlab", "yaml"} <= {*loaded(root, "build")}
    assert loaded(root, "build") == []
    assert loaded(root, "build", "--kind", "sheet", "--json") == []
    small.change(root, "templates/sheet.md", "initiative.title", "theme.title")
    assert "reportlab" in loaded(root, "build")


def test_what_is_stale_is_told_without_loading_what_draws(tmp_path: Path) -> None:
    root, own = small.make(tmp_path / "workspace"), tmp_path / "configuration"
    code = "def draw(axes, series):\n    axes.bar([1], [2])\n"
    small.write(root, "charts/columns.py", code)
    small.write(root, "charts/bars.yaml", "kind: columns\n")
    text = (root / "templates/overview.md").read_text("utf-8")
    small.write(root, "templates/overview.md", f"{text}\n![Funding](chart:bars)\n")
    loaded(root, "trust", "--yes", configuration=own)
    assert "matplotlib" in loaded(root, "build", "--jobs", "1", configuration=own)
    small.write(root, "charts/bars.yaml", "kind: columns\norder: as-listed\n")
    found = loaded(root, "status", configuration=own)
    assert not {"docx", "email", "matplotlib", "numpy"} & {*found}


def test_mistakes_are_found_without_loading_what_writes(tmp_path: Path) -> None:
    root = tmp_path / "sample"
    assert loaded(tmp_path, "init", str(root)) == SCHEMAS
    writing = {"docx", "lxml", "multiprocessing", "PIL", "reportlab", "subprocess"}
    assert not writing & {*loaded(root, "check")}
    loaded(root, "build")
    assert "markdown_it" not in loaded(root, "check")  # no document is put together
    assert not writing & {*loaded(root, "check")}
    picture = root / "templates" / "dam.png"
    picture.write_bytes(png())
    note = root / "templates" / "factsheet.md"
    note.write_text(f"{note.read_text('utf-8')}\n![A dam](dam.png)\n", "utf-8")
    assert writing & {*loaded(root, "check")} == {"PIL", "subprocess"}


def test_matplotlib_is_loaded_for_no_built_in_chart(tmp_path: Path) -> None:
    root = tmp_path / "sample"
    assert loaded(tmp_path, "init", str(root)) == SCHEMAS
    for command in (("build", "--jobs", "1"), ("status",), ("check",)):
        assert not {"matplotlib", "numpy"} & {*loaded(root, *command)}, command
    assert not {"matplotlib", "numpy"} & {*loaded(root, "why", "charts/timeline.yaml")}


def test_what_a_document_says_is_told_without_loading_what_draws(
    tmp_path: Path,
) -> None:
    root = small.make(tmp_path)
    small.write(root, "charts/bars.yaml", "kind: bar\n")
    text = (root / "templates/overview.md").read_text("utf-8")
    small.write(root, "templates/overview.md", f"{text}\n![Funding](chart:bars)\n")
    for asked in ("overview-portfolio.en", "data/themes.yaml:2", "charts/bars.yaml"):
        assert not {"docx", "matplotlib", "numpy"} & {*loaded(root, "why", asked)}


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_after_a_killed_build_the_next_one_is_as_a_clean_one(tmp_path: Path) -> None:
    root = small.make(tmp_path / "workspace")
    with start("build", cwd=root) as process:
        assert process.wait() == 0
    small.change(root, "templates/sheet.md", "initiative.title", "theme.title")
    with start("build", "--jobs", "1", cwd=root) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("sheet-water.fr"):
                break
        process.kill()
    for folder in ("build", "clean"):
        with start("build", "--output", folder, cwd=root) as process:
            out, told = process.communicate()
            assert (process.returncode, told) == (0, ""), out
    assert contents(root / "clean") == contents(root / "build")


MORE = "- {{id: more-{0}, title: {{en: More {0}, fr: Autre {0}}}}}\n"


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_build_leaves_whole_files(jobs: str, tmp_path: Path) -> None:
    small.make(tmp_path)
    themes = tmp_path / "data/themes.yaml"
    more = (MORE.format(number) for number in range(12))  # so that it takes seconds
    themes.write_text(themes.read_text("utf-8") + "".join(more), "utf-8")
    with start("build", "--jobs", jobs, cwd=tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline().endswith("docx\n")
        os.kill(process.pid, signal.SIGINT)
        _, told = process.communicate()
    assert process.returncode == 130
    assert told.strip() == "stopped: what was written is whole, the rest is not begun"
    assert not list(tmp_path.rglob("*.briefgen-part"))
    with start("build", cwd=tmp_path) as process:
        assert process.wait() == 0


@posix
def test_a_terminal_shows_how_far_the_build_is(tmp_path: Path) -> None:
    small.make(tmp_path)
    parent, child = os.openpty()
    command = [sys.executable, "-m", "briefgen", "build", "--kind", "sheet"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=child,
        text=True,
        env=environment,
    ) as process:
        os.close(child)
        shown = b"".join(read_to_the_end(parent)).decode()
        assert process.stdout is not None
        told = process.stdout.read()
    os.close(parent)
    assert process.returncode == 0
    assert "4/4" in shown
    assert told.startswith("8 of 14 outputs: 8 written;")


def read_to_the_end(terminal: int) -> Iterator[bytes]:
    """Read what is shown as it comes: a terminal holds little, a slow build shows much."""
    with suppress(OSError):  # nobody writes to it any more
        while shown := os.read(terminal, 4096):
            yield shown


@pytest.mark.skipif(sys.platform != "linux", reason="each platform has its own opener")
def test_the_output_folder_is_opened(tmp_path: Path) -> None:
    root = small.make(tmp_path / "workspace")
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\necho "$1" > "{tmp_path}/opened"\n', "utf-8")
    opener.chmod(0o755)
    path = f"{opener.parent}{os.pathsep}{os.environ['PATH']}"
    with start("build", "--kind", "memo", "--open", cwd=root, PATH=path) as process:
        assert process.wait() == 0
    for _ in range(100):
        if (tmp_path / "opened").exists() and (tmp_path / "opened").read_text("utf-8"):
            break
        time.sleep(0.05)
    assert (tmp_path / "opened").read_text("utf-8") == f"{root / 'build'}\n"
