"""Turn a build into lines of JSON, one for each event, as they happen."""

import datetime
import json
from dataclasses import asdict

from briefgen import __version__
from briefgen.commands import build_output
from briefgen.commands.diagnostics_output import as_json, say
from briefgen.publishing.report import Report, Result


def emit(event: str, **values: object) -> None:
    """Print an event, at once: a program may read along."""
    say(json.dumps({"event": event, **values}))


def begin(instant: datetime.datetime) -> None:
    """Print that a build begins at an instant."""
    emit("begun", at=instant.isoformat(), briefgen=__version__)


def progress(done: int, total: int, results: tuple[Result, ...]) -> None:
    """Print that a document is done, as one of so many that were due."""
    if results:
        emit("document", done=done, of=total, **build_output.results_as_json(results))


def end(report: Report, seconds: float, code: int) -> None:
    """Print what else a build did, what it has to say, and that it ended."""
    for each in report.withdrawn:
        emit("withdrawn", **asdict(each))
    for path in report.removed:
        emit("removed", path=path)
    for diagnostic in as_json(report.diagnostics):
        emit("diagnostic", **diagnostic)
    emit(
        "ended",
        exit_code=code,
        judged=report.judged,
        stopped=not report.folders,
        unjudged=report.unjudged,
        counts=build_output.counts_of(report),
        seconds=round(seconds, 3),
    )
