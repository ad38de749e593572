"""The bytes of a picture file to a clean picture, or to what is wrong with them.

A clean picture shows the same without any metadata: no comment, place, camera or
thumbnail, and no colour below wholly transparent pixels. Its colours are those of sRGB.
"""

import warnings
from functools import lru_cache
from io import BytesIO
from typing import Literal

from PIL import ExifTags, Image, ImageCms, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from briefgen.assembly.images.clean_jpeg import bare, scans
from briefgen.assembly.images.pixels import LARGEST, Pixels
from briefgen.value_classes import dataclass

MOST = 40_000_000  # pixels
SCANS = 64  # passes over a progressive JPEG; programs write some ten
DPI = 96.0  # where a file does not say
SENSIBLE = (10.0, 5000.0)  # dpi; what is beyond was not meant
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"  # how a file begins
WHITE = 255  # the most that 8 bits hold; of an alpha channel: wholly seen
QUALITY = 95  # of a JPEG that has to be saved anew; no loss can be seen
PLAIN = "save it as a JPEG that is not progressive"
SMALLER = "save it smaller: at most 10 MB and 40 million pixels"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a picture, and a hint."""

    message: str
    hint: str


DAMAGED = Fault("is damaged", "open it in a picture program and save it again")


def count(data: bytes) -> int:
    """Return the number of pixels that a file announces; 0 if `read` refuses it."""
    reader = PngImageFile if data.startswith(PNG) else JpegImageFile
    try:
        across, down = reader(BytesIO(data)).size
    except Exception:  # noqa: BLE001 - as in `read`
        return 0
    return across * down if across * down <= MOST else 0


@lru_cache(maxsize=8)  # one logo stands on many documents
def read(data: bytes) -> Pixels | Fault:
    """Return a clean picture, or what is wrong with the file."""
    if len(data) > LARGEST:
        return Fault("is larger than 10 MB", SMALLER)
    if not data.startswith((PNG, JPEG)):
        return Fault("is no PNG and no JPEG", "save it as PNG or JPEG")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what matters is told as a fault
            return _read(data)
    except Exception:  # noqa: BLE001 - bad bytes fail in any way inside a decoder
        return DAMAGED


def _read(data: bytes) -> Pixels | Fault:
    # Made directly, for `Image.open` has bounds of its own; pixels are decoded later.
    is_png = data.startswith(PNG)
    opened = PngImageFile(BytesIO(data)) if is_png else JpegImageFile(BytesIO(data))
    across, down = opened.size
    if across * down > MOST:
        return Fault(f"has {across:,} × {down:,} pixels, more than 40 million", SMALLER)
    if not is_png and scans(data) > SCANS:
        return Fault(f"is drawn in more than {SCANS} passes", PLAIN)
    if opened.mode == "CMYK":
        return Fault("has the colours of print (CMYK)", "save it with RGB colours")
    if getattr(opened, "is_animated", False):
        return Fault("is animated", "save one of its pictures as PNG")
    opened.load()
    encoded = _png(opened) if is_png else _jpeg(opened, data)
    return _sized(encoded, opened.info.get("dpi"), "png" if is_png else "jpeg")


def _png(opened: Image.Image) -> bytes:
    image = _upright(_eight_bit(opened))
    if image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode != "L":
        image = image.convert("RGB")
    return _saved(_opaque(_in_srgb(image)), "PNG")


def _jpeg(opened: Image.Image, data: bytes) -> bytes:
    """Return the data unchanged if they show the picture upright and in sRGB."""
    image = _in_srgb(_upright(opened))
    kept = bare(data) if image is opened else None
    return kept or _saved(image, "JPEG", quality=QUALITY, subsampling=0)


def _eight_bit(image: Image.Image) -> Image.Image:
    """Return grey of 1 or 16 bits as 8; colours have 8 bits already."""
    key = image.info.get("transparency")
    if image.mode == "I;16" or (isinstance(key, tuple) and max(key) > WHITE):
        image.info.pop("transparency", None)  # a colour of 16 bits that is no more
    if image.mode == "I;16":
        upper = Image.frombytes("L", image.size, image.tobytes()[1::2])
        upper.info = image.info
        return upper
    return image.convert("L") if image.mode == "1" else image


def _upright(image: Image.Image) -> Image.Image:
    turned = image.getexif().get(ExifTags.Base.Orientation, 1) in range(2, 9)
    return ImageOps.exif_transpose(image) if turned else image


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return colours in sRGB by their profile; one that cannot be used is ignored."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(own).lower():
            return image
        srgb = ImageCms.profileToProfile(
            image,
            own,
            ImageCms.createProfile("sRGB"),
            outputMode="RGB" if image.mode == "L" else image.mode,
        )
    except (ImageCms.PyCMSError, OSError):
        return image
    return srgb or image


def _opaque(image: Image.Image) -> Image.Image:
    """Remove an alpha channel that hides nothing, and otherwise all that it hides."""
    if image.mode != "RGBA":
        return image
    alpha = image.getchannel("A")
    if alpha.getextrema() == (WHITE, WHITE):
        return image.convert("RGB")
    unseen = alpha.point([WHITE, *[0] * WHITE])
    image.paste((WHITE, WHITE, WHITE, 0), mask=unseen)
    return image


def _saved(image: Image.Image, kind: str, **how: int) -> bytes:
    stream = BytesIO()
    image.info.clear()  # or it would be saved, too
    image.save(stream, kind, **how)
    return stream.getvalue()


def _sized(
    data: bytes, dpi: tuple[float, float] | None, kind: Literal["png", "jpeg"]
) -> Pixels:
    reader = PngImageFile if kind == "png" else JpegImageFile
    width, height = reader(BytesIO(data)).size
    least, most = SENSIBLE
    known = float(dpi[0]) if dpi and least <= dpi[0] <= most else DPI
    return Pixels(data, width * 72 / known, height * 72 / known, kind)
