"""Turn what the user asks of `briefgen watch` into a watch that a signal ends."""

import datetime
import signal
import sys
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click

from briefgen.commands.as_of_option import now
from briefgen.commands.diagnostics_output import say
from briefgen.commands.watch_lines import WatchLog
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.state.source_stamps import root_of

NEEDED = 'briefgen watch needs a library more: pip install "briefgen[watch]"'


def carry_out(options: dict[str, Any]) -> int:
    """Watch until a signal comes, and return the exit code.

    Raises BriefgenError outside a workspace, and click.ClickException.
    """
    if find_spec("watchfiles") is None:
        raise click.ClickException(NEEDED)
    root = root_of(Path.cwd())
    _end_on_signals()
    with suppress(KeyboardInterrupt):
        _watch(root, options)
    say("stopped: what was written is whole")
    return 0


def _end_on_signals() -> None:
    def end(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)
    if hasattr(signal, "SIGHUP"):  # the terminal was closed
        signal.signal(signal.SIGHUP, end)


def _watch(root: Path, options: dict[str, Any]) -> None:
    from briefgen.watch.file_events import FileEvents
    from briefgen.watch.watcher import Watcher

    with _display(root, bell=not options["no_bell"]) as display:
        events = FileEvents(root, deaf=options["poll"])
        watcher = Watcher(root, partial(_request, options), display, now, events)
        watcher.deaf = options["poll"]  # the user knows
        try:
            first = watcher.first()
            if first.choice is not None:
                raise click.UsageError(first.choice, click.get_current_context())
            while True:
                watcher.go_on()
        finally:
            watcher.close()


def _display(root: Path, *, bell: bool) -> Any:
    if not sys.stdout.isatty():
        return WatchLog(root)
    from briefgen.commands.watch_screen import Screen

    return Screen(root, bell=bell)


def _request(options: dict[str, Any], as_of: datetime.datetime) -> BuildRequest:
    names = ("kinds", "themes", "languages", "formats", "subjects")
    chosen = Selection(**{name: options[name] for name in names})
    return BuildRequest(
        chosen, as_of, None, None, force=False, preview=options["preview"], listed=False
    )
