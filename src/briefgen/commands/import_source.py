"""`briefgen import`: values of a sheet, register, database or page into the data, again and again."""

from pathlib import Path
from typing import Any

import click

from briefgen.commands.exit_codes import with_exit_codes
from briefgen.commands.response import json_option
from briefgen.commands.settling_options import SETTLED, settling_options

EXAMPLES = """\b
Examples:
  briefgen import sheets/projects.xlsx --draft projects    propose a mapping
  briefgen import a.xlsx --draft a --answer funding.kind=new   answer its questions too
  briefgen import projects --dry-run                       show what would change
  briefgen import projects                                 show it, ask, and write it
  briefgen import projects --source ~/Downloads/new.xlsx   another file of this form
  briefgen import projects --use-data wells.title.en       decide a conflict
  briefgen import                                          list the mappings
  briefgen undo                                            put all back
"""


@click.command(
    "import",
    epilog=with_exit_codes(EXAMPLES, SETTLED),
    short_help="Bring in values from a sheet, register, database or page.",
)
@click.argument("name", metavar="[NAME | FILE]", required=False)
@click.option(
    "--draft",
    metavar="NAME",
    help="Propose a mapping for FILE, imports/NAME.yaml, and change nothing else.",
)
@click.option(
    "--answer",
    metavar="NAME=ANSWER",
    multiple=True,
    help="With --draft: answer a question of it; several times for several.",
)
@click.option("--replace", is_flag=True, help="Draft over a mapping of that name.")
@click.option(
    "--source", metavar="FILE", help="The file to read, if another than the mapping's."
)
@click.option(
    "--form", metavar="FORM", help="What kind of file it is, if that is unclear."
)
@click.option("--table", metavar="TABLE", help="With --draft: the sheet or table.")
@click.option("--connection", metavar="NAME", help="With --draft: a database.")
@click.option("--statement", metavar="SQL", help="With --draft: what it is asked.")
@settling_options
@click.option(
    "--i-have-a-read-only-account",
    "read_only_account",
    is_flag=True,
    help="Ask a database that briefgen cannot keep from changing: yours may only read.",
)
@json_option
def import_source(**options: Any) -> int:
    """Bring in values from a sheet, register, database or page, again and again.

    A mapping (imports/NAME.yaml) says which column goes to which field; --draft proposes
    one, and asks what it cannot know. An import shows a table old → new and asks; what you changed by hand stays: each
    value is compared with the source, your data, and the last import, which
    imports/NAME.lock.yaml holds. Keep that file in git.

    Where both the source and you changed a value, it is a conflict: it is shown with both
    values, and waits until you decide. An empty cell changes nothing; the word !clear in a
    cell empties its field. Nothing is written while there is a mistake, and each names its
    cell.

    A mapping reads files of this workspace; others you name with --source, or grant their
    folder with `briefgen trust`. No addresses of the network are opened.
    """
    from briefgen.commands.carry_out_import import carry_out
    from briefgen.commands.draft_import import draft
    from briefgen.commands.import_output import say_states
    from briefgen.workspace import open_workspace

    workspace = open_workspace(Path.cwd())
    if options["draft"] is not None:
        return draft(workspace, options)
    if options["name"] is None:
        return say_states(workspace)
    return carry_out(workspace, options)
