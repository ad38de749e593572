"""The name of a font to the factor by which its text may be wider than measured.

All text is measured in the font of the PDF, which is as wide as Arial. The font of a
template is known by name only: it need not be installed on this machine.
"""

from collections.abc import Mapping
from functools import lru_cache

# How much wider than in Arial running text, digits and amounts may be, the widest of
# regular and bold: from the font files, or their metric twins (Carlito, Liberation), or
# the published tables of the packages string-pixel-width 1.11 and anafanafo 2.0.
KNOWN: Mapping[str, float] = {
    **dict.fromkeys(("arial", "helvetica", "calibri", "carlito"), 1.0),
    **dict.fromkeys(("liberation sans", "liberation serif", "times new roman"), 1.0),
    "courier new": 1.33,
    "dejavu sans": 1.27,
    "georgia": 1.14,
    "open sans": 1.06,
    "tahoma": 1.15,
    "trebuchet ms": 1.08,
    "verdana": 1.28,
}
# Fonts that every machine has, or others of the same widths.
EVERYWHERE = {
    "arial",
    "helvetica",
    "liberation sans",
    "liberation serif",
    "times new roman",
}
UNKNOWN = KNOWN["verdana"]  # no face that offices write in is wider, save fixed ones
# How wide running text is on average, regular and bold, as a part of its width in Arial:
# of the sample's texts, measured in the same files and tables.
RUNNING: Mapping[str, tuple[float, float]] = {
    **dict.fromkeys(("arial", "helvetica", "liberation sans"), (1.0, 1.0)),
    **dict.fromkeys(("times new roman", "liberation serif"), (0.909, 0.897)),
    **dict.fromkeys(("calibri", "carlito"), (0.918, 0.871)),
    **dict.fromkeys(("cambria", "caladea"), (0.917, 0.939)),
    "courier new": (1.358, 1.261),
    "dejavu sans": (1.141, 1.196),
    "dejavu serif": (1.156, 1.186),
    "georgia": (0.996, 1.077),
    "open sans": (1.042, 1.04),
    "tahoma": (1.0, 1.057),
    "trebuchet ms": (1.02, 0.989),
    "verdana": (1.147, 1.188),
}
# How high a single line is, in sizes of the type, where Word spaces it by the face.
LINES: Mapping[str, float] = {
    **dict.fromkeys(("arial", "helvetica", "liberation sans"), 1.15),
    **dict.fromkeys(("times new roman", "liberation serif"), 1.15),
    **dict.fromkeys(("calibri", "carlito"), 1.22),
    **dict.fromkeys(("cambria", "caladea"), 1.17),
    "courier new": 1.13,
    "dejavu sans": 1.16,
    "dejavu serif": 1.16,
    "georgia": 1.14,
    "open sans": 1.36,
    "tahoma": 1.21,
    "trebuchet ms": 1.16,
    "verdana": 1.22,
}


@lru_cache(maxsize=16)
def stretch(face: str) -> float:
    """Return the factor by which words in a font may be wider than measured: 1 or more."""
    return KNOWN.get(_folded(face), UNKNOWN)


def replaced(face: str) -> float:
    """Return the factor by which words may be wider where a font is not installed.

    A reader's program shows them in another font then: a number must not break even so.
    """
    known = _folded(face) in EVERYWHERE
    return stretch(face) if known else max(stretch(face), UNKNOWN)


def is_measured(face: str) -> bool:
    """Return whether the widths of running text in a font are known."""
    return _folded(face) in RUNNING


def running(face: str) -> tuple[float, float]:
    """Return how wide running text is, regular and bold, in widths of Arial.

    A font that is not known is taken for one as wide as Verdana.
    """
    return RUNNING.get(_folded(face), RUNNING["verdana"])


def line(face: str) -> float:
    """Return how high a single line is in a font, in sizes of its type."""
    return LINES.get(_folded(face), LINES["verdana"])


def _folded(face: str) -> str:
    return " ".join(face.casefold().split())
