"""Workspaces of each size to what `check` and `status` take, before and after a change."""

from collections.abc import Iterator

from bench import edits
from bench.figures import Figure, timed
from bench.process import Took
from bench.workplace import Workplace

FULL = "check, every field"


def check(workplace: Workplace) -> Iterator[Figure]:
    """Yield a check of all, the first one and one after a change."""
    for size in (0, *workplace.sizes):
        workspace = workplace.built(size)
        firsts: list[Took] = []
        seconds: list[Took] = []
        for number in range(_rounds(size)):
            firsts.append(workplace.briefgen(workspace, "check", most=1))
            edits.words(workspace, number)
            seconds.append(workplace.briefgen(workspace, "check", most=1))
        yield timed("check", size, firsts)
        yield timed("check after one change", size, seconds)


def full(workplace: Workplace) -> Iterator[Figure]:
    """Yield checks of initiatives with every field: all new, nothing new, one change."""
    for size in workplace.sizes:
        workspace = workplace.full(size)
        yield timed(f"first {FULL}", size, [workplace.briefgen(workspace, "check")])
        firsts: list[Took] = []
        seconds: list[Took] = []
        for number in range(_rounds(size)):
            firsts.append(workplace.briefgen(workspace, "check"))
            edits.words(workspace, number)
            seconds.append(workplace.briefgen(workspace, "check"))
        yield timed(FULL, size, firsts)
        yield timed(f"{FULL}, after one change", size, seconds)


def status(workplace: Workplace) -> Iterator[Figure]:
    """Yield what `status` takes after a change; then it is built."""
    for size in workplace.sizes:
        workspace = workplace.built(size)
        rounds = []
        for number in range(_rounds(size)):
            edits.words(workspace, number)
            rounds.append(workplace.briefgen(workspace, "status", most=1))
        yield timed("status after one change", size, rounds)


def _rounds(size: int) -> int:
    return 3 if size <= 1000 else 1  # noqa: PLR2004 - the largest take minutes
