"""Turn what is stale into lines for people, or into values for JSON."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict

from briefgen.commands.derived_names import in_words
from briefgen.commands.diagnostics_output import as_json as diagnostics
from briefgen.commands.diagnostics_output import counted, severe
from briefgen.commands.document_json import document_as_json
from briefgen.commands.left_out_output import as_json as left_out_as_json
from briefgen.commands.left_out_output import coming_as_json, left_out, released_when
from briefgen.commands.text_difference import both
from briefgen.publishing.actions import Actions, Change, Remove, Withdraw, Write
from briefgen.publishing.previews import PREVIEW
from briefgen.state.fingerprints import CHARTS
from briefgen.view import shown

MOST = 6  # changes that are listed of a document

# What made a document: the program, or what it uses.
ENGINES: Mapping[str, Callable[[Change], str]] = {
    "briefgen": lambda _: "another briefgen made it",
    **dict.fromkeys(
        ("libraries", CHARTS), lambda change: f"its libraries: {_unlike(change)}"
    ),
}

# What changed, by its kind: a value says itself what it was and is.
WORDS: Mapping[str, Callable[[Change], str]] = {
    "accent": lambda change: f"its colour: {_both(change)}",
    "chart": lambda change: f"charts/{change.key}.yaml changed",
    "code": lambda change: f"charts/{change.key}.py changed",
    "engine": lambda change: ENGINES[change.key](change),
    "file": lambda change: f"{change.key} changed, and a warning names a line of it",
    "kind": lambda change: f"templates/{change.key}.md changed",
    "look": lambda change: f"the style of the layout '{change.key}' changed",
    "output": lambda change: f"{change.key}: {change.new}",
    "phrase": lambda change: f"the phrase '{change.key}': {_both(change)}",
    "picture": lambda change: f"templates/{change.key} changed",
    "setting": lambda change: f"{change.key}: {_both(change)}",
    "state": lambda _: "what it was made from is not known any more",
    "template": lambda change: f"templates/{change.key} changed",
    "value": lambda change: f"{in_words(change.key)}: {_both(change)}{_place(change)}",
}


# Why a file is withdrawn or removed.
REASONS: Mapping[str, str] = {
    "unreleased": "it may not be published",
    "no document": "no document has it any more",
    "listed": "no document has it any more, and only a manifest lists it",
}


def summary(actions: Actions) -> str:
    """Return each stale document with what changed, what else a build does, and counts."""
    lines = [line for write in actions.writes for line in _lines(write)]
    lines += [f"to withdraw: {path}" for path in actions.withdrawn]
    lines += [f"to remove: {path}" for path in actions.removed]
    lines += [*left_out(actions.left_out), *released_when(actions.coming)]
    return "\n".join([*lines, _counts(actions)])


def rehearsed(actions: Actions) -> str:
    """Return what a build would do, and why; files are in the order of the work."""
    lines = [line for write in actions.writes for line in _written(write)]
    for action in actions.actions:
        if isinstance(action, Withdraw):
            why = REASONS[action.reason]
            files = map(action.site.shown, action.files)
            lines += [f"would withdraw {file}: {why}" for file in files]
        elif isinstance(action, Remove):
            lines.append(f"would remove {action.path}: {REASONS['no document']}")
    lines += [*left_out(actions.left_out), *released_when(actions.coming)]
    return "\n".join([*lines, f"{_counts(actions)}; nothing was written"])


def _written(write: Write) -> Iterator[str]:
    formats = ", ".join(output.format for output in write.document.outputs)
    preview = "preview of " if write.document.audience == PREVIEW else ""
    _, *reasons = _lines(write)
    verb = "cannot" if write.mistakes else "would"
    yield f"{verb} build {preview}{write.document.name}: {formats}"
    yield from reasons
    if preview:
        yield "  unless it uses nothing that is under embargo: then it has no preview"


def _counts(actions: Actions) -> str:
    writes, fresh = actions.writes, actions.fresh
    documents = counted(len(writes), "document")
    verb = "is" if len(writes) == 1 else "are"
    outputs = counted(sum(len(write.paths) for write in writes), "output")
    others = [("to withdraw", actions.withdrawn), ("to remove", actions.removed)]
    more = "".join(
        f"; {counted(len(paths), 'output')} {what}" for what, paths in others if paths
    )
    if writes:
        return f"{documents} {verb} stale ({outputs}), {fresh} up to date{more}"
    rest = "up to date" if more else "everything is up to date"
    if severe(actions.diagnostics):  # those documents are in no plan
        rest = "up to date, besides what has mistakes"
    return f"{counted(fresh, 'document')}: {rest}{more}"


def _lines(write: Write) -> Iterator[str]:
    """Yield changes of the data before changes of what is derived from it."""
    changes = sorted(write.changes, key=lambda change: "|" in change.key)
    yield write.document.name
    yield from (f"  {WORDS[change.kind](change)}" for change in changes[:MOST])
    if len(changes) > MOST:
        yield f"  and {counted(len(changes) - MOST, 'other change')}"
    if write.held:
        yield "  unless it can be made without what is held back, it is withdrawn"
    if write.proof:
        yield f"  it does not fit its pages: look at {write.proof}"
    for kept in write.kept:
        name = kept.kept.rpartition("/")[-1]
        yield f"  {kept.path} was edited: it is kept as {name}"


def _both(change: Change) -> str:
    """Return a value before and after, from shortly before where they differ."""
    old, new = both(shown(change.old), shown(change.new))
    return f"{old} → {new}"


def _unlike(change: Change) -> str:
    """Return what only one of two lists has."""
    old, new = (each.split(", ") for each in (change.old, change.new))
    gone = ", ".join(each for each in old if each not in new)
    come = ", ".join(each for each in new if each not in old)
    return f"{gone or 'none'} → {come or 'none'}"


def _place(change: Change) -> str:
    return "" if change.place is None else f" ({change.place})"


def as_json(actions: Actions) -> dict[str, object]:
    """Return what a build would do as values for JSON."""
    return {
        "stale": [_stale(write) for write in actions.writes],
        "up_to_date": actions.fresh,
        "removed": actions.removed,
        "withdrawn": actions.withdrawn,
        "left_out": [left_out_as_json(document) for document in actions.left_out],
        "embargoes": [coming_as_json(each) for each in actions.coming],
        "diagnostics": diagnostics(actions.diagnostics),
    }


def _stale(write: Write) -> dict[str, object]:
    return {
        **document_as_json(write.document),
        "outputs": write.paths,
        "changes": [_change(change) for change in write.changes],
        "held": write.held,
        "proof": write.proof or None,
        "kept": [asdict(kept) for kept in write.kept],
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "key": change.key,
        "old": shown(change.old),
        "new": shown(change.new),
        "place": None if change.place is None else str(change.place),
    }
