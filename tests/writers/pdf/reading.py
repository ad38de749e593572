"""Read a PDF back, as a reader program would."""

from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True)
class Page:
    """A page's text in reading order, and the same with single spaces."""

    text: str

    @property
    def words(self) -> str:
        return " ".join(self.text.replace("\ufffe", "-").split())


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
