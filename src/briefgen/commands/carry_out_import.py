"""A mapping to what its import would change, a question, and the step that it becomes."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from briefgen.commands import import_output
from briefgen.commands.as_of_option import now
from briefgen.commands.diagnostics_output import as_json, say, tell
from briefgen.commands.questions import on_terminal
from briefgen.editing.steps import Step
from briefgen.imports.comparison import ComparedSubject, Sides
from briefgen.imports.field_path import FieldPath, path_of
from briefgen.imports.mapping_file import mapping_names
from briefgen.imports.named_source import SourceChoice
from briefgen.imports.run_import import (
    ImportRequest,
    ImportRun,
    run_import,
    write_import,
)
from briefgen.imports.three_way import Side
from briefgen.reading.fields import meant
from briefgen.workspace import Workspace


def carry_out(workspace: Workspace, options: dict[str, Any]) -> int:
    """Show what an import would change, ask, write it, and return the exit code."""
    return settle(
        lambda: run_import(workspace, _request(workspace, options)),
        lambda run: write_import(workspace, run, now()),
        options,
    )


def settle(
    compare: Callable[[], ImportRun],
    write: Callable[[ImportRun], Step | None],
    options: dict[str, Any],
) -> int:
    """Show what something would change, ask, write it, and return the exit code."""
    in_json = options["json_wanted"]
    settled = options["yes"] or options["dry_run"]
    if not settled and (in_json or not on_terminal()):
        raise click.UsageError("give --yes or --dry-run, or run this on a terminal")
    run = compare()
    _judge_sides(run)
    if not in_json:
        _show(run, every=options["every"])
    step = None
    if not options["dry_run"] and _is_wanted(run, yes=options["yes"]):
        step = write(run)
    if in_json:
        say(json.dumps(_as_json(run, step), indent=1))
    else:
        _say_end(run, step, dry_run=options["dry_run"])
    return int(bool(run.mistakes) or import_output.conflicts_of(run) > 0)


def _request(workspace: Workspace, options: dict[str, Any]) -> ImportRequest:
    name, known = options["name"], mapping_names(workspace)
    if name not in known:
        hint = meant(name, known) or f"there are: {', '.join(known) or 'none'}"
        draft = f"briefgen import {name} --draft NAME"
        raise click.UsageError(
            f"there is no mapping '{name}': {hint}; `{draft}` proposes one for a file"
        )
    choice = SourceChoice(
        Path.cwd(), options["source"], options["form"], options["read_only_account"]
    )
    return ImportRequest(name, choice, sides_of(options), options["prune"])


def sides_of(options: dict[str, Any]) -> Sides:
    """Return how the options decide conflicts."""
    sides: dict[tuple[str, FieldPath], Side] = {}
    if options["conflicts"]:
        sides["", ()] = options["conflicts"]
    sides |= dict.fromkeys(_spots(options["for_data"]), "data")
    return sides | dict.fromkeys(_spots(options["for_source"]), "source")


def _spots(written: Iterable[str]) -> Iterator[tuple[str, FieldPath]]:
    """Yield the subject and the field that each option names."""
    for each in written:
        name, _, path = each.partition(".")
        try:
            yield name, path_of(path)
        except ValueError:
            message = f"'{each}' is no field: write it as the table does"
            raise click.UsageError(message) from None


def _judge_sides(run: ImportRun) -> None:
    """Raise click.UsageError for a decision about what this import does not have."""
    known = {each.name for each in run.compared}
    for name in _names(run.request.sides):
        if run.compared and name not in known:
            hint = meant(name, sorted(known)) or "write its id as the table does"
            raise click.UsageError(f"nothing here is called '{name}': {hint}")


def _names(sides: Sides) -> list[str]:
    return [name for name, _ in sides if name]


def _show(run: ImportRun, *, every: bool) -> None:
    tell(run.diagnostics)
    for line in import_output.table(run, every=every):
        say(line)
    say(import_output.summary(run))
    for line in import_output.how_to_decide(run):
        say(line)


def _is_wanted(run: ImportRun, *, yes: bool) -> bool:
    """Return whether there is something to write, and somebody agrees."""
    if run.mistakes or all(edit.before == edit.after for edit in run.edits):
        return False
    if yes or not any(map(_matters, run.compared)):
        return True
    return click.confirm("Write this?")


def _matters(each: ComparedSubject) -> bool:
    """Return whether the data would change, and not only where values stand."""
    outcomes = {change.outcome for change in each.changes}
    return each.standing in {"new", "gone"} or bool(outcomes & {"taken", "gone"})


def _say_end(run: ImportRun, step: Step | None, *, dry_run: bool) -> None:
    if step is not None:
        say(import_output.written(run.edits))
    elif run.mistakes:
        say("nothing was written: correct the mistakes first, and import again")
    elif dry_run:
        say("nothing was written, since this was a dry run")
    elif import_output.conflicts_of(run) or any(map(_matters, run.compared)):
        say("nothing was written")


def _as_json(run: ImportRun, step: Step | None) -> dict[str, object]:
    return {
        "source": run.source,
        "changes": import_output.as_json(run),
        "conflicts": import_output.conflicts_of(run),
        "written": step is not None,
        "diagnostics": as_json(run.diagnostics),
    }
