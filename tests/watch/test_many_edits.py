"""However sources are edited, a watch ends with what a clean build makes of them."""

import sys
import time
from pathlib import Path

import pytest

from tests.watch.edits import Edits
from tests.watch.session import Session
from tests.watch.test_watch import clean, outputs

CALM = 6.0  # seconds without a word after which a watch has nothing left to do

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


def run_edits(root: Path, seed: int, number: int, pauses: tuple[float, ...]) -> str:
    edits = Edits(root, seed)
    with Session(root) as watch:
        watch.expect("14 outputs: 14 written")
        for _ in range(number):
            edits.edit()
            time.sleep(pauses[edits.choose(len(pauses))])
        edits.mend()
        settle(watch)
        assert watch.stop() == 0
        assert "fault" not in watch.out
    expected = clean(root, root.with_name("clean"))
    assert sorted(outputs(root)) == sorted(expected)
    assert outputs(root) == expected, watch.out
    return watch.out


def settle(watch: Session) -> None:
    """Wait until the last build ended, and no other one begins."""

    def calm() -> bool:
        return watch.still(CALM) == "" and "building:" not in watch.out.splitlines()[-1]

    watch.wait_for(calm, "an end")


def test_thirty_fast_edits_end_as_a_clean_build(workspace: Path) -> None:
    run_edits(workspace, 1, 30, (0.0, 0.02, 0.1))


@pytest.mark.soak
def test_five_hundred_edits_end_as_a_clean_build(workspace: Path) -> None:
    out = run_edits(workspace, 2, 500, (0.0, 0.05, 0.3, 1.0, 2.5))
    builds, failures = out.count("building:"), out.count(" failing\n")
    print(f"500 edits: {builds} builds, {failures} failures")  # noqa: T201
    assert builds > 50
    assert out.count(" failing\n") - out.count("all is well again\n") in {0, 1}
