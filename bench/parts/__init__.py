"""The parts of the bench: each measures some rows, and can be asked for alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.figures import Figure
from bench.parts import builds, changes, checks, peers, scaling, warm
from bench.workplace import Workplace

Measure = Callable[[Workplace], Iterator[Figure]]


@dataclass(frozen=True, slots=True)
class Part:
    """A part: what it measures, and about how many seconds it takes.

    `seconds` are those of small workspaces, `thousand` those that a thousand initiatives
    add, on a machine with two cores and no other work.
    """

    name: str
    what: str
    measure: Measure
    seconds: int
    thousand: int

    def estimate(self, sizes: tuple[int, ...]) -> int:
        """Return about how many seconds the part takes with these sizes."""
        return self.seconds + self.thousand * sum(sizes) // 1000


PARTS = (
    Part("peers", "the factsheet pair beside its peers", peers.measure, 90, 0),
    Part("warm", "pairs among few and many initiatives", warm.measure, 30, 5),
    Part("first", "the first full build, its memory and state", builds.first, 15, 45),
    Part("noop", "a build with nothing to do", builds.no_op, 10, 8),
    Part("cold", "a process that builds one factsheet", builds.cold, 15, 0),
    Part("changes", "one description, amount, label changed", changes.measure, 30, 100),
    Part("check", "check, and again after one change", checks.check, 20, 30),
    Part("fields", "check of data with every field", checks.full, 10, 45),
    Part("status", "status after one change", checks.status, 10, 20),
    Part("workers", "two workers against one", builds.workers, 30, 110),
    Part("scaling", "what the one process takes of a build", scaling.measure, 15, 45),
)
