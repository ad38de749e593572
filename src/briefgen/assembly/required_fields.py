"""What a kind asks of its subjects to the mistakes of one that lacks it."""

import re
from collections.abc import Iterator

from briefgen.assembly.draft import Draft
from briefgen.errors import Diagnostic, Place
from briefgen.templating import withheld
from briefgen.view import Unreleased

DECISIONS = "::: decisions"  # where a kind asks for decisions
RECOMMENDATIONS = "advice.recommendations"
ONLY_FOR = re.compile(r"(.*?)\s*\(([^()]*)\)")  # a field, and for which actions


def lacking(draft: Draft) -> Iterator[Diagnostic]:
    """Yield a mistake for each field that the subject lacks and its kind requires.

    It is told where the subject is in the data. A field may be required of notes with
    some actions only: `note.to_sign (signature)`. A note for decision needs a
    recommendation, whatever its kind says.
    """
    kind = draft.kind
    path = kind.about(draft.name)
    place = draft.trace.place(path) or Place(kind.path)
    for entry in kind.front.requires:
        field, actions = _parted(entry)
        if actions and _action(draft) not in actions:
            continue
        if not _is_there(draft, field):
            message = f"the {kind.name} needs `{field}`, which is not given"
            hint = f"give `{field}`, or take it out of `requires` in {kind.path}"
            yield Diagnostic(place, message, "required-field", hint)
    decides = any(DECISIONS in text for text in _texts(draft))  # else nothing is read
    if decides and _is_undecided(draft):
        message = "a note for decision without a recommendation"
        hint = f"give `{RECOMMENDATIONS}`, or `note: {{action_required: information}}`"
        yield Diagnostic(place, message, "recommendation", hint)


def _is_undecided(draft: Draft) -> bool:
    """Return whether a note asks for a decision, and recommends none."""
    return _action(draft) == "decision" and not _is_there(draft, RECOMMENDATIONS)


def _parted(entry: str) -> tuple[str, list[str]]:
    """Return a required field, and for which actions; none of them means for all."""
    only = ONLY_FOR.fullmatch(entry)
    return (only[1], re.split(r"[,\s]+", only[2].strip())) if only else (entry, [])


def _texts(draft: Draft) -> Iterator[str]:
    """Yield the text of the kind, and of every part that it includes."""
    yield draft.kind.body.text
    renderer = draft.project.renderer
    for name in renderer.included.get(draft.kind.path, ()):
        yield renderer.sandbox.source(name) or ""


def _is_there(draft: Draft, field: str) -> bool:
    """Return whether a field, named from the subject downwards, says something."""
    value: object = draft.subject
    try:
        for name in field.split("."):
            value = getattr(value, name, None)
            if not value:
                return False
    except Unreleased as held:
        raise withheld(held, Place(draft.kind.path)) from None
    return True


def _action(draft: Draft) -> str:
    """Return what a note asks for; what its readers may not see asks for nothing."""
    try:
        note = getattr(draft.subject, "note", None)
        action = getattr(note, "action_required", None) if note else None
    except Unreleased:
        return ""
    return "" if action is None else str(getattr(action, "raw", action))
