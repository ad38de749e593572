"""Workspaces of each size to what a pair takes that is made among so many others."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bench.figures import Figure, ratio, timed
from bench.parts.peers import Tally
from bench.process import Worker
from bench.workplace import SEEDED, Workplace

ROUNDS = 24  # subjects
KINDS = {"factsheet": "factsheet pair", "briefing-note": "note pair"}


def measure(workplace: Workplace) -> Iterator[Figure]:
    """Yield pairs that fit at once, and those that are fitted by steps."""
    for kind, name in KINDS.items():
        workers = {
            size: workplace.worker(
                *(sys.executable, "-m", "bench.pairs", kind),
                *(
                    [str(workplace.fresh(size))]
                    if size > SEEDED
                    else workplace.seeded()
                ),
            )
            for size in workplace.sizes
        }
        plain, fitted = _tallies(workers)
        peaks = {size: worker.end().peak for size, worker in workers.items()}
        yield from _figures(name, plain, peaks)
        yield from _figures(f"{name}, fitted by steps", fitted, peaks)


def _tallies(
    workers: Mapping[int, Worker],
) -> tuple[dict[int, Tally], dict[int, Tally]]:
    """Let each make its subjects by turns; return those that fit at once, and others."""
    plain = {size: Tally() for size in workers}
    fitted = {size: Tally() for size in workers}
    most = min(each.ready["subjects"] for each in workers.values())
    for number in range(min(ROUNDS, most)):
        for size, worker in workers.items():
            answer = worker.make(number)
            if answer["sizes"]:
                (fitted if answer["fitted"] else plain)[size].add(answer)
    return plain, fitted


def _figures(
    name: str, tallies: Mapping[int, Tally], peaks: Mapping[int, int]
) -> Iterator[Figure]:
    measured = {size: each for size, each in tallies.items() if each.rounds}
    for size, each in measured.items():
        row = timed(name, size, each.rounds, each.words())
        yield replace(row, peak=peaks[size])
    if SEEDED in measured:
        few = [each.cpu for each in measured.pop(SEEDED).rounds]
        for size, each in measured.items():
            many = [took.cpu for took in each.rounds]
            rounds = min(len(few), len(many))
            among = f"{name} / one among {SEEDED}"
            yield ratio(among, size, many[:rounds], few[:rounds], "CPU")
