"""A document to the same document with only its referenced footnotes, renumbered."""

from dataclasses import replace

from briefgen import markdown, tree


def renumbered(document: tree.Document) -> tree.Document:
    """Remove footnotes that nothing refers to any more; number the others as read."""
    body, notes = markdown.numbered(document.body, document.notes)
    return replace(document, body=body, notes=notes)
