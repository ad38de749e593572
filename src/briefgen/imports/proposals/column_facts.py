"""The values of a column to what can be seen of them: numbers, dates, countries, long texts."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from babel.numbers import is_currency

from briefgen.imports.date_evidence import date_evidence
from briefgen.imports.form_evidence import FormEvidence
from briefgen.imports.mapping import DateForm, NumberForm
from briefgen.imports.number_evidence import number_evidence
from briefgen.imports.proposals.headings import (
    ColumnHeading,
    Naming,
    folded,
    heading_of,
    namings,
    value_meant,
    words_of,
)
from briefgen.languages.countries import country_meant, is_country
from briefgen.sources.source_content import (
    CellKind,
    SourceCell,
    SourceRecord,
    SourceTable,
)
from briefgen.value_classes import dataclass

F = TypeVar("F")
MOST = 0.8  # of the values of a column make it what it is: one may be "n/a"
HALF = 0.5
LONG = 80  # characters: most names are shorter, and most descriptions longer
CODE = 2  # letters: "no" and "in" are words, though NO and IN are countries
ENOUGH = 500  # different texts say what the values of a column are
MOST_WORDS = 60  # different words that say one thing
SHORT = 20  # letters: what is longer says something
SAMPLE = 60  # values that say whether a closer look at all of them is worth while
SEPARATORS = (";", "\n", "|", ",")
FISCAL = re.compile(r"(19|20|21)\d\d\s*[-\u2013/]\s*(\d\d|(19|20|21)\d\d)", re.ASCII)
LASTING = re.compile(r"\d+ (year|month|week)s?", re.ASCII)
ADDRESS = re.compile(r"https?://\S+")
EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
NO_FORM: FormEvidence[NumberForm] = FormEvidence(0, (), ())
NO_ORDER: FormEvidence[DateForm] = FormEvidence(0, (), ())


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """A column: what its heading says, and what its values are.

    `cells` are those with a text, of `rows` records that are no totals; `counts` has how
    often each text occurs. `silent` are texts that say nothing of their column, such as
    "n/a" or the error of a formula. The evidence is that of other cells which are texts.
    """

    name: str
    heading: ColumnHeading
    names: tuple[Naming, ...]
    cells: tuple[SourceCell, ...]
    rows: int
    counts: Mapping[str, int]
    numbers: FormEvidence[NumberForm]
    dates: FormEvidence[DateForm]
    silent: frozenset[str] = frozenset()

    def share(self, count: float) -> float:
        """Return what part of the values a count is."""
        return count / len(self.cells) if self.cells else 0

    @property
    def numeric(self) -> bool:
        """Whether nearly all values are numbers."""
        return self._are("number", self.numbers)

    @property
    def dated(self) -> bool:
        """Whether nearly all values are dates."""
        return self._are("date", self.dates)

    def _are(self, kind: CellKind, evidence: FormEvidence[F]) -> bool:
        """Return whether nearly all values are of a kind, or texts that read as such."""
        if not (evidence.readable or any(each.kind == kind for each in self.cells)):
            return False
        kinds = Counter(
            each.kind for each in self.cells if each.text not in self.silent
        )
        every, texts = kinds.total(), evidence.readable * kinds["text"]
        sound = kinds[kind] + texts
        return sound >= MOST * every and sound >= HALF * len(self.cells)

    def odd_cells(self, kind: CellKind) -> list[SourceCell]:
        """Return the cells that are not what nearly all are: numbers, or dates."""
        evidence = self.numbers if kind == "number" else self.dates
        odd = self.silent.union(evidence.odd)
        return [
            each
            for each in self.cells
            if each.text in odd or each.kind not in {kind, "text"}
        ]

    @property
    def sample(self) -> list[str]:
        """Some of the different texts: enough to say what most of them are."""
        return [*islice(self.counts, ENOUGH)]

    @property
    def unique(self) -> bool:
        """Whether every record has a value, and no two the same."""
        return self.rows > 0 and len(self.counts) == len(self.cells) == self.rows

    @property
    def length(self) -> float:
        """The length of a value, on average, in characters."""
        return self.share(sum(len(each.text) for each in self.cells))

    @property
    def wordy(self) -> bool:
        """Whether the values are words: no numbers, dates or addresses."""
        sample = self.sample
        texts = sum(bool(re.search(r"[^\W\d_]", text)) for text in sample)
        plain = not (self.numeric or self.dated or self.all_like(ADDRESS))
        return plain and texts >= MOST * len(sample) and bool(sample)

    def all_like(self, pattern: re.Pattern[str]) -> bool:
        """Return whether every value has a form."""
        return bool(self.counts) and all(map(pattern.fullmatch, self.counts))

    def all_mean(self, field: str) -> bool:
        """Return whether most values are words that the data knows for a field."""
        if len(self.counts) > MOST_WORDS:
            return False
        known = sum(n for text, n in self.counts.items() if value_meant(field, text))
        return self.share(known) >= MOST


def facts_of(table: SourceTable) -> tuple[ColumnFacts, ...]:
    """Return what can be seen of each column; records that look like totals are left out."""
    records = without_totals(table)
    return tuple(_facts(column, records) for column in table.columns)


def without_totals(table: SourceTable) -> list[SourceRecord]:
    """Return the records of a table that do not look like totals."""
    return [each for each in table.records if "total" not in each.marks]


def separator_of(
    column: ColumnFacts,
    marks: Sequence[str] = SEPARATORS,
    texts: Sequence[str] | None = None,
) -> str | None:
    """Return the mark at which the values of a column are lists, or None."""
    texts = [*column.counts] if texts is None else texts
    for mark in marks:
        parts = [part for text in texts for part in split(text, mark)]
        several = len(parts) > len(texts)
        if several and all(len(part) <= LONG for part in parts):
            return mark
    return None


def split(text: str, mark: str | None) -> list[str]:
    """Return the parts of a list in a cell."""
    parts = text.split(mark) if mark else [text]
    return [part.strip() for part in parts if part.strip()]


def countries_among(texts: Iterable[str]) -> int:
    """Count the texts that are codes or names of countries."""
    return sum(
        is_country(text) or (len(text) > CODE and country_meant(text) is not None)
        for text in texts
    )


def currencies(column: ColumnFacts) -> bool:
    """Return whether every value is the code of a currency."""
    return bool(column.counts) and all(map(is_currency, column.counts))


def folded_name(text: str) -> str:
    """Return a name without what people write in different ways."""
    return " ".join(words_of(folded(text)))


def _facts(column: str, records: Sequence[SourceRecord]) -> ColumnFacts:
    values = (record.values.get(column) for record in records)
    cells = tuple(
        each for each in values if isinstance(each, SourceCell) and each.text.strip()
    )
    silent = frozenset(each.text for each in cells if _is_silent(each))
    texts = [each for each in cells if each.kind == "text" and each.text not in silent]
    numbers, dates = number_evidence(texts[:SAMPLE]), date_evidence(texts[:SAMPLE])
    heading = heading_of(column)
    return ColumnFacts(
        column,
        heading,
        namings(heading),
        cells,
        len(records),
        Counter(each.text for each in cells),
        number_evidence(texts) if texts and numbers.readable >= HALF else NO_FORM,
        date_evidence(texts) if texts and dates.readable >= HALF else NO_ORDER,
        silent,
    )


def _is_silent(cell: SourceCell) -> bool:
    """Return whether a value says nothing of what its column has: n/a, TBD, #REF!."""
    if cell.fault:
        return True
    text = cell.text.strip()
    if len(text) > SHORT or any(map(str.isdigit, text)):
        return False
    return (
        text.strip("-\u2013\u2014?. ") == "" or value_meant("nothing", text) is not None
    )
