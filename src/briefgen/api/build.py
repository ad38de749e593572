"""Turn a workspace into its outputs, for a program."""

import datetime
from pathlib import Path

from briefgen.api.instants import zoned
from briefgen.builder.build import build as build_outputs
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report, Result
from briefgen.workspace import Workspace

EVERYTHING = Selection()


def build(
    workspace: Workspace,
    *,
    as_of: datetime.datetime,
    selection: Selection = EVERYTHING,
    output: Path | None = None,
    jobs: int = 1,
) -> Report:
    """Build every output of a workspace that is out of date, as `briefgen build` does.

    `as_of` is an instant with its time zone: what is under embargo then gets into no
    public document. `selection` names kinds, themes, subjects, languages and formats; an empty
    tuple means all of them. `output` is the folder that gets `public/` and `internal/`;
    without it, outputs go where `briefgen.yaml` says. With `jobs` above 1, processes
    run the program's main module again, so it needs `if __name__ == "__main__":`.

    Returns a Report: `results` has a Result for each output, in order, with its `path`
    and its `outcome`; `diagnostics` are warnings, and the mistakes of single documents,
    which do not stop the others.

    Raises BriefgenError with the mistakes of data and configuration, and then nothing
    is written; WrongChoice for a selection that the workspace does not have; ValueError
    for an instant without a time zone or fewer than one job; OSError if the disk
    refuses.

        report = briefgen.build(workspace, as_of=now, selection=Selection(formats=("pdf",)))
        written = [result.path for result in report.results if result.outcome == "written"]
    """
    if jobs < 1:
        raise ValueError("jobs must be at least 1")
    folder = None if output is None else output.absolute()
    request = BuildRequest(selection, zoned(as_of), folder, jobs, force=False)
    return build_outputs(workspace.root, request, _quiet)


def _quiet(_done: int, _all: int, _outputs: tuple[Result, ...]) -> None:
    """Report no progress."""
