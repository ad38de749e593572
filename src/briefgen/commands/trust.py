"""`briefgen trust`: list what a workspace asks for beyond its own folder; grant it."""

from pathlib import Path

import click

from briefgen.commands.exit_codes import with_exit_codes

EXAMPLES = """\b
Examples:
  briefgen trust               list what this workspace asks for, and ask
  briefgen trust DIR --yes     grant it without asking, as scripts must
  briefgen trust --revoke      stop trusting this workspace
"""


@click.command(
    epilog=with_exit_codes(EXAMPLES),
    short_help="Allow a workspace more than its own folder.",
)
@click.argument(
    "folder",
    metavar="[DIR]",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--yes", is_flag=True, help="Grant what is listed, without asking.")
@click.option("--revoke", "--remove", is_flag=True, help="Stop trusting this folder.")
def trust(folder: Path, *, yes: bool, revoke: bool) -> int:
    """List what the workspace in DIR, or here, asks for beyond its folder, and ask you.

    Chart code of its own (charts/*.py) can do anything that you can do on this computer,
    and outputs outside its folder replace files there. A mapping (imports/*.yaml) may ask
    a database with your rights, and read files outside the folder: grant only what you
    know. Code and statements are granted one by one as they are now, and a folder by
    where it leads now. When one of them changes, you are asked again. What you grant is
    stored in your own configuration, outside the workspace.
    """
    from briefgen import trust as trusting
    from briefgen.commands.diagnostics_output import say
    from briefgen.commands.trust_prompt import answered
    from briefgen.workspace import open_workspace

    workspace = open_workspace(folder.resolve())  # a link may lead elsewhere later
    if revoke:
        trusting.revoke(workspace.root)
        say(f"nothing is granted to {workspace.root} any more")
        return 0
    return answered(workspace, yes=yes)
