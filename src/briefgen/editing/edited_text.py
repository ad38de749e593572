"""The text of a YAML file and changes to its text afterwards, read back and compared."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.editing.changes import Change, Drop, Value, shown
from briefgen.editing.layout import layout_of
from briefgen.editing.new_values import Hand
from briefgen.editing.pieces import EditedPage, Entangled
from briefgen.editing.source_nodes import SourceNode, source_nodes
from briefgen.editing.splices import splices
from briefgen.editing.targets import NoSuchPath, Plain, Target, plain, target_of
from briefgen.errors import BriefgenError, Place, mistake
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, Scalar, compose, load
from briefgen.reading.characters import UNPRINTABLE, unprintable_at

BOM = "\ufeff"
RULE = "edit"
BY_HAND = "change it by hand"


def edited(text: str, path: str, changes: Sequence[Change]) -> str:
    """Return the text of a file after changes, each made after the one before it.

    Comments, order, quotation marks and layout stay; what the changes do not name reads
    as before. Raises BriefgenError if the file has mistakes, a path leads nowhere, or the
    change cannot be made safely.
    """
    mark = BOM if text.startswith(BOM) else ""
    body = text.removeprefix(BOM)
    load(body, path)
    for change in changes:
        _refuse_unprintable(change, path)
    root = source_nodes(body)
    try:
        target = target_of(root, changes)
    except NoSuchPath as error:
        message = f"there is no value at {shown(error.path)}"
        raise mistake(Place(path), message, RULE, "read the file again") from None
    return mark + _safely(body, path, root, target)


def _safely(text: str, path: str, root: SourceNode, target: Target) -> str:
    """Return the text that reads as meant: as people write it, else with more quotes."""
    meant = plain(target)
    layout = layout_of(text, root)
    for careful in (False, True):
        result = _spliced(EditedPage(text, Hand(layout, careful)), target, root)
        if result is not None and _reading(result, path) == meant:
            return result
    message = "this file is written in a way in which it cannot be changed safely"
    raise mistake(Place(path), message, RULE, BY_HAND)


def _spliced(page: EditedPage, target: Target, root: SourceNode) -> str | None:
    parts, at = list[str](), 0
    try:
        pieces = splices(page, target, root)
    except Entangled:
        return None
    for piece in pieces:
        if piece.start < at:
            return None
        parts += (page.text[at : piece.start], piece.new)
        at = piece.end
    return "".join((*parts, page.text[at:]))


def _reading(text: str, path: str) -> object:
    """Return what the reader reads, or an object that nothing equals, if it has mistakes."""
    composed = compose(text, path)
    if composed.diagnostics or composed.node is None:
        return object()
    return plain_node(composed.node)


def plain_node(node: Node) -> Plain:
    """Return a node as text, None for nothing, lists and mappings."""
    match node:
        case Scalar():
            return None if node.empty else node.text
        case MappingNode(entries):
            return {entry.key.text: plain_node(entry.value) for entry in entries}
        case _:
            return tuple(plain_node(item) for item in node.items)


def _refuse_unprintable(change: Change, path: str) -> None:
    texts = () if isinstance(change, Drop) else _texts(change.value)
    for text in texts:
        match = UNPRINTABLE.search(text)
        if match is not None:
            raise BriefgenError([unprintable_at(Place(path), match.group())])


def _texts(value: Value) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for name, each in value.items():
                yield name
                yield from _texts(each)
        case Sequence():
            for each in value:
                yield from _texts(each)
        case _:
            pass
