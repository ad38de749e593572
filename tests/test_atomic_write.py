"""Tests of storing: files are whole, edits are kept."""

import errno
import hashlib
from pathlib import Path

import pytest

from briefgen.atomic_write import PART, Stored, refused, store, sweep


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def own(content: bytes) -> set[str]:
    return {hashlib.sha256(content).hexdigest()}


def test_a_new_file_is_written_with_its_folder(tmp_path: Path) -> None:
    assert store(tmp_path / "note" / "a.docx", b"new", ()) == Stored(changed=True)
    assert (tmp_path / "note" / "a.docx").read_bytes() == b"new"


def test_an_own_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    assert store(tmp_path / "a.docx", b"new", own(b"old")) == Stored(changed=True)
    assert names(tmp_path) == ["a.docx"]
    assert (tmp_path / "a.docx").read_bytes() == b"new"


def test_edited_files_are_kept_aside_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.en.docx"
    path.write_bytes(b"edited")
    assert store(path, b"new", own(b"old")).aside == tmp_path / "a.en.edited-1.docx"
    path.write_bytes(b"edited again")
    assert store(path, b"newer", own(b"new")).aside == tmp_path / "a.en.edited-2.docx"
    assert (tmp_path / "a.en.edited-1.docx").read_bytes() == b"edited"
    assert (tmp_path / "a.en.edited-2.docx").read_bytes() == b"edited again"
    assert path.read_bytes() == b"newer"


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"same")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert store(path, b"same", ()) == Stored(changed=False)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_what_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(OSError, match="directory") as caught:
        store(tmp_path / "a.docx", b"new", ())
    assert names(tmp_path) == ["a.docx"]
    told = str(refused("build/a.docx", caught.value))
    assert told.startswith("build/a.docx:1:1: error: cannot write: ")
    assert "close it where it is open" in told


def test_a_full_disk_is_named() -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    assert str(refused("a.docx", full)) == (
        "a.docx:1:1: error: cannot write: No space left on device [output]\n"
        "  hint: the disk is full"
    )


def test_what_a_killed_build_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / f".a.docx.17{PART}").write_bytes(b"half")
    (tmp_path / "a.docx").write_bytes(b"whole")
    sweep([tmp_path, tmp_path / "none"])
    assert names(tmp_path) == ["a.docx"]
