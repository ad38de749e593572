"""A file or a database to the mapping that is proposed for it, and words about it."""

from pathlib import Path
from typing import Any

import click

from briefgen.commands.as_of_option import now
from briefgen.commands.diagnostics_output import tell
from briefgen.commands.draft_answers import DraftAnswers
from briefgen.commands.draft_output import say_draft
from briefgen.errors import Place
from briefgen.imports.draft import (
    DraftedMapping,
    DraftOptions,
    draft_content,
    draft_mapping,
)
from briefgen.imports.named_source import SourceChoice, answer_of, named_file
from briefgen.sources.source_content import ReadingOptions
from briefgen.workspace import Workspace


def draft(workspace: Workspace, options: dict[str, Any]) -> int:
    """Write a mapping for a source, say what it does, and return the exit code."""
    file = options["name"] or options["source"]
    database = options["connection"], options["statement"]
    if (file is None) == (None in database):
        words = "name the FILE to draft for, or give --connection and --statement"
        raise click.UsageError(words)
    choice = SourceChoice(
        Path.cwd(), file, options["form"], options["read_only_account"]
    )
    drafted = _drafted(workspace, choice, options)
    tell(drafted.remarks)
    say_draft(drafted, options["draft"])
    return 0


def _drafted(
    workspace: Workspace, choice: SourceChoice, options: dict[str, Any]
) -> DraftedMapping:
    name, root = options["draft"], workspace.root
    reading = ReadingOptions(options["form"], options["table"])
    connection, statement = options["connection"], options["statement"]
    ask = DraftAnswers(options["answer"])
    drafting = DraftOptions(
        now(), options["replace"], reading, connection, statement, ask
    )
    if choice.file is not None:
        return draft_mapping(workspace, named_file(root, choice), name, drafting)
    place = Place("--statement")
    content = answer_of(root, (connection, statement), choice, place)
    return draft_content(workspace, content, name, drafting)
