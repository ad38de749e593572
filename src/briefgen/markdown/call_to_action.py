"""A `call-to-action` container to its words, its address and the code of this."""

from briefgen import traversal, tree
from briefgen.errors import BriefgenError
from briefgen.markdown.grammar import Node
from briefgen.markdown.source import CONTENT, MarkdownReader, Read


def call_to_action(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    """Return what is asked, its address in words, and the code of the same address."""
    inside = read(node.kids, reading)
    links = [
        each
        for block in traversal.nested(inside)
        for content in traversal.contents(block)
        for each in traversal.within(content)
        if isinstance(each, tree.Link)
    ]
    if not inside:
        return ()
    if len(links) != 1 or reading.source.code is None:
        message = f"a `call-to-action` with {len(links)} links; it has one"
        hint = "write [its words](https://…) in it"
        reading.tell(node.line, message, CONTENT, hint)
        return inside
    link = links[0]
    try:
        code = reading.source.code(link.url, reading.source.place(node.line))
    except BriefgenError as error:
        reading.mistakes |= dict.fromkeys(error.diagnostics)
        return inside
    address = (tree.Text(_spoken(link.url)),)
    return (tree.ActionBox((*inside, tree.Paragraph(address, "meta")), code),)


def _spoken(address: str) -> str:
    """Return an address as people type it."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")
