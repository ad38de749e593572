"""First builds of two sizes to what the one process and its workers take for an output.

What large builds take on many cores is reckoned from that: docs/scaling.md.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from bench.figures import Figure, figure
from bench.process import Unusable, run
from bench.workplace import Workplace

# It runs the command line, and writes last what the process took, and its workers.
ALONE = """\
import atexit, os
from briefgen.entry import main
atexit.register(lambda: print(*os.times()[:4], flush=True))
main()
"""
OUTPUTS = (100_000, 1_000_000)
CORES = (1, 16, 256)


@dataclass(frozen=True, slots=True)
class Shares:
    """The outputs of a build; CPU seconds of the one process, and of its workers."""

    outputs: int
    one: float
    workers: float


def measure(workplace: Workplace) -> Iterator[Figure]:
    """Yield both shares of the smallest and largest size, and what follows from them."""
    small, large = min(workplace.sizes), max(workplace.sizes)
    if small == large:
        raise Unusable("it takes two sizes, such as --sizes 100,1000")
    few, many = (_shares(workplace, size) for size in (small, large))
    for size, each in ((small, few), (large, many)):
        note = f"CPU; {each.outputs:,} outputs"
        yield figure("first build: the one process", size, each.one, "s", note)
        yield figure("first build: its workers", size, each.workers, "s", note)
    more = many.outputs - few.outputs
    one, workers = (many.one - few.one) / more, (many.workers - few.workers) / more
    yield figure("a further output: the one process", large, one, "s", "CPU")
    yield figure("a further output: its workers", large, workers, "s", "CPU")
    for outputs in OUTPUTS:
        for cores in CORES:
            row = f"reckoned: {outputs:,} outputs, {cores} cores"
            yield figure(row, large, reckoned(outputs, cores, one, workers), "s")


def reckoned(outputs: int, cores: int, one: float, workers: float) -> float:
    """Return the seconds of a build: all work divided by cores, or the one process."""
    return outputs * max(one, (one + workers) / cores)


def _shares(workplace: Workplace, size: int) -> Shares:
    workspace = workplace.fresh(size, "scaling")
    command = [sys.executable, "-c", ALONE, "build", "--jobs", "2", "--json"]
    took = run(command, workspace, workplace.environment, most=1)
    times = [float(each) for each in took.output.strip().splitlines()[-1].split()]
    outputs = took.output.count('"path": "')
    return Shares(outputs, times[0] + times[1], times[2] + times[3])
