"""Workspaces of each size to what a change of one thing costs, and what it remakes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench import edits
from bench.budgets import Budget
from bench.figures import Figure, figure, timed
from bench.process import Took
from bench.workplace import Workplace

EDITS: dict[str, Callable[[Path, int], None]] = {
    "one description": edits.description,
    "one amount": edits.amount,
    "one label": edits.label,
}
MORE = Budget(1.0, 0.2)  # seconds above a build with nothing to do: one description


@dataclass(slots=True)
class Rounds:
    """What a change took: to know what to remake, and to remake it."""

    known: list[Took] = field(default_factory=list)
    built: list[Took] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)
    vain: list[int] = field(default_factory=list)


def measure(workplace: Workplace) -> Iterator[Figure]:
    """Yield rows of each change and size."""
    for size in workplace.sizes:
        workspace = workplace.built(size)
        workplace.briefgen(workspace, "build", most=1)
        idle = [workplace.briefgen(workspace, "build", most=1).wall for _ in range(3)]
        for name, edit in EDITS.items():
            rounds = Rounds()
            for number in range(3 if size <= 1000 else 1):  # noqa: PLR2004
                edit(workspace, edits.subject(number))
                _build(workplace, workspace, rounds)
            yield from _figures(name, size, rounds, median(idle))


def _build(workplace: Workplace, workspace: Path, rounds: Rounds) -> None:
    """Ask what would be made, make it, and see which files are other ones."""
    rounds.known.append(workplace.briefgen(workspace, "build", "--dry-run", most=1))
    took = workplace.briefgen(workspace, "build", "--json", most=1)
    rounds.built.append(took)
    documents = took.output.split('"document": "')[1:]
    written = sum('"outcome": "written"' in each for each in documents)
    same = sum(
        '"outcome": "unchanged"' in each and '"outcome": "written"' not in each
        for each in documents
    )
    rounds.documents.append(written + same)
    rounds.vain.append(same)


def _figures(name: str, size: int, rounds: Rounds, idle: float) -> Iterator[Figure]:
    budget = None
    if name == "one description":
        budget = Budget(idle + MORE.must, idle + (MORE.goal or 0))
    documents, vain = (int(median(each)) for each in (rounds.documents, rounds.vain))
    known = f"{name}: what to remake is known"
    yield timed(known, size, rounds.known, "build --dry-run", budget)
    yield timed(f"{name}: built", size, rounds.built, f"{documents:,} documents")
    yield figure(f"{name}: remade with the same bytes", size, vain, "documents")
