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
UNKNOWN = KNOWN["verdana"]  # no face that offices write in is wider, save fixed ones


@lru_cache(maxsize=16)
def stretch(face: str) -> float:
    """Return the factor by which words in a font may be wider than measured: 1 or more."""
    return KNOWN.get(" ".join(face.casefold().split()), UNKNOWN)
