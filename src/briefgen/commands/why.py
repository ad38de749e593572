"""`briefgen why`: where a number or text comes from, and where data is used."""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from briefgen.commands.as_of_option import as_of, now
from briefgen.commands.diagnostics_output import as_json
from briefgen.commands.exit_codes import with_exit_codes
from briefgen.commands.response import json_option, respond
from briefgen.errors import BriefgenError

EXAMPLES = """\b
Examples:
  briefgen why build/public/factsheet/factsheet-water.en.pdf
  briefgen why factsheet-water.en.docx "35.05 million"
  briefgen why ../note-edited.docx              what was edited in it
  briefgen why data/initiatives/wells.yaml:6    the documents that use this line
  briefgen why data/initiatives/wells.yaml      the documents that use any line
  briefgen why templates/sections/lead.md       the documents made with this template
"""
AT = re.compile(r"(.+?):(\d{1,9})(?::(\d{1,9}))?:?", re.DOTALL)
DATA = (".yaml", ".yml")


@click.command(
    epilog=with_exit_codes(EXAMPLES),
    short_help="Show where a number or text comes from.",
)
@click.argument("file", metavar="FILE[:LINE[:COLUMN]]")
@click.argument("text", metavar="[TEXT]", nargs=-1)
@as_of
@json_option
def why(**options: Any) -> int:
    """Show where a number or text on a document comes from, and where data is used.

    If FILE is a document, its values are listed in reading order, each with its file,
    line and column in the data; for totals, shares and findings, with the values they
    are computed from. With TEXT, only the values that print TEXT are listed.

    Of a value that was imported, the sheet and cell, element, row or query is named, and
    whether it was changed by hand since.

    FILE can be a Word file that came back edited or under another name: what was edited
    is listed first, then what its content controls hold. Without a workspace, only what
    they hold is listed.

    If FILE is a data file, the documents that print or read its values are listed; with
    LINE, only those that use the values on this line. If FILE is a template, chart,
    picture or style, the documents that are made with it are listed.
    """
    try:
        lines, values, diagnostics = _answer(options)
    except BriefgenError as error:
        if not options["json_wanted"]:
            raise
        lines, values, diagnostics = "", {"values": []}, error.diagnostics
    return respond(
        diagnostics,
        lambda: lines,
        lambda: {**values, "diagnostics": as_json(diagnostics)},
        json_wanted=options["json_wanted"],
    )


def _answer(arguments: dict[str, Any]) -> tuple[str, dict[str, object], Any]:
    from briefgen.commands import where_used_output, why_output
    from briefgen.commands.columns import width
    from briefgen.provenance.explain_document import explain
    from briefgen.provenance.imported_values import ImportedValues
    from briefgen.provenance.where_used import locate
    from briefgen.state.source_stamps import is_source

    file, at = _file(arguments["file"])
    text = _text(arguments["text"])
    when, here = arguments["as_of"] or now(), Path.cwd()
    imported = ImportedValues(_root(file, here))
    if file.suffix in DATA or is_source(file):
        if text is not None:
            raise click.UsageError(
                "a text is looked for on a document, not in a source"
            )
        located = locate(file, at, here, when)
        lines = where_used_output.uses(located, width(), imported, whole=at is None)
        values = where_used_output.uses_as_json(located, imported)
        return lines, values, located.diagnostics
    if at is not None:
        raise click.UsageError("a line is asked of a source, not of a document")
    explained = explain(file, text, here, when)
    lines = why_output.values(explained, width(), imported, whole=text is None)
    values = why_output.values_as_json(explained, imported)
    return lines, values, explained.diagnostics


def _root(file: Path, here: Path) -> Path | None:
    """Return the workspace that is asked, or None if there is none."""
    from briefgen.state.source_stamps import root_of

    for start in (file.parent, here):
        with suppress(BriefgenError):
            return root_of(start)
    return None


def _text(words: tuple[str, ...]) -> str | None:
    """Return the text to look for; its words need no quotation marks."""
    text = " ".join(words)
    if words and not text.strip():
        raise click.BadParameter("the text is empty", param_hint="TEXT")
    return text or None


def _file(named: str) -> tuple[Path, tuple[int, int | None] | None]:
    """Return the file that is meant, and the line and column after its name.

    The name may be copied from a message, or have the separators of Windows.
    """
    if not named.strip():
        raise click.BadParameter("the name is empty", param_hint="FILE")
    match = AT.fullmatch(named)
    name, line, column = match.groups() if match else (named, None, None)
    if "\\" in name and not os.path.lexists(name):
        name = name.replace("\\", "/")
    file = Path(os.path.abspath(name))  # noqa: PTH100 - without `..`, links kept
    at = None if line is None else (int(line), None if column is None else int(column))
    return file, at
