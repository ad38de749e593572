"""`briefgen schema`: the rules of the data files, for editors."""

import json
from pathlib import Path

import click

from briefgen.commands.diagnostics_output import say

FILES = {
    "portfolio": "data/portfolio.yaml",
    "themes": "data/themes.yaml",
    "initiative": "data/initiatives",
}
DIALECT = "https://json-schema.org/draft/2020-12/schema"
EXAMPLES = """\b
Examples:
  briefgen schema initiative > initiative.schema.json
  briefgen schema > briefgen.schema.json
"""


@click.command(epilog=EXAMPLES, short_help="Print the JSON Schema of the data files.")
@click.argument("file", metavar="[FILE]", required=False, type=click.Choice([*FILES]))
def schema(file: str | None) -> None:
    """Print the JSON Schema of the data files.

    An editor that has the schema completes names and marks mistakes as you type. FILE is
    portfolio, themes or initiative; without FILE, the schema fits any of them. The
    schema is printed, and nothing is written to the workspace.
    """
    from briefgen.loading import schemas
    from briefgen.workspace import open_workspace

    languages = open_workspace(Path.cwd()).configuration.languages
    by_path = schemas(languages)
    any_of = {"anyOf": [by_path[path] for path in FILES.values()]}
    document = {"$schema": DIALECT, **(by_path[FILES[file]] if file else any_of)}
    say(json.dumps(document, indent=2))
