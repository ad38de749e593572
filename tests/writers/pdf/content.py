"""The pages of a PDF as marked sequences, with the text that a program reads there."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
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
PLACING = {"Tm": 5, "re": 1}  # operators → which of their numbers is the height
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
    subtype: str = ""
    y: float = 0.0


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
            elif name in PLACING and not stack[-1].y:
                stack[-1].y = float(operands[PLACING[name]])
            elif name == "Tf":
                self.font = self._readings(str(operands[0]))
            elif name in PAINTING:
                stack[-1].paints = True
                stack[-1].text += self._shown(name, operands)
        return self.found

    def _sequence(self, operands: list[Any], depth: int) -> Sequence:
        number = operands[1].get("/MCID") if len(operands) > 1 else None
        role = str(operands[0])[1:]
        told = Sequence(
            self.index, role, None if number is None else int(number), depth
        )
        if len(operands) > 1 and operands[1].get("/Type") == "/Pagination":
            subtype = str(operands[1].get("/Subtype", "/none"))
            attached = [str(each) for each in operands[1].get("/Attached", ())]
            told.subtype = " ".join((subtype, *attached))
        return told

    def _readings(self, name: str) -> dict[int, str]:
        font = self.page.Resources.Font[name]
        if font.objgen not in self.fonts:
            stream = font.get("/ToUnicode")
            self.fonts[font.objgen] = readings(stream) if stream is not None else {}
        return self.fonts[font.objgen]

    def _shown(self, operator: str, operands: list[Any]) -> str:
        if operator not in {"Tj", "TJ"}:
            return ""
        shown = [*operands[0]] if operator == "TJ" else operands
        codes = b"".join(bytes(each) for each in shown if not _is_gap(each))
        return "".join(self.font.get(code, UNREAD) for code in codes)


def _is_gap(shown: object) -> bool:
    """Return whether this moves what follows, and shows nothing."""
    return isinstance(shown, int | Decimal)


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
