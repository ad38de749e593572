"""Tests of a build as a whole: what it tells while it is at work, and afterwards."""

import datetime
from pathlib import Path

from briefgen.builder.build import build
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Result
from tests.commands import small

NOW = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
SHEETS = BuildRequest(Selection(kinds=("sheet",)), NOW, None, 1, force=False)


def test_how_far_a_build_is_is_told_from_its_beginning(tmp_path: Path) -> None:
    root = small.make(tmp_path / "workspace")
    told: list[tuple[int, int, int]] = []

    def tell(done: int, due: int, results: tuple[Result, ...]) -> None:
        told.append((done, due, len(results)))

    report = build(root, SHEETS, tell)
    assert told == [(0, 4, 0), (1, 4, 2), (2, 4, 2), (3, 4, 2), (4, 4, 2)]
    assert (len(report.results), report.others) == (8, 6)
    assert build(root, SHEETS, tell).others == 6
    assert len(told) == 5
