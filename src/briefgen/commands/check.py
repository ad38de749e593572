"""`briefgen check`: every mistake of a workspace, and no document written."""

import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from briefgen.commands.as_of_option import as_of, now
from briefgen.commands.diagnostics_output import as_json, counted
from briefgen.commands.exit_codes import with_exit_codes
from briefgen.commands.response import json_option, respond
from briefgen.errors import Diagnostic, in_order

EXAMPLES = """\b
Examples:
  briefgen check
  briefgen check --strict      warnings count as errors
  briefgen check --gaps        what each language still lacks
  briefgen check --template    what to change in your Word template
  briefgen check --template ~/Downloads/letterhead.docx   one not yet yours
  briefgen check --json
"""
OWN = ""  # stands for the workspace's own template


@click.command(
    epilog=with_exit_codes(EXAMPLES), short_help="Find the mistakes in a workspace."
)
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--gaps", is_flag=True, help="List the texts that each language lacks.")
@click.option(
    "--template",
    is_flag=False,
    flag_value=OWN,
    default=None,
    metavar="[FILE]",
    help="Examine the workspace's Word template, or FILE.",
)
@as_of
@json_option
def check(**options: Any) -> int:
    """Find every mistake in data, templates and charts.

    Every document is put together, but none is laid out or written; one that has not
    changed since it was built or checked is as it was. Each mistake is listed with its
    file, line and column. The exit code is 1 if there are errors.

    With --template, one document of each kind is laid out in the Word template, and
    what to change in it is listed, what matters most first.
    """
    from briefgen.builder.check import check_workspace
    from briefgen.workspace import open_workspace

    if options["gaps"]:
        return _gaps(json_wanted=options["json_wanted"])
    if options["template"] is not None:
        return _examined(options)
    begun = time.perf_counter()
    workspace = open_workspace(Path.cwd())
    judged = check_workspace(workspace, options["as_of"] or now())
    count, diagnostics = judged.documents, judged.diagnostics
    reasons = {each.diagnostic: each.reason for each in judged.accepted}
    report = {
        "documents": count,
        "diagnostics": as_json(diagnostics),
        "accepted": [
            {**asdict(each), "reason": reasons[each]} for each in in_order(reasons)
        ],
    }
    code = respond(
        diagnostics,
        lambda: _summary(count, diagnostics),
        lambda: report | {"seconds": round(time.perf_counter() - begun, 3)},
        json_wanted=options["json_wanted"],
    )
    return code or int(options["strict"] and bool(diagnostics))


def _gaps(*, json_wanted: bool) -> int:
    """Print what languages lack; the code is 1 if one that is complete lacks any."""
    from briefgen.builder.missing_texts import missing_texts
    from briefgen.commands.missing_texts_output import lines, values
    from briefgen.workspace import open_workspace

    languages = missing_texts(open_workspace(Path.cwd()))
    respond(
        (),
        lambda: "\n".join(lines(languages)),
        lambda: {"languages": values(languages)},
        json_wanted=json_wanted,
    )
    return int(any(each.missing and not each.draft for each in languages))


def _examined(options: dict[str, Any]) -> int:
    """Print what is wrong with a template; it fails as the check of a workspace does."""
    from briefgen.builder.examine_template import examine_template
    from briefgen.commands.template_output import lines, values
    from briefgen.workspace import open_workspace

    named = options["template"]
    file = None if named == OWN else Path(named).expanduser()
    workspace = open_workspace(Path.cwd())
    examined = examine_template(workspace, options["as_of"] or now(), file)
    code = respond(
        examined.mistakes,
        lambda: "\n".join(lines(examined)),
        lambda: values(examined),
        json_wanted=options["json_wanted"],
    )
    return code or int(options["strict"] and bool(examined.findings))


def _summary(documents: int, diagnostics: tuple[Diagnostic, ...]) -> str:
    mistakes = sum(each.severity == "error" for each in diagnostics)
    warnings = len(diagnostics) - mistakes
    parts = [counted(mistakes, "mistake") if mistakes else "no mistakes"]
    if warnings:
        parts.append(counted(warnings, "warning"))
    text = f"{', '.join(parts)} found"
    if not documents:
        return f"{text}, before any document could be put together"
    return f"{text} in {counted(documents, 'document')}"
