"""A document to its parts in reading order: blocks, inlines, words without structure."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import chain
from operator import attrgetter, is_
from typing import Any

from briefgen import tree
from briefgen.drawing import TextMark
from briefgen.errors import Place

# Inlines that hold others.
HOLDERS = frozenset(
    (
        tree.Emphasis,
        tree.Link,
        tree.CrossReference,
        tree.Indexed,
        tree.LanguageSpan,
        tree.Strong,
    )
)

# Types of fields in which no node can be.
SCALARS = (
    *(str, str | None, int, int | None, float, bytes, bool, object, Place | None),
    tuple[float, ...],
)


def blocks(document: tree.Document) -> Iterator[tree.Block]:
    """Yield every block of the body, the notes and the foot, outer before inner."""
    for group in (document.body, *document.notes, document.furniture.foot):
        yield from nested(group)


def nested(content: tree.Blocks) -> Iterator[tree.Block]:
    """Yield blocks and everything in them, outer before inner."""
    for block in content:
        yield block
        inner = INNER.get(block.__class__)
        for blocks_in_it in () if inner is None else inner(block):
            yield from nested(blocks_in_it)


def prose(content: tree.Blocks) -> str:
    """Return the words of all paragraphs in blocks, with a space between two."""
    paragraphs = (each for each in nested(content) if isinstance(each, tree.Paragraph))
    return " ".join(tree.plain(each.content) for each in paragraphs)


def texts(document: tree.Document) -> Iterator[tuple[tree.Inlines, Place | None]]:
    """Yield every text of the head and of all blocks, with the place of its source."""
    head = document.head
    yield from zip((head.kicker, head.title, head.subtitle), head.places, strict=True)
    if head.dateline:
        yield head.dateline, head.places[0]
    for block in blocks(document):
        for content in contents(block):
            yield content, block.place


def labels(document: tree.Document) -> tuple[tree.Inlines, ...]:
    """Return the labels of all records, which stand in columns of one width.

    Each is there once: a thousand records have a dozen of them.
    """
    every = {
        tree.plain(row.label): row.label
        for block in blocks(document)
        if isinstance(block, tree.Details)
        for row in block.rows
    }
    return tuple(every.values())


def inlines(document: tree.Document) -> Iterator[tree.Inline]:
    """Yield every inline of the head and of all blocks, outer before inner."""
    for content, _ in texts(document):
        yield from within(content)


def within(content: tree.Inlines) -> Iterator[tree.Inline]:
    """Yield inlines and everything in them, outer before inner."""
    for inline in content:
        yield inline
        if inline.__class__ in HOLDERS:
            yield from within(inline.content)  # type: ignore[union-attr] # they hold it


def cited(content: tree.Blocks) -> tuple[int, ...]:
    """Return the numbers of footnotes, each once, in the order of their first marks."""
    marks = (
        each.number
        for words in _printed(content)
        for each in within(words)
        if isinstance(each, tree.NoteReference)
    )
    return tuple(dict.fromkeys(marks))


def _printed(content: tree.Blocks) -> Iterator[tree.Inlines]:
    """Yield every text of blocks from the top of a page to its foot."""
    for block in content:
        if isinstance(block, tree.Rows):
            yield block.title.content
            for row in block.rows:
                yield row.label
                yield from _printed(row.blocks)
        else:
            yield from contents(block)
            inner = INNER.get(block.__class__)
            for blocks_in_it in () if inner is None else inner(block):
                yield from _printed(blocks_in_it)


def leaves(content: tree.Inlines) -> Iterator[tree.Inline]:
    """Yield the inlines that are printed: those without others inside."""
    return (each for each in within(content) if each.__class__ not in HOLDERS)


def referred(document: tree.Document) -> tuple[str, ...]:
    """Return the names that cross-references and lists lead to, each once, in order."""
    references = (
        each for each in inlines(document) if isinstance(each, tree.CrossReference)
    )
    listed = (entry.name for block in lists(document) for entry in block.entries)
    marked = (
        name
        for block in document.body
        if isinstance(block, tree.Index)
        for entry in block.entries
        for name, _ in entry.mentions
    )
    names = (each.name for each in references)
    return tuple(dict.fromkeys((*names, *listed, *marked)))


def lists(document: tree.Document) -> Iterator[tree.Contents]:
    """Yield the lists of figures and tables."""
    for block in document.body:
        if isinstance(block, tree.Contents) and block.series:
            yield block


def has_lists(document: tree.Document) -> bool:
    """Return whether a document has a list, or an index, whose entries lead to names."""
    return any(
        isinstance(block, tree.Index)
        or (isinstance(block, tree.Contents) and bool(block.series))
        for block in document.body
    )


def words(document: tree.Document) -> Iterator[str]:
    """Yield the words that are printed besides the inlines."""
    yield from repeated(document.furniture)
    for block in blocks(document):
        yield from beside(block)


def repeated(furniture: tree.Furniture) -> Iterator[str]:
    """Yield the words that repeat on pages, and those that stand before numbers."""
    yield from (furniture.organization, furniture.marking, furniture.running_title)
    yield from (furniture.page, furniture.figure, furniture.table)


def beside(block: tree.Block) -> Iterator[str]:
    """Yield the words that a block prints besides its inlines and the blocks in it."""
    match block:
        case tree.Figure(drawing=drawing):
            labels = (mark for mark in drawing.marks if isinstance(mark, TextMark))
            yield from (label.text for label in labels)
        case tree.Decision(choices=choices):
            yield from choices
        case tree.SignOff(head) | tree.Signature(head=head):
            yield from head
        case tree.Decisions(head=head, answers=answers):
            yield from filter(None, (*head, *chain.from_iterable(answers)))
        case _:
            pass


def contents(block: tree.Block) -> Iterator[tree.Inlines]:
    """Yield the texts of a block, without those of the blocks in it."""
    own = CONTENTS.get(block.__class__)
    return iter(()) if own is None else own(block)


def _table(table: tree.Table) -> Iterator[tree.Inlines]:
    yield from (table.caption, *table.head)
    for row in table.rows:
        yield from row


def _figure(figure: tree.Figure) -> Iterator[tree.Inlines]:
    yield figure.finding
    yield from (line for line in (figure.unit, figure.source) if line)
    yield from _table(figure.data)


# Of each kind of block with inlines of its own, these; of each with blocks in it, those.
CONTENTS: Mapping[type, Callable[[Any], Iterator[tree.Inlines]]] = {
    tree.Heading: lambda block: iter((block.content,)),
    tree.Paragraph: lambda block: iter((block.content,)),
    tree.Table: _table,
    tree.Figure: _figure,
    tree.KeyFigures: lambda block: chain.from_iterable(
        (each.value, each.label) for each in block.figures
    ),
    tree.Details: lambda block: chain.from_iterable(
        (each.label, each.value) for each in block.rows
    ),
    tree.SignOff: lambda block: iter(block.offices),
    tree.Rows: lambda block: (row.label for row in block.rows),
    tree.Decisions: lambda block: iter((block.stem,)),
    tree.Signature: lambda block: iter((block.title, block.signer)),
    tree.Contents: lambda block: iter((block.title,)),  # entries repeat the headings
}
INNER: Mapping[type, Callable[[Any], tuple[tree.Blocks, ...]]] = {
    tree.BulletList: attrgetter("items"),
    tree.OrderedList: attrgetter("items"),
    tree.Columns: attrgetter("columns"),
    tree.Quote: lambda block: (block.blocks,),
    tree.Callout: lambda block: (block.blocks,),
    tree.ActionBox: lambda block: (block.blocks, (block.code,)),
    tree.Sidebar: lambda block: (block.blocks,),
    tree.Section: lambda block: (block.blocks,),
    tree.Decision: lambda block: (block.blocks,),
    tree.Decisions: attrgetter("items"),
    tree.Rows: lambda block: ((block.title,), *(row.blocks for row in block.rows)),
    tree.Annex: lambda block: (block.blocks,),
    tree.Optional: lambda block: (block.blocks,),
}


def changed(part: Any, change: Callable[[Any], Any]) -> Any:
    """Return a part of a tree with each node replaced by `change`, inner before outer.

    For a node among others, it may return several or none, as a tuple. What it leaves as
    it is stays the same object.
    """
    if isinstance(part, tuple):
        return _sequence(part, change)
    names = _fields(part.__class__)
    if names is None:
        return part
    replacements = {}
    for name in names:
        inner = getattr(part, name)
        replacement = changed(inner, change)
        if replacement is not inner:
            replacements[name] = replacement
    return change(dataclasses.replace(part, **replacements) if replacements else part)


def _sequence(parts: tuple[Any, ...], change: Callable[[Any], Any]) -> tuple[Any, ...]:
    replacements: list[Any] = []
    for part in parts:
        replacement = changed(part, change)
        if isinstance(part, tuple) or not isinstance(replacement, tuple):
            replacements.append(replacement)
        else:
            replacements += replacement
    same = len(parts) == len(replacements) and all(map(is_, parts, replacements))
    return parts if same else tuple(replacements)


@cache
def _fields(kind: type) -> tuple[str, ...] | None:
    """Return the fields of a node that may hold others; None for what is no node."""
    if not kind.__module__.startswith(tree.__name__):
        return None
    fields = dataclasses.fields(kind)
    return tuple(field.name for field in fields if field.type not in SCALARS)
