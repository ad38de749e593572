"""Names, counts and examples to the words in which a proposal gives its reasons."""

from collections.abc import Iterable, Sequence

LONGEST = 60  # characters of a name or value in a sentence
EXAMPLES = 3


def quoted_name(text: str) -> str:
    """Return a name or value in quotation marks, on one line, cut if it is long."""
    line = " ".join(text.split())
    short = line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"
    return f"'{short}'"


def counted(count: int, noun: str) -> str:
    """Return a count and its noun: `24 values`, `one value`."""
    return f"one {noun}" if count == 1 else f"{count} {noun}s"


def listed(names: Iterable[str], word: str = "and") -> str:
    """Return names in a sentence: `'A', 'B' and 'C'`."""
    *first, last = map(quoted_name, names)
    return f"{', '.join(first)} {word} {last}" if first else last


def examples(names: Sequence[str]) -> str:
    """Return the first names, and how many more there are."""
    shown = ", ".join(map(quoted_name, names[:EXAMPLES]))
    more = len(names) - EXAMPLES
    return f"{shown} and {more} more" if more > 0 else shown
