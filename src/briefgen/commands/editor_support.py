"""The types of the data files to what editors read: schemas, and which file has which."""

import json
from collections.abc import Mapping
from pathlib import Path

from briefgen.atomic_write import refuse_links, write
from briefgen.errors import Place, mistake
from briefgen.imports.mapping_file import mapping_field
from briefgen.imports.target_fields import target_fields
from briefgen.loading import schemas
from briefgen.loading.own_declarations import NOTHING_OWN, OwnDeclarations
from briefgen.model import CANADA, Jurisdiction
from briefgen.reading.fields import Schema, with_examples

FOLDER = "schemas"
IMPORTS = "imports"
FILES = {
    "portfolio": "data/portfolio.yaml",
    "themes": "data/themes.yaml",
    "theme": "data/themes",
    "initiative": "data/initiatives",
    "fields": "data/fields.yaml",
    "import": IMPORTS,
}
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SETTINGS = ".vscode/settings.json"
OURS = "written by `briefgen schema --write`, which writes it again"


def schema_files(
    languages: tuple[str, ...],
    own: OwnDeclarations = NOTHING_OWN,
    place: Jurisdiction = CANADA,
) -> Mapping[str, str]:
    """Return the text of the schema of each data file, by the schema's path."""
    by_path = {
        **schemas(languages, own, place),
        IMPORTS: mapping_schema(languages, own),
    }
    return {
        _schema_of(name): _json(
            {"$schema": DIALECT, "$comment": OURS, **by_path[path]},
        )
        for name, path in FILES.items()
    }


def mapping_schema(
    languages: tuple[str, ...], own: OwnDeclarations = NOTHING_OWN
) -> Schema:
    """Return the schema of the mappings of imports."""
    return with_examples(mapping_field("", target_fields(languages, own)).schema)


def settings() -> str:
    """Return the settings of Visual Studio Code that give each data file its schema."""
    globs = {
        name: path if path.endswith(".yaml") else f"{path}/*.yaml"
        for name, path in FILES.items()
        if path != IMPORTS  # locks stand beside mappings, which name their schema
    }
    return _json(
        {"yaml.schemas": {_schema_of(name): glob for name, glob in globs.items()}}
    )


def modeline(path: str) -> str:
    """Return the line that tells any editor the schema of a data file; empty if none."""
    names = {of: name for name, of in FILES.items()}
    folder, _, _ = path.rpartition("/")
    name = names.get(path, names.get(folder, ""))
    up = "../" * path.count("/")
    return name and f"# yaml-language-server: $schema={up}{_schema_of(name)}\n"


def write_schemas(root: Path, files: Mapping[str, str]) -> tuple[str, ...]:
    """Write what is not so already, and return the paths of it.

    Raises BriefgenError for a file that briefgen did not write; nothing is written then.
    """
    wanted = {path: text.encode() for path, text in files.items()}
    for path in wanted:
        refuse_links(root / path, root)
        if (root / path).exists() and OURS.encode() not in (root / path).read_bytes():
            message = "this file was not written by briefgen; nothing was written"
            raise mistake(Place(path), message, "not-ours", "move it elsewhere")
    changed = tuple(
        path
        for path, content in wanted.items()
        if not (root / path).exists() or (root / path).read_bytes() != content
    )
    for path in changed:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        write(root / path, wanted[path])
    return changed


def _schema_of(name: str) -> str:
    return f"{FOLDER}/{name}.schema.json"


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
