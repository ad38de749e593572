"""Tests of what tells one engine from another: its own files and its libraries."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from briefgen.state.fingerprints import HOME, LIBRARIES, _code, _libraries, _stamps
from tests.commands import small

PROJECT = Path(__file__).parents[2] / "pyproject.toml"
SCREEN = {"click", "rich"}  # what makes no byte of a document


def test_every_dependency_that_makes_bytes_is_watched() -> None:
    declared = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"]
    names = {re.split("[<>=]", found)[0].replace("-", "_") for found in declared}
    assert names - SCREEN <= LIBRARIES


def test_the_versions_are_those_that_are_installed() -> None:
    assert _libraries() == {name: version(name.replace("_", "-")) for name in LIBRARIES}


def test_versions_are_those_that_are_found_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = (
        "one/PyYAML-7.0.egg-info",
        "two/PyYAML-6.0.dist-info",
        "two/lxml-8.0.dist-info",
    )
    for name in (*names, "one/lxml", "two/click-9.0.dist-info"):
        (tmp_path / name).mkdir(parents=True)
    folders = [str(tmp_path / name) for name in ("none", "one", "two")]
    monkeypatch.setattr(sys, "path", folders)
    assert _libraries() == {"pyyaml": "7.0", "lxml": "8.0"}


def run(root: Path, *arguments: str, libraries: Path) -> str:
    """Run a command with a folder of libraries that stands before all others."""
    path = os.pathsep.join((str(libraries), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_with_another_version_of_a_library_everything_is_made_again(
    tmp_path: Path,
) -> None:
    root, libraries = small.make(tmp_path / "workspace"), tmp_path / "libraries"
    run(root, "build", libraries=libraries)
    assert "everything is up to date" in run(root, "status", libraries=libraries)
    (libraries / "reportlab-99.0.dist-info").mkdir(parents=True)
    told = run(root, "status", libraries=libraries)
    assert (
        "overview-portfolio.en\n"
        f"  its libraries: reportlab {version('reportlab')} → reportlab 99.0\n"
    ) in told
    assert told.endswith("10 documents are stale (14 outputs), 0 up to date\n")
    assert "(unchanged)" in run(root, "build", libraries=libraries)
    assert "everything is up to date" in run(root, "status", libraries=libraries)


def test_with_another_matplotlib_documents_with_custom_charts_alone_are_made_again(
    tmp_path: Path,
) -> None:
    root, libraries = small.make(tmp_path / "workspace"), tmp_path / "libraries"
    code = "def draw(axes, series):\n    axes.bar([1], [2])\n"
    small.write(root, "charts/columns.py", code)
    small.write(root, "charts/money.yaml", "kind: columns\n")
    small.write(root, "charts/bars.yaml", "kind: bar\n")
    for name, chart in (("overview", "money"), ("memo", "bars")):
        text = (root / f"templates/{name}.md").read_text("utf-8")
        small.write(
            root, f"templates/{name}.md", f"{text}\n![Funding](chart:{chart})\n"
        )
    run(root, "trust", "--yes", libraries=libraries)
    run(root, "build", libraries=libraries)
    (libraries / "matplotlib-99.0.dist-info").mkdir(parents=True)
    told = run(root, "status", libraries=libraries)
    assert told.startswith(
        "overview-portfolio.en\n"
        f"  its libraries: matplotlib {version('matplotlib')} → matplotlib 99.0\n"
    )
    assert told.endswith("2 documents are stale (2 outputs), 8 up to date\n")


def test_the_same_briefgen_elsewhere_is_the_same_engine(tmp_path: Path) -> None:
    there = tmp_path / "there/briefgen"
    shutil.copytree(HOME, there, ignore=shutil.ignore_patterns("__pycache__"))
    assert sorted(_stamps(str(there))) != sorted(_stamps(HOME))
    assert _code(str(there)) == _code(HOME)


def test_a_changed_checkout_is_another_engine(tmp_path: Path) -> None:
    for name in ("a.py", "b/c.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one = 1\n", "utf-8")
    codes = [_code(str(tmp_path))]
    (tmp_path / "a.py").write_text("two = 2\n", "utf-8")
    codes.append(_code(str(tmp_path)))
    (tmp_path / "a.py").rename(tmp_path / "d.py")
    codes.append(_code(str(tmp_path)))
    (tmp_path / "b/__pycache__").mkdir()
    (tmp_path / "b/__pycache__/c.pyc").write_bytes(b"compiled")
    codes.append(_code(str(tmp_path)))
    assert len({*codes}) == 3
    assert codes[2] == codes[3]
