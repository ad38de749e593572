"""The few kinds of PDF object that several modules write, typed."""

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

from briefgen.writers.pdf.metadata import clean


def reference(target: PDFObject, document: PDFDocument) -> PDFObjectReference:
    """Make an object one of the document's own, and refer to it."""
    made: PDFObjectReference = document.Reference(target)  # type: ignore[no-untyped-call]
    return made


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
