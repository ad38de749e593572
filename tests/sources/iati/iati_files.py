"""A piece of XML to what the reader of IATI files says of it."""

from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.sources.source_content import (
    ReadingOptions,
    SourceCell,
    SourceContent,
    SourceRecord,
)
from tests.sources.content_text import content_of_bytes

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def read(folder: Path, data: str | bytes, **options: str) -> SourceContent:
    """Read a file with these bytes."""
    whole = data.encode() if isinstance(data, str) else data
    return content_of_bytes(folder, "aid.xml", whole, ReadingOptions(**options))  # type: ignore[arg-type]


def refusal(folder: Path, data: str | bytes, form: str = "iati") -> str:
    """Return the words with which a file is refused."""
    try:
        read(folder, data, form=form)
    except BriefgenError as error:
        return str(error)
    return "it was read"


def activity(
    inside: str, attributes: str = 'xml:lang="en" default-currency="CAD"'
) -> str:
    """Return a file of one activity."""
    one = f"<iati-activity {attributes}>{inside}</iati-activity>"
    return f'<iati-activities version="2.03">{one}</iati-activities>'


def one(folder: Path, inside: str, attributes: str | None = None) -> SourceRecord:
    """Return the record of an activity with these parts."""
    text = activity(inside) if attributes is None else activity(inside, attributes)
    return read(folder, text).tables[0].records[0]


def plain(record: SourceRecord) -> dict[str, object]:
    """Return a record as texts and lists; a fault stands in the place of its text."""
    return {
        name: f"fault: {value.fault}"
        if isinstance(value, SourceCell) and value.fault
        else value.text
        if isinstance(value, SourceCell)
        else [plain(each) for each in value]
        for name, value in record.values.items()
    }
