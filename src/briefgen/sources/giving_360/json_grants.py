"""A JSON file of 360Giving to its grants; its size and depth are bounded before reading."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.files import MOST
from briefgen.sources.encodings import decoded
from briefgen.sources.giving_360.grant_values import (
    FileGrants,
    GrantValues,
    JsonValue,
)
from briefgen.sources.remarks import Remarks
from briefgen.sources.source_content import ReadingOptions
from briefgen.sources.source_file import RULE, SourceFile

GRANTS = "grants"
MOST_PARTS, MOST_VALUES = 1_000_000, 4_000_000  # lists and objects; what commas divide
DEEPEST = 40  # lists and objects inside each other
NAMES = (b'"amountAwarded"', b'"recipientOrganization"', b'"fundingOrganization"')


def is_json(name: str, head: bytes) -> bool:
    """Return whether a file is JSON with the names of 360Giving."""
    plain = head.replace(b"\0", b"")  # of UTF-16 too
    has = b'"grants"' in plain and any(each in plain for each in NAMES)
    return name.lower().endswith(".json") and has


def json_grants(
    file: SourceFile, options: ReadingOptions, remarks: Remarks
) -> FileGrants:
    """Return the grants of a file; raise BriefgenError if it is no JSON, or too much."""
    text = decoded(file.name, file.whole(MOST), options.encoding)
    document = _document(file.name, text.text, remarks)
    grants = document.get(GRANTS) if isinstance(document, Mapping) else document
    if not isinstance(grants, list):
        message = f"there is no list of {GRANTS} in this file"
        raise mistake(Place(file.name), message, RULE)
    each = []
    for number, grant in enumerate(grants, 1):
        if isinstance(grant, Mapping):
            each.append(GrantValues(f"grant {number}", 1, grant))
        else:
            remarks.add(1, "what is no object is no grant", example=f"grant {number}")
    how = replace(options, encoding=text.encoding, separator=None)
    return FileGrants(tuple(each), how, {"encoding": text.reason})


def _document(name: str, text: str, remarks: Remarks) -> JsonValue:
    parts, values = text.count("{") + text.count("["), text.count(",")
    if parts > MOST_PARTS or values > MOST_VALUES:
        message = f"this file has more than {MOST_VALUES:,} values"
        raise mistake(Place(name), message, "too-large", "import a part of it")

    def member(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
        read = dict(pairs)
        if len(read) < len(pairs):
            (twice, _), *_ = Counter(name for name, _ in pairs).most_common(1)
            remarks.add(1, "a name stands twice in one object", example=twice[:40])
        return read

    try:
        document: JsonValue = json.loads(
            text,
            object_pairs_hook=member,
            parse_int=str,
            parse_float=str,
            parse_constant=str,
        )
    except json.JSONDecodeError as error:
        message = (
            f"this is no JSON from here on: {error.msg[:1].lower()}{error.msg[1:]}"
        )
        place = Place(name, error.lineno, error.colno)
        raise mistake(place, message, RULE) from None
    except RecursionError:
        raise _deep(name) from None
    if _depth(document) > DEEPEST:
        raise _deep(name)
    return document


def _deep(name: str) -> BriefgenError:
    message = f"lists and objects stand more than {DEEPEST} deep inside each other"
    return mistake(Place(name), message, "too-large")


def _depth(document: JsonValue) -> int:
    """Return how deep a value is, counted level by level."""
    level: list[JsonValue] = [document]
    depth = 0
    while level and depth <= DEEPEST:
        depth += 1
        level = [
            part
            for value in level
            if isinstance(value, list | Mapping)
            for part in (value.values() if isinstance(value, Mapping) else value)
        ]
    return depth
