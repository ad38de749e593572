"""An instruction that Word computes, and its result until then, to the runs of a field."""

from copy import deepcopy
from functools import lru_cache

from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import (
    KEPT,
    SPACE,
    copied,
    properties,
    text,
    w,
)


def field(instruction: str, result: str, *look: Element) -> tuple[Element, ...]:
    """Make the runs of a field, with the result that is shown until it is updated."""
    contents = (
        mark("begin"),
        code(instruction),
        mark("separate"),
        text(result),
        mark("end"),
    )
    return tuple(
        w("r", properties("rPr", *deepcopy(look)) if look else None, content)
        for content in contents
    )


def code(instruction: str) -> Element:
    """Make the instruction of a field, as the content of a run."""
    node = w("instrText")
    node.text = f" {instruction} "
    node.set(SPACE, "preserve")
    return node


def mark(kind: str) -> Element:
    """Make a field character (begin, separate or end), as the content of a run."""
    return copied(_marked(kind))


@lru_cache(maxsize=KEPT)
def _marked(kind: str) -> Element:
    return w("fldChar", fldCharType=kind)
