"""Workspaces of each size to what whole builds take: the first, and those after it."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench import edits
from bench.budgets import no_op as no_op_budget
from bench.figures import Figure, figure, ratio, timed
from bench.process import Took
from bench.workplace import SEEDED, Workplace
from bench.workspaces import PER_THEME

ROUNDS = 7
VERSIONS = "versions"  # in .briefgen: the words that `why` needs of returned files


def first(workplace: Workplace) -> Iterator[Figure]:
    """Yield the first build, its largest process, and the state that it leaves."""
    for size in workplace.sizes:
        workspace = workplace.built(size)
        took = workplace.first[size]
        documents = took.output.count('"document": "')
        failed = _failed(took.output)
        note = f"{documents:,} documents" + (f", {failed:,} not made" if failed else "")
        yield timed("first build, two workers", size, [took], note)
        yield figure("largest process of a first build", size, took.peak, "bytes")
        state, words = _state(workspace / ".briefgen")
        each = f"besides {words / documents:,.0f} bytes of words for `why`"
        yield figure("state, a document", size, state / documents, "bytes", each)


def _failed(output: str) -> int:
    """Return how many documents of a build have no output."""
    return sum(
        '"outcome": "failed"' in document for document in output.split('"document": "')
    )


def _state(folder: Path) -> tuple[int, int]:
    """Return the bytes of what a build remembers, and of words of Word files apart."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    words = sum(path.stat().st_size for path in files if VERSIONS in path.parts)
    return sum(path.stat().st_size for path in files) - words, words


def no_op(workplace: Workplace) -> Iterator[Figure]:
    """Yield a build with nothing to do, and the stat of all that it has to look at."""
    for size in workplace.sizes:
        workspace = workplace.built(size)
        workplace.briefgen(workspace, "build", most=1)
        paths = _watched(workspace)
        builds: list[Took] = []
        stats: list[Took] = []
        for _ in range(ROUNDS):
            builds.append(workplace.briefgen(workspace, "build", most=1))
            stats.append(_stat(paths))
        budget = no_op_budget(median(each.wall for each in stats), size)
        yield timed("stat of sources and outputs", size, stats, f"{len(paths):,} files")
        yield timed("build, nothing to do", size, builds, budget=budget)


def _watched(workspace: Path) -> list[str]:
    """Return the sources and outputs of a workspace."""
    return [
        f"{folder}/{name}"
        for folder, _, names in os.walk(workspace)
        if ".briefgen" not in folder
        for name in names
    ]


def _stat(paths: list[str]) -> Took:
    wall, cpu = time.perf_counter(), time.process_time()
    for path in paths:
        os.stat(path)  # noqa: PTH116 - as cheap as can be
    return Took(time.perf_counter() - wall, time.process_time() - cpu)


def cold(workplace: Workplace) -> Iterator[Figure]:
    """Yield a process that builds one factsheet whose initiative has another text."""
    workspace = workplace.built(SEEDED)
    initiative = edits.subject(0)
    theme = f"theme-{initiative // PER_THEME:05}"
    one = ("--kind", "factsheet", "--theme", theme, "--language", "en")
    rounds = []
    for _ in range(ROUNDS):
        edits.description(workspace, initiative)
        rounds.append(workplace.briefgen(workspace, "build", *one))
    yield timed("cold build of a stale factsheet", SEEDED, rounds, "Word and PDF")


def workers(workplace: Workplace) -> Iterator[Figure]:
    """Yield what one worker takes for a whole build, measured by two."""
    size = max(size for size in workplace.sizes if size <= 1000)  # noqa: PLR2004
    workspace = workplace.built(size)
    one, two = (
        workplace.briefgen(workspace, "build", "--force", "--jobs", jobs, most=1)
        for jobs in ("1", "2")
    )
    yield timed("whole build, one worker", size, [one])
    yield timed("whole build, two workers", size, [two])
    yield ratio("one worker / two, whole build", size, [one.wall], [two.wall])
