"""`briefgen fields`: what the data files may say, field by field."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from briefgen.commands.diagnostics_output import say
from briefgen.commands.exit_codes import with_exit_codes
from briefgen.errors import BriefgenError

EXAMPLES = """\b
Examples:
  briefgen fields                              every field, a line each
  briefgen fields initiative                   those of an initiative
  briefgen fields initiative.funding.amount    what it means, an example, who prints it
  briefgen fields amount                       every field of this name
"""


@click.command(
    epilog=with_exit_codes(EXAMPLES),
    short_help="Explain the fields of the data files.",
)
@click.argument("name", metavar="[NAME]", required=False)
def fields(name: str | None) -> None:
    """Explain the fields of the data files, those of data/fields.yaml too.

    NAME is a field, with dots where one stands in another, or the end of such a name;
    or portfolio, theme, initiative or field, for all fields of it. For one field, the
    kinds of document of this workspace that print it are named.
    """
    from briefgen.field_guide.entries import entries
    from briefgen.field_guide.guide_text import detailed, listed
    from briefgen.loading import declared
    from briefgen.loading.own_declarations import declarations_of
    from briefgen.workspace import open_workspace

    workspace = open_workspace(Path.cwd())
    own = declarations_of(workspace)
    every = entries(declared(workspace.configuration.languages, own))
    within = [e for e in every if name is None or e.name.startswith(f"{name}.")]
    exact = [e for e in every if name and f".{e.name}".endswith(f".{name}")]
    if name is not None and not within and not exact:
        raise _unknown(name, [each.name for each in every])
    kinds = _printing(workspace, exact) if exact else {}
    parts = [detailed(each, kinds) for each in exact]
    say("\n\n".join([*parts, *([listed(within)] if within else [])]))


def _printing(workspace: Any, every: Any) -> Mapping[str, tuple[str, ...]]:
    """Return the kinds that print each field; what is wrong there, `check` tells."""
    from briefgen import trust
    from briefgen.assembly import open_project
    from briefgen.field_guide.where_printed import printed_by

    try:
        project = open_project(workspace, trust.custom_kinds(workspace.root))
        return printed_by(project, every)
    except BriefgenError:
        return {each.name: ("not known: run `briefgen check`",) for each in every}


def _unknown(name: str, known: list[str]) -> click.BadParameter:
    from briefgen.reading.fields import meant

    ends = (each.rpartition(".")[2] for each in known)
    hint = meant(name, [*known, *ends]) or "`briefgen fields` lists all"
    return click.BadParameter(f"unknown field '{name}': {hint}", param_hint="NAME")
