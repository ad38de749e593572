"""The headings of a body to its table of contents, and pages to the numbers in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import cast

from briefgen import traversal, tree

TITLE = 1  # the level of the document's title, which is not listed
DEEPEST = 4  # the level of heading below which all look alike


def listed(body: tree.Blocks, title: tree.Inlines, depth: int) -> tree.Blocks:
    """Return a body with a table of its headings down to a level, if it has any.

    In a note, the table comes after the record. The pages are not known yet.
    """
    entries = tuple(each for each in _entries(body) if each.level <= depth)
    if not entries:
        return body
    at = len(tuple(takewhile(_recorded, body)))
    return (*body[:at], tree.Contents(title, entries, depth), *body[at:])


def relisted(body: tree.Blocks) -> tree.Blocks:
    """Return a body with its headings listed again, after some were left out."""
    for at, block in enumerate(body):
        if isinstance(block, tree.Contents):
            return listed(body[:at] + body[at + 1 :], block.title, block.depth)
    return body


def numbered(document: tree.Document, pages: Sequence[int | None]) -> tree.Document:
    """Fill in the pages of a table of contents; `pages` has one for each heading.

    A document that has none stays the same object.
    """
    if not any(isinstance(block, tree.Contents) for block in document.body):
        return document
    body = tuple(
        _numbered(block, pages) if isinstance(block, tree.Contents) else block
        for block in document.body
    )
    return replace(document, body=body)


def _recorded(block: tree.Block) -> bool:
    """Return whether a block is part of a note's record: its details, or a notice."""
    match block:
        case tree.Details() | tree.Paragraph(role="meta"):
            return True
        case _:
            return False


def _numbered(contents: tree.Contents, pages: Sequence[int | None]) -> tree.Contents:
    entries = (
        replace(entry, page=pages[entry.heading - 1]) for entry in contents.entries
    )
    return replace(contents, entries=tuple(entries))


def _entries(body: tree.Blocks) -> Iterator[tree.ContentsEntry]:
    """Yield the headings with words; no level is skipped on the way down."""
    level = TITLE
    blocks = traversal.nested(body)
    headings = (each for each in blocks if isinstance(each, tree.Heading))
    for number, heading in enumerate(headings, start=1):
        level = min(max(heading.level, TITLE + 1), DEEPEST, level + 1)
        content = bare(heading.content)
        if any(map(_visible, tree.plain(content))):
            yield tree.ContentsEntry(level, content, number)


def bare(content: tree.Inlines) -> tree.Inlines:
    """Return inlines without links, but with their words, and without footnote marks."""
    return cast("tree.Inlines", traversal.changed(content, _without_links))


def _without_links(node: object) -> object:
    match node:
        case tree.Link(content):
            return content
        case tree.LineBreak():
            return tree.Text(" ")
        case tree.NoteReference():
            return ()
        case _:
            return node


def _visible(character: str) -> bool:
    return character.isprintable() and not character.isspace()
