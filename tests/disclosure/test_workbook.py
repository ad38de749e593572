"""No public workbook, in any part of it, holds what may not be published, or tells of it."""

from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.loading import load
from briefgen.portfolio_sheet.portfolio_workbook import workbook_bytes
from briefgen.portfolio_sheet.sheet_content import content_of
from briefgen.workspace import open_workspace
from tests.disclosure.labels import NOW
from tests.disclosure.portfolios import Planted
from tests.disclosure.searching import opened, within

SEEDS = range(40)


def workbook(
    root: Path, seed: int, *, altered: bool = False, audience: str = "public"
) -> bytes | None:
    """Write a portfolio's workbook; None if its edition itself is held back."""
    Planted(seed, altered=altered).write(root, "tree")
    workspace = open_workspace(root)
    try:
        sheet = content_of(workspace, load(workspace), audience, NOW)  # type: ignore[arg-type]
    except BriefgenError as error:
        if {each.rule for each in error.diagnostics} == {"unreleased"}:
            return None
        raise
    return workbook_bytes(sheet)


def planted(root: Path, seed: int) -> Planted:
    made = Planted(seed)
    made.write(root, "tree")
    return made


def test_no_canary_is_in_any_part_of_a_public_workbook(tmp_path: Path) -> None:
    written = 0
    for seed in SEEDS:
        data = workbook(tmp_path / str(seed), seed)
        made = planted(tmp_path / f"{seed}-told", seed)
        if data is not None:
            written += 1
            assert within(data, made.held(), made.held_numbers()) == [], seed
    assert written > len(SEEDS) // 2


def test_what_is_held_back_decides_nothing_of_a_public_workbook(tmp_path: Path) -> None:
    written = 0
    for seed in SEEDS:
        one = workbook(tmp_path / f"{seed}-one", seed)
        other = workbook(tmp_path / f"{seed}-other", seed, altered=True)
        assert one == other, seed
        written += one is not None
    assert written > len(SEEDS) // 2


def test_an_internal_workbook_has_the_canaries(tmp_path: Path) -> None:
    """The search would find them: it looks into each part of the package."""
    data = workbook(tmp_path / "w", 1, audience="internal")
    made = planted(tmp_path / "told", 1)
    assert data is not None
    held = [*made.held()]
    assert held
    assert len(within(data, held, ())) > len(held) / 2
    assert any(each.startswith(b"<?xml") for each in opened(data))


@pytest.mark.parametrize("seed", [0, 1])
def test_what_is_released_is_in_it(tmp_path: Path, seed: int) -> None:
    data = workbook(tmp_path / "w", seed)
    assert data is not None
    made = planted(tmp_path / "told", seed)
    public = [word for word in made.words if word not in made.held()]
    assert len(within(data, public, ())) > len(public) / 2
