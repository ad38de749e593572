"""Canada's register of grants and contributions to the agreements that it lists.

A row is an agreement, or an amendment of one, with the new value of the whole. So a record
is an agreement with what its latest amendment says; values of amendments are never added.
Source of the columns: open-data/ckanext-canada, ckanext/canada/tables/grants.yaml.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from briefgen.errors import Place, mistake
from briefgen.sources.csv_content import NAMES, csv_content, whole_rows
from briefgen.sources.grids.grid import GridRow
from briefgen.sources.record_cells import NUMBER, RecordCells, columns_of
from briefgen.sources.remarks import Remarks
from briefgen.sources.separators import first_values
from briefgen.sources.source_content import (
    ReadingOptions,
    SourceContent,
    SourceRecord,
    SourceTable,
)
from briefgen.sources.source_file import RULE, SourceFile
from briefgen.value_classes import dataclass

AGREEMENTS = "agreements"
REFERENCE, OWNER = "ref_number", "owner_org"
NUMBER_OF_AMENDMENT, DATE = "amendment_number", "amendment_date"
VALUE, NAME, CITY = "agreement_value", "recipient_legal_name", "recipient_city"
NEEDED = {REFERENCE, VALUE, NAME}
DATES = {DATE, "agreement_start_date", "agreement_end_date"}
NUMBERS = {VALUE, "foreign_currency_value"}
# Of a recipient and not of the agreement: what is the name of it in `recipients`.
OF_RECIPIENT: Mapping[str, str] = {
    "recipient_type": "type",
    "recipient_business_number": "number",
    "recipient_operating_name": "operating_name",
    "recipient_country": "country",
    "recipient_province": "province",
}
ABOUT_RECIPIENT = {NAME, CITY, *OF_RECIPIENT}
BOTH = ("|", "\N{BOX DRAWINGS LIGHT VERTICAL}")  # between English and French
LANGUAGES = ("en", "fr")
OWN = (
    *("reference", "agreement_value_once", "agreement_value_sum"),
    *(f"recipients.name_{code}" for code in LANGUAGES),
    *(f"recipients.city_{code}" for code in LANGUAGES),
    *(f"recipients.{name}" for name in OF_RECIPIENT.values()),
    *("amendments.number", "amendments.date", "amendments.value"),
)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row by the names of its columns; `amendment` is None if that is no number."""

    line: int
    values: Mapping[str, str]
    amendment: int | None

    @property
    def order(self) -> tuple[int, str]:
        """Return what the latest row has most of."""
        number = -1 if self.amendment is None else self.amendment
        return number, self.values.get(DATE, "")


def recognises(name: str, head: bytes) -> bool:
    """Return whether a file begins with the headings of the register."""
    headings = {each.strip().lower() for each in first_values(head)}
    return name.lower().endswith(NAMES) and headings >= NEEDED


def read(file: SourceFile, options: ReadingOptions) -> SourceContent:
    """Return the agreements of a register; raise BriefgenError if it lists none."""
    content = csv_content(file, options)
    remarks = Remarks(file.name)
    rows, headings = _rows(file.name, content.rows, remarks)
    agreements = _by_agreement(rows)
    counts = Counter(reference for reference, _ in agreements)
    records = tuple(
        _agreement(_reference(key, counts), several, remarks)
        for key, several in agreements.items()
    )
    others = [each for each in headings if each not in ABOUT_RECIPIENT]
    columns = dict.fromkeys((*OWN[:1], *others, *OWN[1:], *columns_of(records)))
    return SourceContent(
        file.name,
        (SourceTable(AGREEMENTS, tuple(columns), records),),
        content.options,
        (*content.remarks, *remarks.all()),
        content.reasons,
    )


def _rows(
    name: str, grid: Sequence[GridRow], remarks: Remarks
) -> tuple[list[RegisterRow], list[str]]:
    """Return the rows that are whole, and the headings."""
    head = grid[0].cells if grid else ()
    headings = [cell.text.strip().lower() for cell in head]
    missing = NEEDED - {*headings}
    if missing:
        message = f"this is no register of grants: no column {min(missing)}"
        hint = f"its first line has {', '.join(sorted(NEEDED))}"
        raise mistake(Place(name), message, RULE, hint)
    rows = []
    for line, texts in whole_rows(grid[1:], len(headings), remarks):
        values = dict(zip(headings, texts, strict=False))
        if not values[REFERENCE]:
            remarks.add(line, f"a line has no {REFERENCE}: left out")
            continue
        rows.append(RegisterRow(line, values, _amendment(line, values, remarks)))
    if not rows:
        raise mistake(Place(name), "this register has no agreement", RULE)
    return rows, headings


def _amendment(line: int, values: Mapping[str, str], remarks: Remarks) -> int | None:
    text = values.get(NUMBER_OF_AMENDMENT, "0") or "0"
    if text.isascii() and text.isdigit() and len(text) < 6:  # noqa: PLR2004 - none has
        return int(text)
    words = f"a line has an {NUMBER_OF_AMENDMENT} that is no number: it counts as the oldest"
    remarks.add(line, words, example=text[:20])
    return None


