"""Text to its marks and its length, and a document's tree to its number of glyphs."""

from collections.abc import Callable, Iterable

from briefgen import traversal, tree
from briefgen.document_limits import LONGEST, RULE, Budget, Spent
from briefgen.errors import Place, mistake
from briefgen.view import Value

PAGE = 2_000  # characters
MARKS = "|*_`[]!<&\\"  # each may become a node of its own


def meter(text: str, place: Callable[[int], Place], budget: Budget) -> None:
    """Count the marks of Markdown; `place` returns that of a line, from 0.

    Raises BriefgenError at the line on which a document has too many.
    """
    whole = 1 + sum(map(text.count, "\n" + MARKS))
    if budget.affords("marks", whole):
        budget.spend("marks", whole)
        return
    for number, line in enumerate(text.split("\n")):
        try:
            budget.spend("marks", 1 + sum(map(line.count, MARKS)))
        except Spent as spent:
            raise spent.at(place(number)) from None


def measure(text: str, values: Iterable[Value], place: Place) -> None:
    """Raise BriefgenError if a text with its values is too long for a document.

    It is judged before it is parsed, which takes memory for each character.
    """
    count = len(text) + sum(len(each.text or str(each.held)) for each in values)
    if count > LONGEST:
        pages = round(count / PAGE)
        message = (
            f"the document has {count:,} characters, some {pages:,} pages,"
            f" and one may have {LONGEST:,}"
        )
        hint = (
            "choose fewer initiatives, or divide it:"
            " with `per: theme` each theme has a document of its own"
        )
        raise mistake(place, message, RULE, hint)


def glyphs(document: tree.Document) -> int:
    """Return how many glyphs of a document are laid out; a line break counts as one."""
    words = sum(map(len, traversal.words(document)))
    return words + sum(map(_long, traversal.inlines(document)))


def _long(inline: tree.Inline) -> int:
    match inline:
        case tree.Text(text) | tree.ValueText(text) | tree.Code(text):
            return len(text)
        case _:
            return 1
