"""A long text whose children become bytes one after the other is the same text."""

import pytest
from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import (
    W14,
    add,
    paragraph,
    root,
    run,
    w,
)
from briefgen.writers.docx.parts.package import WrittenPart
from briefgen.writers.docx.parts.text_part import MOST, TextPart

KIND = "text/xml"


def children(count: int) -> list[Element]:
    """Make paragraphs, of which each fifth has what other namespaces name."""
    made = []
    for number in range(count):
        node = paragraph("Normal", (run(f"{number} < & é \u00a0"),))
        if number % 5 == 0:
            node.set(f"{{{W14}}}paraId", f"{number:08X}")
        made.append(node)
    return made


@pytest.mark.parametrize("count", [0, 1, MOST - 1, MOST, MOST + 1, 3 * MOST + 7])
def test_a_part_in_passages_has_the_bytes_of_one_tree(count: int) -> None:
    whole = WrittenPart("word/document", KIND, root("document"))
    whole.element.append(w("body", *children(count), w("sectPr"), *children(2)))
    part = TextPart("word/document", KIND, root("document"))
    passages = part.passage(), part.passage()
    for child in (*children(count), w("sectPr")):
        passages[0].append(child)
    for child in children(2):
        passages[1].append(child)
    part.passages = [*passages]
    assert part.blob == whole.blob
    assert len(passages[0]) <= MOST


def test_the_last_child_may_still_change() -> None:
    part = TextPart("word/document", KIND, root("document"))
    passage = part.passage()
    for child in children(MOST + 1):
        passage.append(child)
    add(passage[-1], w("keepNext"))
    part.passages = [passage]
    assert part.blob.count(b"<w:keepNext/>") == 1
