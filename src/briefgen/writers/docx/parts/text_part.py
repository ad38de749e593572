"""The children of a body to a part, most of whose bytes are written before its end.

An element takes ten times the memory of its bytes, and a text may have a thousand pages.
"""

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import w
from briefgen.writers.docx.parts.package import WrittenPart, written

MOST = 256  # children of a body that are elements at a time
EMPTY, END = b"<w:body/>", b"</w:body>"


class Passage(list[Element]):
    """Children of a body; once they are many, all but the last become bytes."""

    def __init__(self, part: "TextPart") -> None:
        super().__init__()
        self._part = part
        self._pieces: list[bytes] = []

    def append(self, child: Element) -> None:
        """Add a child, which may change until another is added."""
        if len(self) == MOST:
            self._pieces.append(self._part.inside(self))
            self.clear()
        super().append(child)

    def written(self) -> bytes:
        """Return the bytes of all."""
        return b"".join((*self._pieces, self._part.inside(self)))


class TextPart(WrittenPart):
    """The part of a document's text, whose body is passages one after the other."""

    def __init__(self, name: str, content_type: str, element: Element) -> None:
        super().__init__(name, content_type, element)
        self._body = w("body")
        element.append(self._body)
        self.passages: list[Passage] = []

    def passage(self) -> Passage:
        """Return a passage that is empty yet."""
        return Passage(self)

    def inside(self, children: list[Element]) -> bytes:
        """Return the bytes that children have in the body."""
        if not children:
            return b""
        self._body.extend(children)
        data = etree.tostring(self._body, encoding="UTF-8")
        self._body.clear()
        return data[data.index(b">") + 1 : -len(END)]

    @property
    def blob(self) -> bytes:
        """Write the part."""
        begin, end = written(self.element).split(EMPTY)
        body = [each.written() for each in self.passages]
        return b"".join((begin, EMPTY[:-2], b">", *body, END, end))
