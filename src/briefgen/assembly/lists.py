"""What a kind wants listed to the lists of a body: its figures and its tables."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from briefgen import traversal, tree
from briefgen.assembly.draft import Draft
from briefgen.assembly.subject_index import Indexed, with_index
from briefgen.assembly.table_of_contents import listed, with_list
from briefgen.templating.front_matter import ListOf

INDEXES: Mapping[Indexed, str] = {
    "places": "Index of places",
    "partners": "Index of partners",
}
# What each list is of, its title, and what stands before the numbers of its entries.
LISTS: Mapping[ListOf, tuple[Literal["figure", "table"], str, str]] = {
    "figures": ("figure", "List of figures", "Figure"),
    "tables": ("table", "List of tables", "Table"),
}


def with_contents(draft: Draft, body: tree.Blocks) -> tree.Blocks:
    """Return a body with its table of contents and its lists, as the kind says."""
    front = draft.kind.front
    if not front.lists:
        return _with_headings(draft, body)
    for index in INDEXES:
        if index in front.lists:
            title = (tree.Text(draft.phrase(INDEXES[index])),)
            body = with_index(body, index, title, draft.words)
    body = _with_headings(draft, named(body))
    for each in reversed(empty_lists(draft)):  # each is put first
        body = with_list(body, each)
    return body


def _with_headings(draft: Draft, body: tree.Blocks) -> tree.Blocks:
    depth = draft.kind.front.contents
    title = (tree.Text(draft.phrase("Contents")),) if depth else ()
    return listed(body, title, depth) if depth else body


def empty_lists(draft: Draft) -> Sequence[tree.Contents]:
    """Return the lists that a kind wants, in its order, without entries."""
    wanted = dict.fromkeys(draft.kind.front.lists)
    return [_empty_list(draft, each) for each in wanted if each in LISTS]


def _empty_list(draft: Draft, name: ListOf) -> tree.Contents:
    of, title, label = LISTS[name]
    numbered = getattr(draft.look.design.numbering, name)
    words = (tree.Text(draft.phrase(title)),)
    return tree.Contents(words, (), 0, of, draft.phrase(label) if numbered else "")


def named(body: tree.Blocks) -> tree.Blocks:
    """Return a body in which each figure, and each table with a caption, has its own name.

    The first one keeps the name that cross-references lead to; no template can write the
    others.
    """
    counts: Counter[str] = Counter()

    def name(node: object) -> object:
        match node:
            case tree.Figure(name=known) | tree.Table(name=known, caption=(_, *_)):
                own = known or node.__class__.__name__.lower()
                counts[own] += 1
                again = counts[own] > 1 or not known
                return replace(node, name=f"{own} {counts[own]}") if again else node
            case _:
                return node

    changed: tree.Blocks = traversal.changed(body, name)
    return changed
