"""A body to the same body without the optional blocks of some priorities."""

from briefgen import traversal, tree
from briefgen.assembly.table_of_contents import relisted


def without(body: tree.Blocks, left_out: frozenset[int]) -> tree.Blocks:
    """Remove the optional blocks of these priorities, with their headings."""

    def leave(node: object) -> object:
        match node:
            case tree.Optional(_, priority) if priority in left_out:
                return ()
            case _:
                return node

    return relisted(traversal.changed(body, leave))
