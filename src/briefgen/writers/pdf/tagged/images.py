"""A picture to an image of a PDF, with the data of its file unchanged if possible."""

import struct
from functools import lru_cache
from hashlib import md5
from io import BytesIO

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from briefgen import tree
from briefgen.value_classes import dataclass
from briefgen.writers.pdf.objects import (
    Objects,
    array,
    dictionary,
    reference,
    stream,
)

SIGNATURE = 8  # bytes before the first chunk of a PNG
FRAME = 12  # bytes of a chunk besides its data
SPACES = {1: b"/DeviceGray", 3: b"/DeviceRGB"}
FLATE, JPEG = b"/FlateDecode", b"/DCTDecode"
PNG_ROWS = b"15"  # the predictor: each row says how it was filtered


@dataclass(frozen=True, slots=True)
class _Raster:
    """Pixels of 8 bits a colour, compressed; `alpha` says how much of each is seen."""

    width: int
    height: int
    colors: int
    data: bytes
    filter: bytes
    alpha: "_Raster | None" = None


def image(picture: tree.Picture, objects: Objects) -> int:
    """Add a picture to a file and return its number."""
    raster = _jpeg(picture.data) if picture.format == "jpeg" else _png(picture.data)
    return _added(raster, objects)


def label(picture: tree.Picture) -> str:
    """Return a name for the image; those of equal pictures are equal."""
    digest = md5(picture.data, usedforsecurity=False).hexdigest()
    return f"FormXob.{digest}"


def _added(raster: _Raster, objects: Objects) -> int:
    own = {
        "Type": b"/XObject",
        "Subtype": b"/Image",
        "Width": b"%d" % raster.width,
        "Height": b"%d" % raster.height,
        "ColorSpace": SPACES[raster.colors],
        "BitsPerComponent": b"8",
        "Filter": array([raster.filter]),
    }
    if raster.filter == FLATE:
        rows = {
            "Predictor": PNG_ROWS,
            "Colors": b"%d" % raster.colors,
            "BitsPerComponent": b"8",
            "Columns": b"%d" % raster.width,
        }
        own["DecodeParms"] = array([dictionary(rows)])
    if raster.alpha is not None:
        own["SMask"] = reference(_added(raster.alpha, objects))
    return objects.add(stream(raster.data, own))


@lru_cache(maxsize=8)  # one logo stands on many documents
def _png(data: bytes) -> _Raster:
    source = PngImageFile(BytesIO(data))
    if source.mode != "RGBA":
        return _Raster(*source.size, len(source.getbands()), _rows(data), FLATE)
    opacity = _rows(_saved(source.getchannel("A")))
    alpha = _Raster(*source.size, 1, opacity, FLATE)
    colors = _rows(_saved(source.convert("RGB")))
    return _Raster(*source.size, 3, colors, FLATE, alpha)


def _jpeg(data: bytes) -> _Raster:
    source = JpegImageFile(BytesIO(data))
    return _Raster(*source.size, len(source.getbands()), data, JPEG)


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
