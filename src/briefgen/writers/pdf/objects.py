"""The few kinds of PDF object that several modules write, typed."""

import re
from collections.abc import Mapping

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def reference(target: PDFObject, document: PDFDocument) -> PDFObjectReference:
    """Make an object one of the document's own, and refer to it."""
    handle: PDFObjectReference = document.Reference(target)  # type: ignore[no-untyped-call]
    return handle


def stream(
    compressed: bytes, own: Mapping[str, object], document: PDFDocument
) -> PDFObjectReference:
    """Add a stream whose data is compressed already."""
    dictionary = PDFDictionary({**own, "Filter": PDFArray([PDFName("FlateDecode")])})
    return reference(PDFStream(dictionary, compressed), document)


def string(text: str) -> PDFString:
    """Make a text string, without what none can carry."""
    return PDFString(clean(text))


def page(number: int) -> PDFObjectReference:
    """Refer to a page by its number, from 1."""
    return PDFObjectReference(f"Page{number}")


def clean(text: str) -> str:
    """Replace the characters that neither XML nor UTF-16 can carry."""
    return UNSAYABLE.sub("?", text)
