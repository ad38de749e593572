"""Turn what a build did into messages through Apprise, and what became of them.

Nothing here fails a build, and no text of a library is passed on: it might hold an
address.
"""

import logging
import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from briefgen.commands.diagnostics_output import tell
from briefgen.commands.notification import Notification, is_news, notification_of
from briefgen.commands.notify_addresses import (
    RULE,
    VARIABLE,
    Address,
    addresses,
    missing,
)
from briefgen.commands.system_errors import refused
from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.publishing.report import Report
from briefgen.state.source_stamps import root_of

TIMEOUT = 30.0  # seconds for each address
INSTALL = 'pip install "briefgen[notify]"'


def notified(work: Callable[[], Report], options: Mapping[str, Any]) -> Report:
    """Return what a build did, with warnings about notifications that failed.

    A build that stops is told, too; then its error is raised.
    """
    try:
        report = work()
    except click.ClickException:  # wrong usage: nothing began
        raise
    except Exception as error:
        tell(_sent(Report((), (), _mistakes(error), ()), options))
        raise
    return replace(report, diagnostics=(*report.diagnostics, *_sent(report, options)))


def _mistakes(error: Exception) -> tuple[Diagnostic, ...]:
    if isinstance(error, BriefgenError):
        return error.diagnostics
    if isinstance(error, OSError | MemoryError):
        return (refused(error),)
    return (Diagnostic(Place("."), "a fault in briefgen itself", RULE),)


def _sent(report: Report, options: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
    """Send what there is to tell of a build; return the warnings of what failed."""
    if not (options["notify_always"] or is_news(report)):
        return ()
    root = _root()
    name, internal = root.name or "no workspace", options["notify_internal"]
    notification = notification_of(report, name, internal=internal)
    try:
        listed = addresses(root)
    except BriefgenError as error:
        return tuple(replace(each, severity="warning") for each in error.diagnostics)
    if not listed:
        return (missing(),)
    with _silence():
        return tuple(_failures(notification, listed))


def _root() -> Path:
    try:
        return root_of(Path.cwd())
    except (BriefgenError, OSError):
        return Path(os.sep)  # all files lie in it, so none of addresses is read


@contextmanager
def _silence() -> Iterator[None]:
    """Let no library print, log or warn in this context."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with (
            Path(os.devnull).open("w") as nowhere,
            redirect_stdout(nowhere),
            redirect_stderr(nowhere),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _failures(
    notification: Notification, listed: Iterable[Address]
) -> Iterator[Diagnostic]:
    try:
        import apprise
    except ImportError:
        message = "nobody was notified: Apprise is not installed"
        yield _warning(Place(VARIABLE), message, f"install it: {INSTALL}")
        return
    asset = apprise.AppriseAsset(
        app_id="briefgen",
        app_desc="briefgen",
        app_url="",
        async_mode=False,
        storage_mode="memory",
        service_timeout=TIMEOUT,
    )
    for address in listed:
        problem = _problem(apprise, asset, address, notification)
        if problem:
            yield _warning(address.place, f"{address.name} {problem[0]}", problem[1])


def _problem(
    apprise: Any, asset: Any, address: Address, notification: Notification
) -> tuple[str, str] | None:
    """Return what is wrong with an address, and a hint; None if it was notified."""
    try:
        service = apprise.Apprise(asset=asset)
        if not service.add(address.text):
            return (
                "is none that Apprise knows",
                "https://appriseit.com lists their forms",
            )
        if service.notify(
            title=notification.title,
            body=notification.text,
            notify_type=notification.gravity,
            body_format="text",
        ):
            return None
    except Exception:  # noqa: BLE001 - its text may hold the address
        return "was not notified: Apprise failed", "try the address with `apprise -v`"
    hint = "see whether the service is there, and takes this address"
    return "was not notified: the service did not take it", hint


def _warning(place: Place, message: str, hint: str) -> Diagnostic:
    return Diagnostic(place, message, RULE, hint, "warning")
