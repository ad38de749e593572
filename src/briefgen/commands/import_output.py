"""What an import would change to a table old → new, or to values for JSON."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import click

from briefgen.commands.columns import cut, width
from briefgen.commands.diagnostics_output import counted, say
from briefgen.commands.text_difference import both
from briefgen.editing.transaction import FileEdit
from briefgen.imports.comparison import ComparedSubject
from briefgen.imports.field_path import shown_path
from briefgen.imports.mapping_states import mapping_states
from briefgen.imports.new_ids import SINGULAR
from briefgen.imports.run_import import ImportRun
from briefgen.imports.three_way import FieldChange
from briefgen.workspace import Workspace

MOST = 40  # subjects of a kind that are listed, unless all are asked for
NAME, WORDS = 36, 48  # characters at most
INDENT = "    "
NOTHING = "–"
STATES: Mapping[str, str] = {
    "new": "not imported yet",
    "unchanged": "as at the last import",
    "changed": "changed since the last import",
    "missing": "cannot be read",
    "unread": "only an import can tell whether it changed",
    "mistakes": "the mapping or its lock has mistakes: `briefgen import {}` tells them",
}
GONE: Mapping[str, str] = {
    "gone": "gone from the source; --prune removes it",
    "kept": "gone from the source, and changed by hand: it stays",
    "example": "an example of `briefgen init`, which nobody changed: removed",
}
PRUNED = "gone from the source: removed"


def table(run: ImportRun, *, every: bool) -> Iterator[str]:
    """Yield what would change, by subject; of many, with `every`, all."""
    parts = {
        "new": [each for each in run.compared if each.standing == "new"],
        "changed": [each for each in run.compared if _is_changed(each)],
        "gone": [each for each in run.compared if each.standing in GONE],
    }
    for subjects in parts.values():
        shown = subjects if every else subjects[:MOST]
        for each in shown:
            yield from _subject(each, run, every=every)
        if len(subjects) > len(shown):
            more = len(subjects) - len(shown)
            yield f"and {more:,} more; --all lists them"


def summary(run: ImportRun) -> str:
    """Return in one line what would change."""
    counts = Counter(_verb(each, prune=run.request.prune) for each in run.compared)
    values = sum(
        change.outcome == "taken"
        for each in run.compared
        if each.standing != "new"
        for change in each.changes
    )
    left = sum(
        change.outcome == "left" for each in run.compared for change in each.changes
    )
    conflicts = conflicts_of(run)
    words = [
        f"{counts['new']:,} new" if counts["new"] else "",
        f"{counted(values, 'value')} of {counts['changed']:,} changed"
        if values
        else "",
        f"{counts['removed']:,} removed" if counts["removed"] else "",
        f"{counted(conflicts, 'conflict')}" if conflicts else "",
        f"{counted(left, 'value')} of yours left alone" if left else "",
    ]
    known = ", ".join(filter(None, words))
    none = "it has mistakes" if run.mistakes else "nothing to change"
    return f"{run.source}: {known or none}"


def conflicts_of(run: ImportRun) -> int:
    """Return how many conflicts wait for a decision."""
    return sum(len(each.conflicts) for each in run.compared)


def how_to_decide(run: ImportRun) -> Iterator[str]:
    """Yield what a person may do about conflicts, and texts that are missing."""
    first = next((each for each in run.compared if each.conflicts), None)
    if first is not None:
        name = _option(first, first.conflicts[0])
        yield "a conflict is not imported until you decide; run it again with one of these:"
        yield f"  --use-source {name}   what the source says (repeat it for each)"
        yield f"  --use-data {name}   what your data say"
        yield "  --conflicts source   the source, for all of them; or --conflicts data"
    if run.gaps:
        yield f"{counted(len(run.gaps), 'text')} missing in a language: `briefgen check --gaps`"


def written(edits: Sequence[FileEdit]) -> str:
    """Return what was written, in one line."""
    new = sum(edit.before is None for edit in edits)
    gone = sum(edit.after is None for edit in edits)
    changed = sum(
        edit.before is not None and edit.after is not None and edit.before != edit.after
        for edit in edits
    )
    parts = [
        f"{counted(count, 'file')} {word}"
        for count, word in ((new, "made"), (changed, "changed"), (gone, "removed"))
        if count
    ]
    return f"imported: {', '.join(parts)}; `briefgen undo` puts all back"


def say_states(workspace: Workspace) -> int:
    """List the mappings of a workspace, and return the exit code."""
    listed = tuple(mapping_states(workspace))
    names = max((len(each.name) for each in listed), default=0)
    sources = max((len(each.source) for each in listed), default=0)
    for each in listed:
        words = STATES[each.state].format(each.name)
        when = f" ({each.changed:%Y-%m-%d %H:%M} UTC)" if each.changed else ""
        say(f"{each.name:{names}}  {each.source:{sources}}  {words}{when}")
    if not listed:
        say("there are no mappings in imports/")
        say("  briefgen import FILE --draft NAME   proposes one")
    return 0


def as_json(run: ImportRun) -> list[dict[str, object]]:
    """Return what would change as values for JSON."""
    return [
        {
            "kind": each.subject,
            "id": each.id,
            "key": each.key,
            "standing": each.standing,
            "where": each.where,
            "changes": [_json_change(change) for change in _shown(each)],
        }
        for each in run.compared
        if each.standing != "known" or _shown(each)
    ]


def _json_change(change: FieldChange) -> dict[str, object]:
    return {
        "field": shown_path(change.path),
        "outcome": change.outcome,
        "old": change.old,
        "new": change.new and change.new.text,
        "before": change.base,
        "where": change.new and change.new.where,
    }


def _is_changed(each: ComparedSubject) -> bool:
    return each.standing in {"known", "lost"} and bool(_shown(each))


def _shown(each: ComparedSubject) -> list[FieldChange]:
    return [change for change in each.changes if change.outcome not in {"same", "left"}]


def _verb(each: ComparedSubject, *, prune: bool) -> str:
    if each.standing == "gone":
        return "removed" if prune else "gone"
    return "changed" if _is_changed(each) else each.standing


def _subject(each: ComparedSubject, run: ImportRun, *, every: bool) -> Iterator[str]:
    name = click.style(each.name, bold=True)
    kind = SINGULAR.get(each.subject, each.subject)
    from_key = f", from {cut(each.key, NAME)}" if each.key else ""
    if each.standing in GONE:
        pruned = each.standing == "gone" and run.request.prune
        yield f"{name}  ({kind}): {PRUNED if pruned else GONE[each.standing]}"
    elif each.standing == "new" and not every:
        title = next(
            (c.new.text for c in each.changes if c.new and c.path[0] == "title"), ""
        )
        words = counted(len(each.changes), "value")
        yield f"{name}  (new {kind}{from_key}): {words}, “{cut(title or '', WORDS)}”"
    else:
        new = "new " if each.standing == "new" else ""
        yield f"{name}  ({new}{kind}{from_key})"
        yield from _rows(each, run)


def _rows(each: ComparedSubject, run: ImportRun) -> Iterator[str]:
    changes = _shown(each)
    paths = [cut(shown_path(change.path), NAME) for change in changes]
    wide = max(map(len, paths), default=0)
    for path, change in zip(paths, changes, strict=True):
        if change.outcome == "conflict":
            yield from _conflict(each, change)
        elif change.outcome in GONE:
            pruned = change.outcome == "gone" and run.request.prune
            yield f"{INDENT}{path:{wide}}  {PRUNED if pruned else GONE[change.outcome]}"
        else:
            yield from _fitted(f"{INDENT}{path:{wide}}  {_arrow(change)}", change)


def _arrow(change: FieldChange) -> str:
    assert change.new is not None
    old, new = change.old, change.new.text
    if old is not None and new is not None:
        old, new = both(old, new)
    return f"{_quoted(old)} → {_quoted(new)}"


def _fitted(line: str, change: FieldChange) -> Iterator[str]:
    """Yield a line with where its value stands, on a line of its own if that is short of room."""
    where = "" if change.new is None else change.new.where
    columns = width()
    dim = click.style(where, dim=True)
    if columns is None or len(line) + len(where) + 2 <= columns:
        yield f"{line}  {dim}".rstrip()
    else:
        yield line
        yield f"{INDENT * 2}{dim}"


def _conflict(each: ComparedSubject, change: FieldChange) -> Iterator[str]:
    label = click.style("conflict", fg="yellow")
    if not change.path:
        yield f"{INDENT}{label}  it was removed here, and the source changed since"
        yield f"{INDENT * 2}--use-source {each.name} brings it back, --use-data leaves it out"
        return
    assert change.new is not None
    yield f"{INDENT}{label}  {_option(each, change)}"
    new = change.new.text
    data, source = (change.old, new)
    if data is not None and source is not None:
        data, source = both(data, source)
    yield f"{INDENT * 2}data    {_quoted(data)}"
    yield from _fitted(f"{INDENT * 2}source  {_quoted(source)}", change)
    if change.base is not None:
        yield f"{INDENT * 2}before  {_quoted(cut(change.base, WORDS))}"


def _option(each: ComparedSubject, change: FieldChange) -> str:
    """Return what names a conflict on the command line."""
    path = shown_path(change.path)
    name = f"{each.name}.{path}" if path else each.name
    return f"'{name}'" if set(name) & set(' []()*?$&;|<>"`\\') else name


def _quoted(text: str | None) -> str:
    return NOTHING if text is None else f"“{' '.join(text.splitlines())}”"
