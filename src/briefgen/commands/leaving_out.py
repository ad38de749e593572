"""Turn documents that their kinds leave out into lines, or into values for JSON."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from briefgen.building.plan import INTERNAL, Planned


def left_out(documents: Iterable[Planned]) -> Iterator[str]:
    """Say what is left out, and until when; a line for all languages of a subject."""
    for told, group in groupby(documents, key=_told):
        languages = ", ".join(found.language for found in group)
        name, why = told
        yield f"left out {name} ({languages}): {why}"


def _told(document: Planned) -> tuple[str, str]:
    held = document.held
    why = INTERNAL if held == INTERNAL else f"embargoed until {held}"
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
