"""A body to the same without the optional blocks of some priorities."""

from dataclasses import replace

from briefgen import tree
from briefgen.assembly.table_of_contents import relisted


def without(body: tree.Blocks, left_out: frozenset[int]) -> tree.Blocks:
    """Remove the optional blocks of these priorities, with their headings."""
    return relisted(_without(body, left_out))


def _without(blocks: tree.Blocks, left_out: frozenset[int]) -> tree.Blocks:
    kept: list[tree.Block] = []
    for block in blocks:
        match block:
            case tree.Optional(_, priority) if priority in left_out:
                continue
            case (
                tree.Optional(inner)
                | tree.Quote(inner)
                | tree.Callout(inner)
                | tree.Decision(inner)
                | tree.Annex(inner)
            ):
                kept.append(replace(block, blocks=_without(inner, left_out)))
            case tree.Columns(parts):
                parts = tuple(_without(part, left_out) for part in parts)
                kept.append(replace(block, columns=parts))
            case tree.BulletList(parts) | tree.OrderedList(parts):
                parts = tuple(_without(part, left_out) for part in parts)
                kept.append(replace(block, items=parts))
            case _:
                kept.append(block)
    return tuple(kept)
