"""`briefgen init`: a new workspace, with the sample or empty."""

from pathlib import Path

import click

EXAMPLES = """\b
Examples:
  briefgen init my-briefs      the sample: eight initiatives, three kinds of document
  briefgen init my-briefs --empty
"""


@click.command(epilog=EXAMPLES, short_help="Begin a new workspace.")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--empty", is_flag=True, help="One theme and one initiative to fill in.")
def init(folder: Path, *, empty: bool) -> None:
    """Begin a new workspace in DIR, or here, with the sample.

    DIR must be new or empty; nothing is ever overwritten.
    """
    from briefgen.commands.create_workspace import begin
    from briefgen.commands.diagnostics_output import say

    begin(folder.absolute(), empty=empty)
    go = "" if folder.absolute() == Path.cwd() else f"  cd {folder}\n"
    fill = "  then fill in data/, and:\n" if empty else ""
    say(
        f"made a workspace in {folder}\n{go}{fill}"
        "  briefgen build --open     make every document, and look\n"
        "  briefgen check            find mistakes while you write"
    )
