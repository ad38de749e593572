"""The headings of a body to its table of contents, and pages to the numbers in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import cast

from briefgen import traversal, tree
from briefgen.assembly.subject_index import numbered_index, reindexed

NBSP = "\N{NO-BREAK SPACE}"
LISTS = tree.Contents | tree.Index
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


def with_list(body: tree.Blocks, empty: tree.Contents) -> tree.Blocks:
    """Return a body with a list of its figures or tables, after the table of contents.

    `empty` is the list without entries; one that stays so is left out.
    """
    entries = tuple(_captions(body, empty))
    if not entries:
        return body
    at = len(tuple(takewhile(_recorded, body)))
    at += bool(body[at:] and _is_contents(body[at]))
    return (*body[:at], replace(empty, entries=entries), *body[at:])


def relisted(body: tree.Blocks) -> tree.Blocks:
    """Return a body with its headings and captions listed again, after some were left out."""
    body = reindexed(body)
    lists = [block for block in body if isinstance(block, tree.Contents)]
    if not lists:
        return body
    body = tuple(block for block in body if not isinstance(block, tree.Contents))
    of_headings = [each for each in lists if not each.series]
    captions = [each for each in lists if each.series]
    for each in (*of_headings, *captions[::-1]):  # each of these right after headings
        body = (
            with_list(body, replace(each, entries=()))
            if each.series
            else listed(body, each.title, each.depth)
        )
    return body


def numbered(
    document: tree.Document, pages: Sequence[int | None], goals: Mapping[str, int]
) -> tree.Document:
    """Fill in the pages of a table of contents, and of lists.

    `pages` has one for each heading, `goals` one for each name. A document that has none
    stays the same object.
    """
    if not any(isinstance(block, LISTS) for block in document.body):
        return document
    body = tuple(
        _numbered(block, pages, goals)
        if isinstance(block, tree.Contents)
        else numbered_index(block, goals)
        if isinstance(block, tree.Index) and document.furniture.page
        else block
        for block in document.body
    )
    return replace(document, body=body)


def _is_contents(block: tree.Block) -> bool:
    return isinstance(block, tree.Contents) and not block.series


def _captions(
    body: tree.Blocks, contents: tree.Contents
) -> Iterator[tree.ContentsEntry]:
    """Yield the captions of a series, each with its number."""
    number = 0
    for block in traversal.nested(body):
        match block, contents.series:
            case (tree.Figure(name=name, finding=words), "figure") | (
                tree.Table(name=name, caption=words),
                "table",
            ) if words:
                number += 1
                label = f"{contents.label}{NBSP}{number}. " if contents.label else ""
                begun = (tree.Text(label),) if label else ()
                yield tree.ContentsEntry(
                    TITLE + 1, (*begun, *bare(words)), 0, None, name
                )
            case _:
                pass


def _recorded(block: tree.Block) -> bool:
    """Return whether a block is part of a note's record: its details, or a notice."""
    match block:
        case tree.Details() | tree.Paragraph(role="meta"):
            return True
        case _:
            return False


def _numbered(
    contents: tree.Contents, pages: Sequence[int | None], goals: Mapping[str, int]
) -> tree.Contents:
    entries = (
        replace(
            entry,
            page=goals.get(entry.name) if entry.name else pages[entry.heading - 1],
        )
        for entry in contents.entries
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
    """Return inlines as they stand in a copy: no links, marks of notes or of an index."""
    return cast("tree.Inlines", traversal.changed(content, _bare))


def _bare(node: object) -> object:
    match node:
        case tree.Link(content) | tree.Indexed(content):
            return content
        case tree.LineBreak():
            return tree.Text(" ")
        case tree.NoteReference():
            return ()
        case _:
            return node


def _visible(character: str) -> bool:
    return character.isprintable() and not character.isspace()
