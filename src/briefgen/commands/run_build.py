"""Turn what was asked of `briefgen build` into a build, and tell what it did."""

import os
import sys
import time
from pathlib import Path
from typing import Any

import click

from briefgen.builder.build import build
from briefgen.commands import build_output
from briefgen.commands.as_of_option import now
from briefgen.commands.diagnostics_output import say, severe, tell
from briefgen.errors import BriefgenError
from briefgen.planning.plan import Selection, WrongChoice
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report
from briefgen.state.source_stamps import root_of


def carry_out(asked: dict[str, Any]) -> int:
    """Build what the options ask for, and give the exit code.

    Raises BriefgenError when nothing could be built, and click.UsageError.
    """
    begun = time.perf_counter()
    report = _build(asked)
    seconds = time.perf_counter() - begun
    if asked["json_wanted"]:
        say(build_output.as_json(report, seconds))
    else:
        tell(report.diagnostics)
        say(build_output.summary(report, seconds))
    if asked["open_wanted"] and report.folders:
        _show(os.path.commonpath(report.folders))
    return int(severe(report.diagnostics))


def _build(asked: dict[str, Any]) -> Report:
    try:
        root = root_of(Path.cwd())
        with build_output.progress(quiet=asked["json_wanted"]) as told:
            return build(root, _request(asked), told)
    except WrongChoice as error:
        raise click.UsageError(str(error), click.get_current_context()) from error
    except BriefgenError as error:
        if not asked["json_wanted"]:
            raise
        return Report((), (), error.diagnostics, ())


def _show(folder: str) -> None:
    """Show a folder; a stranger may have named it so that to open it would run it.

    A Mac starts a folder X.app; Windows, for a name without a separator after it, X.exe.
    """
    shown = f"{folder}\\" if sys.platform == "win32" else folder
    click.launch(shown, locate=sys.platform == "darwin")


def _request(asked: dict[str, Any]) -> BuildRequest:
    names = ("kinds", "themes", "languages", "formats")
    return BuildRequest(
        Selection(*(asked[name] for name in names)),
        asked["as_of"] or now(),
        asked["output"] and asked["output"].absolute(),
        asked["jobs"],
        asked["force"],
        asked["preview"],
    )
