"""`briefgen build`: build all documents that are out of date."""

from pathlib import Path
from typing import Any

import click

from briefgen.commands.as_of_option import as_of
from briefgen.commands.build_options import (
    log_json,
    notification,
    preview,
    quiet,
    selection,
    wait,
)
from briefgen.commands.exit_codes import with_exit_codes
from briefgen.commands.response import json_option

EXAMPLES = """\b
Examples:
  briefgen build                           every document that is out of date
  briefgen build --open                    the same, and look at them
  briefgen build --kind factsheet --language fr --format pdf
  briefgen build --theme advancing-gender-equality
  briefgen build --preview                 also what is under embargo, marked so
  briefgen build --kind factsheet --dry-run    what this would do, and why
  briefgen build --shard 2/4               the second of four parts; then `merge`
  briefgen build --cluster tcp://127.0.0.1:8786    on the workers of a Dask cluster
  briefgen build --output ~/Desktop/briefs --as-of 2024-11-16
  briefgen build --quiet --wait 600        for a schedule: see docs/schedule.md
"""


@click.command(
    epilog=with_exit_codes(EXAMPLES),
    short_help="Build the documents that are out of date.",
)
@selection
@click.option(
    "--shard",
    "shards",
    multiple=True,
    metavar="I/N",
    help="Only the Ith of N parts, such as 2/4, of what is asked for. Every document is"
    " in one part, and stays there when others are added. `briefgen merge` joins what"
    " several machines built. Repeat it for several parts.",
)
@as_of
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write to DIR/public and DIR/internal instead of the workspace's own folders.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Rebuild everything, even documents that are up to date.",
)
@preview
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Use N processes. Without it: as many as make it faster.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Make documents on the workers of a Dask cluster, such as"
    " tls://scheduler.example:8786 (docs/scaling.md). It is trusted like this machine.",
)
@click.option(
    "--insecure-cluster",
    is_flag=True,
    help="Allow a cluster on other machines without TLS: whoever can reach it, or is on"
    " the way there, can run programs as you.",
)
@click.option(
    "--dry-run",
    is_flag=True,
    help="Only list what would be built, kept, withdrawn and removed, and why; write"
    " nothing. What a document uses is known only when it is built: it may still fail.",
)
@click.option(
    "--open", "open_wanted", is_flag=True, help="Open the output folder afterwards."
)
@wait
@notification
@quiet
@json_option
@log_json
def build(**options: Any) -> int:
    """Build the documents that are out of date.

    If the data has mistakes, nothing is written. If a template or chart has mistakes,
    the documents that use it keep their last good files, and all others are built. A
    file that you edited is never overwritten: it is kept beside the new one.

    A document that is too long for its promised number of pages is not built. To show
    where it is too long, its pages are written to the internal outputs, marked DOES NOT
    FIT; the message says where.

    A public document that uses something that may not be published yet is not built,
    and published copies of it are moved to .briefgen/withdrawn. So are copies of other
    kinds that may no longer be published. A kind with `only: released` leaves out
    subjects that are not released yet; that is not a mistake. What briefgen prints,
    with --json too, names what is held back: it is for whoever builds, not for readers.
    """
    from briefgen.commands.run_build import carry_out, rehearse

    return rehearse(options) if options["dry_run"] else carry_out(options)
