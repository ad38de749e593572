"""`briefgen status`: which documents are stale, and what made them so."""

import json
from pathlib import Path
from typing import Any

import click

from briefgen.commands.as_of_option import as_of, now
from briefgen.commands.diagnostics_output import say, severe, tell

EXAMPLES = """\b
Examples:
  briefgen status
  briefgen status --as-of 2024-11-16     when embargoes have passed
  briefgen status --json                 everything, for programs
"""


@click.command(epilog=EXAMPLES, short_help="Tell which documents are stale, and why.")
@as_of
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Look at DIR/public and DIR/internal, as `briefgen build --output` does.",
)
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object.")
def status(**asked: Any) -> int:
    """Tell which documents are stale, and what made them so.

    Nothing is built. For each document that `briefgen build` would make again, the
    values that changed are listed, old → new, with the place where each stands; and the
    templates, charts and styles that changed. What a build would remove, because no
    document has it any more, and withdraw, because it may no longer be published, is
    listed too; so is what kinds with `only: released` leave out, with the day of its
    release.

    A file that was edited by hand is left as it is while its document is up to date;
    once the document is made again, the edited one is kept beside it.
    """
    from briefgen.builder.status import status as found_in
    from briefgen.commands import status_output
    from briefgen.state.source_stamps import root_of

    output = asked["output"] and asked["output"].absolute()
    found = found_in(root_of(Path.cwd()), asked["as_of"] or now(), output)
    if asked["json_wanted"]:
        say(json.dumps(status_output.as_json(found), indent=1))
    else:
        tell(found.diagnostics)
        say(status_output.told(found))
    return int(severe(found.diagnostics))
