"""Content to the same content inside bookmarks, the targets of fields and links."""

from collections.abc import Iterable

from lxml.etree import _Element as Element

from briefgen import traversal, tree
from briefgen.writers.docx.parts.markup import w
from briefgen.writers.docx.parts.story import Story


def goals(document: tree.Document) -> dict[str, str]:
    """Return a bookmark's name as Word forms it for each target of references."""
    names = traversal.referred(document)
    return {name: f"_Ref{number:09}" for number, name in enumerate(names, start=1)}


def referred(content: Iterable[Element], name: str, story: Story) -> Iterable[Element]:
    """Return content with a bookmark, if references lead to its name; the first counts."""
    goal = story.ledger.goals.get(name)
    if goal is None or story.ledger.next(goal) > 1:
        return content
    return bookmarked(content, goal, story)


def bookmarked(
    content: Iterable[Element], goal: str, story: Story
) -> tuple[Element, ...]:
    """Return content inside a bookmark."""
    number = story.ledger.next("bookmark")
    begin = w("bookmarkStart", id=number, name=goal)
    return (begin, *content, w("bookmarkEnd", id=number))
