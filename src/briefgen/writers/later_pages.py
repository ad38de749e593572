"""A document's furniture to what stands above its pages after the first, and how low."""

from briefgen.style import Look
from briefgen.tree import Furniture

JOINT = " · "  # between a title and a page's number
REACHED = 18.0  # points from a page's edge, a quarter inch: printers reach no nearer


def above_later(furniture: Furniture, look: Look) -> tuple[str, str]:
    """Return the title and the pattern of page numbers; each empty if it stands below."""
    design = look.design
    below = design.foot.title and not furniture.marking
    number = "" if design.numbering.pages else furniture.page
    return "" if below else furniture.running_title, number


def top_of_later(furniture: Furniture, look: Look) -> float:
    """Return where the text of pages after the first begins, in points from their top.

    It is clear of what stands above it, and that of the edge that printers do not reach.
    """
    if not (furniture.marking or any(above_later(furniture, look))):
        return look.page.top
    texts = map(look.text, ("marking", "meta", "foot"))
    line = max(text.size * text.leading for text in texts)
    return max(look.page.top, REACHED + line + look.spaces["medium"])
