"""`briefgen trust`: let a workspace's own chart code run, or no longer."""

from pathlib import Path

import click

EXAMPLES = """\b
Examples:
  briefgen trust .             its charts/*.py may run from now on
  briefgen trust . --remove    and no longer
"""


@click.command(epilog=EXAMPLES, short_help="Let chart code in a workspace run.")
@click.argument(
    "folder",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--remove", is_flag=True, help="Take the trust back.")
def trust(folder: Path, *, remove: bool) -> None:
    """Let chart code (charts/*.py) in the workspace DIR run.

    A workspace may add chart kinds by Python code, which can do whatever you can do on
    this computer: trust only folders whose code you know. Which ones you trust is kept
    in your own configuration, outside the workspace.
    """
    from briefgen import trust as trusting
    from briefgen.workspace import open_workspace

    root = open_workspace(folder.absolute()).root
    if remove:
        trusting.distrust(root)
        click.echo(f"no code in {root} runs any more")
        return
    trusting.trust(root)
    names = ", ".join(trusting.custom_names(root)) or "none yet"
    click.echo(f"chart code in {root} may run; its chart kinds: {names}")
