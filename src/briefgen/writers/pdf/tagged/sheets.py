"""A page's operators and annotations → its objects in a file."""

from collections.abc import Mapping
from dataclasses import field
from zlib import compress

from briefgen.value_classes import dataclass
from briefgen.writers.pdf.objects import (
    Objects,
    array,
    compressed,
    dictionary,
    numbers,
    real,
    reference,
)

OPENING, CLOSING = "1 0 0 1 0 0 cm ", " "
FONTS = 1  # the object that holds all fonts of a file is its first
PROCEDURES = array([b"/PDF", b"/Text", b"/ImageB", b"/ImageC", b"/ImageI"])


@dataclass(slots=True)
class Sheet:
    """A page being drawn; `number` is its object's, which it gets when it is done.

    Once it is done it has no `operators`, but the stream of them, compressed.
    `annotations` and `images` are numbers of objects; `parents` is the key of its
    marked content in the parent tree.
    """

    number: int = 0
    operators: list[str] = field(default_factory=lambda: [OPENING])
    annotations: list[int] = field(default_factory=list)
    images: dict[str, int] = field(default_factory=dict)
    parents: int = 0
    stream: bytes = b""
    _opacity: dict[str, float] = field(default_factory=dict)
    _states: dict[tuple[str, float], str] = field(default_factory=dict)

    def end(self) -> bytes:
        """Return all operators of the page, of which it keeps the stream."""
        content = "\n".join([*self.operators, CLOSING, ""]).encode()
        self.stream, self.operators = compressed(compress(content), {}), []
        return content

    def fade(self, opacity: float) -> None:
        """Fill and stroke with an opacity from here on."""
        for key in ("ca", "CA"):
            if opacity != self._opacity.get(key, 1):
                self._opacity[key] = opacity
                known = f"gRLs{len(self._states)}"
                state = self._states.setdefault((key, opacity), known)
                self.operators.append(f"/{state} gs")

    def write(self, size: tuple[float, float], tree: int, objects: Objects) -> None:
        """Write the page and its content; `tree` is the object of all pages."""
        entries = {
            "Type": b"/Page",
            "Parent": reference(tree),
            "Contents": reference(objects.add(self.stream)),
            "MediaBox": numbers((0, 0, *size)),
            "Resources": dictionary(self._resources()),
            "Rotate": b"0",
            "StructParents": b"%d" % self.parents,
            "Tabs": b"/S",
        }
        if self.annotations:
            entries["Annots"] = array(map(reference, self.annotations))
        objects.put(self.number, dictionary(entries))

    def _resources(self) -> Mapping[str, bytes]:
        entries = {"Font": reference(FONTS), "ProcSet": PROCEDURES}
        if self.images:
            images = {name: reference(each) for name, each in self.images.items()}
            entries["XObject"] = dictionary(images)
        if self._states:
            states = {
                name: dictionary({key: real(opacity)})
                for (key, opacity), name in self._states.items()
            }
            entries["ExtGState"] = dictionary(states)
        return entries
