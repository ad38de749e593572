"""A mapping that was proposed to the lines that tell people of it."""

from collections.abc import Iterator, Sequence

import click

from briefgen.commands.columns import cut, width
from briefgen.commands.diagnostics_output import say
from briefgen.imports.draft import DraftedMapping
from briefgen.imports.mapping_summary import ProposedColumn

NAME, FIELD = 32, 28  # characters at most
NARROW = 100  # columns: below it, a reason stands on a line of its own


def say_draft(drafted: DraftedMapping, name: str) -> None:
    """Say which column goes where and why, what must be decided, and what to do next."""
    summary = drafted.summary
    words = "wrote" if drafted.step is not None else "nothing new in"
    say(f"{words} {drafted.path}")
    for line in _table(summary.columns):
        say(line)
    if summary.left:
        say("these go nowhere:")
        for each in summary.left:
            say(f"  {cut(each.column, NAME)}  {click.style(each.reason, dim=True)}")
    count = len(summary.questions)
    if count:
        say(
            f"{'one question' if count == 1 else f'{count} questions'} to answer there:"
        )
        for question in summary.questions:
            say(f"  {question.place}: {question.name}: {question.question}")
    again = f"briefgen import {name} --dry-run"
    say(f"  {again}  shows what it would change")
    say(f"  {'briefgen undo':{len(again)}}  takes it away again")


def _table(rows: Sequence[ProposedColumn]) -> Iterator[str]:
    names = [cut(row.column, NAME) for row in rows]
    wide = max(map(len, names), default=0)
    fields = max((len(cut(row.field, FIELD)) for row in rows), default=0)
    room = width()
    for name, row in zip(names, rows, strict=True):
        line = f"  {name:{wide}} → {cut(row.field, FIELD):{fields}}"
        reason = click.style(row.reason, dim=True)
        if not row.reason:
            yield line.rstrip()
        elif room is None or room >= NARROW:
            yield f"{line}  {reason}"
        else:
            yield line.rstrip()
            yield f"      {reason}"
