"""A document to what stands above its pages after the first, in every format."""

from briefgen.style import Look
from briefgen.tree import Document

JOINT = " · "  # between a title and a page's number


def above_later(document: Document, look: Look) -> tuple[str, str]:
    """Return the title and the pattern of page numbers; each empty if it stands below."""
    furniture, design = document.furniture, look.design
    below = design.foot.title and not furniture.marking
    number = "" if design.numbering.pages else furniture.page
    return "" if below else furniture.running_title, number
