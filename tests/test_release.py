"""Tests of what `make release` builds: whole, the same every time, and announced."""

import os
import re
import subprocess
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

import briefgen
from release import build as release

ROOT = Path(__file__).parents[1]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text("utf-8")
pytestmark = pytest.mark.skipif(
    not (ROOT / ".git").exists(), reason="a release is made of a commit"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return release.build(ROOT, tmp_path_factory.mktemp("first"))


def test_the_same_commit_gives_the_same_bytes(
    built: tuple[Path, Path], tmp_path: Path
) -> None:
    before = os.umask(0o077)  # files get other permissions, and other dates
    try:
        again = release.build(ROOT, tmp_path)
    finally:
        os.umask(before)
    assert [release.sha256(e) for e in again] == [release.sha256(e) for e in built]


def test_an_sdist_holds_all_that_is_committed(built: tuple[Path, Path]) -> None:
    told = subprocess.run(
        ["git", "ls-tree", "-r", "-z", "--name-only", "HEAD"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    committed = {name for name in told.stdout.decode().split("\0") if name}
    with tarfile.open(built[0]) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert held - committed == {"PKG-INFO"}
    assert committed - held <= {".gitattributes", ".gitignore"}


def test_sdist_and_wheel_hold_the_same_package(built: tuple[Path, Path]) -> None:
    assert release.unlike(*built) == []
    names = {*release.of_wheel(built[1])}
    assert {"briefgen/py.typed", "briefgen/sample/briefgen.yaml"} <= names
    assert "briefgen/settings/matplotlibrc" in names
    assert "briefgen/charts/map_data/shapes.json" in names
    assert "briefgen/packs/uk/templates/submission.md" in names
    assert "briefgen/packs/shared/templates/sections/decisions.md" in names


def test_a_file_that_is_missing_or_other_is_told(
    built: tuple[Path, Path], tmp_path: Path
) -> None:
    wheel = tmp_path / built[1].name
    with ZipFile(built[1]) as whole, ZipFile(wheel, "w") as less:
        for name in whole.namelist():
            if name != "briefgen/py.typed":
                content = whole.read(name)
                less.writestr(name, content + b"#" * (name == "briefgen/cli.py"))
    assert release.unlike(built[0], wheel) == [
        "briefgen/cli.py: not the same in sdist and wheel",
        "briefgen/py.typed: not the same in sdist and wheel",
    ]


def test_the_version_is_the_one_that_is_announced(built: tuple[Path, Path]) -> None:
    assert built[1].name == f"briefgen-{briefgen.__version__}-py3-none-any.whl"
    assert built[0].name == f"briefgen-{briefgen.__version__}.tar.gz"
    assert release.unannounced(built[1], CHANGELOG) == []
    older = re.sub(
        r"^## \[\d.*", "## [0.0.1] - 2026-01-01", CHANGELOG, flags=re.MULTILINE
    )
    assert release.unannounced(built[1], older) == [
        f"CHANGELOG.md: the newest dated section is not of {briefgen.__version__}"
    ]


def test_what_is_not_released_yet_has_its_place() -> None:
    headings = re.findall(r"^## (.*)$", CHANGELOG, re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert headings[1].startswith(f"[{briefgen.__version__}] - ")
