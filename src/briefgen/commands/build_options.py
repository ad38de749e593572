"""The options that `build` has in common with `watch` and `merge`, each written once."""

from collections.abc import Callable, Sequence
from functools import reduce
from typing import TypeAlias

import click

Decorated: TypeAlias = Callable[..., int]
Decorator: TypeAlias = Callable[[Decorated], Decorated]

SELECTION = (
    click.option(
        "--kind",
        "kinds",
        multiple=True,
        metavar="KIND",
        help="Only this kind of document. Repeat it for several.",
    ),
    click.option(
        "--theme",
        "themes",
        multiple=True,
        metavar="ID",
        help="Only documents about this theme or its initiatives. Repeat it for several.",
    ),
    click.option(
        "--about",
        "subjects",
        multiple=True,
        metavar="ID",
        help="Only documents about this: a theme, an initiative, a country's code, a"
        " partner as files name it. Repeat it for several.",
    ),
    click.option(
        "--language",
        "languages",
        multiple=True,
        metavar="LANGUAGE",
        help="Only this language, such as en or fr. Repeat it for several.",
    ),
    click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="FORMAT",
        help="Only this format, such as docx or pdf. Repeat it for several.",
    ),
)
NOTIFICATION = (
    click.option(
        "--notify",
        is_flag=True,
        help="Tell people what was built, withdrawn and failed, if anything was: by e-mail,"
        " Teams, Slack, … (Apprise). Addresses are in BRIEFGEN_NOTIFY, or one a line in"
        " notify.txt in your configuration. Counts are told, and published files.",
    ),
    click.option(
        "--notify-internal",
        is_flag=True,
        help="The same, with names of what is internal or held back, and with mistakes.",
    ),
    click.option(
        "--notify-always",
        is_flag=True,
        help="The same, even if there was nothing to do.",
    ),
)

preview = click.option(
    "--preview",
    is_flag=True,
    help="Also build public documents that are still under embargo: among the internal"
    " outputs, with the embargo on every page.",
)
wait = click.option(
    "--wait",
    type=click.FloatRange(0),
    metavar="SECONDS",
    help="If another build works here, wait so long for it to end. Without it: 3.",
)
quiet = click.option("--quiet", is_flag=True, help="Print mistakes and warnings alone.")
log_json = click.option(
    "--log-json",
    is_flag=True,
    help="Print a line of JSON for each event, as it happens, for programs.",
)


def selection(command: Decorated) -> Decorated:
    """Return a command with the options of a selection, in their order."""
    return _with(SELECTION, command)


def notification(command: Decorated) -> Decorated:
    """Return a command with the options that tell people, in their order."""
    return _with(NOTIFICATION, command)


def _with(options: Sequence[Decorator], command: Decorated) -> Decorated:
    return reduce(lambda inner, option: option(inner), reversed(options), command)
