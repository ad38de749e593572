"""A key that is lost is told as that, not as damage."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run

TOLD = (
    ".briefgen/state.sqlite:1:1: warning: this was sealed with another key, or for"
    " another folder; everything is built anew [damaged-state]\n"
    "  hint: nothing is lost: keys are lost with a home, or belong to somebody else\n"
)


def test_a_lost_key_is_told_as_that(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", "--kind", "memo")
    assert run("status").err == ""
    monkeypatch.setenv(
        "BRIEFGEN_STATE_KEY", "another key that is long enough to be one"
    )
    assert run("status").err == TOLD
    assert run("build", "--kind", "memo").err == TOLD
    assert run("status").err == ""
    assert (workspace / ".briefgen/state.sqlite").exists()
