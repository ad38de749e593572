"""Canaries: words, numbers and years that each stand in one field alone."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeVar

from tests.disclosure.labels import Label, chosen
from tests.disclosure.seeded import LETTERS, Seeded

T = TypeVar("T")

COUNTRIES = {
    "PE": ("Peru", "Pérou"),
    "JP": ("Japan", "Japon"),
    "NO": ("Norway", "Norvège"),
    "BR": ("Brazil", "Brésil"),
    "EG": ("Egypt", "Égypte"),
    "TH": ("Thailand", "Thaïlande"),
    "IE": ("Ireland", "Irlande"),
    "HU": ("Hungary", "Hongrie"),
}
OTHERS = ("KE", "UY", "FI", "VN", "TD", "LA", "ZM", "OM")  # when altered
FIRST_YEAR, OTHERWISE = 2041, 50  # after every fiscal year; years later, when altered


@dataclass
class Canaries:
    """Choose what stands in each field, and know what of it may be shown.

    `words` and `numbers` map a canary to why it is held back; an empty reason lets it
    be shown. `amounts` may be added up. When `altered`, all that is held back is
    another, and all else is the same.
    """

    seed: int
    altered: bool = False
    words: dict[str, str] = field(default_factory=dict)
    numbers: dict[int, str] = field(default_factory=dict)
    amounts: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.choose = Seeded(self.seed)
        self._names = 0
        self._year = FIRST_YEAR
        self._countries = list(COUNTRIES)

    @contextmanager
    def apart(self, name: str) -> Iterator[None]:
        """Choose by a seed of one's own, so that nothing else is chosen otherwise."""
        chosen, self.choose = self.choose, Seeded(f"{self.seed} {name}")
        yield
        self.choose = chosen

    def label(self, above: Label, percent: int) -> Label:
        """Choose a label below another."""
        return chosen(self.choose, above, percent)

    def word(self, label: Label) -> str:
        """Plant a word."""
        number, letters = self._names, ""
        self._names += 1
        for _ in range(4):
            number, digit = divmod(number, len(LETTERS))
            letters = LETTERS[digit] + letters
        word = f"Z{'r' if self._other(label) else 'q'}{letters}x"
        self.words[word] = label.held
        return word

    def number(self, label: Label, least: int, among: dict[int, str]) -> int:
        """Plant a number below twice the least, unlike all others."""
        number = least + 2 * self.choose.below(least // 2)
        while {number, number + 1} & {*self.numbers, *self.amounts}:
            number += 2
        number += self._other(label)
        among[number] = label.held
        return number

    def year(self, label: Label) -> int:
        """Plant a year."""
        self._year += 1
        year = self._year + OTHERWISE * self._other(label)
        self.numbers[year] = label.held
        return year

    def small(self, label: Label, least: int, span: int) -> int:
        """Choose a number that many fields may have."""
        return least + self.choose.below(span) + self._other(label)

    def either(self, label: Label, options: Sequence[T]) -> T:
        """Choose one of few."""
        at = self.choose.below(len(options)) + self._other(label)
        return options[at % len(options)]

    def country(self, label: Label) -> str | None:
        """Plant a country, as long as there are any."""
        if not self._countries:
            return None
        country = self._countries.pop()
        if self._other(label):
            return OTHERS[len(self._countries)]
        for name in COUNTRIES[country]:
            self.words[name] = label.held
        return country

    def held(self) -> Mapping[str, str]:
        """Give the words that no public output may hold, with the reason."""
        return {word: why for word, why in self.words.items() if why}

    def held_numbers(self) -> Mapping[int, str]:
        """Give the numbers that none may hold: amounts in every sum, too."""
        found = {number: why for number, why in self.numbers.items() if why}
        for size in range(1, len(self.amounts) + 1):
            for amounts in combinations(self.amounts, size):
                reasons = filter(None, (self.amounts[each] for each in amounts))
                if (why := next(reasons, "")) and sum(amounts) not in self.amounts:
                    found[sum(amounts)] = why
        return found | {amount: why for amount, why in self.amounts.items() if why}

    def _other(self, label: Label) -> bool:
        return self.altered and bool(label.held)
