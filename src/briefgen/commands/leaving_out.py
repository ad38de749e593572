"""Turn documents that their kinds leave out into lines, or into values for JSON."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby

from briefgen.building.plan import INTERNAL, Planned


def left_out(documents: Iterable[Planned]) -> Iterator[str]:
    """Say what is left out, and until when; a line for all languages of a subject."""
    for what, group in groupby(documents, key=_told):
        languages = ", ".join(found.language for found in group)
        name, why = what
        yield f"left out {name} ({languages}): {why}"


def _told(document: Planned) -> tuple[str, str]:
    held, why = document.held, INTERNAL
    if held != INTERNAL:
        from briefgen.wording import told

        why = f"embargoed until {told(datetime.datetime.fromisoformat(held))}"
    return f"{document.kind}-{document.subject}", why


def as_json(document: Planned) -> dict[str, str | None]:
    """Give a document that is left out as JSON has it; `until` is null for good."""
    return {
        "document": document.name,
        "kind": document.kind,
        "subject": document.subject,
        "language": document.language,
        "audience": document.audience,
        "until": None if document.held == INTERNAL else document.held,
    }
