"""`briefgen init`: a new workspace, with the sample or empty."""

from pathlib import Path

import click

from briefgen.commands.exit_codes import with_exit_codes
from briefgen.packs import PACKS

EXAMPLES = """\b
Examples:
  briefgen init my-briefs              eight initiatives, three kinds of document
  briefgen init my-briefs --empty      two themes with an initiative each to fill in
  briefgen init my-briefs --empty --languages fr
  briefgen init my-briefs --pack uk   the notes, markings and English of a government
"""


@click.command(epilog=with_exit_codes(EXAMPLES), short_help="Start a new workspace.")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
@click.option("--empty", is_flag=True, help="Start without the sample.")
@click.option(
    "--languages",
    metavar="LANGUAGES",
    help="With --empty: the languages of its documents, such as fr; en,fr unless given.",
)
@click.option(
    "--pack",
    type=click.Choice(tuple(PACKS)),
    help="Start as a government writes: its notes, its markings, its English.",
)
def init(folder: Path, *, empty: bool, languages: str | None, pack: str | None) -> None:
    """Start a new workspace with the sample in DIR, or in the current folder.

    DIR must be new or empty. Nothing is ever overwritten.
    """
    from briefgen.commands.chosen_languages import BOTH, chosen
    from briefgen.commands.create_workspace import begin
    from briefgen.commands.diagnostics_output import say

    if languages is not None and not empty:
        raise click.UsageError("--languages needs --empty: the sample is in en and fr")
    if empty and pack is not None:
        raise click.UsageError("--pack has data of its own: leave --empty out")
    codes = BOTH if languages is None else chosen(languages)
    own = None if pack is None else PACKS[pack]
    begin(folder.absolute(), empty=codes if empty else (), pack=own)
    go = "" if folder.absolute() == Path.cwd() else f"  cd {folder}\n"
    fill = "  then fill in data/, and:\n" if empty else ""
    say(
        f"made a workspace in {folder}\n{go}{fill}"
        "  briefgen build --open     make every document, and look\n"
        "  briefgen check            find mistakes while you write"
    )
