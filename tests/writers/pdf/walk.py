"""A PDF to a blind reader's walk: what is heard in reading order, with its roles."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from tests.writers.pdf.content import sequences
from tests.writers.pdf.structure import (
    INLINES,
    Structure,
    attributes,
    is_annotation,
    is_element,
    kids,
    place,
    role_of,
    scopes_of,
    spaced,
    within,
)

INDENT = "  "
MARKS = {"Strong": "strong", "Em": "stress", "Code": "code", "Reference": "reference"}
HOLDERS = {
    "Aside": "aside",
    "BlockQuote": "quotation",
    "Sect": "section",
    "TOC": "contents",
    "Note": "note",
}
NAMES = {"P": "", "Caption": "caption: ", "Lbl": "label: ", "LBody": "", "TOCI": ""}


def walk(pdf: pikepdf.Pdf) -> str:
    """Write what a reader hears, a block a line, indented as far as it is held."""
    walker = _Walker(pdf)
    lines = [f"document in {pdf.Root.Lang}: {pdf.docinfo.Title}"]
    for kid in kids(pdf.Root.StructTreeRoot.K[0]):
        lines += walker.block(kid, "")
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Walker:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.reader = Structure(pdf, sequences(pdf))

    def block(self, element: Any, indent: str) -> Iterator[str]:
        role, inner = role_of(element), indent + INDENT
        spoken = f" in {element.Lang}" if "/Lang" in element else ""
        if heading := re.fullmatch("H([1-6])", role):
            yield f"{indent}heading {heading[1]}{spoken}: {self.said(element)}"
        elif role == "Figure":
            yield f"{indent}figure: {element.get('/Alt', '')}"
            yield from self.held(element, inner)
        elif role == "Table":
            yield from self.table(element, indent)
        elif role == "LI":
            yield from self.item(element, indent)
        elif role == "Form":
            yield f"{indent}{self.field(element)}"
        elif role == "L" or role in HOLDERS:
            items = sum(map(is_element, kids(element)))
            yield f"{indent}{HOLDERS.get(role, f'list of {items}')}"
            yield from self.held(element, inner)
        else:
            yield from self.own(element, role, indent, spoken)
            yield from self.held(element, indent)

    def own(self, element: Any, role: str, indent: str, spoken: str) -> Iterator[str]:
        """Say an element's own words, if it has some."""
        words = self.said(element)
        if words:
            named = NAMES.get(role, f"{role}: ")
            yield f"{indent}{spoken.strip()}{': ' if spoken else ''}{named}{words}"

    def held(self, element: Any, indent: str) -> Iterator[str]:
        for kid in kids(element):
            if _is_block(kid):
                yield from self.block(kid, indent)

    def item(self, element: Any, indent: str) -> Iterator[str]:
        """Say the label of an item before the first of what it holds."""
        parts = [kid for kid in kids(element) if is_element(kid)]
        label = " ".join(self.said(each) for each in parts if role_of(each) == "Lbl")
        lines = [
            line
            for each in parts
            if role_of(each) != "Lbl"
            for line in self.block(each, indent + INDENT)
        ]
        first, *others = [line.strip() for line in lines[:1]] or [""]
        yield f"{indent}{label or '-'} {first}"
        yield from others or lines[1:]

    def table(self, element: Any, indent: str) -> Iterator[str]:
        rows = list(within(element, "TR"))
        wide = max((len(kids(row)) for row in rows), default=0)
        yield f"{indent}table of {len(rows)} rows, {wide} columns"
        for kid in kids(element):
            if role_of(kid) == "Caption":
                yield f"{indent}{INDENT}caption: {self.said(kid)}"
        for row in rows:
            cells = [self.cell(cell) for cell in kids(row)]
            yield f"{indent}{INDENT}{' | '.join(cells)}"

    def cell(self, element: Any) -> str:
        """Say all that a cell holds; of a header, of what it is one."""
        scope = "".join(each[1:].lower() for each in scopes_of(element))
        lines = [self.said(element), *(s.strip() for s in self.held(element, ""))]
        words = " / ".join(filter(None, lines)) or "(empty)"
        if "/Lang" in element:
            words = f"in {element.Lang}: {words}"
        return f"[{scope}] {words}" if scope else words

    def field(self, element: Any) -> str:
        told: Any = next(each for each in attributes(element) if "/Desc" in each)
        kind = {"/cb": "box to tick", "/tv": "line to fill in"}[str(told.Role)]
        return f"{kind}: {told.Desc}"

    def said(self, element: Any) -> str:
        """Say the words of an element, with what stands out in them."""
        return spaced("".join(self.pieces(element)))

    def pieces(self, element: Any) -> Iterator[str]:
        for kid in kids(element):
            if place(kid, element) is not None:
                page, number = place(kid, element) or ((0, 0), 0)
                key = (self.reader.pages.get(page, -1), number)
                yield self.reader.texts.get(key, "")
            elif is_element(kid) and role_of(kid) in INLINES:
                yield self.inline(kid)
            elif is_element(kid) and role_of(kid) == "Form":
                yield f" ({self.field(kid)}) "

    def inline(self, element: Any) -> str:
        words, role = "".join(self.pieces(element)), role_of(element)
        if role == "Link":
            led = [
                str(each.Obj.Contents) for each in kids(element) if is_annotation(each)
            ]
            told = f", {led[0]}" if led and led[0] != spaced(words) else ""
            return f"<link{told}>{words}</link>"
        if role == "Span":
            return f"<{element.get('/Lang', 'span')}>{words}</>"
        return f"<{MARKS[role]}>{words}</>"


def _is_block(kid: Any) -> bool:
    return is_element(kid) and role_of(kid) not in {*INLINES, "Form"}
