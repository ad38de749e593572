"""The key that seals what is remembered: made once, kept from others, never in a workspace."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefgen.state.seal import Seal
from briefgen.state.seal_key import NAME, SIZE, NoKey, find_key, make_key
from briefgen.state.state import opened


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("BRIEFGEN_STATE_KEY")
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "workspace").mkdir()
    return tmp_path / "workspace"


def test_a_key_is_made_at_first_use_for_its_user_alone(home: Path, root: Path) -> None:
    assert find_key(root) is None
    assert not home.exists()
    key = make_key(root)
    assert find_key(root) == make_key(root) == key
    assert len(key) == SIZE
    assert [path.name for path in home.iterdir()] == [NAME]
    if os.name != "nt":
        assert stat.S_IMODE((home / NAME).stat().st_mode) == 0o600


def test_processes_that_begin_at_once_have_one_key(root: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len({*pool.map(lambda _: make_key(root), range(32))}) == 1


@pytest.mark.parametrize("content", [b"", b"short", b"x" * (SIZE + 1)])
def test_a_damaged_key_is_made_anew(content: bytes, home: Path, root: Path) -> None:
    home.mkdir()
    (home / NAME).write_bytes(content)
    assert find_key(root) is None
    assert make_key(root) == find_key(root)


def test_no_key_is_read_or_written_through_a_link(
    home: Path, root: Path, tmp_path: Path
) -> None:
    home.mkdir()
    other = tmp_path / "other"
    other.write_bytes(b"k" * SIZE)
    (home / NAME).symlink_to(other)
    assert find_key(root) is None
    with pytest.raises(NoKey, match="cannot be kept"):
        make_key(root)
    assert other.read_bytes() == b"k" * SIZE


def test_a_key_that_a_workspace_brings_is_not_believed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFGEN_STATE_KEY")
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(root / "home"))
    (root / "home").mkdir()
    (root / "home" / NAME).write_bytes(b"k" * SIZE)
    assert find_key(root) is None
    with opened(root) as found:
        (told,) = found.diagnostics
    assert "no place outside the workspace" in told.message
    assert "BRIEFGEN_STATE_KEY" in (told.hint or "")


@pytest.mark.usefixtures("home")
def test_a_key_of_the_environment_needs_no_home(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_CONFIG", "/dev/null/nowhere")
    with opened(root) as found:
        assert [told.rule for told in found.diagnostics] == ["state"]
    monkeypatch.setenv("BRIEFGEN_STATE_KEY", "some words that nobody else knows")
    with opened(root) as found:
        assert found.diagnostics == ()


def test_a_key_that_can_be_guessed_seals_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        monkeypatch.setenv("BRIEFGEN_STATE_KEY", "k" * 31)
        with opened(root) as found:
            (told,) = found.diagnostics
        assert "the key that seals it has fewer than 32 characters" in told.message
        assert "BRIEFGEN_STATE_KEY: any text of 32 or more" in (told.hint or "")
        assert found.outputs == {}
    monkeypatch.setenv("BRIEFGEN_STATE_KEY", "k" * 32)
    with opened(root) as found:
        assert found.diagnostics == ()


def test_a_seal_binds_workspace_part_name_and_text() -> None:
    seal = Seal(b"key", "/a")
    made = seal.of("part", "name", b"text")
    assert seal.holds("part", "name", b"text", made)
    others = {
        Seal(b"other", "/a").of("part", "name", b"text"),
        Seal(b"key", "/b").of("part", "name", b"text"),
        seal.of("other", "name", b"text"),
        seal.of("part", "other", b"text"),
        seal.of("part", "name", b"other"),
        seal.of("part", 'name"\ntext', b""),
    }
    assert len(others | {made}) == 7
