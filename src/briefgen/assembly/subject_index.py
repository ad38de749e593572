"""Places and partners that a body names to an index of them, with the pages."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from briefgen import traversal, tree
from briefgen.assembly.alphabetical_order import alphabetical
from briefgen.assembly.names_in_words import divided
from briefgen.languages.words import Words
from briefgen.view import Value

Indexed: TypeAlias = Literal["places", "partners"]

# Each name, however it is spelt, with its language, if it has one of its own → how it is
# spelt at each of its marks, and the mark.
Names: TypeAlias = dict[tuple[str, str], list[tuple[str, str]]]
# What is indexed → the paths of the values that name it.
NAMED: Mapping[Indexed, re.Pattern[str]] = {
    "places": re.compile(
        r"initiatives\.[^.]+\.places\.\d+\.(country|(name|region)\b.*)"
    ),
    "partners": re.compile(r"initiatives\.[^.]+\.partners\.\d+\.name\b.*"),
}


def with_index(
    body: tree.Blocks, what: Indexed, title: tree.Inlines, words: Words
) -> tree.Blocks:
    """Return a body with marks at all names of a kind, and their index at its end.

    Only words of the text are found, no labels of charts. Without any, there is no index.
    """
    names: Names = {}
    aside = {id(each) for each in _in_figures(body)}
    languages = dict(_languages(body))

    def mark(node: object) -> object:
        if not isinstance(node, tree.ValueText) or id(node) in aside:
            return node
        named = tuple(_names(node.origin, what, words))
        if not named:
            return node
        likely = _likely(named, languages.get(id(node), ""))
        parts = tuple(_parts(node, likely, what, names))
        return node if parts in ((), (node,)) else parts

    marked: tree.Blocks = traversal.changed(body, mark)
    if not names:
        return body
    entries = (
        tree.IndexEntry(_usual(marks), tuple((goal, None) for _, goal in marks), code)
        for (_, code), marks in names.items()
    )
    ordered = tuple(sorted(entries, key=lambda entry: alphabetical(entry.words)))
    return (*marked, tree.Heading(2, title), tree.Index(ordered))


def numbered_index(index: tree.Index, pages: Mapping[str, int]) -> tree.Index:
    """Return an index with pages: of each page, an entry leads to the first mention."""
    entries: list[tree.IndexEntry] = []
    for entry in index.entries:
        first: dict[int | None, str] = {}
        for goal, _ in entry.mentions:
            if goal in pages:
                first.setdefault(pages[goal], goal)
        mentions = tuple((goal, page) for page, goal in first.items())
        if mentions:
            entries.append(replace(entry, mentions=mentions))
    return tree.Index(tuple(entries))


def reindexed(body: tree.Blocks) -> tree.Blocks:
    """Return a body whose indexes lead only to what is still there."""
    if not any(isinstance(block, tree.Index) for block in body):
        return body
    there = {
        inline.name
        for block in traversal.nested(body)
        for content in traversal.contents(block)
        for inline in traversal.within(content)
        if isinstance(inline, tree.Indexed)
    }
    kept: list[tree.Block] = []
    for block in body:
        if not isinstance(block, tree.Index):
            kept.append(block)
        elif entries := tuple(_still(block, there)):
            kept.append(tree.Index(entries))
        else:
            kept.pop()  # its heading
    return tuple(kept)


def _still(index: tree.Index, there: set[str]) -> Iterator[tree.IndexEntry]:
    """Yield the entries that lead somewhere, with what they lead to."""
    for entry in index.entries:
        mentions = tuple(each for each in entry.mentions if each[0] in there)
        if mentions:
            yield replace(entry, mentions=mentions)


def _in_figures(body: tree.Blocks) -> Iterator[tree.Inline]:
    """Yield the words of charts, in which no mark is drawn."""
    for block in traversal.nested(body):
        if isinstance(block, tree.Figure):
            for content in (*traversal.contents(block), *block.labels, block.scale):
                yield from traversal.within(content)


def _languages(body: tree.Blocks) -> Iterator[tuple[int, str]]:
    """Yield the inlines in other languages than the document's, by identity."""
    for block in traversal.nested(body):
        for content in traversal.contents(block):
            for inline in traversal.within(content):
                if isinstance(inline, tree.LanguageSpan):
                    for each in traversal.within(inline.content):
                        yield id(each), inline.language


def _likely(
    named: Sequence[tuple[str, str]], language: str
) -> Sequence[tuple[str, str]]:
    """Leave out names in other languages than words have, where one has the same words."""
    own = {name for name, code in named if code == language}
    return [each for each in named if each[1] == language or each[0] not in own]


def _parts(
    value: tree.ValueText, named: Sequence[tuple[str, str]], what: Indexed, names: Names
) -> Iterator[tree.Inline]:
    """Yield the words of a value, with a mark around each name in it."""
    for text, number in divided(value.text, [name for name, _ in named]):
        part = replace(value, text=text)
        if number is None:
            yield part
        else:
            goal = f"{what} {sum(map(len, names.values())) + 1}"
            name, language = named[number]
            names.setdefault((_folded(name), language), []).append((name, goal))
            yield tree.Indexed((part,), goal)


def _names(origin: object, what: Indexed, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the names that a value is, or that it was made of, with their languages."""
    if isinstance(origin, Value):
        for each in (origin, *origin.inputs):
            if each.path is not None and NAMED[what].fullmatch(each.path):
                name = str(each.held)
                if each.path.endswith(".country"):
                    name = words.territory(name)
                if name:
                    yield name, each.language


def _folded(name: str) -> str:
    """Return a name without what only tells its spellings apart: capitals and spaces."""
    composed = unicodedata.normalize("NFC", name).replace("’", "'")
    return " ".join(composed.casefold().split())


def _usual(marks: Sequence[tuple[str, str]]) -> str:
    """Return the spelling that a name has most often; the first of several."""
    counts = Counter(" ".join(filter(None, each.split(" "))) for each, _ in marks)
    return counts.most_common(1)[0][0]
