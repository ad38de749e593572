"""`briefgen undo`: put back what was before the last step, and say what."""

from collections.abc import Iterator
from pathlib import Path

import click

from briefgen.commands.exit_codes import with_exit_codes

EXAMPLES = """\b
Examples:
  briefgen undo                put back what was before the last step
  briefgen undo                again: the step before that
  briefgen undo --redo         take the last undo back
  briefgen undo --list         show the steps that are kept, the newest first
"""


@click.command(
    epilog=with_exit_codes(EXAMPLES),
    short_help="Put back what was before the last step.",
)
@click.option("--redo", is_flag=True, help="Take the last undo back instead.")
@click.option("--list", "listed", is_flag=True, help="Show the steps; change nothing.")
def undo(*, redo: bool, listed: bool) -> int:
    """Put back the files as they were before the last step that briefgen made.

    A step is what one command changed in your data, templates and charts, such as
    `briefgen new initiative`; a step is undone as a whole. Run it again to go back
    further. After a new step, what was undone cannot be made again.

    If one of the files was changed since, by you or by anybody, nothing is written, and
    the file is named. The last 50 steps are kept in .briefgen/edits/, with the files
    before and after; what you write yourself is no step.
    """
    from briefgen.commands.diagnostics_output import say
    from briefgen.editing import transaction
    from briefgen.state.source_stamps import root_of

    root = root_of(Path.cwd())
    if listed:
        lines = [*_listed(root)]
        say("\n".join(lines or ["no steps are kept: nothing was changed by briefgen"]))
        return 0
    step = transaction.redo(root) if redo else transaction.undo(root)
    if step is None:
        say("there is nothing to make again" if redo else "there is nothing to undo")
        return 0
    say(f"{'made again' if redo else 'undone'}: {step.words}")
    for file in step.files:
        old, new = (file.before, file.after) if redo else (file.after, file.before)
        say(f"  {file.path}: {_change(old, new)}")
    return 0


def _listed(root: Path) -> Iterator[str]:
    """Yield the steps, the newest first, each with its files."""
    from briefgen.editing import steps

    each = [*steps.steps(root, undone=True), *steps.steps(root, undone=False)]
    for step in sorted(each, key=lambda at: -at.number):
        undone = "  (undone)" if step.undone else ""
        yield f"{step.when:%Y-%m-%d %H:%M}  {step.words}{undone}"
        yield from (f"    {file.path}" for file in step.files)


def _change(old: bytes | None, new: bytes | None) -> str:
    if new is None:
        return "removed"
    return "put back" if old is None else "as it was"
