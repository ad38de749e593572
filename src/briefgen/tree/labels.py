"""Blocks to those that stay with what follows: facts below their heading, what is signed."""

from collections.abc import Iterator

from briefgen.tree.blocks import (
    Block,
    Blocks,
    BulletList,
    Decisions,
    Heading,
    OrderedList,
    Paragraph,
    Picture,
)
from briefgen.tree.inlines import is_label, plain
from briefgen.tree.plain_blocks import Signature, SignOff

LONGEST = 300  # characters of a fact; what is longer may be divided
# Characters from the first recommendation to the signature: with their forms, they take
# about two thirds of a page.
MOST_SIGNED = 1200


def held(blocks: Blocks) -> Iterator[bool]:
    """Yield for each block whether it stays on the page of the next.

    A fact such as "**Funding:** $2,000,000" does, below its heading and above another
    fact: no heading stands at the foot of a page with its amount alone, or with its full
    name. Recommendations
    stay with all that leads to the signature of the minister, unless that is too much
    for a page; the table that offices sign does in any case. A picture stays with its
    credit.
    """
    signed = {*_signed(blocks)}
    headed = False
    for at, (block, below) in enumerate(zip(blocks, (*blocks[1:], None), strict=False)):
        fact = _is_fact(block)
        facts = headed and fact and _is_labelled(below)
        named = headed and _is_aside(block)
        yield at in signed or facts or named or is_credited(block, below)
        headed = isinstance(block, Heading) or (headed and (fact or named))


def _signed(blocks: Blocks) -> Iterator[int]:
    """Yield the places of blocks that stay with the signature below them."""
    first: int | None = None
    for at, block in enumerate(blocks):
        if isinstance(block, Decisions):
            first = at
        elif isinstance(block, Signature) and at > 0:
            whole = blocks[at if first is None else first : at]
            if sum(map(_letters, whole)) <= MOST_SIGNED:
                yield from range(at - len(whole), at)
            if isinstance(blocks[at - 1], SignOff):
                yield at - 1
            first = None


def _letters(block: Block) -> int:
    """Return the characters of a block; of what is no running text, too many."""
    match block:
        case Heading(content=content) | Paragraph(content=content):
            return len(plain(content))
        case BulletList(items) | OrderedList(items) | Decisions(items=items):
            return sum(_letters(each) for item in items for each in item)
        case SignOff():
            return 0
        case _:
            return MOST_SIGNED + 1


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
