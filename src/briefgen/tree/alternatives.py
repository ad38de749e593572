"""What figures say to readers who do not see them."""

from briefgen.drawing import TextMark
from briefgen.tree.blocks import Figure, Picture, Symbol
from briefgen.tree.inlines import plain


def beside_labels(figure: Figure) -> str:
    """Return what a figure says beside its labels, where a reader can walk these.

    Labels that are no table are told, too, and what only a scale in the picture says,
    as the years do of a timeline.
    """
    drawing = figure.drawing
    if drawing.labels and figure.beside:
        return figure.beside
    scaled = any(isinstance(mark, TextMark) for mark in drawing.picture)
    whole = drawing.labels and not (figure.scale and scaled)
    return (figure.alternative if whole else "") or alternative_text(figure)


def alternative_text(figure: Figure | Picture | Symbol) -> str:
    """Return everything that a figure says to readers who do not see it."""
    if isinstance(figure, Picture | Symbol):
        return figure.alternative
    parts = (figure.alternative.rstrip(". "), figure.description)
    return ". ".join(part for part in parts if part) or plain(figure.finding)
