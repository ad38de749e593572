"""Rules that a whole page keeps: its parts against each other.

`faults(document, language, initiatives)` tells what is wrong; `initiatives` is how many
of them the page is about.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from briefgen import traversal, tree

WORDS = (
    ("zero", "zéro"),
    ("one", "un"),
    ("two", "deux"),
    ("three", "trois"),
    ("four", "quatre"),
    ("five", "cinq"),
    ("six", "six"),
    ("seven", "sept"),
    ("eight", "huit"),
    ("nine", "neuf"),
)
NUMBER = {word: at for at, words in enumerate(WORDS) for word in words} | {"une": 1}
# A number of initiatives, but of those that stand in a subset: "go to four initiatives".
COUNTED = re.compile(
    r"(?<!go to )(?<!vont à )(?:\b)(\w+) initiatives?\b(?! financée)", re.IGNORECASE
)
INITIATIVE = 3  # the level of its heading in a section
PER_CENT = re.compile(r"(\d+)\u00a0?%")


def faults(document: tree.Document, language: str, initiatives: int) -> list[str]:
    """Tell headings over nothing, sentences said twice, counts that disagree."""
    del language  # the words of both are known
    return [
        *_empty(document.body),
        *_twice(document),
        *_disagreeing(document, initiatives),
        *_over_all(document),
    ]


def sentences(document: tree.Document) -> Iterator[str]:
    """Give what is said in sentences, findings of figures among it."""
    yield tree.plain(document.head.title)
    yield from _said(traversal.blocks(document))


def _said(blocks: Iterable[tree.Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case tree.Paragraph(content) | tree.Heading(content=content):
                yield tree.plain(content)
            case tree.Figure():
                yield tree.plain(block.finding)
            case tree.KeyFigures(figures):
                for each in figures:
                    yield f"{tree.plain(each.value)} {tree.plain(each.label)}"
            case _:
                pass


def _empty(blocks: tree.Blocks) -> Iterator[str]:
    """Tell headings that nothing but another heading of their height follows."""
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, tree.Annex):
            yield from _empty(block.blocks)
        if not isinstance(block, tree.Heading):
            continue
        lower = isinstance(after, tree.Heading) and after.level > block.level
        if after is None or (
            isinstance(after, tree.Heading | tree.Annex) and not lower
        ):
            yield f"a heading over nothing: {tree.plain(block.content)}"


def _twice(document: tree.Document) -> Iterator[str]:
    """Tell phrases of the template that a page says twice in full sentences."""
    said = Counter(
        sentence
        for text in sentences(document)
        for sentence in re.split(r"(?<=\.) ", text)
        if re.search(r"^[^:]*(new funding|nouveau financement)\b.*\.$", sentence)
    )
    yield from (f"said twice: {text}" for text, count in said.items() if count > 1)


def _disagreeing(document: tree.Document, initiatives: int) -> Iterator[str]:
    """Tell counts of initiatives that are not those of the page, or of their section."""
    apart = tuple(each for each in document.body if isinstance(each, tree.Section))
    around = tuple(each for each in document.body if each not in apart)
    texts = [tree.plain(document.head.title), *_said(traversal.nested(around))]
    yield from _other_counts(texts, initiatives)
    for section in apart:
        inside = tuple(traversal.nested(section.blocks))
        own = [each for each in inside if isinstance(each, tree.Heading)]
        count = sum(each.level == INITIATIVE for each in own)
        yield from _other_counts(_said(inside), count)


def _other_counts(texts: Iterable[str], initiatives: int) -> Iterator[str]:
    for text in texts:
        for found in COUNTED.finditer(text):
            word = found[1].lower()
            count = int(word) if word.isdigit() else NUMBER.get(word)
            if count is not None and count != initiatives:
                yield f"{count} of {initiatives} initiatives: {text}"


def _over_all(document: tree.Document) -> Iterator[str]:
    """Tell per cents of one row of key figures that are more than the whole."""
    for block in traversal.blocks(document):
        if isinstance(block, tree.KeyFigures):
            texts = " ".join(tree.plain(each.value) for each in block.figures)
            if sum(map(int, PER_CENT.findall(texts))) > 100:
                yield f"more than all: {texts}"
