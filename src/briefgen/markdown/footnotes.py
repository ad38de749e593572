"""Blocks and their footnotes to the same, numbered in the order of reading."""

from briefgen import traversal, tree


def numbered(
    body: tree.Blocks, notes: tuple[tree.Blocks, ...]
) -> tuple[tree.Blocks, tuple[tree.Blocks, ...]]:
    """Return footnotes numbered as a page is read, without those that no page cites.

    What was read first need not be what stands first: a caption stands above its table.
    Marks may be left out, too, with a key figure; notes to the author are on no page.
    """
    order = traversal.cited(body)
    if order == tuple(range(1, len(notes) + 1)):
        return body, notes
    new = {number: at for at, number in enumerate(order, start=1)}

    def renumber(node: object) -> object:
        match node:
            case tree.NoteReference(number):
                return tree.NoteReference(new[number]) if number in new else ()
            case _:
                return node

    kept = tuple(notes[number - 1] for number in order)
    return traversal.changed(body, renumber), kept
