"""An element to its absence: alone, or with its content left in its place."""

from lxml.etree import _Element as Element


def take(element: Element) -> None:
    """Remove an element; what follows it stays."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Element, content: Element | None = None) -> None:
    """Replace an element by its content, or by the content of a child."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element if content is None else content)
