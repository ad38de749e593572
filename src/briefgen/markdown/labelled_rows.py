"""Lists and prose in a container to labelled rows, and to numbered decisions."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen import traversal, tree
from briefgen.markdown.grammar import Node
from briefgen.markdown.source import CONTENT, MarkdownReader, Read

COLONS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}:"  # what ends a label
BOX = "[ ] "  # before a choice


def divided(content: tree.Inlines) -> tuple[tree.Inlines, tree.Inlines] | None:
    """Return both sides of the first `|` that is the template's, or None."""
    for at, inline in enumerate(content):
        if isinstance(inline, tree.Text) and "|" in inline.text:
            before, _, after = inline.text.partition("|")
            left = (*content[:at], *_text(before.rstrip()))
            return left, (*_text(after.lstrip()), *content[at + 1 :])
    return None


def labelled(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    """Return the rows of a container: a heading, then lists and paragraphs.

    A label is what stands before `|`, or bold words at the beginning that end with a
    colon; what has none belongs to the row above.
    """
    match read(node.kids, reading):
        case (tree.Heading() as title, *blocks):
            rows = tuple(_joined(_rows(blocks)))
            return (tree.Rows(title, rows, node.name == "summary"),) if rows else ()
        case ():
            return ()
        case _:
            message = f"container `{node.name}` begins with no heading"
            reading.tell(node.line, message, CONTENT, "write a line such as ## Summary")
            return ()


def decision(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    """Return what is to be answered, with the boxes of its last list, or the usual ones."""
    inside = read(node.kids, reading)
    own = _boxes(inside[-1]) if inside else ()
    above = inside[:-1] if own else inside
    if not above:
        return ()
    answers = own or reading.source.answers(traversal.prose(above))
    return (tree.Decision(above, tuple(filter(None, answers))),)


def decisions(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    """Return the decisions of a container: a stem, then a list of recommendations."""
    stem: tree.Inlines = ()
    items: list[tree.Blocks] = []
    for number, block in enumerate(read(node.kids, reading)):
        match block:
            case tree.Paragraph(content) if number == 0:
                stem = content
            case tree.BulletList(listed) | tree.OrderedList(listed):
                items += listed
            case _:
                message = "container `decisions` holds a stem and a list"
                hint = "write the stem as one paragraph, then - for each decision"
                reading.tell(node.line, message, CONTENT, hint)
    if not items:
        return ()
    named = reading.source.decisions_head()
    answers = _alike([reading.source.answers(traversal.prose(item)) for item in items])
    if len({*answers}) == 1:
        return (tree.Decisions(stem, tuple(items), (*named, *answers[0])),)
    blank = ("",) * len(answers[0])
    return (tree.Decisions(stem, tuple(items), (*named, *blank), answers),)


def _boxes(block: tree.Block) -> tuple[str, ...]:
    """Return the choices of a list of which each item begins with a box; else none."""
    items = block.items if isinstance(block, tree.BulletList) else ()
    words = tuple(map(_boxed, items))
    return words if all(words) else ()


def _boxed(item: tree.Blocks) -> str:
    """Return the words behind the box with which an item begins; empty if none does."""
    match item:
        case (tree.Paragraph(content),) if tree.plain(content).startswith(BOX):
            return tree.plain(content).removeprefix(BOX).strip()
        case _:
            return ""


def _alike(answers: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return answers all as many as the most."""
    most = max(map(len, answers))
    return tuple((*each, *[""] * (most - len(each))) for each in answers)


def _rows(blocks: Iterable[tree.Block]) -> Iterator[tree.Row]:
    """Yield a row for each item and block; a list without labels is one block."""
    for block in blocks:
        match block:
            case tree.BulletList(items) | tree.OrderedList(items):
                rows = tuple(map(_row, items))
                if any(row.label for row in rows):
                    yield from rows
                else:
                    yield tree.Row((), (block,))
            case _:
                yield _row((block,))


def _row(blocks: tree.Blocks) -> tree.Row:
    match blocks:
        case (tree.Paragraph(content) as first, *rest):
            label, words = divided(content) or _parted(content)
            whole = (
                (replace(first, content=words),) if tree.plain(words).strip() else ()
            )
            return tree.Row(label, (*whole, *rest))
        case _:
            return tree.Row((), blocks)


def _parted(content: tree.Inlines) -> tuple[tree.Inlines, tree.Inlines]:
    """Return a label in bold without its colon, and the words after it."""
    match content:
        case (tree.Strong(label), *words) if tree.is_label(content[:1]):
            return _ended(label), _begun(tuple(words))
        case _:
            return (), content


def _ended(label: tree.Inlines) -> tree.Inlines:
    match label:
        case (*before, tree.Text(text) | tree.ValueText(text) as last):
            return (*before, replace(last, text=text.rstrip().rstrip(COLONS)))
        case _:
            return label


def _begun(words: tree.Inlines) -> tree.Inlines:
    match words:
        case (tree.Text(text) | tree.ValueText(text) as first, *rest):
            return (replace(first, text=text.lstrip()), *rest)
        case _:
            return words


def _joined(rows: Iterable[tree.Row]) -> Iterator[tree.Row]:
    """Yield rows; what has no label belongs to the row above, if there is one."""
    last: tree.Row | None = None
    for row in rows:
        if last is not None and not row.label:
            last = replace(last, blocks=(*last.blocks, *row.blocks))
            continue
        if last is not None:
            yield last
        last = row
    if last is not None:
        yield last


def _text(words: str) -> tuple[tree.Text, ...]:
    return (tree.Text(words),) if words else ()
