"""Printed words to the names in them and what stands between."""

from collections.abc import Iterator, Sequence

PLACED = "\N{NULL}"  # in place of the letters of a name that has its words already


def divided(words: str, names: Sequence[str]) -> Iterator[tuple[str, int | None]]:
    """Yield words in their order: each name with its number in `names`, the rest with None.

    A name stands in whole words, as it is or with a capital at its beginning, once at most
    and in no other: the longest are looked for first ("Justice Canada" before "Canada"). Of
    names with the same words, the first in `names` stands first.
    """
    end = 0
    for begin, length, number in _positions(words, names):
        if begin > end:
            yield words[end:begin], None
        end = begin + length
        yield words[begin:end], number
    if end < len(words):
        yield words[end:], None


def _positions(words: str, names: Sequence[str]) -> list[tuple[int, int, int]]:
    """Return where each name begins, with its length and number, in order of the words."""
    left, positions = words, list[tuple[int, int, int]]()
    for number in sorted(range(len(names)), key=lambda each: -len(names[each])):
        for name in dict.fromkeys((names[number], _capital(names[number]))):
            begin, length = _position(left, name), len(name)
            if begin is not None:
                positions.append((begin, length, number))
                left = f"{left[:begin]}{PLACED * length}{left[begin + length :]}"
                break
    return sorted(positions)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _position(words: str, name: str) -> int | None:
    """Return where a name begins that is no part of a longer word, or None."""
    begin = words.find(name) if name else -1
    while begin >= 0:
        end = begin + len(name)
        if not (_joined(words, begin) or _joined(words, end)):
            return begin
        begin = words.find(name, begin + 1)
    return None


def _joined(words: str, at: int) -> bool:
    """Return whether the characters before and after a position are of one word."""
    return 0 < at < len(words) and words[at - 1].isalnum() and words[at].isalnum()
