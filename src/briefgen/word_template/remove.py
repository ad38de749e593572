"""An element to its absence: alone, or with what stands in it left in its place."""

from lxml.etree import _Element as Element


def take(element: Element) -> None:
    """Take an element away; what follows it stays."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Element, content: Element | None = None) -> None:
    """Put in an element's place what stands in it, or in a child of it."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element if content is None else content)
