"""Blocks to those that stay with what follows: facts below their heading, approvals."""

from collections.abc import Iterator

from briefgen.tree.blocks import (
    Block,
    Blocks,
    BulletList,
    Heading,
    OrderedList,
    Paragraph,
    Picture,
)
from briefgen.tree.inlines import is_label, plain
from briefgen.tree.plain_blocks import Signature, SignOff

LONGEST = 300  # characters of a fact; what is longer may be divided


def held(blocks: Blocks) -> Iterator[bool]:
    """Yield for each block whether it stays on the page of the next.

    A fact such as "**Funding:** $2,000,000" does, below its heading and above another
    fact: no heading stands at the foot of a page with its amount alone. The table that
    offices sign stays with the place for the signature of the minister, and a picture
    with its credit.
    """
    headed = False
    for block, below in zip(blocks, (*blocks[1:], None), strict=False):
        fact = _is_fact(block)
        signed = isinstance(block, SignOff) and isinstance(below, Signature)
        facts = headed and fact and _is_labelled(below)
        yield signed or facts or is_credited(block, below)
        headed = isinstance(block, Heading) or (headed and fact)


def is_credited(block: Block, below: Block | None) -> bool:
    """Return whether a block is a picture whose credit stands below it."""
    return isinstance(block, Picture) and _is_aside(below)


def stands_apart(block: Block, above: Block | None) -> bool:
    """Return whether a block is a line about the page, or a source, below a list."""
    return _is_aside(block) and isinstance(above, BulletList | OrderedList)


def _is_aside(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.role == "meta"


def _is_fact(block: Block | None) -> bool:
    """Return whether a block is a label with a few words."""
    if not (_is_labelled(block) and isinstance(block, Paragraph)):
        return False
    return len(plain(block.content)) <= LONGEST


def _is_labelled(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and is_label(block.content[:1])
