"""What a picture file holds once it is clean, and how large it may be."""

from typing import Literal

from briefgen.value_classes import dataclass

LARGEST = 10_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Pixels:
    """A clean picture; `data` as in `tree.Picture`, `width` and `height` in points."""

    data: bytes
    width: float
    height: float
    format: Literal["png", "jpeg"]
