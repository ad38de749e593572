"""A grant of 360Giving to a record, whose values have the same names for JSON and tables."""

from collections.abc import Iterator, Mapping

from briefgen.sources.giving_360.grant_values import GrantValues, JsonValue
from briefgen.sources.record_cells import RecordCells
from briefgen.sources.remarks import Remarks
from briefgen.sources.source_content import SourceRecord

TEXTS = ("id", "title", "description", "currency", "url", "dataSource", "locationScope")
NUMBERS = ("amountAppliedFor", "amountAwarded", "amountDisbursed")
ROLES = (("recipientOrganization", "recipient"), ("fundingOrganization", "funder"))
COLUMNS = (
    *TEXTS,
    *NUMBERS,
    *("awardDate", "start", "end", "duration"),
    *("programme", "programme.code", "organisations.name", "organisations.role"),
    *("organisations.id", "organisations.country", "locations.name"),
    *("locations.country", "locations.latitude", "locations.longitude"),
    *("classifications.vocabulary", "classifications.code", "classifications.title"),
)
Item = Mapping[str, JsonValue]


def grant_record(grant: GrantValues, remarks: Remarks) -> SourceRecord:
    """Return what a grant says, and add what is odd about it to the remarks."""
    values = grant.values
    cells = RecordCells(grant.where, grant.line, word="column ")
    for name in TEXTS:
        cells.text(name, _text(values, name))
    for name in NUMBERS:
        cells.number(name, _text(values, name))
    cells.date("awardDate", _text(values, "awardDate"))
    _add_dates(cells, values)
    for programme in _items(values, "grantProgramme"):
        cells.text("programme", _text(programme, "title"))
        cells.text("programme.code", _text(programme, "code"))
        break
    cells.records("organisations", _organisations(cells, values))
    cells.records("locations", _locations(cells, values))
    cells.records("classifications", _classifications(cells, values))
    if "recipientIndividual" in values:
        words = "grants to individuals: who they are is not read"
        remarks.add(grant.line, words, example=grant.where)
    return cells.record()


def _add_dates(cells: RecordCells, values: Item) -> None:
    """Add when the work begins and ends: as planned, or else as it was."""
    for name in ("plannedDates", "actualDates"):
        for dates in _items(values, name):
            cells.date("start", _text(dates, "startDate"))
            cells.date("end", _text(dates, "endDate"))
            months = _text(dates, "duration")
            cells.text("duration", f"{months} months" if months.isdecimal() else months)
            return


def _organisations(grant: RecordCells, values: Item) -> Iterator[SourceRecord]:
    known: set[str] = set()
    for name, role in ROLES:
        for item in _items(values, name):
            title = _text(item, "name")
            if title and title.casefold() not in known:
                known.add(title.casefold())
                cells = grant.below(role, grant.line)
                cells.text("name", title)
                cells.text("role", role)
                cells.text("id", _text(item, "id"))
                cells.text("country", _text(item, "addressCountry"))
                yield cells.record()


def _locations(grant: RecordCells, values: Item) -> Iterator[SourceRecord]:
    for item in _items(values, "beneficiaryLocation"):
        cells = grant.below("location", grant.line)
        cells.text("name", _text(item, "name"))
        cells.text("country", _text(item, "countryCode").upper())
        cells.number("latitude", _text(item, "latitude"))
        cells.number("longitude", _text(item, "longitude"))
        yield cells.record()


def _classifications(grant: RecordCells, values: Item) -> Iterator[SourceRecord]:
    for item in _items(values, "classifications"):
        cells = grant.below("classification", grant.line)
        for name in ("vocabulary", "code", "title"):
            cells.text(name, _text(item, name))
        yield cells.record()


def _items(values: Item, name: str) -> Iterator[Item]:
    """Yield the objects of a list; one that stands alone is a list of one."""
    value = values.get(name)
    if isinstance(value, Mapping):
        yield value
    elif isinstance(value, list):
        yield from (each for each in value if isinstance(each, Mapping))


def _text(values: Item, name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""
