"""Which column or element of a source goes to which field of the data."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from typing import Literal, TypeAlias

from briefgen.errors import Place
from briefgen.imports.field_path import FieldPath
from briefgen.sources.source_content import ReadingOptions, RecordMark
from briefgen.value_classes import dataclass

# What records become.
Subject: TypeAlias = Literal["portfolio", "themes", "initiatives"]
SUBJECTS: tuple[Subject, ...] = ("portfolio", "themes", "initiatives")

DateForm: TypeAlias = Literal["year-month-day", "day-month-year", "month-day-year"]
Treatment: TypeAlias = Literal["leave", "import"]  # of records that are marked as odd
# The name in a mapping that says what to do with the records of a mark.
TREATED: Mapping[RecordMark, str] = {"total": "totals", "hidden": "hidden"}


@dataclass(frozen=True, slots=True)
class NumberForm:
    """The marks of numbers that are written as text: 1 234,5 has a space and a comma.

    `thousands` is empty where thousands are not set apart.
    """

    decimal: str = "."
    thousands: str = ","


@dataclass(frozen=True, slots=True)
class ValueRule:
    """Where one value comes from.

    `column` is a name of the record's values, or empty for the whole part of a cell that
    was split; `always` is the same text for every record, instead. `times` multiplies
    (1000 for thousands of dollars); `values` says which text of the source is which of
    ours. `numbers` and `dates` are those of this column, if others than the mapping's.
    """

    column: str = ""
    always: str | None = None
    times: Decimal | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    numbers: NumberForm | None = None
    dates: DateForm | None = None


@dataclass(frozen=True, slots=True)
class ListRule:
    """Where the items of a list come from: exactly one of the three.

    `each` is the name of a list below the record, or `rows` for all rows of the table that
    have the record's key; `table` is another table, whose column `match` has that key;
    `column` is a cell whose text is cut at every `split`.

    `key` is the field of an item by which it is known again, such as `name.en`; None where
    the items are texts. `item` has a rule for each field of an item; of items that are
    texts, the one under the empty name. `more` are other places that items of the same
    list come from, with the same key: a column for each year, say.
    """

    item: "Mapping[str, Rule]"
    key: str | None = None
    each: str | None = None
    table: str | None = None
    match: str | None = None
    column: str | None = None
    split: str | None = None
    more: "tuple[ListRule, ...]" = ()

    @property
    def sources(self) -> "tuple[ListRule, ...]":
        """Every place that items of the list come from, the first one first."""
        return (self, *self.more)


Rule: TypeAlias = ValueRule | ListRule


@dataclass(frozen=True, slots=True)
class SubjectMapping:
    """What the records of one table become.

    `key` is the column by which a record is known again, `id` the one that ids of new ones
    follow; neither is there for the portfolio. Several records with one key are one
    subject: its values stand in the first, and the others agree or are lists. `fields`
    has the rule of each field by its path, such as `title.en`. `marked` says what to do
    with records that carry a mark. `leave` are columns that go nowhere on purpose.
    """

    subject: Subject
    fields: Mapping[str, Rule]
    table: str | None = None
    key: str | None = None
    id: str | None = None
    marked: Mapping[RecordMark, Treatment] = field(default_factory=dict)
    leave: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A value that a sentence of the source suggests; it counts once `accept` says so.

    `key` is that of the subject, `value` what would be written there.
    """

    subject: Subject
    key: str
    field: str
    value: object
    sentence: str
    accept: bool | None = None


@dataclass(frozen=True, slots=True)
class ImportMapping:
    """One file of `imports/`; `places` has where each part of it stands.

    `source` is a path in the workspace, or None: it is named on the command line. Of a
    database, `statement` is what is asked, and `connection` names its address in the
    user's own configuration.
    """

    name: str
    source: str | None
    reading: ReadingOptions
    subjects: tuple[SubjectMapping, ...]
    numbers: NumberForm | None = None
    dates: DateForm | None = None
    suggestions: tuple[Suggestion, ...] = ()
    statement: str | None = None
    connection: str | None = None
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


def lists_in(
    rules: Mapping[str, Rule], above: FieldPath = ()
) -> Iterator[tuple[FieldPath, ListRule]]:
    """Yield each list that rules fill, also those in items; its path is without items."""
    for name, rule in rules.items():
        if isinstance(rule, ListRule):
            path = (*above, *name.split("."))
            yield path, rule
            for source in rule.sources:
                yield from lists_in(source.item, path)
