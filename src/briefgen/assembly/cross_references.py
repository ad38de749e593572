"""Cross-references without text to the label and number of their target."""

from dataclasses import replace
from itertools import chain

from briefgen import traversal, tree
from briefgen.assembly.table_of_contents import bare

NBSP = "\N{NO-BREAK SPACE}"


def cited(document: tree.Document) -> tree.Document:
    """Return the document with labels and numbers, or headings' words, in references."""
    blocks = (*document.body, *chain(*document.notes))
    citing = {id(block) for block in blocks if _cites(block)}
    if not citing:
        return document
    names = _names(document)

    def cite(node: object) -> object:
        match node:
            case tree.CrossReference(_, name, cited=True):
                return replace(node, content=names[name])
            case _:
                return node

    def filled(blocks: tree.Blocks) -> tree.Blocks:
        return tuple(
            traversal.changed(block, cite) if id(block) in citing else block
            for block in blocks
        )

    body, notes = filled(document.body), tuple(map(filled, document.notes))
    return replace(document, body=body, notes=notes)


def _cites(block: tree.Block) -> bool:
    """Return whether a reference in a block, or in one within it, has no text yet."""
    return any(
        isinstance(inline, tree.CrossReference) and inline.cited
        for each in traversal.nested((block,))
        for content in traversal.contents(each)
        for inline in traversal.within(content)
    )


def _names(document: tree.Document) -> dict[str, tree.Inlines]:
    """Return the label of each named target; figures and tables are counted."""
    furniture, names = document.furniture, dict[str, tree.Inlines]()
    figures = tables = 0
    for block in traversal.nested(document.body):
        match block:
            case tree.Heading(_, content, name):
                names.setdefault(name, bare(content))
            case tree.Figure(name):
                figures += 1
                label = f"{furniture.figure_in_text}{NBSP}{figures}"
                names.setdefault(name, (tree.Text(label),))
            case tree.Table(name=name, caption=(_, *_)):
                tables += 1
                label = f"{furniture.table_in_text}{NBSP}{tables}"
                names.setdefault(name, (tree.Text(label),))
            case _:
                pass
    return names
