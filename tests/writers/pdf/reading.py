"""Read a PDF back, as a reader program would."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import page as judge
import pikepdf
import pypdfium2


@dataclass(frozen=True)
class Page:
    """A page's text in reading order."""

    text: str

    @property
    def words(self) -> str:
        """Give the text with single spaces; readers mark a hyphen at a line's end."""
        return " ".join(self.text.replace("\ufffe", "-").split())


@dataclass(frozen=True)
class Node:
    """An element of the structure tree; kids that are content are left out."""

    role: str
    depth: int
    dictionary: pikepdf.Object


def pages(data: bytes) -> list[Page]:
    """Read the pages of a file."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [Page(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def words(data: bytes) -> str:
    """Read the text of a whole file with single spaces."""
    return " ".join(page.words for page in pages(data))


def place(data: bytes, text: str, page: int = 0) -> tuple[float, float, float, float]:
    """Find text on a page: left, bottom, right, top in points from its lower left."""
    found = places(data, text, page)
    assert found, f"{text!r} is not on page {page}"
    return found[0]


def places(
    data: bytes, text: str, page: int = 0
) -> list[tuple[float, float, float, float]]:
    """Find text wherever it stands on a page."""
    with pypdfium2.PdfDocument(data) as document:
        textpage = document[page].get_textpage()
        search = textpage.search(text)
        return [_around(textpage, *found) for found in iter(search.get_next, None)]


def spilled(data: bytes) -> list[str]:
    """Give the characters that stand beyond the edges of their page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [
            letter
            for page in document
            for letter, box in _letters(page)
            if min(box) < 0 or box[2] > page.get_width() or box[3] > page.get_height()
        ]
    finally:
        document.close()


def failures(data: bytes, profile: str) -> list[str]:
    """Ask a validator what is wrong with a file."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        result = judge.validate_pdf(file.name, profile=profile)
    return [f"{failure.rule_id}: {failure.message}" for failure in result.failures]


def opened(data: bytes) -> pikepdf.Pdf:
    """Open a file to look at its objects."""
    return pikepdf.open(BytesIO(data))


def nodes(pdf: pikepdf.Pdf) -> Iterator[Node]:
    """Walk the structure tree in reading order."""
    yield from _nodes(pdf.Root.StructTreeRoot.K[0], 0)


def roles(pdf: pikepdf.Pdf) -> list[str]:
    """Give the structure tree's roles in reading order, indented."""
    return ["  " * node.depth + node.role for node in nodes(pdf)]


def _around(
    textpage: pypdfium2.PdfTextPage, first: int, count: int
) -> tuple[float, float, float, float]:
    boxes = [textpage.get_charbox(first + number) for number in range(count)]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _letters(
    page: pypdfium2.PdfPage,
) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    textpage = page.get_textpage()
    for number, letter in enumerate(textpage.get_text_range()):
        if letter.strip() and number < textpage.count_chars():
            yield letter, textpage.get_charbox(number)


def _nodes(element: pikepdf.Object, depth: int) -> Iterator[Node]:
    yield Node(str(element.S)[1:], depth, element)
    for kid in element.get("/K", ()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _nodes(kid, depth + 1)
