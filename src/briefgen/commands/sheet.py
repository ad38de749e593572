"""`briefgen sheet`: the whole portfolio as one workbook, and edits of it back."""

from pathlib import Path
from typing import Any

import click

from briefgen.audiences import Audience
from briefgen.commands.as_of_option import as_of, now
from briefgen.commands.exit_codes import with_exit_codes
from briefgen.commands.response import json_option
from briefgen.commands.settling_options import SETTLED, settling_options

# Options that say what becomes of edits: without any, they would do nothing.
OF_EDITS = (
    *("dry_run", "prune", "json_wanted"),
    *("conflicts", "for_source", "for_data"),
)
EXAMPLES = """\b
Examples:
  briefgen sheet                          write portfolio-internal.xlsx
  briefgen sheet --public                 write portfolio-public.xlsx
  briefgen sheet --output ~/Documents     write it into another folder
  briefgen sheet --apply edited.xlsx --dry-run    show what its edits would change
  briefgen sheet --apply edited.xlsx              show it, ask, and write it
"""


@click.command(
    epilog=with_exit_codes(EXAMPLES, SETTLED),
    short_help="Write the whole portfolio as one workbook, or bring edits back.",
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
@click.option(
    "--apply",
    "edited",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Bring back the edits of a workbook that this command wrote.",
)
@settling_options
@json_option
def sheet(**options: Any) -> int:
    """Write the whole portfolio as one workbook (XLSX): a sheet for each kind of thing.

    It has lists to choose from, notes on what each column means, colours for what is
    missing, and totals that check themselves. It is marked as internal on every sheet, and
    is never written into a folder of public outputs.

    With --public, it has only what may be published, as public documents do; --as-of says
    when that is.

    Equal data give equal files: the date of the workbook is that of the edition. A workbook
    that was edited is never overwritten.

    With --apply, edits come back: each value is compared with what stood in the workbook
    when it was written, which .briefgen/sheets/ keeps, and with your data. What changed in
    both is a conflict, shown with both values, and waits until you decide. New rows become
    files, and an emptied cell empties its field. A removed row is told, and takes nothing
    away without --prune. Rows may be sorted, and columns moved. All is one step, which
    `briefgen undo` takes back.
    """
    from briefgen.workspace import open_workspace

    workspace = open_workspace(Path.cwd())
    if options["edited"] is not None:
        return _apply(workspace, options)
    if any(options[name] for name in OF_EDITS):
        listed = "--dry-run, --prune, --json, --conflicts, --use-source and --use-data"
        raise click.UsageError(f"{listed} go with --apply FILE")
    return _write(workspace, options)


def _apply(workspace: Any, options: dict[str, Any]) -> int:
    from briefgen.commands.carry_out_import import settle, sides_of
    from briefgen.imports.named_source import SourceChoice
    from briefgen.imports.run_import import ImportRequest
    from briefgen.portfolio_sheet.apply_workbook import apply_workbook, write_edits
    from briefgen.sources.source_file import SourceFile

    if options["public"] or options["output"] is not None:
        raise click.UsageError("--apply reads a workbook, and writes none")
    file = SourceFile(options["edited"], options["edited"].name)
    choice = SourceChoice(Path.cwd())
    request = ImportRequest(file.name, choice, sides_of(options), options["prune"])
    return settle(
        lambda: apply_workbook(workspace, file, request),
        lambda run: write_edits(workspace, run, now()),
        options,
    )


def _write(workspace: Any, options: dict[str, Any]) -> int:
    from briefgen.commands.diagnostics_output import say, tell
    from briefgen.portfolio_sheet.write_workbook import write_workbook

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
