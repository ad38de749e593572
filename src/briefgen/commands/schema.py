"""`briefgen schema`: the rules of the data files, for editors."""

import json
from pathlib import Path

import click

from briefgen.commands.diagnostics_output import say
from briefgen.commands.exit_codes import with_exit_codes

NAMES = ("portfolio", "themes", "theme", "initiative", "fields")
DESIGN, MAPPING = "design", "import"
EXAMPLES = """\b
Examples:
  briefgen schema initiative > initiative.schema.json
  briefgen schema > briefgen.schema.json               all data files
  briefgen schema design > design.schema.json          page designs
  briefgen schema --write                              for editors, into schemas/
"""


@click.command(
    epilog=with_exit_codes(EXAMPLES),
    short_help="Print the JSON Schema of the data files.",
)
@click.argument(
    "file",
    metavar="[FILE]",
    required=False,
    type=click.Choice([*NAMES, DESIGN, MAPPING]),
)
@click.option("--write", is_flag=True, help="Write them into schemas/ for editors.")
def schema(file: str | None, *, write: bool) -> None:
    """Print the JSON Schema of the data files, of page designs or of imports.

    An editor that has the schema completes names and marks mistakes as you type. FILE is
    portfolio, themes, theme (a file of data/themes/), initiative, fields, design (a file
    of templates/designs/) or import (a mapping of imports/); without FILE, the schema fits all data files. The schema is
    printed, and nothing is written to the workspace.

    With --write, the schemas of all data files are written into schemas/, where the data
    files of a workspace that `briefgen init` made look for them. Run it after a new
    version of briefgen, or after a change of data/fields.yaml.
    """
    from briefgen.commands.editor_support import (
        DIALECT,
        FILES,
        mapping_schema,
        schema_files,
        write_schemas,
    )
    from briefgen.loading import schemas
    from briefgen.loading.own_declarations import declarations_of
    from briefgen.style_file import design_schema
    from briefgen.workspace import open_workspace

    workspace = open_workspace(Path.cwd())
    own = declarations_of(workspace)
    languages = workspace.configuration.languages
    place = workspace.configuration.jurisdiction
    if write:
        changed = write_schemas(workspace.root, schema_files(languages, own, place))
        say("\n".join(f"written {each}" for each in changed) or "up to date")
        return
    by_path = schemas(languages, own, place)
    by_name = {name: by_path[path] for name, path in FILES.items() if path in by_path}
    any_of = {"anyOf": [*by_name.values()]}
    by_name[DESIGN] = design_schema()
    by_name[MAPPING] = mapping_schema(languages, own)
    document = {"$schema": DIALECT, **(by_name[file] if file else any_of)}
    say(json.dumps(document, indent=2))
