"""The files that `briefgen init --empty` begins with, and the texts to be replaced in them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from briefgen.reading import Mapping, Node, Scalar, compose

FOLDER = Path(__file__).parent / "empty"


@cache
def example_texts() -> frozenset[str]:
    """Return the texts of several words that people are to replace, in any language."""
    files = sorted(FOLDER.rglob("*.yaml"))
    nodes = (compose(file.read_text("utf-8"), file.name).node for file in files)
    return frozenset(text for node in nodes if node for text in _texts(node))


def _texts(node: Node) -> Iterator[str]:
    match node:
        case Scalar(text):
            if " " in text:
                yield text
        case Mapping(entries):
            for entry in entries:
                yield from _texts(entry.value)
        case _:
            for item in node.items:
                yield from _texts(item)
