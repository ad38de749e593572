"""The width of text to that of what stands side by side in it, alike in every format."""

from collections.abc import Sequence

NARROWEST = 72.0  # points; a column of text is no narrower
HANGING = 0.26  # of the measure, for headings in the margin with the space beside them
BESIDE = 16.0  # points, of that space
SHORTEST_LINE = 360.0  # points; text beside a heading in the margin keeps 72 letters
INDENT = 14.0  # points; text in a sidebar stands so far from its edges


def column_widths(
    measure: float, count: int, shares: Sequence[float], gap: float
) -> list[float]:
    """Return the widths of columns side by side, in points; equal without `shares`."""
    whole = measure - gap * (count - 1)
    return shared(shares or [1.0] * count, whole)


def beside_one_another(widths: Sequence[float]) -> bool:
    """Return whether columns stand side by side: none is too narrow."""
    return min(widths, default=0.0) >= NARROWEST


def hanging(measure: float) -> tuple[float, float]:
    """Return how wide a heading in the margin is, and where the text beside it begins.

    Where lines would become too short, the text begins at the margin: at zero.
    """
    indent = measure * HANGING
    if measure - indent < SHORTEST_LINE:
        return measure, 0.0
    return indent - BESIDE, indent


def shared(shares: Sequence[float], measure: float) -> list[float]:
    """Divide a width in proportion to shares."""
    whole = sum(shares)
    if whole <= 0:
        return [measure / len(shares) for _ in shares]
    return [measure * share / whole for share in shares]
