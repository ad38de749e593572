"""`briefgen sheet`: the whole portfolio as one workbook, and edits of it back."""

from pathlib import Path
from typing import Any

import click

from briefgen.audiences import Audience
from briefgen.commands.as_of_option import as_of, now
from briefgen.commands.exit_codes import with_exit_codes

EXAMPLES = """\b
Examples:
  briefgen sheet                          write portfolio-internal.xlsx
  briefgen sheet --public                 write portfolio-public.xlsx
  briefgen sheet --output ~/Documents     write it into another folder
"""


@click.command(
    epilog=with_exit_codes(EXAMPLES),
    short_help="Write the whole portfolio as one workbook.",
)
@click.option(
    "--public", "public", is_flag=True, help="Only what is released, to be published."
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The file, or the folder, to write to. Without it: the workspace.",
)
@as_of
def sheet(**options: Any) -> int:
    """Write the whole portfolio as one workbook (XLSX): a sheet for each kind of thing.

    It has lists to choose from, notes on what each column means, colours for what is
    missing, and totals that check themselves. It is marked as internal on every sheet, and
    is never written into a folder of public outputs.

    With --public, it has only what may be published, as public documents do; --as-of says
    when that is.

    Equal data give equal files: the date of the workbook is that of the edition. A workbook
    that was edited is never overwritten.
    """
    from briefgen.commands.diagnostics_output import say, tell
    from briefgen.portfolio_sheet.write_workbook import write_workbook
    from briefgen.workspace import open_workspace

    workspace = open_workspace(Path.cwd())
    audience: Audience = "public" if options["public"] else "internal"
    when = options["as_of"] or now()
    file = _file(options["output"], workspace.root, audience)
    written = write_workbook(workspace, audience, when, file)
    tell(written.remarks)
    done = "wrote" if written.changed else "up to date:"
    say(f"{done} {file.name}: {written.rows:,} rows")
    return 0


def _file(output: Path | None, root: Path, audience: Audience) -> Path:
    """Return the file to write."""
    from briefgen.portfolio_sheet.write_workbook import ENDING, file_name

    place = root if output is None else output.absolute()
    if place.suffix.lower() == ENDING and not place.is_dir():
        return place
    return place / file_name(audience)
