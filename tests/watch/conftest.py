"""A small workspace to watch."""

from pathlib import Path

import pytest

from tests.commands import small


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return small.make(tmp_path / "workspace")
