"""`briefgen check`: every mistake of a workspace, and nothing written."""

import json
import time
from pathlib import Path
from typing import Any

import click

from briefgen.commands.as_of_option import as_of, now
from briefgen.commands.diagnostics_output import as_json, counted, say, severe, tell
from briefgen.errors import Diagnostic

EXAMPLES = """\b
Examples:
  briefgen check
  briefgen check --strict      warnings count as errors
  briefgen check --json
"""


@click.command(epilog=EXAMPLES, short_help="Find the mistakes in a workspace.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@as_of
@click.option(
    "--json", "json_wanted", is_flag=True, help="Print one JSON object, for programs."
)
def check(**asked: Any) -> int:
    """Find every mistake in data, templates and charts.

    Every document is put together, but none is laid out or written. Each mistake is
    listed with its file, line and column. The exit code is 1 if there are errors.
    """
    from briefgen.builder.check import check_workspace
    from briefgen.workspace import open_workspace

    begun = time.perf_counter()
    workspace = open_workspace(Path.cwd())
    count, found = check_workspace(workspace, asked["as_of"] or now())
    if asked["json_wanted"]:
        seconds = round(time.perf_counter() - begun, 3)
        told = {"documents": count, "diagnostics": as_json(found), "seconds": seconds}
        say(json.dumps(told, indent=1))
    else:
        tell(found)
        say(_summary(count, found))
    return int(severe(found) or (asked["strict"] and bool(found)))


def _summary(documents: int, found: tuple[Diagnostic, ...]) -> str:
    mistakes = sum(told.severity == "error" for told in found)
    warnings = len(found) - mistakes
    parts = [counted(mistakes, "mistake") if mistakes else "no mistakes"]
    if warnings:
        parts.append(counted(warnings, "warning"))
    told = f"{', '.join(parts)} found"
    if not documents:
        return f"{told}, before any document could be put together"
    return f"{told} in {counted(documents, 'document')}"
