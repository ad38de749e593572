"""The structure tree of a PDF: elements, what they hold, and what they say."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

import pikepdf

from tests.writers.pdf.content import Sequence, sequences

INLINES = frozenset({"Span", "Link", "Reference", "Strong", "Em", "Code"})
SPEAKING = frozenset({"P", "Lbl", "TH", "TD", "Caption", "Figure", "Form"})


def leaves(
    pdf: pikepdf.Pdf, found: Iterable[Sequence], element: Any = None
) -> Iterator[tuple[str, str]]:
    """Give role and text of every element that is no inline, in reading order.

    Those below an `element`, or all that belong to no note.

    `found` are the marked sequences of the pages. Elements that hold blocks alone are
    left out; the text of inlines is part of the element around them. Runs of spaces are
    one space.
    """
    reader = Structure(pdf, found)
    root = pdf.Root.StructTreeRoot.K[0] if element is None else element
    for role, text in reader.leaves(root, notes=element is not None):
        yield role, spaced(text)


def outline(pdf: pikepdf.Pdf) -> str:
    """Write the structure tree, an element a line: role, what it adds, headings' words."""
    reader = Structure(pdf, sequences(pdf))
    root = pdf.Root.StructTreeRoot.K[0]
    return "".join(f"{line}\n" for line in _outline(root, reader, ""))


def _outline(element: Any, reader: "Structure", indent: str) -> Iterator[str]:
    told = [scope[1:].lower() for scope in scopes_of(element)]
    told += [str(kid.Obj.Contents) for kid in kids(element) if is_annotation(kid)]
    if re.fullmatch("H[1-6]|Caption", role_of(element)):
        told.append(repr(spaced(reader.text(element))))
    told += [f"in {element.Lang}"] if "/Lang" in element else []
    told += ["with alternative"] if "/Alt" in element else []
    yield indent + " ".join((role_of(element), *told))
    for kid in kids(element):
        if is_element(kid):
            yield from _outline(kid, reader, f"{indent}  ")


class Structure:
    """Reads the text of structure elements from the pages they point to."""

    def __init__(self, pdf: pikepdf.Pdf, found: Iterable[Sequence]) -> None:
        self.pages = page_numbers(pdf)
        self.texts = {
            (each.page, each.number): each.text
            for each in found
            if each.number is not None
        }

    def leaves(self, element: Any, *, notes: bool = True) -> Iterator[tuple[str, str]]:
        role = str(element.S)[1:]
        if role == "Note" and not notes:
            return
        held = kids(element)
        own = any(not is_element(kid) or role_of(kid) in INLINES for kid in held)
        # What stands above a drawing: its caption and its unit.
        above = [*takewhile(is_element, held)] if role == "Figure" else []
        for kid in above:
            yield from self.leaves(kid, notes=notes)
        if own or role in SPEAKING or re.fullmatch("H[1-6]", role):
            yield role, self.text(element)
        for kid in held[len(above) :]:
            if is_element(kid) and role_of(kid) not in INLINES:
                yield from self.leaves(kid, notes=notes)

    def text(self, element: Any) -> str:
        """Give what an element and its inlines say."""
        words = ""
        for kid in kids(element):
            at = place(kid, element)
            if at is not None:
                page, number = at
                words += self.texts.get((self.pages.get(page, -1), number), "")
            elif is_element(kid) and role_of(kid) in INLINES:
                words += self.text(kid)
        return words


def page_numbers(pdf: pikepdf.Pdf) -> dict[Any, int]:
    """Give the number of each page, from 0, by its object."""
    return {page.objgen: number for number, page in enumerate(pdf.pages)}


def kids(element: Any) -> list[Any]:
    """Give what an element holds: elements, content, annotations."""
    return list(element.get("/K", ()))


def place(kid: Any, element: Any) -> tuple[tuple[int, int], int] | None:
    """Give the page and the MCID of content; None if a kid is no content."""
    if isinstance(kid, int):
        return element.Pg.objgen, kid
    if "/MCID" in kid:
        return kid.Pg.objgen, int(kid.MCID)
    return None


def is_element(kid: object) -> bool:
    """Tell elements from the content and annotations they hold."""
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def is_annotation(kid: object) -> bool:
    """Tell the annotations that an element holds from its content."""
    return isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid


def role_of(element: Any) -> str:
    """Give an element's role."""
    return str(element.S)[1:]


def attributes(element: Any) -> list[Any]:
    """Give the attribute objects of an element."""
    held = element.get("/A", [])
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def scopes_of(cell: Any) -> list[str]:
    """Give what a header cell is the header of."""
    return [str(entry.Scope) for entry in attributes(cell) if "/Scope" in entry]


def within(element: Any, role: str) -> Iterator[Any]:
    """Walk the elements of a role inside another."""
    for kid in kids(element):
        if is_element(kid):
            if role_of(kid) == role:
                yield kid
            yield from within(kid, role)


def way_back(pdf: pikepdf.Pdf, page: int, number: int) -> tuple[int, int] | None:
    """Follow a page's entry in the parent tree to the element that owns a content."""
    root: Any = pdf.Root.get("/StructTreeRoot", {})
    entries = list(root.get("/ParentTree", {}).get("/Nums", ()))
    owners = dict(zip(entries[::2], entries[1::2], strict=False))
    held = owners.get(pdf.pages[page].get("/StructParents"))
    if not isinstance(held, pikepdf.Array) or number >= len(held):
        return None
    return held[number].objgen


def spaced(text: str) -> str:
    """Give text with single plain spaces, without what is never drawn."""
    return " ".join(re.sub("[\u00ad\u200b\u2060\ufeff]", "", text).split())
