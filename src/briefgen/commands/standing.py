"""Turn what is stale into lines for people, or into values for JSON."""

import re
from collections.abc import Callable, Mapping

from briefgen.building.comparing import Change
from briefgen.building.status import Stale, Status
from briefgen.commands.telling import as_json as diagnostics
from briefgen.commands.telling import counted
from briefgen.view import shown

MOST = 6  # changes that are listed of a document
WIDEST = 48  # characters that are shown of a value
BEFORE = 12  # of them, before the first that differs
NUMBER = re.compile(r"\d\.\d{9,}")  # a share, which has no end
DIGITS = 3  # that are shown of it, from the first that differs

# What changed, by its kind: a value says itself what it was and is.
WORDS: Mapping[str, Callable[[Change], str]] = {
    "accent": lambda change: f"its colour: {_both(change)}",
    "chart": lambda change: f"charts/{change.key}.yaml changed",
    "code": lambda change: f"charts/{change.key}.py changed",
    "engine": lambda _: "another briefgen made it",
    "kind": lambda change: f"templates/{change.key}.md changed",
    "look": lambda change: f"the style of the layout '{change.key}' changed",
    "output": lambda change: f"{change.key}: {change.new}",
    "phrase": lambda change: f"the phrase '{change.key}': {_both(change)}",
    "picture": lambda change: f"templates/{change.key} changed",
    "promise": lambda change: f"where its pages are promised: {_both(change)}",
    "setting": lambda change: f"{change.key}: {_both(change)}",
    "state": lambda _: "what it was made from is not known any more",
    "template": lambda change: f"templates/{change.key} changed",
    "value": lambda change: f"{_name(change)}: {_both(change)}{_place(change)}",
}


def told(found: Status) -> str:
    """List each stale document with what changed, and count them."""
    lines = [line for stale in found.stale for line in _lines(stale)]
    documents = counted(len(found.stale), "document")
    verb = "is" if len(found.stale) == 1 else "are"
    outputs = counted(sum(len(stale.paths) for stale in found.stale), "output")
    if not found.stale:
        return f"{counted(found.fresh, 'document')}: everything is up to date"
    lines.append(f"{documents} {verb} stale ({outputs}), {found.fresh} up to date")
    return "\n".join(lines)


def _lines(stale: Stale) -> list[str]:
    """Tell what stands in the data before what is derived from it."""
    changes = sorted(stale.changes, key=lambda change: "|" in change.key)
    lines = [stale.document.name]
    lines += [f"  {WORDS[change.kind](change)}" for change in changes[:MOST]]
    more = len(stale.changes) - MOST
    return [*lines, f"  and {counted(more, 'other change')}"] if more > 0 else lines


def _name(change: Change) -> str:
    """Name a value as a template would ask for it."""
    return change.key.replace("|", " | ")


def _both(change: Change) -> str:
    """Give a value as it was and as it is, from shortly before where they differ."""
    old, new = shown(change.old), shown(change.new)
    same = (
        at for at, pair in enumerate(zip(old, new, strict=False)) if len({*pair}) > 1
    )
    first = next(same, min(len(old), len(new)))
    return f"{_cut(old, first)} → {_cut(new, first)}"


def _cut(text: str, first: int) -> str:
    if NUMBER.fullmatch(text):
        return f"{text[: first + DIGITS]}…"
    if len(text) <= WIDEST:
        return text
    start = max(0, first - BEFORE)
    begin, end = ("…" if start else ""), ("…" if len(text) > start + WIDEST else "")
    return f"{begin}{text[start : start + WIDEST]}{end}"


def _place(change: Change) -> str:
    return "" if change.place is None else f" ({change.place})"


def as_json(found: Status) -> dict[str, object]:
    """Give everything that is stale as JSON has it."""
    return {
        "stale": [_stale(stale) for stale in found.stale],
        "up_to_date": found.fresh,
        "diagnostics": diagnostics(found.diagnostics),
    }


def _stale(stale: Stale) -> dict[str, object]:
    document = stale.document
    return {
        "document": document.name,
        "kind": document.kind,
        "subject": document.subject,
        "language": document.language,
        "audience": document.audience,
        "outputs": stale.paths,
        "changes": [_change(change) for change in stale.changes],
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "key": change.key,
        "old": shown(change.old),
        "new": shown(change.new),
        "place": None if change.place is None else str(change.place),
    }
