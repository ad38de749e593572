"""Tests of the sources' digest: what files hold counts, their times do not."""

import os
import sys
from pathlib import Path

import pytest

from briefgen import atomic_write
from briefgen.errors import BriefgenError
from briefgen.state import source_stamps
from briefgen.state.source_stamps import SETTLED, Stamp, of_sources, root_of
from tests.commands import small

STYLE = "templates/style.yaml"
WELLS = "data/initiatives/wells.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    found = small.make(tmp_path / "workspace")
    for path in found.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return found


def digest(root: Path, known: dict[str, Stamp]) -> str:
    began = max(path.lstat().st_ctime_ns for path in root.rglob("*")) + SETTLED
    return of_sources(root, STYLE, known, began)


def test_times_do_not_count(root: Path) -> None:
    known: dict[str, Stamp] = {}
    first = digest(root, known)
    os.utime(root / WELLS, (1, 1))
    assert digest(root, known) == first
    assert digest(root, {}) == first


@pytest.mark.parametrize("path", [WELLS, "briefgen.yaml", "charts/new.py", STYLE])
def test_what_files_hold_counts(path: str, root: Path) -> None:
    known: dict[str, Stamp] = {}
    first = digest(root, known)
    small.write(root, path, "changed")
    assert digest(root, known) != first


def test_a_file_that_is_as_it_was_is_not_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: dict[str, Stamp] = {}
    first = digest(root, known)
    read: list[Path] = []

    def noted(path: Path) -> str:
        read.append(path)
        return "sum"

    monkeypatch.setattr(source_stamps, "sha256", noted)
    assert digest(root, known) == first
    assert read == []
    small.write(root, WELLS, "changed")
    digest(root, known)
    assert read == [root / WELLS]


def test_who_only_reads_forgets_no_file_that_is_as_it_was(root: Path) -> None:
    known: dict[str, Stamp] = {}
    digest(root, known)
    small.write(root, WELLS, "changed")
    others = {path: stamp for path, stamp in known.items() if path != WELLS}
    of_sources(root, STYLE, known, began=0)
    assert known == others


def test_a_file_that_may_change_within_its_time_is_read_again(root: Path) -> None:
    known: dict[str, Stamp] = {}
    os.utime(root / WELLS, (4_000_000_000, 4_000_000_000))
    digest(root, known)
    assert WELLS not in known
    assert "data/initiatives/ports.yaml" in known


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_followed_unless_they_lead_back(root: Path) -> None:
    (root / "shared").mkdir()
    small.write(root, "shared/more.yaml", "more")
    (root / "charts").mkdir()
    for name in ("one", "two"):
        (root / "charts" / name).symlink_to(root / "charts")
    first = digest(root, {})
    (root / "data/linked").symlink_to(root / "shared")
    second = digest(root, {})
    small.write(root, "shared/more.yaml", "changed")
    third = digest(root, {})
    (root / "data/dangling").symlink_to(root / "nowhere")
    assert len({first, second, third, digest(root, {})}) == 4


def test_a_workspace_is_found_from_within(root: Path, tmp_path: Path) -> None:
    assert root_of(root / "data" / "initiatives") == root
    with pytest.raises(BriefgenError, match=r"no briefgen\.yaml in this folder"):
        root_of(tmp_path)


def test_files_without_end_are_told_from_others_unread(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that take no room on a disk: each may be read, and all of them not."""
    for number in range(100):
        with (root / f"data/hole-{number}.bin").open("wb") as file:
            file.truncate(1_000_000)
    monkeypatch.setattr(source_stamps, "ALL", 3_000_000)
    read: list[Path] = []
    digested = atomic_write.sha256

    def noted(path: Path) -> str:
        read.append(path)
        return digested(path)

    monkeypatch.setattr(source_stamps, "sha256", noted)
    known: dict[str, Stamp] = {}
    first = digest(root, known)
    assert sum(path.suffix == ".bin" for path in read) == 2
    assert digest(root, known) == first
    (root / "data/hole-77.bin").write_bytes(b"\1" * 1_000_000)
    second = digest(root, known)
    assert second != first
    small.change(root, "templates/sheet.md", "##", "###")  # which comes after them
    assert digest(root, known) != second
