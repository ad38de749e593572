"""`briefgen init`: a new workspace, with the sample or empty."""

from pathlib import Path

import click

from briefgen.commands.exit_codes import with_exit_codes

EXAMPLES = """\b
Examples:
  briefgen init my-briefs              eight initiatives, three kinds of document
  briefgen init my-briefs --empty      two themes with an initiative each to fill in
  briefgen init my-briefs --empty --languages fr
"""


@click.command(epilog=with_exit_codes(EXAMPLES), short_help="Start a new workspace.")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--empty", is_flag=True, help="Start without the sample.")
@click.option(
    "--languages",
    metavar="LANGUAGES",
    help="With --empty: the languages of its documents, such as fr; en,fr unless given.",
)
def init(folder: Path, *, empty: bool, languages: str | None) -> None:
    """Start a new workspace with the sample in DIR, or in the current folder.

    DIR must be new or empty. Nothing is ever overwritten.
    """
    from briefgen.commands.chosen_languages import BOTH, chosen
    from briefgen.commands.create_workspace import begin
    from briefgen.commands.diagnostics_output import say

    if languages is not None and not empty:
        raise click.UsageError("--languages needs --empty: the sample is in en and fr")
    codes = BOTH if languages is None else chosen(languages)
    begin(folder.absolute(), empty=codes if empty else ())
    go = "" if folder.absolute() == Path.cwd() else f"  cd {folder}\n"
    fill = "  then fill in data/, and:\n" if empty else ""
    say(
        f"made a workspace in {folder}\n{go}{fill}"
        "  briefgen build --open     make every document, and look\n"
        "  briefgen check            find mistakes while you write"
    )
