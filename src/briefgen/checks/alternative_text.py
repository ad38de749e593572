"""Figures and pictures to warnings if their alternative text says nothing."""

import re
from collections.abc import Iterator

from briefgen import traversal, tree
from briefgen.errors import Diagnostic, Place
from briefgen.style import Look
from briefgen.tree.repeated_names import repeated

RULE = "alternative-text"
FILE_NAME = re.compile(
    r"\S+\.(png|jpe?g|gif|svg|webp|tiff?|bmp|pdf|ya?ml)", re.IGNORECASE
)
HINT = "say in a sentence what the figure shows, with its figures"


def check(document: tree.Document, _: Look, place: Place) -> Iterator[Diagnostic]:
    """Yield alternative texts that are empty, a file name, or only repeat the finding."""
    for block in traversal.blocks(document):
        if isinstance(block, tree.Figure | tree.Picture):
            fault = _fault(block)
            if fault is not None:
                kind = type(block).__name__.lower()
                message = f"the alternative text of {kind} '{_name(block)}' {fault}"
                yield Diagnostic(block.place or place, message, RULE, HINT)


def _name(figure: tree.Figure | tree.Picture) -> str:
    """Return the name of a chart, which several figures may show, or of a file."""
    name = figure.name
    return repeated(name) if isinstance(figure, tree.Figure) else name


def _fault(figure: tree.Figure | tree.Picture) -> str | None:
    text = _folded(figure.alternative)
    if not text:
        return "is empty"
    if text == _folded(_name(figure)) or FILE_NAME.fullmatch(text):
        return f"is a file's name: '{figure.alternative.strip()}'"
    finding = figure.finding if isinstance(figure, tree.Figure) else ()
    if text == _folded(tree.plain(finding)):
        return "only repeats its finding"
    return None


def _folded(text: str) -> str:
    """Return a text without what makes no difference: case, spaces, a full stop."""
    return " ".join(text.split()).rstrip(".").casefold()
