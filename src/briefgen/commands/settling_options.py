"""Options that say what becomes of changes from elsewhere: shown, written, left, decided."""

from collections.abc import Callable
from typing import TypeVar

import click

from briefgen.commands.exit_codes import MISTAKES

Command = TypeVar("Command", bound=Callable[..., object])
OPTIONS = (
    click.option("--dry-run", is_flag=True, help="Show what would change, and stop."),
    click.option("--yes", is_flag=True, help="Write without asking, as scripts must."),
    click.option("--all", "every", is_flag=True, help="Show every value of many."),
    click.option(
        "--prune",
        is_flag=True,
        help="Remove what the source has no more, if nobody changed it since.",
    ),
    click.option(
        "--conflicts",
        type=click.Choice(("source", "data")),
        help="Who wins where both changed. Without it, conflicts wait.",
    ),
    click.option(
        "--use-source",
        "for_source",
        metavar="ID.FIELD",
        multiple=True,
        help="Decide one conflict for the source.",
    ),
    click.option(
        "--use-data",
        "for_data",
        metavar="ID.FIELD",
        multiple=True,
        help="Decide one conflict for what stands in your data.",
    ),
)
SETTLED = {  # what an exit code means where changes are decided
    MISTAKES: "mistakes, and nothing was written; or conflicts that wait for you, and the"
    " rest was"
}


def settling_options(command: Command) -> Command:
    """Add the options to a command."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command
