"""Text that is about to be parsed to what that takes: its lines, cells and marks."""

from collections.abc import Callable

from briefgen.budget import Budget, Spent
from briefgen.errors import Place

MARKS = "|*_`[]!<&\\"  # each may become a node of its own


def meter(text: str, place: Callable[[int], Place], budget: Budget) -> None:
    """Count the marks of Markdown; `place` gives that of a line, from 0.

    Raises BriefgenError at the line on which a document has too many.
    """
    for number, line in enumerate(text.split("\n")):
        try:
            budget.spend("marks", 1 + sum(map(line.count, MARKS)))
        except Spent as spent:
            raise spent.at(place(number)) from None
