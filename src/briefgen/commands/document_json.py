"""Turn a document of the plan into what JSON says of it, whichever command tells of it."""

from briefgen.planning.plan import Planned


def document_as_json(document: Planned) -> dict[str, object]:
    """Say which document it is: its name, and what the name is made of."""
    return {
        "document": document.name,
        "kind": document.kind,
        "subject": document.subject,
        "language": document.language,
        "audience": document.audience,
    }
