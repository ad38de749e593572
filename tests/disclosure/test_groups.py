"""No page about a country or a partner, or by a condition, tells of what is held back.

Nor does its being there.
"""

from collections import Counter
from pathlib import Path

import pytest

from tests.disclosure.building import leaks, plain, relabelled
from tests.disclosure.kinds import CHOOSING, GROUPED, grouped
from tests.disclosure.portfolios import Planted

SEEDS = range(24)


def published(root: Path) -> dict[str, bytes]:
    """Give what the public folder has of countries and partners, by its path."""
    public = root / "build/public"
    files = (each for each in public.glob("per-*/*") if each.is_file())
    return {each.relative_to(public).as_posix(): each.read_bytes() for each in files}


def test_what_is_held_back_decides_nothing(tmp_path: Path) -> None:
    total: Counter[str] = Counter()
    for seed in SEEDS:
        pages = []
        for altered in (False, True):
            root = tmp_path / f"{seed}-{altered}"
            plain(root, seed, "tree", altered=altered, more=grouped())
            planted = Planted(seed, altered=altered)
            planted.write(root / "held", "tree")
            assert leaks(root, planted) == []
            pages.append(published(root))
        first, second = pages
        assert first == second
        total += Counter(path.split("/")[0].rstrip("0123456789") for path in first)
    for per in GROUPED:
        assert total[f"per-{per}"] > 2 * len(SEEDS), total
    for per, _ in CHOOSING:
        assert total[f"per-{per}-where"] > len(SEEDS) / 2, total


@pytest.mark.parametrize("seed", [*SEEDS][:12])
def test_what_is_held_back_later_is_withdrawn(seed: int, tmp_path: Path) -> None:
    planted = relabelled(tmp_path, seed, "tree", grouped())
    assert leaks(tmp_path, planted) == []
