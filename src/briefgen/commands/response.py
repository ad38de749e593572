"""What a command found out to what it prints: words for people, or JSON for programs."""

import json
from collections.abc import Callable, Iterable

import click

from briefgen.commands.diagnostics_output import say, severe, tell
from briefgen.errors import Diagnostic

json_option = click.option(
    "--json", "json_wanted", is_flag=True, help="Print one JSON object, for programs."
)


def respond(
    diagnostics: Iterable[Diagnostic],
    words: Callable[[], str],
    values: Callable[[], object],
    *,
    json_wanted: bool,
) -> int:
    """Print diagnostics and words, or values as JSON, and return the exit code."""
    if json_wanted:
        say(json.dumps(values(), indent=1))
    else:
        tell(diagnostics)
        say(words())
    return int(severe(diagnostics))
