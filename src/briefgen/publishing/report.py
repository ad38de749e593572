"""The results of a build: each output and its outcome."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeAlias

from briefgen.errors import Diagnostic
from briefgen.planning.plan import Embargo, Output, Planned
from briefgen.state.output_record import Remembered
from briefgen.value_classes import dataclass

# `unchanged`: made again, and the same as before; `edited`: left as somebody changed it.
# `held back`: it would disclose what it may not, and nothing stands there; `withdrawn`:
# what stood there, or beside it, was moved away.
Outcome: TypeAlias = Literal[
    "written",
    "unchanged",
    "up to date",
    "edited",
    "failed",
    "held back",
    "withdrawn",
]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A file that was withdrawn: where it was and where it is, as users see them."""

    path: str
    kept: str


@dataclass(frozen=True, slots=True)
class Result:
    """The result of one output; `path` is as users see it.

    `record` is what is known of the file that is there, or None.
    """

    document: Planned
    output: Output
    path: str
    outcome: Outcome
    record: Remembered | None = None
    withdrawn: tuple[Withdrawn, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """The results of a document's outputs, and messages about them.

    One that does not fit has a `proof`, which is no output.
    """

    document: Planned
    results: tuple[Result, ...]
    diagnostics: tuple[Diagnostic, ...]
    proof: Result | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: outputs in the plan's order, what was removed, and mistakes.

    `cleared` was published and belongs to no document any more; `left_out` are the
    documents asked for that their kinds leave out; `others` is the number of outputs
    that were not asked for; `coming` is what is under embargo now; `proofs` are those
    of documents that do not fit. `standing` is the number of outputs that are up to
    date and not among the results. `judged` says whether all that is published was
    judged; `unjudged` are files in folders of public outputs that were not.
    """

    results: tuple[Result, ...]
    removed: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    folders: tuple[Path, ...]
    left_out: tuple[Planned, ...] = ()
    others: int = 0
    cleared: tuple[Withdrawn, ...] = ()
    coming: tuple[Embargo, ...] = ()
    proofs: tuple[Result, ...] = ()
    standing: int = 0
    judged: bool = False
    unjudged: tuple[str, ...] = ()

    @property
    def withdrawn(self) -> tuple[Withdrawn, ...]:
        """Every file that was withdrawn."""
        held = (each for result in self.results for each in result.withdrawn)
        return (*held, *self.cleared)


# Called before the first document, and for each that is done: how many of how many are,
# and its outputs.
Tell: TypeAlias = Callable[[int, int, tuple[Result, ...]], None]
