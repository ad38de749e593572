"""Turn a plan and what stands on disk into the documents that are due."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from briefgen.building.plan import Plan, Planned, select
from briefgen.building.remembered import Remembered
from briefgen.building.request import Request
from briefgen.building.results import Result
from briefgen.building.site import Site
from briefgen.building.storing import sum_of
from briefgen.errors import Diagnostic, Place

Standing: TypeAlias = Literal["up to date", "edited", "due"]
Fresh: TypeAlias = Callable[[Planned, Remembered], bool]  # is what it read as it was?


@dataclass(frozen=True, slots=True)
class Checked:
    """The outputs that are left as they stand, and the documents that are due.

    A document that is due carries only the outputs that are. `left_out` are those that
    their kinds leave out.
    """

    results: tuple[Result, ...]
    due: tuple[Planned, ...]
    left_out: tuple[Planned, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Give what is to be told of outputs that are left as they stand."""
        return tuple(told for result in self.results for told in _told(result))


def check(plan: Plan, request: Request, site: Site, fresh: Fresh) -> Checked:
    """Check every output that a request asks for.

    Raises WrongChoice for a selection that the plan does not have.
    """
    results: list[Result] = []
    due: list[Planned] = []
    left_out: list[Planned] = []
    for document in select(plan, request.selection):
        if document.left_out(request.as_of):
            left_out.append(document)
            continue
        left = () if request.force else tuple(_left(document, site, fresh))
        results += left
        kept = {result.output for result in left}
        missing = tuple(out for out in document.outputs if out not in kept)
        if missing:
            due.append(replace(document, outputs=missing))
    return Checked(tuple(results), tuple(due), tuple(left_out))


def _left(document: Planned, site: Site, fresh: Fresh) -> Iterator[Result]:
    for output in document.outputs:
        shown = site.name(document, output)
        record = site.state.outputs.get(shown)
        if record is not None and record.record and fresh(document, record):
            found = standing(site.path(document, output), record)
            if found != "due":
                yield Result(document, output, shown, found, record)


def standing(path: Path, record: Remembered) -> Standing:
    """Say how an output whose document is not stale stands on disk."""
    try:
        found = path.lstat()
        if (found.st_size, found.st_mtime_ns) == (record.size, record.changed):
            return "up to date"
        return "up to date" if sum_of(path) == record.sha256 else "edited"
    except FileNotFoundError:
        return "due"
    except OSError:
        return "edited"  # something stands there that is not what was written


def _told(result: Result) -> tuple[Diagnostic, ...]:
    told = () if result.record is None else result.record.warnings
    if result.outcome != "edited":
        return told
    edited = Diagnostic(
        Place(result.path),
        "this file was edited; it is left as it is",
        "edited-output",
        "`briefgen build --force` makes it again, and keeps the edited one beside it",
        "warning",
    )
    return (*told, edited)
