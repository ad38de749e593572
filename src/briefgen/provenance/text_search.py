"""Turn words that somebody saw on a document into the values that print them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import TypeAlias

from briefgen.assembly.printed_values import Lines, Printed, PrintedLine

ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"})  # noqa: RUF001
# A number whose digits stand in groups: 9,200,000 or, in French, 9 200 000.
GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+)(?!\d)")
UNGROUPED = str.maketrans("", "", " ,")
LONGEST = 200  # characters that are compared for likeness
LIKENESS = 0.5
MOST = 3  # values that are named instead


def search(lines: Iterable[PrintedLine], text: str) -> tuple[Printed, ...]:
    """Return the values that print any part of a text, where it is on the lines.

    All spaces are the same, and the ends of lines too; so are capitals and small
    letters, and digits with and without groups.
    """
    whole, spans = _joined(lines)
    occurrences = tuple(_occurrences(folded(text), whole))
    return tuple(
        value
        for value, start, end in spans
        if any(start < last and first < end for first, last in occurrences)
    )


def is_on(lines: Iterable[PrintedLine], text: str) -> bool:
    """Return whether a text is on the lines, whatever its words come from."""
    whole, _ = _joined(lines)
    return any(_occurrences(folded(text), whole))


def alike(lines: Lines, text: str) -> tuple[str, ...]:
    """Return the values that have a text as part of a word, or are most like it."""
    sought = folded(text)
    if len(sought) > LONGEST:
        return ()
    values = (value.text for line in lines for value in line.values)
    by_fold = {folded(each): each for each in values if len(each) <= LONGEST}
    holding = [each for each in by_fold if sought in each][:MOST]
    close = holding or get_close_matches(sought, by_fold, MOST, LIKENESS)
    return tuple(by_fold[each] for each in close)


def folded(text: str) -> str:
    """Return a text as it is compared."""
    plain = unicodedata.normalize("NFKC", text.translate(ALIKE)).casefold()
    line = " ".join(plain.translate(ALIKE).split())
    return GROUPED.sub(lambda number: number[0].translate(UNGROUPED), line)


Span: TypeAlias = tuple[Printed, int, int]  # a value, where it begins and ends


def _joined(lines: Iterable[PrintedLine]) -> tuple[str, list[Span]]:
    """Return lines as one text, and where the values are in it."""
    whole, spans = "", []
    for line in lines:
        words, at = folded(line.text), 0
        for value in line.values:
            inside = folded(value.text)
            at = max(words.find(inside, at), at)
            start = len(whole) + at
            at += len(inside)
            spans.append((value, start, start + len(inside)))
        whole += f"{words} "
    return whole, spans


def _occurrences(sought: str, whole: str) -> Iterator[tuple[int, int]]:
    """Yield whole words and whole numbers: 5.05 is not in 35.05, nor is 35."""
    if not sought:
        return
    before = r"(?<!\w)(?<!\d[.,])" if sought[0].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if sought[-1].isalnum() else ""
    for match in re.finditer(before + re.escape(sought) + after, whole):
        yield match.span()
