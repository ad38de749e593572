"""What work costs as a portfolio grows: counted in calls, not in seconds.

Every call of a Python function counts, those of generators each time they go on; the same
work has the same count on any machine.
"""

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import CodeType, FrameType

import pytest

from bench import edits
from bench.subjects import Batch, batches
from bench.workspaces import write
from briefgen.builder import check
from briefgen.builder.build import build
from briefgen.builder.decide_actions import decide
from briefgen.builder.render_document import produce
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.workspace import open_workspace
from tests.sample_documents import NOON

FEW, MANY = (
    24,
    48,
)  # initiatives of whole builds: 6 and 12 themes, of which 2 and 4 have long texts
AMONG, AMONG_MORE = 160, 320  # more themes than a chart shows
TWICE = 2.2  # the two largest themes chart all themes, and so twice as many
ONLY = Selection(kinds=("factsheet",), languages=("en",))
REQUEST = BuildRequest(ONLY, NOON, None, 1, force=False)
# What is counted by name: a function, and the end of its file.
COUNTED = {
    "documents laid out": ("galley", "writers/pdf/layout/lay_out.py"),
    "values read": ("Trace.read", ".py"),
    "themes visited": ("theme", "view/subjects.py"),
    "documents assembled": ("begin", "assembly/begin_draft.py"),
    "drawings made": ("plot", "charts/bar.py"),
}
# What one changed description asks for, and no more among more initiatives.
OF_ONE_CHANGE = {
    "records opened": ("DocumentRecords.packed", "state/document_records.py"),
    "keys digested": ("Replay.digest", "view/replay.py"),
}

Calls = Counter[CodeType]


def calls(work: Callable[[], object]) -> Calls:
    """Return how often each function was called."""
    counts: Calls = Counter()

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            counts[frame.f_code] += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counts


def times(counts: Calls, counted: str) -> int:
    """Return how often a function was called, which it must have been."""
    name, file = {**COUNTED, **OF_ONE_CHANGE}[counted]
    number = sum(
        number
        for code, number in counts.items()
        if code.co_qualname == name and code.co_filename.endswith(file)
    )
    assert number
    return number


def build_factsheets(workspace: Path) -> None:
    """Build the English factsheets that are due, in one process."""
    build(workspace, REQUEST, lambda *_: None)


def make(batch: Batch) -> None:
    """Make the documents of a subject."""
    list(produce(batch.project, batch.documents, NOON))


@pytest.fixture(scope="module")
def workspaces(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Give a workspace of each number of initiatives, and at 0 one more of few."""
    folder = tmp_path_factory.mktemp("growth")
    sizes = (0, FEW, MANY, AMONG, AMONG_MORE)
    for size in sizes:
        write(folder / str(size), size or FEW)
    return {size: folder / str(size) for size in sizes}


@pytest.fixture(scope="module")
def first(workspaces: dict[int, Path]) -> dict[int, Calls]:
    """Give the calls of a first build among few, and among twice as many."""
    build_factsheets(workspaces[0])  # what a process does once
    return {
        size: calls(partial(build_factsheets, workspaces[size])) for size in (FEW, MANY)
    }


@pytest.mark.usefixtures("first")
@pytest.mark.parametrize("counted", COUNTED)
def test_the_same_documents_take_the_same_work_among_twice_as_many(
    workspaces: dict[int, Path], counted: str
) -> None:
    """What it takes to fit a page differs from theme to theme, so the same ones count."""
    themes = tuple(f"theme-{number:05}" for number in range(FEW // 4))
    again = replace(REQUEST, force=True, selection=replace(ONLY, themes=themes))
    few, many = (
        times(calls(partial(build, workspaces[size], again, lambda *_: None)), counted)
        for size in (FEW, MANY)
    )
    assert many <= (TWICE if counted == "themes visited" else 1.25) * few


def test_a_first_build_of_twice_as_much_takes_twice_the_steps(
    first: dict[int, Calls],
) -> None:
    assert first[MANY].total() <= 2.1 * first[FEW].total()


@pytest.mark.usefixtures("first")
def test_to_know_what_one_amount_changes_takes_twice_the_steps(
    workspaces: dict[int, Path],
) -> None:
    steps = []
    for size in (FEW, MANY):
        edits.amount(workspaces[size], edits.subject(0))
        steps.append(calls(partial(decide, workspaces[size], REQUEST)).total())
        build_factsheets(workspaces[size])
    few, many = steps
    assert many <= TWICE * few


@pytest.mark.usefixtures("first")
def test_one_amount_opens_no_more_records_among_more(
    workspaces: dict[int, Path],
) -> None:
    opened = []
    for size in (FEW, MANY):
        build_factsheets(workspaces[size])
        edits.amount(workspaces[size], edits.subject(0))
        steps = calls(partial(decide, workspaces[size], REQUEST))
        opened.append(times(steps, "records opened"))
    few, many = opened
    assert many <= few


@pytest.mark.usefixtures("first")
@pytest.mark.parametrize("counted", OF_ONE_CHANGE)
def test_what_one_description_changes_is_looked_up(
    workspaces: dict[int, Path], counted: str
) -> None:
    asked = []
    for size in (FEW, MANY):
        build_factsheets(workspaces[size])
        edits.description(workspaces[size], edits.subject(0))
        asked.append(times(calls(partial(decide, workspaces[size], REQUEST)), counted))
    few, many = asked
    assert many <= few


@pytest.mark.usefixtures("first")
def test_a_build_with_nothing_to_do_takes_twice_the_steps(
    workspaces: dict[int, Path],
) -> None:
    steps = []
    for size in (FEW, MANY):
        build_factsheets(workspaces[size])
        steps.append(calls(partial(build_factsheets, workspaces[size])).total())
    few, many = steps
    assert many <= TWICE * few


def test_a_check_after_a_change_assembles_its_documents_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "MANY", FEW)
    assembled = []
    for size in (FEW, MANY):
        folder = tmp_path / str(size)
        write(folder, size)
        first = partial(check.check_workspace, open_workspace(folder), NOON)
        every = times(calls(first), "documents assembled")
        edits.description(folder, edits.subject(0))
        again = partial(check.check_workspace, open_workspace(folder), NOON)
        assembled.append(times(calls(again), "documents assembled"))
        assert every == 2 * 2 * size // 4 + 2 * 2  # the backgrounder, the dashboard
    assert assembled == [4, 4]  # what prints it, in both languages


@pytest.mark.parametrize("kind", ["factsheet", "briefing-note"])
def test_pages_of_the_same_size_take_the_same_steps_among_more(
    workspaces: dict[int, Path], kind: str
) -> None:
    steps = []
    for size in (AMONG, AMONG_MORE):
        ((*before, one),) = (each[6:9] for each in batches([workspaces[size]], kind))
        for other in before:  # what all documents of a build share
            make(other)
        steps.append(calls(partial(make, one)).total())
    few, many = steps
    assert many <= 1.1 * few
