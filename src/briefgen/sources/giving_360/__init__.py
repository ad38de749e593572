"""360Giving data, JSON or a flat table, to the table of its grants.

Source of the names: the 360Giving Data Standard (github.com/ThreeSixtyGiving/standard,
schema/360-giving-schema.json).
"""

from briefgen.errors import Place, mistake
from briefgen.sources.giving_360.grant import COLUMNS, grant_record
from briefgen.sources.giving_360.json_grants import is_json, json_grants
from briefgen.sources.giving_360.table_grants import is_table, table_grants
from briefgen.sources.record_cells import text_of
from briefgen.sources.remarks import Remarks
from briefgen.sources.source_content import (
    ReadingOptions,
    SourceContent,
    SourceRecord,
    SourceTable,
)
from briefgen.sources.source_file import RULE, SourceFile

GRANTS = "grants"
MOST_GRANTS = 50_000  # as many files a folder of data may have


def recognises(name: str, head: bytes) -> bool:
    """Return whether a file has grants as 360Giving writes them."""
    return is_json(name, head) or is_table(name, head)


def read(file: SourceFile, options: ReadingOptions) -> SourceContent:
    """Return the grants of a file; raise BriefgenError if it has none."""
    remarks = Remarks(file.name)
    flat = not file.name.lower().endswith(".json")
    read_grants = table_grants if flat else json_grants
    grants = read_grants(file, options, remarks)
    if not grants.each:
        raise mistake(Place(file.name), "there is no grant in this file", RULE)
    if len(grants.each) > MOST_GRANTS:
        message = f"this file has more than {MOST_GRANTS:,} grants"
        raise mistake(Place(file.name), message, "too-large", "import a part of them")
    records = tuple(grant_record(each, remarks) for each in grants.each)
    _judge(records, remarks)
    return SourceContent(
        file.name,
        (SourceTable(GRANTS, COLUMNS, records),),
        grants.options,
        (*grants.remarks, *remarks.all()),
        grants.reasons,
    )


def _judge(records: tuple[SourceRecord, ...], remarks: Remarks) -> None:
    """Add to the remarks that grants cannot be told apart."""
    known: set[str] = set()
    for record in records:
        name = text_of(record, "id")
        if not name:
            words = "a grant has no identifier"
            remarks.add(record.line, words, "it cannot be known again", record.where)
        elif name in known:
            words = "an identifier stands at several grants"
            remarks.add(record.line, words, example=name)
        known.add(name)
