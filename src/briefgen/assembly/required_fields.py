"""What a kind asks of its subjects to the mistakes of one that lacks it."""

from collections.abc import Iterator

from briefgen.assembly.draft import Draft
from briefgen.errors import Diagnostic, Place

DECISIONS = "::: decisions"  # where a kind asks for decisions
RECOMMENDATIONS = "advice.recommendations"


def lacking(draft: Draft) -> Iterator[Diagnostic]:
    """Yield a mistake for each field that the subject lacks and its kind requires.

    It is told where the subject is in the data. A note for decision needs a
    recommendation, whatever its kind says.
    """
    kind = draft.kind
    path = kind.about(draft.name)
    place = draft.trace.place(path) or Place(kind.path)
    for field in kind.front.requires:
        if not _is_there(draft, field):
            message = f"the {kind.name} needs `{field}`, which is not given"
            hint = f"give `{field}`, or take it out of `requires` in {kind.path}"
            yield Diagnostic(place, message, "required-field", hint)
    decides = DECISIONS in kind.body.text and not _is_there(draft, RECOMMENDATIONS)
    if decides and _action(draft) == "decision":
        message = "a note for decision without a recommendation"
        hint = f"give `{RECOMMENDATIONS}`, or `note: {{action_required: information}}`"
        yield Diagnostic(place, message, "recommendation", hint)


def _is_there(draft: Draft, field: str) -> bool:
    """Return whether a field, named from the subject downwards, says something."""
    value: object = draft.subject
    for name in field.split("."):
        value = getattr(value, name, None)
        if not value:
            return False
    return True


def _action(draft: Draft) -> str:
    note = getattr(draft.subject, "note", None)
    action = getattr(note, "action_required", None) if note else None
    return "" if action is None else str(getattr(action, "raw", action))
