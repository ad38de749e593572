"""What a check costs as a portfolio grows: counted in calls, not in seconds."""

from functools import partial
from pathlib import Path

import pytest

from bench.workspaces import write
from briefgen.builder.check import check_workspace
from briefgen.workspace import open_workspace
from tests.sample_documents import NOON
from tests.test_growth import Calls, calls

FEW, MANY = 16, 32  # initiatives: 4 and 8 themes, in two languages


@pytest.fixture(scope="module")
def checks(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Calls]:
    """Give the calls of a check of few initiatives, and of twice as many."""
    folder = tmp_path_factory.mktemp("check")
    for size in (0, FEW, MANY):
        write(folder / str(size), size or FEW)

    def check(size: int) -> None:
        assert (
            check_workspace(open_workspace(folder / str(size)), NOON).diagnostics == ()
        )

    check(0)  # what a process does once
    return {size: calls(partial(check, size)) for size in (FEW, MANY)}


def times(counts: Calls, name: str, path: Path) -> int:
    return sum(
        number
        for code, number in counts.items()
        if code.co_qualname == name and code.co_filename.endswith(str(path))
    )


def test_a_check_of_twice_as_much_takes_twice_the_steps(
    checks: dict[int, Calls],
) -> None:
    assert checks[MANY].total() <= 2.1 * checks[FEW].total()


def test_a_text_is_parsed_for_each_shape_of_a_kind_not_for_each_document(
    checks: dict[int, Calls],
) -> None:
    path = Path("markdown/grammar.py")
    few, many = (times(checks[size], "nodes", path) for size in (FEW, MANY))
    documents = 2 * 2 * FEW // 4 + 2
    assert few < documents
    assert (
        many <= few + 2 * 4
    )  # of the backgrounder and the dashboard, which are longer


def test_a_check_makes_no_digest_of_templates(checks: dict[int, Calls]) -> None:
    assert not times(checks[MANY], "digest", Path("templating/fingerprint.py"))


def test_a_check_lays_out_no_page(checks: dict[int, Calls]) -> None:
    assert not times(checks[MANY], "galley", Path("writers/pdf/layout/lay_out.py"))
