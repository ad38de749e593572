"""A picture to an image of a PDF, with the data of its file unchanged if possible."""

import struct
from dataclasses import dataclass
from functools import lru_cache
from hashlib import md5
from io import BytesIO

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
)

from briefgen import tree
from briefgen.writers.pdf.objects import reference

SIGNATURE = 8  # bytes before the first chunk of a PNG
FRAME = 12  # bytes of a chunk besides its data
SPACES = {1: "DeviceGray", 3: "DeviceRGB"}
PNG_ROWS = 15  # the predictor: each row says how it was filtered


@dataclass(frozen=True, slots=True)
class _Raster:
    """Pixels of 8 bits a colour, compressed; `alpha` says how much of each is seen."""

    width: int
    height: int
    colors: int
    data: bytes
    filter: str
    alpha: "_Raster | None" = None


def image(picture: tree.Picture, document: PDFDocument) -> str:
    """Add a picture to a document and return its name; equal pictures share one."""
    digest = md5(picture.data, usedforsecurity=False).hexdigest()
    known: str = document.getXObjectName(digest)
    if known not in document.idToObject:
        raster = _jpeg(picture.data) if picture.format == "jpeg" else _png(picture.data)
        stream = _stream(raster, document)
        document.Reference(stream, known)  # type: ignore[no-untyped-call]
    return digest


def _stream(raster: _Raster, document: PDFDocument) -> PDFStream:
    own: dict[str, object] = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": raster.width,
        "Height": raster.height,
        "ColorSpace": PDFName(SPACES[raster.colors]),
        "BitsPerComponent": 8,
        "Filter": PDFArray([PDFName(raster.filter)]),
    }
    if raster.filter == "FlateDecode":
        rows = {
            "Predictor": PNG_ROWS,
            "Colors": raster.colors,
            "BitsPerComponent": 8,
            "Columns": raster.width,
        }
        own["DecodeParms"] = PDFArray([PDFDictionary(rows)])
    if raster.alpha is not None:
        mask: PDFObjectReference = reference(_stream(raster.alpha, document), document)
        own["SMask"] = mask
    return PDFStream(PDFDictionary(own), raster.data)


@lru_cache(maxsize=8)  # one logo stands on many documents
def _png(data: bytes) -> _Raster:
    source = PngImageFile(BytesIO(data))
    if source.mode != "RGBA":
        return _Raster(*source.size, len(source.getbands()), _rows(data), "FlateDecode")
    opacity = _rows(_saved(source.getchannel("A")))
    alpha = _Raster(*source.size, 1, opacity, "FlateDecode")
    colors = _rows(_saved(source.convert("RGB")))
    return _Raster(*source.size, 3, colors, "FlateDecode", alpha)


def _jpeg(data: bytes) -> _Raster:
    source = JpegImageFile(BytesIO(data))
    return _Raster(*source.size, len(source.getbands()), data, "DCTDecode")


def _rows(png: bytes) -> bytes:
    """Return the compressed rows of a PNG, which a PDF reads just as they are."""
    parts, at = [], SIGNATURE
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        if kind == b"IDAT":
            parts.append(png[at + 8 : at + 8 + length])
        at += length + FRAME
    return b"".join(parts)


def _saved(picture: Image.Image) -> bytes:
    stream = BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()
