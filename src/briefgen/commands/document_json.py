"""Turn a document of the plan into the values that name it in JSON."""

from briefgen.planning.plan import Planned


def document_as_json(document: Planned) -> dict[str, object]:
    """Return the name of a document, and the parts of the name."""
    return {
        "document": document.name,
        "kind": document.kind,
        "subject": document.subject,
        "language": document.language,
        "audience": document.audience,
    }
