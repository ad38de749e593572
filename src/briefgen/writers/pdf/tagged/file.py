"""A drawn surface → the bytes of a file that is PDF/UA-1 and PDF/A-2a."""

from hashlib import md5

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    XMP,
    NoEncryption,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFObject,
)

from briefgen.tree import Properties
from briefgen.writers.pdf.objects import clean, stream, string
from briefgen.writers.pdf.structure import Element
from briefgen.writers.pdf.tagged.metadata import keywords, packet, srgb
from briefgen.writers.pdf.tagged.structure_objects import StructureTree
from briefgen.writers.pdf.tagged.surface import Surface

CREATOR = "briefgen"
COLORS = "sRGB IEC61966-2.1"

rl_config.pdfComments = 0  # they would tell the path of a font


def finished(surface: Surface, root: Element, properties: Properties) -> bytes:
    """Add the structure and the properties, and close the file."""
    canvas, document = surface.canvas, surface.document
    date = properties.stamp.strftime("D:%Y%m%d%H%M%S+00'00'")
    canvas.setTitle(clean(properties.title))
    canvas.setAuthor(clean(properties.organization))
    canvas.setSubject(clean(properties.subject))
    canvas.setKeywords(clean(keywords(properties)))
    canvas.setCreator(CREATOR)
    canvas.setDateFormatter(lambda *_: date)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    catalog = document.Catalog
    catalog.Lang = string(properties.language)
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.StructTreeRoot = StructureTree(root, surface.parents)
    catalog.OutputIntents = PDFArray([_output_intent(document)])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    xmp = packet(properties, document.info.producer, CREATOR)
    catalog.Metadata = XMP(creator=lambda _: xmp)
    content = "".join(page.stream for page in document.Pages.pages).encode()
    document.signature = md5(xmp + content, usedforsecurity=False)  # not the clock
    document.encrypt = _Unencrypted()
    canvas.save()
    return surface.buffer.getvalue()


def _output_intent(document: PDFDocument) -> PDFObject:
    return PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": string(COLORS),
            "Info": string(COLORS),
            "DestOutputProfile": stream(srgb(), {"N": 3}, document),
        }
    )


class _Unencrypted(NoEncryption):
    """Leaves streams as they are, but ends each with the line end PDF/A asks for."""

    def encode(self, t: bytes) -> "_Stream":
        """Wrap the data of a stream."""
        return _Stream(t)


class _Stream(PDFObject):
    def __init__(self, data: bytes | str) -> None:
        self.data = data if isinstance(data, bytes) else data.encode("latin-1")

    def __len__(self) -> int:
        return len(self.data)

    def format(self, _: PDFDocument) -> bytes:
        # A lone line feed after a carriage return would be read as one line end.
        return self.data + (b"\r\n" if self.data.endswith(b"\r") else b"\n")
