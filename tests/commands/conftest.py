"""Run commands in a small workspace."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefgen import cli
from tests.commands import small


@dataclass(frozen=True)
class Ran:
    """A command that ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a small workspace, and go there."""
    root = small.make(tmp_path / "workspace")
    monkeypatch.chdir(root)
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return root


@pytest.fixture
def built(
    workspace: Path,  # noqa: ARG001 - for its environment
    kept: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Go to what a file of tests built once, as it was then: its state knows its place.

    That file's fixture `kept` builds it as "workspace", and moves it aside.
    """
    root = kept.with_name("workspace")
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(kept, root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process."""

    def call(*arguments: str) -> Ran:
        code = cli.run(arguments)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call
