"""An address to its QR code: squares on white, with the margin that readers need."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import segno

from briefgen.drawing import Close, Drawing, LineTo, MoveTo, Path, Segment

MODULE = 1.7  # points: 0.6 mm, which a phone reads from a hand's breadth
QUIET = 4  # modules that stay white around a code (ISO/IEC 18004, 6.3.8)
ENCODING = "utf-8"  # of letters with accents; phones guess at any other
CORRECTION = "m"  # a page that is copied or folded is still read


@lru_cache(maxsize=64)  # the documents of a build lead to few addresses
def qr_code(address: str) -> Drawing:
    """Return the QR code of an address; equal addresses have equal codes.

    Raises ValueError for one that is too long.
    """
    code = segno.make_qr(
        address, error=CORRECTION, boost_error=False, encoding=ENCODING
    )
    rows = [bytes(row) for row in code.matrix]
    side = (len(rows) + 2 * QUIET) * MODULE
    ground = tuple(_square(0.0, 0.0, side, side))
    squares = tuple(segment for row in _bars(rows) for segment in row)
    return Drawing(
        side, side, (Path(ground, fill="#ffffff"), Path(squares, fill="#000000"))
    )


def _bars(rows: Sequence[bytes]) -> Iterator[Iterator[Segment]]:
    """Yield the dark modules of each row, those side by side as one bar."""
    for down, row in enumerate(rows):
        for dark, bar in groupby(range(len(row)), key=row.__getitem__):
            across = [*bar]
            if dark:
                left, top = (QUIET + across[0]) * MODULE, (QUIET + down) * MODULE
                yield _square(left, top, len(across) * MODULE, MODULE)


def _square(left: float, top: float, width: float, height: float) -> Iterator[Segment]:
    right, bottom = round(left + width, 2), round(top + height, 2)
    left, top = round(left, 2), round(top, 2)
    yield MoveTo((left, top))
    yield LineTo((right, top))
    yield LineTo((right, bottom))
    yield LineTo((left, bottom))
    yield Close()
