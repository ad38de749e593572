"""A tree is walked whole, whatever kinds of blocks there are."""

import dataclasses
from typing import get_args

import pytest

from briefgen import traversal, tree
from tests.writers.sample_trees import of_blocks

KINDS = get_args(tree.Block)
WITHIN = {
    tree.KeyFigures,
    tree.Details,
    tree.Rows,
}  # their inlines are in rows of their own


def holding(kind: type, words: str) -> bool:
    """Return whether a kind of block declares fields of this type.

    Notes to the author, which every block may have, are on no page and are not walked.
    """
    own = (field for field in dataclasses.fields(kind) if field.name != "author_notes")
    return any(words in str(field.type) for field in own)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_block_is_walked(kind: type) -> None:
    inlines = holding(kind, "Inline") or kind in WITHIN
    assert (kind in traversal.CONTENTS) == inlines
    assert (kind in traversal.INNER) == (holding(kind, "Block") or kind is tree.Rows)


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_reaches_every_field_that_holds_nodes(kind: type) -> None:
    held = {
        field.name
        for field in dataclasses.fields(kind)
        if not any(field.type == scalar for scalar in traversal.SCALARS)
    }
    assert held >= {
        field.name
        for field in dataclasses.fields(kind)
        if any(word in str(field.type) for word in ("Inline", "Block", "tree."))
    }


def test_every_inline_that_holds_others_is_walked() -> None:
    kinds = {each for each in get_args(tree.Inline) if holding(each, "tuple[Inline")}
    assert kinds == traversal.HOLDERS


def test_what_a_change_leaves_stays_the_same_object() -> None:
    kept = tree.Quote((tree.Paragraph((tree.Text("a"),)),))
    gone = tree.Paragraph((tree.Strong((tree.Text("b"), tree.LineBreak())),))

    def change(node: object) -> object:
        match node:
            case tree.LineBreak():
                return (tree.Text("c"), tree.Text("d"))
            case tree.Text("e"):
                return ()
            case _:
                return node

    body = (kept, gone, tree.Heading(2, (tree.Text("e"),)))
    first, second, third = traversal.changed(body, change)
    assert first is kept
    letters = tuple(map(tree.Text, "bcd"))
    assert second == tree.Paragraph((tree.Strong(letters),))
    assert third == tree.Heading(2, ())
    one = (kept,)
    assert traversal.changed(one, change) is one


def test_the_labels_of_many_records_are_listed_once() -> None:
    rows = tuple(
        tree.Detail((tree.Text(words),), (tree.Text("value"),))
        for words in ("Funding", "Where")
    )
    document = of_blocks(*[tree.Details(rows)] * 1_000)
    assert traversal.labels(document) == tuple(row.label for row in rows)
