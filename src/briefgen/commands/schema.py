"""`briefgen schema`: the rules of the data files, for editors."""

import json
from pathlib import Path

import click

from briefgen.commands.diagnostics_output import say
from briefgen.commands.exit_codes import with_exit_codes

FILES = {
    "portfolio": "data/portfolio.yaml",
    "themes": "data/themes.yaml",
    "theme": "data/themes",
    "initiative": "data/initiatives",
    "fields": "data/fields.yaml",
}
DESIGN = "design"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
EXAMPLES = """\b
Examples:
  briefgen schema initiative > initiative.schema.json
  briefgen schema > briefgen.schema.json               all data files
  briefgen schema design > design.schema.json          page designs
"""


@click.command(
    epilog=with_exit_codes(EXAMPLES),
    short_help="Print the JSON Schema of the data files.",
)
@click.argument(
    "file", metavar="[FILE]", required=False, type=click.Choice([*FILES, DESIGN])
)
def schema(file: str | None) -> None:
    """Print the JSON Schema of the data files, or of page designs.

    An editor that has the schema completes names and marks mistakes as you type. FILE is
    portfolio, themes, theme (a file of data/themes/), initiative, fields or design (a file
    of templates/designs/); without FILE, the schema fits all data files. The schema is
    printed, and nothing is written to the workspace.
    """
    from briefgen.loading import schemas
    from briefgen.loading.own_declarations import declarations_of
    from briefgen.style_file import design_schema
    from briefgen.workspace import open_workspace

    workspace = open_workspace(Path.cwd())
    own = declarations_of(workspace)
    by_path = schemas(workspace.configuration.languages, own)
    by_name = {name: by_path[path] for name, path in FILES.items()}
    any_of = {"anyOf": [*by_name.values()]}
    by_name[DESIGN] = design_schema()
    document = {"$schema": DIALECT, **(by_name[file] if file else any_of)}
    say(json.dumps(document, indent=2))
