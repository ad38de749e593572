"""`briefgen build`: all outputs that are not up to date."""

from pathlib import Path
from typing import Any

import click

from briefgen.commands.as_of_option import as_of

EXAMPLES = """\b
Examples:
  briefgen build                           whatever is not up to date
  briefgen build --open                    and look at it
  briefgen build --kind factsheet --language fr --format pdf
  briefgen build --theme advancing-gender-equality
  briefgen build --preview                 and what is under embargo, marked so
  briefgen build --output ~/Desktop/briefs --as-of 2024-11-16
"""


@click.command(epilog=EXAMPLES, short_help="Make all outputs that are not up to date.")
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind; repeatable."
)
@click.option(
    "--theme",
    "themes",
    multiple=True,
    metavar="ID",
    help="Only documents on this theme or its initiatives; repeatable.",
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="LANGUAGE",
    help="Only this language, such as en or fr; repeatable.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT",
    help="Only this format, such as docx or pdf; repeatable.",
)
@as_of
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write to DIR/public and DIR/internal, not to the workspace's own folders.",
)
@click.option("--force", is_flag=True, help="Make again what is up to date, too.")
@click.option(
    "--preview",
    is_flag=True,
    help="Also make public documents that an embargo holds back, among the internal"
    " outputs and marked so on every page.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Work in N processes. Without it: as many as make it faster.",
)
@click.option("--open", "open_wanted", is_flag=True, help="Open the output folder.")
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON object.")
def build(**asked: Any) -> int:
    """Make all outputs that are not up to date.

    Mistakes in data: nothing is written. Mistakes in a template or chart: the documents
    that use it keep their last good files, the others are made. A file that you edited
    is never overwritten: it is kept beside the new one.

    A document that is too long for the pages that it promises is not made; what it would
    look like, marked on every page, is among the internal outputs, and the message says
    where.

    A public document that reads what may not be published is not made, and what was
    made of it before is withdrawn to .briefgen/withdrawn; so is what was made of other
    kinds and may no longer be published. A kind with `only: released` leaves out what
    is about subjects that are not released yet, which is no mistake. What is told of
    all this, here and with --json, names what is held back: it is for whoever builds,
    not for readers.
    """
    from briefgen.commands.run_build import carry_out

    return carry_out(asked)
