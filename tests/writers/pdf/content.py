"""The pages of a PDF as marked sequences, with the text that a program reads there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

PAINTING = frozenset(
    [
        "INLINE IMAGE",
        "Tj",
        "TJ",
        "'",
        '"',
        "f",
        "F",
        "f*",
        "B",
        "B*",
        "b",
        "b*",
        "S",
        "s",
        "sh",
        "Do",
    ]
)
OPENING = frozenset({"BMC", "BDC"})
READINGS = re.compile(rb"<([0-9A-F]{2})> <((?:[0-9A-F]{4})+)>")
UNREAD = "\ufffd"  # a code without a meaning


@dataclass
class Sequence:
    """What is painted between two marks; `role` is empty outside of any.

    `number` is its MCID, `depth` tells how many sequences enclose it.
    """

    page: int
    role: str
    number: int | None
    depth: int = 0
    text: str = ""
    paints: bool = False


@dataclass
class _Reader:
    """Reads the operators of one page."""

    page: pikepdf.Page
    index: int
    fonts: dict[tuple[int, int], dict[int, str]]
    found: list[Sequence] = field(default_factory=list)
    font: dict[int, str] = field(default_factory=dict)

    def read(self) -> list[Sequence]:
        stack = [Sequence(self.index, "", None)]
        self.found = [stack[0]]
        for instruction in pikepdf.parse_content_stream(self.page):
            name, operands = str(instruction.operator), list(instruction.operands)
            if name in OPENING:
                stack.append(self._sequence(operands, len(stack) - 1))
                self.found.append(stack[-1])
            elif name == "EMC":
                stack.pop()
            elif name == "Tf":
                self.font = self._readings(str(operands[0]))
            elif name in PAINTING:
                stack[-1].paints = True
                stack[-1].text += self._shown(name, operands)
        return self.found

    def _sequence(self, operands: list[Any], depth: int) -> Sequence:
        number = operands[1].get("/MCID") if len(operands) > 1 else None
        role = str(operands[0])[1:]
        return Sequence(
            self.index, role, None if number is None else int(number), depth
        )

    def _readings(self, name: str) -> dict[int, str]:
        font = self.page.Resources.Font[name]
        if font.objgen not in self.fonts:
            stream = font.get("/ToUnicode")
            self.fonts[font.objgen] = readings(stream) if stream is not None else {}
        return self.fonts[font.objgen]

    def _shown(self, operator: str, operands: list[Any]) -> str:
        if operator != "Tj":
            return ""
        return "".join(self.font.get(code, UNREAD) for code in bytes(operands[0]))


def sequences(pdf: pikepdf.Pdf) -> list[Sequence]:
    """Read all pages, in the order of their operators; pages count from 0."""
    fonts: dict[tuple[int, int], dict[int, str]] = {}
    return [
        sequence
        for index, page in enumerate(pdf.pages)
        for sequence in _Reader(page, index, fonts).read()
    ]


def readings(stream: pikepdf.Object) -> dict[int, str]:
    """Read what the codes of a font mean."""
    return {
        int(code, 16): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for code, letters in READINGS.findall(stream.read_bytes())
    }


def leaves(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Give role and text of every element that is no inline, in reading order.

    Elements that hold blocks alone are left out; the text of inlines is part of the
    element around them. Runs of spaces are one space.
    """
    reader = _Structure(pdf)
    for role, text in reader.leaves(pdf.Root.StructTreeRoot.K[0]):
        yield role, spaced(text)


def spaced(text: str) -> str:
    """Give text with single plain spaces, without what is never drawn."""
    return " ".join(re.sub("[\u00ad\u200b\u2060\ufeff]", "", text).split())


INLINES = frozenset({"Span", "Link", "Reference"})
SPEAKING = frozenset({"P", "Lbl", "TH", "TD", "Caption", "Figure"})


class _Structure:
    """Reads the text of structure elements from the pages they point to."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pages = {page.objgen: index for index, page in enumerate(pdf.pages)}
        self.texts = {
            (each.page, each.number): each.text
            for each in sequences(pdf)
            if each.number is not None
        }

    def leaves(self, element: pikepdf.Object) -> Iterator[tuple[str, str]]:
        role = str(element.S)[1:]
        held = kids(element)
        own = any(not is_element(kid) or role_of(kid) in INLINES for kid in held)
        if own or role in SPEAKING or re.fullmatch("H[1-6]", role):
            yield role, self.text(element)
        for kid in held:
            if is_element(kid) and role_of(kid) not in INLINES:
                yield from self.leaves(kid)

    def text(self, element: pikepdf.Object) -> str:
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


def kids(element: pikepdf.Object) -> list[Any]:
    """Give what an element holds: elements, content, annotations."""
    return list(element.get("/K", ()))


def place(kid: Any, element: pikepdf.Object) -> tuple[tuple[int, int], int] | None:
    """Give the page and the MCID of content; None if a kid is no content."""
    if isinstance(kid, int):
        return element.Pg.objgen, kid
    if "/MCID" in kid:
        return kid.Pg.objgen, int(kid.MCID)
    return None


def is_element(kid: object) -> bool:
    """Tell elements from the content and annotations they hold."""
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def role_of(element: pikepdf.Object) -> str:
    """Give an element's role."""
    return str(element.S)[1:]
