"""Turn what is stale into lines for people, or into values for JSON."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict

from briefgen.builder.changes import Change, Stale, Status
from briefgen.commands.derived_names import in_words
from briefgen.commands.diagnostics_output import as_json as diagnostics
from briefgen.commands.diagnostics_output import counted
from briefgen.commands.document_json import document_as_json
from briefgen.commands.left_out_output import as_json as left_out_as_json
from briefgen.commands.left_out_output import coming_as_json, left_out, released_when
from briefgen.commands.text_difference import both
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


def told(found: Status) -> str:
    """List each stale document with what changed, what else a build does, and count."""
    lines = [line for stale in found.stale for line in _lines(stale)]
    lines += [f"to withdraw: {path}" for path in found.withdrawn]
    lines += [f"to remove: {path}" for path in found.removed]
    lines += [*left_out(found.left_out), *released_when(found.coming)]
    return "\n".join([*lines, _counts(found)])


def _counts(found: Status) -> str:
    documents = counted(len(found.stale), "document")
    verb = "is" if len(found.stale) == 1 else "are"
    outputs = counted(sum(len(stale.paths) for stale in found.stale), "output")
    others = [("to withdraw", found.withdrawn), ("to remove", found.removed)]
    more = "".join(
        f"; {counted(len(paths), 'output')} {what}" for what, paths in others if paths
    )
    if found.stale:
        return f"{documents} {verb} stale ({outputs}), {found.fresh} up to date{more}"
    rest = "up to date" if more else "everything is up to date"
    return f"{counted(found.fresh, 'document')}: {rest}{more}"


def _lines(stale: Stale) -> Iterator[str]:
    """Tell what stands in the data before what is derived from it."""
    changes = sorted(stale.changes, key=lambda change: "|" in change.key)
    yield stale.document.name
    yield from (f"  {WORDS[change.kind](change)}" for change in changes[:MOST])
    if len(changes) > MOST:
        yield f"  and {counted(len(changes) - MOST, 'other change')}"
    if stale.held:
        yield "  unless it can be made without what is held back, it is withdrawn"
    if stale.proof:
        yield f"  it does not fit its pages: look at {stale.proof}"
    for kept in stale.kept:
        name = kept.kept.rpartition("/")[-1]
        yield f"  {kept.path} was edited: it is kept as {name}"


def _both(change: Change) -> str:
    """Return a value before and after, from shortly before where they differ."""
    old, new = both(shown(change.old), shown(change.new))
    return f"{old} → {new}"


def _unlike(change: Change) -> str:
    """Return what only one of two lists has."""
    old, new = (found.split(", ") for found in (change.old, change.new))
    gone = ", ".join(found for found in old if found not in new)
    come = ", ".join(found for found in new if found not in old)
    return f"{gone or 'none'} → {come or 'none'}"


def _place(change: Change) -> str:
    return "" if change.place is None else f" ({change.place})"


def as_json(found: Status) -> dict[str, object]:
    """Return everything that is out of date as values for JSON."""
    return {
        "stale": [_stale(stale) for stale in found.stale],
        "up_to_date": found.fresh,
        "removed": found.removed,
        "withdrawn": found.withdrawn,
        "left_out": [left_out_as_json(document) for document in found.left_out],
        "embargoes": [coming_as_json(each) for each in found.coming],
        "diagnostics": diagnostics(found.diagnostics),
    }


def _stale(stale: Stale) -> dict[str, object]:
    document = stale.document
    return {
        **document_as_json(document),
        "outputs": stale.paths,
        "changes": [_change(change) for change in stale.changes],
        "held": stale.held,
        "proof": stale.proof or None,
        "kept": [asdict(kept) for kept in stale.kept],
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "key": change.key,
        "old": shown(change.old),
        "new": shown(change.new),
        "place": None if change.place is None else str(change.place),
    }
