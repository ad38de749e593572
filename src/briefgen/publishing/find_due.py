"""Turn a plan, and the files on disk, into the documents that are due."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeAlias

from briefgen.atomic_write import sum_of
from briefgen.errors import Diagnostic, Place
from briefgen.planning.plan import Plan, Planned, select
from briefgen.planning.request import BuildRequest
from briefgen.publishing.actions import Keep, KeepEdited
from briefgen.publishing.output_paths import Site
from briefgen.publishing.report import Result
from briefgen.state.document_record import FITTED
from briefgen.state.output_record import Remembered
from briefgen.value_classes import dataclass

Standing: TypeAlias = Literal["up to date", "edited", "due"]
# Is what it read as it was? None: yes, but not what was tried to decide how it fits.
Fresh: TypeAlias = Callable[[Planned, Remembered], bool | None]


@dataclass(frozen=True, slots=True)
class Checked:
    """The outputs that are up to date, and the documents that are due.

    A due document lists only its due outputs. `left_out` are the documents that their
    kinds leave out.
    """

    results: tuple[Result, ...]
    due: tuple[Planned, ...]
    left_out: tuple[Planned, ...] = ()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Messages about outputs that are left as they are."""
        return tuple(each for result in self.results for each in messages(result))


def check(plan: Plan, request: BuildRequest, site: Site, fresh: Fresh) -> Checked:
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
        left = () if request.force else stands(document, site, fresh, wanted=True)
        results += left
        kept = {result.output for result in left}
        missing = tuple(out for out in document.outputs if out not in kept)
        if missing:
            rest = replace(document, outputs=missing)
            due.append(rest if request.force else _unless(rest, site, fresh))
    return Checked(tuple(results), tuple(due), tuple(left_out))


def _unless(document: Planned, site: Site, fresh: Fresh) -> Planned:
    """Return a document with how it was fitted, if it is due only if that changes."""
    perhaps = stands(document, site, fresh, wanted=None)
    records = {result.record.record for result in perhaps if result.record}
    known = site.state.records
    decisions = {known.of_kind(each, FITTED[1]).get(FITTED, "") for each in records}
    if len(perhaps) < len(document.outputs) or len(decisions) > 1:
        return document
    return replace(document, fitted=decisions.pop())


def stands(
    document: Planned, site: Site, fresh: Fresh, *, wanted: bool | None
) -> tuple[Result, ...]:
    """Return the outputs on disk that are as fresh as `wanted`."""
    results = []
    for output in document.outputs:
        shown = site.name(document, output)
        record = site.state.outputs.get(shown)
        if record is None or not record.record:
            continue
        if fresh(document, record) is wanted:
            outcome = standing(site.file(document, output), record)
            if outcome != "due":
                results.append(Result(document, output, shown, outcome, record))
    return tuple(results)


def standing(path: Path | str, record: Remembered) -> Standing:
    """Return how an output that is not stale is on disk."""
    try:
        status = os.lstat(path)
        now = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        if now == (record.size, record.changed, record.touched):
            return "up to date"
        return "up to date" if sum_of(Path(path)) == record.sha256 else "edited"
    except FileNotFoundError:
        return "due"
    except OSError:
        return "edited"  # something stands there that is not what was written


def messages(result: Result) -> tuple[Diagnostic, ...]:
    """Return the messages about an output that is left as it is."""
    warnings = () if result.record is None else result.record.warnings
    if result.outcome != "edited":
        return warnings
    return (*warnings, edited(result.path))


def keep(result: Result) -> Keep | KeepEdited:
    """Return the action that leaves an output as it is."""
    if result.outcome == "edited":
        return KeepEdited(result.path, edited(result.path), result)
    return Keep(result)


def edited(path: str) -> Diagnostic:
    """Return the warning of an output that somebody edited."""
    return Diagnostic(
        Place(path),
        "this file was edited; it is left as it is",
        "edited-output",
        "`briefgen build --force` makes it again, and keeps the edited one beside it",
        "warning",
    )
