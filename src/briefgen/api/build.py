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
    """Make every output of a workspace that is not up to date, as `briefgen build` does.

    `as_of` is an instant with its zone: what is under embargo then gets into no public
    document. `selection` names kinds, themes, languages and formats, an empty tuple all
    of them. `output` is the folder that gets `public/` and `internal/`; without it they
    stand where `briefgen.yaml` says. More `jobs` than one are processes that run the
    program's main module again, so that it needs `if __name__ == "__main__":`.

    Gives a Report: `results` has a Result for each output, in order, with its `path` and
    what became of it (`outcome`); `diagnostics` are the mistakes of single documents,
    which keep no other from being made, and warnings.

    Raises BriefgenError with the mistakes of data and configuration, when nothing is
    written; WrongChoice for a selection that the workspace does not have; ValueError for
    an instant without a zone or fewer jobs than one; OSError where the disk refuses.

        report = briefgen.build(workspace, as_of=now, selection=Selection(formats=("pdf",)))
        written = [result.path for result in report.results if result.outcome == "written"]
    """
    if jobs < 1:
        raise ValueError("jobs must be at least 1")
    folder = None if output is None else output.absolute()
    request = BuildRequest(selection, zoned(as_of), folder, jobs, force=False)
    return build_outputs(workspace.root, request, _quiet)


def _quiet(_done: int, _all: int, _outputs: tuple[Result, ...]) -> None:
    """Tell nobody how far a build is."""
