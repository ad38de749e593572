"""`briefgen status`: which documents are out of date, and what changed."""

from pathlib import Path
from typing import Any

import click

from briefgen.commands.as_of_option import as_of, now
from briefgen.commands.exit_codes import DONE, STALE, with_exit_codes
from briefgen.commands.response import json_option, respond
from briefgen.errors import BriefgenError

EXAMPLES = """\b
Examples:
  briefgen status
  briefgen status --as-of 2024-11-16     once embargoes have ended
  briefgen status --json
  briefgen status --exit-code || briefgen build
"""
OWN = {
    DONE: "done; with --exit-code: everything is up to date",
    STALE: "with --exit-code: a build would make, withdraw or remove something",
}


@click.command(
    epilog=with_exit_codes(EXAMPLES, OWN),
    short_help="Show which documents are out of date, and why.",
)
@as_of
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Look in DIR/public and DIR/internal, as `briefgen build --output` does.",
)
@click.option(
    "--exit-code", is_flag=True, help="Exit with 3 if anything is out of date."
)
@json_option
def status(**options: Any) -> int:
    """Show which documents are out of date, and what changed.

    Nothing is built. For each document that `briefgen build` would build again, this
    lists the values that changed, old → new, with their place in the data, and the
    templates, charts and styles that changed.

    It also lists the files that a build would remove, because no document has them any
    more, or withdraw, because they may no longer be published; and what kinds with
    `only: released` leave out, with the day of its release.

    A file that you edited stays as it is while its document is up to date. When the
    document is built again, your file is kept beside the new one.
    """
    from briefgen.builder.decide_actions import decide
    from briefgen.commands import status_output
    from briefgen.planning.plan import Selection
    from briefgen.planning.request import BuildRequest
    from briefgen.publishing.actions import Actions
    from briefgen.state.source_stamps import root_of

    output = options["output"] and options["output"].absolute()
    when = options["as_of"] or now()
    request = BuildRequest(Selection(), when, output, None, force=False)
    try:
        actions = decide(root_of(Path.cwd()), request)
    except BriefgenError as error:
        if not options["json_wanted"]:
            raise
        actions = Actions((), (), error.diagnostics)
    code = respond(
        actions.diagnostics,
        lambda: status_output.summary(actions),
        lambda: status_output.as_json(actions),
        json_wanted=options["json_wanted"],
    )
    stale = actions.writes or actions.withdrawn or actions.removed
    return STALE if options["exit_code"] and stale and not code else code
