"""Columns to whether they stand in a row that no page divides: titled text of a page."""

from collections.abc import Sequence

from briefgen import traversal, tree
from briefgen.writers.columns import LETTER
from briefgen.writers.docx.parts.story import Story

HIGHEST_ROW = 0.8  # of a page's body: what is higher is set in columns of a section
# What a cell holds as well as a column does.
TEXT = (
    tree.Heading,
    tree.Paragraph,
    tree.BulletList,
    tree.OrderedList,
    tree.Details,
    tree.Quote,
    tree.Picture,
    tree.Symbol,
    tree.Optional,
)


def titled(parts: Sequence[tree.Blocks]) -> bool:
    """Return whether columns hold words and pictures alone, below a heading."""
    inside = (block for part in parts for block in traversal.nested(part))
    headed = any(part and isinstance(part[0], tree.Heading) for part in parts)
    return headed and all(isinstance(block, TEXT) for block in inside)


def on_a_page(parts: Sequence[tree.Blocks], width: float, story: Story) -> bool:
    """Return whether each column surely has room on a page.

    A row that has none loses words in LibreOffice, since it is a header.
    """
    text = story.look.text("body")
    tall = story.look.page.body * HIGHEST_ROW
    letters = max(
        sum(
            len(tree.plain(words))
            for block in traversal.nested(part)
            for words in traversal.contents(block)
        )
        for part in parts
    )
    return letters * text.size * LETTER / width * text.size * text.leading < tall
