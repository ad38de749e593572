"""Places to fill in → the fields of a form, each as it looks while it is empty.

An appearance is drawn for each: PDF/A has no reader make one. Words that are typed are
shown by a font that comes along whole, in an encoding that all readers know.
"""

from collections.abc import Mapping, Sequence

from briefgen.value_classes import dataclass
from briefgen.writers.pdf.embedded_fonts import EmbeddedFont
from briefgen.writers.pdf.objects import (
    Objects,
    array,
    dictionary,
    numbers,
    reference,
    stream,
    string,
)
from briefgen.writers.pdf.tagged.shapes import color, number

SIZE = 10.0  # points, of what is typed
LINES = 2.5  # of them: what is higher has room for several
MULTILINE = 1 << 12  # a field's flag
OUTLINE = 0.8  # points, of a square
TICK = ((0.2, 0.5), (0.42, 0.25), (0.82, 0.8))  # in parts of the side, from the left
FONT = "Typed"


@dataclass(frozen=True, slots=True)
class FieldArea:
    """A place to fill in: a `square` to tick, or room for words; sizes are points."""

    number: int
    entries: Mapping[str, bytes]
    name: str
    size: tuple[float, float]
    color: str
    square: bool


def form(
    blanks: Sequence[FieldArea], font: EmbeddedFont, objects: Objects, *, later: bool
) -> bytes:
    """Write the fields of a file and the dictionary of them all.

    In a file of the `later` standards, their names are also what they contain.
    """
    typed = dictionary({FONT: reference(font.add_whole(FONT, objects))})
    resources = dictionary({"Font": typed})
    shown = _Appearances(resources, objects)
    for at, blank in enumerate(blanks, start=1):
        name = string(blank.name)
        own = {"T": string(f"field-{at}"), "TU": name}
        if later:
            own["Contents"] = name
        look = _square(blank, shown) if blank.square else _words(blank, shown)
        objects.put(blank.number, dictionary({**blank.entries, **own, **look}))
    entries = {
        "Fields": array(reference(blank.number) for blank in blanks),
        "DR": resources,
        "DA": _typed(),
    }
    return dictionary(entries)


class _Appearances:
    """The appearances of a file, each once."""

    def __init__(self, resources: bytes, objects: Objects) -> None:
        self._resources, self._objects = resources, objects
        self._numbers: dict[tuple[bytes, tuple[float, float]], int] = {}

    def of(self, operators: str, size: tuple[float, float]) -> bytes:
        """Refer to what is drawn within a size."""
        key = operators.encode(), size
        if key not in self._numbers:
            own = {
                "Type": b"/XObject",
                "Subtype": b"/Form",
                "BBox": numbers((0, 0, *size)),
                "Resources": self._resources,
            }
            self._numbers[key] = self._objects.add(stream(key[0], own))
        return reference(self._numbers[key])


def _square(blank: FieldArea, shown: _Appearances) -> dict[str, bytes]:
    side = blank.size[0]
    edge, inner = number(OUTLINE / 2), number(side - OUTLINE)
    outline = (
        f"{color(blank.color, 'RG')} {OUTLINE} w {edge} {edge} {inner} {inner} re S"
    )
    points = [" ".join(number(part * side) for part in point) for point in TICK]
    first, *others = points
    tick = " ".join(
        [f"1.4 w 1 J 1 j {first} m", *(f"{each} l" for each in others), "S"]
    )
    states = {
        "Off": shown.of(f"q {outline} Q", blank.size),
        "Yes": shown.of(f"q {outline} {tick} Q", blank.size),
    }
    return {
        "FT": b"/Btn",
        "V": b"/Off",
        "AS": b"/Off",
        "AP": dictionary({"N": dictionary(states)}),
    }


def _words(blank: FieldArea, shown: _Appearances) -> dict[str, bytes]:
    several = blank.size[1] > SIZE * LINES
    return {
        "FT": b"/Tx",
        "Ff": b"%d" % (MULTILINE if several else 0),
        "DA": _typed(),
        "V": b"()",
        "AP": dictionary({"N": shown.of("/Tx BMC EMC", blank.size)}),
    }


def _typed() -> bytes:
    return string(f"/{FONT} {number(SIZE)} Tf 0 g")
