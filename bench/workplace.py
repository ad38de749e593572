"""Sizes to workspaces in a folder that belongs to the bench, built as far as is needed."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.process import Took, Worker, run

ROOT = Path(__file__).parent.parent
COMMAND = str(Path(sys.executable).with_name("briefgen"))
SAMPLE = ("briefgen.yaml", "charts", "data", "templates")
SEEDS = 8  # workspaces of the smallest size, so that there are texts enough
SEEDED = 20  # initiatives of those


class Workplace:
    """The workspaces of a run, the environment of its processes, and what it keeps.

    `first` has what the first build of each size took.
    """

    def __init__(self, folder: Path, sizes: tuple[int, ...]) -> None:
        self.folder, self.sizes = folder, sizes
        self.first: dict[int, Took] = {}
        self.environment = _environment(folder)
        run([sys.executable, "-m", "compileall", "-q", "src"], ROOT, self.environment)

    def fresh(self, size: int, name: str = "fresh", seed: int = 2024) -> Path:
        """Return a workspace of that many initiatives that was never built; 0: sample."""
        target = self.folder / f"{name}-{size}"
        if target.exists():
            return target
        if size == 0:
            target.mkdir()
            for each in SAMPLE:
                source = ROOT / each
                copy = shutil.copytree if source.is_dir() else shutil.copy
                copy(source, target / each)
        else:
            self.module("bench.workspaces", str(size), str(target), str(seed))
        return target

    def full(self, size: int) -> Path:
        """Return a workspace whose initiatives have every field, never built."""
        target = self.folder / f"full-{size}"
        if not target.exists():
            self.module("bench.full_workspaces", str(size), str(target))
            (
                target / "templates/backgrounder.md"
            ).unlink()  # of all: too long a document
        return target

    def built(self, size: int) -> Path:
        """Return a workspace that was built; it remembers what that took."""
        target = self.fresh(size, "built")
        if size not in self.first:
            build = ("build", "--jobs", "2", "--json")
            self.first[size] = self.briefgen(target, *build, most=1)
        return target

    def seeded(self) -> list[str]:
        """Return several workspaces of the smallest size, of other texts each."""
        return [str(self.fresh(SEEDED, f"seed-{seed}", seed)) for seed in range(SEEDS)]

    def briefgen(self, workspace: Path, *arguments: str, most: int = 0) -> Took:
        """Run a command of briefgen's in a workspace."""
        return run([COMMAND, *arguments], workspace, self.environment, most)

    def module(self, name: str, *arguments: str) -> Took:
        """Run a module of the bench to its end."""
        command = [sys.executable, "-m", name, *arguments]
        return run(command, ROOT, self.environment)

    def worker(self, *command: str) -> Worker:
        """Start a process that makes subjects as it is asked."""
        return Worker(command, ROOT, self.environment)


def _environment(folder: Path) -> Mapping[str, str]:
    """Return an environment in which nothing of the user's is read or written."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("BRIEFGEN_", "PYTHON"))
    }
    return {**kept, "BRIEFGEN_CONFIG": str(folder / "configuration")}
