"""Real pictures, made when a test asks for them."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLORS: dict[str, float | tuple[int, ...]] = {
    "1": 1,
    "L": 90,
    "LA": (90, 128),
    "P": 3,
    "RGB": (180, 30, 40),
    "RGBA": (180, 30, 40, 128),
    "CMYK": (0, 200, 200, 40),
}


def image(mode: str = "RGB", size: tuple[int, int] = (48, 24)) -> Image.Image:
    """Draw a dark left and a lighter, or half transparent, right."""
    made = Image.new(mode, size)
    width, height = size
    made.paste(COLORS[mode], (width // 2, 0, width, height))
    return made


def png(mode: str = "RGB", size: tuple[int, int] = (48, 24), **how: Any) -> bytes:
    """Save such a picture as PNG."""
    return saved(image(mode, size), "PNG", **how)


def jpeg(mode: str = "RGB", size: tuple[int, int] = (48, 24), **how: Any) -> bytes:
    """Save such a picture as JPEG."""
    return saved(image(mode, size), "JPEG", **how)


def saved(made: Image.Image, kind: str, **how: Any) -> bytes:
    """Save a picture as a file of this kind."""
    stream = BytesIO()
    made.save(stream, kind, **how)
    return stream.getvalue()


def chunks(
    width: int, height: int, kind: tuple[int, ...], *parts: tuple[bytes, bytes]
) -> bytes:
    """Put a PNG together; `kind` is depth, colour type, and 1 for interlaced."""
    depth, color, interlaced = kind
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlaced)
    whole = ((b"IHDR", header), *parts, (b"IEND", b""))
    return SIGNATURE + b"".join(
        struct.pack(">I", len(data))
        + name
        + data
        + struct.pack(">I", zlib.crc32(name + data))
        for name, data in whole
    )
