"""An IATI file to the table of its activities: version 2.03, and older ones.

International Aid Transparency Initiative: iatistandard.org. Read as a stream: the file
may be larger than memory, its records may not.
"""

import re
from collections import Counter
from dataclasses import replace

from briefgen.errors import Place, mistake
from briefgen.files import MEGABYTE
from briefgen.sources.iati.activity import activity_record
from briefgen.sources.iati.activity_elements import ActivityElements
from briefgen.sources.iati.columns import columns_in
from briefgen.sources.iati.xml_text import (
    XmlText,
    wanted_encoding,
    xml_encoding,
    xml_head,
)
from briefgen.sources.record_cells import text_of
from briefgen.sources.remarks import Remarks
from briefgen.sources.source_content import (
    ReadingOptions,
    SourceContent,
    SourceRecord,
    SourceTable,
)
from briefgen.sources.source_file import RULE, SourceFile

ACTIVITIES = "activities"
MOST = 300 * MEGABYTE
MOST_ACTIVITIES = 50_000  # as many files a folder of data may have
ROOT = re.compile(r"<(?:[\w.-]+:)?iati-(?:activit(?:y|ies)|organisations?)[\s/>]")


def recognises(name: str, head: bytes) -> bool:
    """Return whether a file has activities or organisations of IATI."""
    return not name.endswith((".html", ".htm")) and bool(ROOT.search(xml_head(head)))


def read(file: SourceFile, options: ReadingOptions) -> SourceContent:
    """Return the activities of a file; raise BriefgenError if it has none."""
    encoding = (
        wanted_encoding(options.encoding, file.name)
        if options.encoding
        else xml_encoding(file.head())
    )
    text = XmlText(file.name, encoding)
    elements = ActivityElements(file.name)
    remarks = Remarks(file.name)
    records = _records(file, text, elements, remarks)
    _judge(records, remarks)
    table = SourceTable(ACTIVITIES, columns_in(records), tuple(records))
    return SourceContent(
        file.name,
        (table,),
        replace(options, table=ACTIVITIES),
        (*text.remarks(), *remarks.all()),
    )


def _records(
    file: SourceFile, text: XmlText, elements: ActivityElements, remarks: Remarks
) -> list[SourceRecord]:
    records: list[SourceRecord] = []
    place = Place(file.name)
    with file.stream(MOST) as stream:
        for element in elements.each(text.pieces(stream)):
            if len(records) == MOST_ACTIVITIES:
                message = f"this file has more than {MOST_ACTIVITIES:,} activities"
                hint = "ask its publisher's site for a part of them"
                raise mistake(place, message, "too-large", hint)
            records.append(activity_record(element, remarks))
    if records and elements.organisations:
        remarks.add(1, "what the file says of whole organisations is not read")
    if records:
        return records
    if elements.organisations:
        message = "this is an organisation file of IATI: it has no activities"
        raise mistake(place, message, RULE, "take the publisher's activity file")
    raise mistake(place, "there is no activity in this file", RULE)


def _judge(records: list[SourceRecord], remarks: Remarks) -> None:
    """Add to the remarks that activities cannot be told apart, or are parts of others."""
    first: dict[str, SourceRecord] = {}
    for record in records:
        identifier = text_of(record, "iati-identifier")
        if not identifier:
            words = "an activity has no identifier"
            remarks.add(record.line, words, "it cannot be known again", record.where)
        elif identifier in first:
            words = "an identifier stands at several activities"
            example = f"{identifier}, first in line {first[identifier].line}"
            remarks.add(record.line, words, example=example)
        first.setdefault(identifier, record)
    levels = Counter(text_of(record, "hierarchy") for record in records)
    if len(levels.keys() - {""}) > 1:
        words = "some activities are parts of others: budgets may be in both"
        hint = "look at `hierarchy` and `parent` before amounts are added up"
        remarks.add(1, words, hint)
