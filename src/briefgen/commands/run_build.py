"""Turn what was asked of `briefgen build` into a build or a rehearsal, and tell of it."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from briefgen.builder.build import build
from briefgen.commands import build_events, build_output
from briefgen.commands.as_of_option import now
from briefgen.commands.cluster_address import check_cluster
from briefgen.commands.diagnostics_output import severe, tell
from briefgen.commands.response import respond
from briefgen.commands.wait_for_others import wait_for_others
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.planning.plan import Selection, WrongChoice
from briefgen.planning.request import BuildRequest
from briefgen.publishing.actions import Actions
from briefgen.publishing.report import Report, Tell
from briefgen.state.source_stamps import root_of

Done = TypeVar("Done")
NOTIFYING = ("notify", "notify_internal", "notify_always")


def carry_out(options: dict[str, Any]) -> int:
    """Build what the options ask for, and return the exit code.

    Raises BriefgenError if nothing could be built, and click.UsageError.
    """
    _refuse_contradictions(options)
    begun = time.perf_counter()
    if options["log_json"]:
        build_events.begin(now())
    report = _reported(options)
    seconds = time.perf_counter() - begun
    code = _answer(report, seconds, options)
    if options["open_wanted"] and report.folders:
        _show(os.path.commonpath(report.folders))
    return code


def rehearse(options: dict[str, Any]) -> int:
    """Print what a build would do, and return its exit code as far as that is known.

    Raises BriefgenError and click.UsageError.
    """
    from briefgen.builder.decide_actions import decide
    from briefgen.commands import status_output

    if options["open_wanted"]:
        raise click.UsageError("--dry-run builds nothing that --open could show")
    if options["log_json"]:
        raise click.UsageError(
            "--dry-run has no events: use --json instead of --log-json"
        )
    if any(options[name] for name in NOTIFYING):
        raise click.UsageError("--dry-run does nothing that --notify could tell")
    _refuse_contradictions(options)
    actions = _unless_stopped(
        lambda: decide(root_of(Path.cwd()), _request(options)),
        lambda mistakes: Actions((), (), mistakes),
        options,
    )
    mistakes = (each for write in actions.writes for each in write.mistakes)
    diagnostics = dict.fromkeys((*actions.diagnostics, *mistakes))
    actions = replace(actions, diagnostics=tuple(diagnostics))
    if options["quiet"]:
        tell(actions.diagnostics)
        return int(severe(actions.diagnostics))
    return respond(
        actions.diagnostics,
        lambda: status_output.rehearsed(actions),
        lambda: status_output.as_json(actions),
        json_wanted=options["json_wanted"],
    )


def _reported(options: dict[str, Any]) -> Report:
    """Return what a build did; whoever is to be notified of it was."""

    def work() -> Report:
        return _unless_stopped(
            lambda: _build(options),
            lambda mistakes: Report((), (), mistakes, ()),
            options,
        )

    if not any(options[name] for name in NOTIFYING):
        return work()
    from briefgen.commands.notify import notified

    return notified(work, options)


def _refuse_contradictions(options: dict[str, Any]) -> None:
    """Raise click.UsageError for options that contradict each other."""
    ways = {"--quiet": "quiet", "--json": "json_wanted", "--log-json": "log_json"}
    chosen = [option for option, name in ways.items() if options[name]]
    if len(chosen) > 1:
        raise click.UsageError(f"{' and '.join(chosen)} exclude each other: use one")
    check_cluster(options)


def _answer(report: Report, seconds: float, options: dict[str, Any]) -> int:
    """Print a report as asked for, and return the exit code."""
    code = int(severe(report.diagnostics))
    if options["log_json"]:
        build_events.end(report, seconds, code)
    elif options["quiet"]:
        tell(report.diagnostics)
    else:
        respond(
            report.diagnostics,
            lambda: build_output.summary(report, seconds, options["shards"]),
            lambda: build_output.as_json(report, seconds, options["shards"]),
            json_wanted=options["json_wanted"],
        )
    return code


def _build(options: dict[str, Any]) -> Report:
    root = root_of(Path.cwd())
    silent = options["json_wanted"] or options["quiet"]
    options = {**options, "wait": wait_for_others(root, options, silent=silent)}
    work = partial(_merge, options["folders"]) if "folders" in options else build
    if options["log_json"]:
        return work(root, _request(options), build_events.progress)
    with build_output.progress(quiet=silent) as report:
        return work(root, _request(options), report)


def _merge(
    folders: tuple[Path, ...], root: Path, request: BuildRequest, report: Tell
) -> Report:
    from briefgen.builder.merge import merge

    return merge(folders, root, request, report)


def _unless_stopped(
    work: Callable[[], Done],
    stopped: Callable[[tuple[Diagnostic, ...]], Done],
    options: dict[str, Any],
) -> Done:
    """Return what work gives; as JSON also what stopped it."""
    try:
        return work()
    except WrongChoice as error:
        raise click.UsageError(str(error), click.get_current_context()) from error
    except BriefgenError as error:
        if not _for_programs(options):
            raise
        return stopped(error.diagnostics)


def _for_programs(options: dict[str, Any]) -> bool:
    return bool(options["json_wanted"] or options["log_json"])


def _show(folder: str) -> None:
    """Open a folder so that nothing in its name can run.

    A Mac starts a folder X.app; Windows, for a name without a separator after it,
    X.exe.
    """
    shown = f"{folder}\\" if sys.platform == "win32" else folder
    click.launch(shown, locate=sys.platform == "darwin")


def _request(options: dict[str, Any]) -> BuildRequest:
    names = ("kinds", "themes", "languages", "formats", "shards", "subjects")
    return BuildRequest(
        Selection(*(options[name] for name in names)),
        options["as_of"] or now(),
        options["output"] and options["output"].absolute(),
        options["jobs"],
        options["force"],
        options["preview"],
        listed=options["json_wanted"],
        wait=options["wait"],
        cluster=options["cluster"],
    )
