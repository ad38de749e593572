"""The structure tree of a PDF: its elements and marked content, in reading order."""

import dataclasses
from collections.abc import Iterator
from typing import TypeAlias

from briefgen import tree
from briefgen.value_classes import dataclass

# Roles that are none of PDF 1.7, and what readers that do not know them take them for.
ROLES = {"Aside": "Div", "Em": "Span", "Strong": "Span"}


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A marked sequence of a page, by its number there; pages count from 1."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's active area on a page, by the number of its object in the file."""

    page: int
    number: int


# Elements that belong to what holds them.
WITHIN = frozenset({"Caption", "Code", "Em", "Link", "Reference", "Span", "Strong"})

Kid: TypeAlias = "Element | MarkedContent | Annotation"


@dataclass(slots=True, eq=False)
class Element:
    """A node of the structure tree; it joins its parent when it is first drawn.

    Joining late keeps the kids in reading order, which is drawing order, and leaves
    out what was set but never drawn.
    """

    role: str
    parent: "Element | None" = None
    kids: list[Kid] = dataclasses.field(default_factory=list)
    joined: bool = False
    language: str | None = None
    alternative: str | None = None
    identifier: str | None = None
    url: str | None = None
    target: str | None = None  # a goal of the file
    description: str = ""  # in words, where a link leads
    refers: str | None = None  # to an element, by its identifier or the goal that it is
    chart: tree.Figure | None = None  # that a figure shows
    blank: str = ""  # the name of what is to be filled in
    attributes: dict[str, dict[str, str]] = dataclasses.field(default_factory=dict)

    def join(self) -> None:
        """Become the last kid of the parent, unless joined already."""
        if self.parent is not None and not self.joined:
            self.joined = True
            self.parent.join()
            self.parent.kids.append(self)

    def forget(self) -> None:
        """Become as if neither this nor what it holds had been drawn."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            waiting += [kid for kid in element.kids if isinstance(kid, Element)]
            element.kids, element.joined = [], False


def elements(root: Element) -> Iterator[Element]:
    """Yield the elements of a tree from the root in reading order, without recursion."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in reversed(element.kids) if isinstance(kid, Element)]


def field(kind: str, name: str, parent: Element) -> Element:
    """Make a field to fill in on paper: a check box (`cb`) or a text field (`tv`)."""
    form = Element("Form", parent)
    form.blank = name
    text = name.encode("utf-16-be").hex().upper()
    form.attributes["PrintField"] = {"Role": f"/{kind}", "Desc": f"<FEFF{text}>"}
    if kind == "cb":
        form.attributes["PrintField"]["checked"] = "/off"
    return form


def target_of(element: Element) -> Element:
    """Return what links to a content lead to: the block, not the words in it."""
    while element.role in WITHIN and element.parent is not None:
        element = element.parent
    return element


def note_identifier(number: int) -> str:
    """Return what identifies a note, by its number."""
    return f"note-{number}"


def citation_goal(number: int) -> str:
    """Return the name of the target of links from a note to where it is cited first."""
    return f"citation-{number}"


def heading_goal(number: int) -> str:
    """Return the name of the target of links to a heading, by its number."""
    return f"heading-{number}"


def name_of(goal: str) -> str | None:
    """Return the name that a target is made of; None for the target of another kind."""
    begin, _, digits = goal.partition("-")
    return bytes.fromhex(digits).decode() if begin == "name" else None


def name_goal(name: str) -> str:
    """Return the name of the target of cross-references, in letters that a PDF has."""
    return f"name-{name.encode().hex()}"
