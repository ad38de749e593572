"""A seed to choices that are the same on every machine and in every Python."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

LETTERS = "abcdefghijklmnop"


class Seeded:
    """Choose, always alike for the same seed."""

    def __init__(self, seed: int | str) -> None:
        self._seed, self._turn = seed, 0

    def below(self, bound: int) -> int:
        """Give a number from zero."""
        self._turn += 1
        text = f"{self._seed} {self._turn}".encode()
        return int.from_bytes(hashlib.sha256(text).digest()[:8], "big") % bound

    def one(self, options: Sequence[T]) -> T:
        """Choose one of several."""
        return options[self.below(len(options))]

    def maybe(self, percent: int) -> bool:
        """Say yes so often."""
        return self.below(100) < percent

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """Choose several, each at most once."""
        left = list(options)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]
