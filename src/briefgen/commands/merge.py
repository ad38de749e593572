"""`briefgen merge`: join what several machines built with `build --shard`."""

from pathlib import Path
from typing import Any

import click

from briefgen.commands.as_of_option import as_of
from briefgen.commands.build import build
from briefgen.commands.build_options import log_json, notification, quiet, wait
from briefgen.commands.exit_codes import with_exit_codes
from briefgen.commands.response import json_option

EXAMPLES = """\b
Examples:
  briefgen merge ../shards/*               copies in which a shard was built
  briefgen merge ../second ../third        the first shard was built here
  briefgen merge ../shards/* --json
  briefgen merge ../shards/* --notify      and tell people

\b
On each of four machines, with the same sources and the same BRIEFGEN_STATE_KEY:
  briefgen build --shard 1/4               2/4, 3/4 and 4/4 on the others
"""


@click.command(
    epilog=with_exit_codes(EXAMPLES),
    short_help="Join what `build --shard` built on several machines.",
)
@click.argument(
    "folders",
    metavar="DIR...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@as_of
@click.option(
    "--preview",
    is_flag=True,
    help="Join previews, too: shards were built with --preview.",
)
@wait
@notification
@quiet
@json_option
@log_json
def merge(**options: Any) -> int:
    """Join the documents of shards, from copies of this workspace, in this one.

    Each DIR is a folder in which `briefgen build --shard I/N` ran: its outputs and its
    .briefgen folder are needed, its sources are not. The result is that of one whole
    build: the same files and manifests, and the next build has nothing to do. What was
    built here is not needed again from elsewhere.

    Before any output is written, everything is verified: that shards were built from the
    same sources, by the same versions, with the same key (BRIEFGEN_STATE_KEY); that no
    output was changed since; and that every document is there. A document that cannot
    be built has its mistake told again. What may be published is judged by the sources
    here and now, as in every build. A merge that was stopped can be run again.
    """
    from briefgen.commands.run_build import carry_out

    as_built = build.make_context("build", []).params  # whole, if nothing is asked for
    return carry_out({**as_built, **options})