def _by_agreement(
    rows: Sequence[RegisterRow],
) -> dict[tuple[str, str], list[RegisterRow]]:
    """Return the rows of each agreement, by its reference and its department."""
    groups: dict[tuple[str, str], list[RegisterRow]] = {}
    for row in rows:
        key = row.values[REFERENCE], row.values.get(OWNER, "")
        groups.setdefault(key, []).append(row)
    return groups


def _reference(key: tuple[str, str], counts: Mapping[str, int]) -> str:
    """Return what an agreement is called; its department too where several have it."""
    reference, owner = key
    return f"{reference} {owner}" if counts[reference] > 1 else reference


def _agreement(
    reference: str, rows: Sequence[RegisterRow], remarks: Remarks
) -> SourceRecord:
    ordered = sorted(rows, key=lambda row: row.order, reverse=True)
    latest = [row for row in ordered if row.amendment == ordered[0].amendment]
    record = RecordCells(f"agreement {reference}", latest[0].line)
    record.text("reference", reference)
    for column in latest[0].values:
        if column != VALUE and column not in ABOUT_RECIPIENT:
            _add(record, column, ordered)
    recipients = _recipients(latest)
    _add_value(record, latest, len(recipients), remarks)
    record.records("recipients", recipients)
    record.records("amendments", [_listed(row) for row in reversed(ordered)])
    dates = [row.values.get(DATE, "") for row in ordered]
    if [each for each in dates if each] != sorted(filter(None, dates), reverse=True):
        words = "amendments whose numbers and dates disagree: the numbers count"
        remarks.add(latest[0].line, words, example=reference)
    return record.record()


def _add(record: RecordCells, column: str, ordered: Sequence[RegisterRow]) -> None:
    """Add the value of the latest row that has any in a column."""
    for row in ordered:
        if row.values[column]:
            cells = _cells(row)
            _put(cells, column, row.values[column])
            record.take(cells)
            return


def _cells(row: RegisterRow) -> RecordCells:
    return RecordCells(f"line {row.line}", row.line, word="column ")


def _put(cells: RecordCells, column: str, text: str) -> None:
    if column in DATES:
        cells.date(column, text)
    elif column in NUMBERS:
        cells.number(column, text)
    else:
        cells.text(column, text)


def _add_value(
    record: RecordCells,
    latest: Sequence[RegisterRow],
    recipients: int,
    remarks: Remarks,
) -> None:
    """Add the value of the agreement; where recipients have rows each, it is in doubt.

    `agreement_value_once` counts the same value of all rows once, `agreement_value_sum`
    adds them up.
    """
    cells = _cells(latest[0])
    texts = [row.values[VALUE] for row in latest if row.values[VALUE]]
    once, total = texts[0] if texts else "", texts[0] if texts else ""
    doubt = differ = wrong = ""
    if len(texts) > 1:
        several = f"{len(texts)} lines of the latest amendment"
        doubt = f"{several}, with {' and '.join(texts[:3])}: once, or added up?"
        differ = f"{several} have different values" if len({*texts}) > 1 else ""
        plain = all(NUMBER.fullmatch(each) for each in texts)
        wrong = "" if plain else "one of the values is no plain number"
        total = format(sum(map(Decimal, texts), Decimal(0)), "f") if plain else ""
        if recipients == 1 and not differ:
            doubt, total = "", once
            remarks.add(latest[0].line, "a line stands twice", example=record.where)
    cells.number(VALUE, "" if doubt else once, doubt)
    cells.number(f"{VALUE}_once", "" if differ else once, differ)
    cells.number(f"{VALUE}_sum", "" if wrong else total, wrong)
    record.take(cells)


def _recipients(latest: Sequence[RegisterRow]) -> list[SourceRecord]:
    once = {row.values[NAME].casefold(): row for row in reversed(latest)}
    records = []
    for row in sorted(once.values(), key=lambda row: row.line):
        cells = _cells(row)
        for column, name in ((NAME, "name"), (CITY, "city")):
            for code, text in _in_both(row.values.get(column, "")).items():
                cells.text(f"{name}_{code}", text)
        for column, name in OF_RECIPIENT.items():
            cells.text(name, row.values.get(column, ""))
        records.append(cells.record())
    return records


def _in_both(text: str) -> Mapping[str, str]:
    """Return a name in each language; one alone is the same in both."""
    for mark in BOTH:
        first, bar, second = text.partition(mark)
        if bar:
            return dict(zip(LANGUAGES, (first or second, second or first), strict=True))
    return dict.fromkeys(LANGUAGES, text)


def _listed(row: RegisterRow) -> SourceRecord:
    cells = _cells(row)
    cells.number("number", row.values.get(NUMBER_OF_AMENDMENT, ""))
    cells.date("date", row.values.get(DATE, ""))
    cells.number("value", row.values[VALUE])
    return cells.record()
