"""A flat table of 360Giving to its grants: headings are paths, rows may share a grant.

The heading `Recipient Org:Name` is the name of the first recipient; so are
`Recipient Org:0:Name` and `recipientOrganization/0/name`.
"""

import re
from collections.abc import Mapping
from typing import cast

from briefgen.errors import Place, mistake
from briefgen.sources.csv_content import NAMES, csv_content, whole_rows
from briefgen.sources.giving_360.grant_values import (
    FileGrants,
    GrantValues,
    JsonValue,
)
from briefgen.sources.remarks import Remarks
from briefgen.sources.separators import first_values
from briefgen.sources.source_content import ReadingOptions
from briefgen.sources.source_file import RULE, SourceFile

# What a heading says, in small letters → the name in JSON.
WORDS: Mapping[str, str] = {
    "identifier": "id",
    "recipient org": "recipientOrganization",
    "funding org": "fundingOrganization",
    "duration (months)": "duration",
    "web address": "url",
    "last modified": "dateModified",
    "geographic code": "geoCode",
    "geographic code type": "geoCodeType",
    "city": "addressLocality",
    "county": "addressRegion",
    "country": "addressCountry",
    "recipient ind": "recipientIndividual",
}
LISTS = {
    *("recipientOrganization", "fundingOrganization", "plannedDates", "actualDates"),
    *("beneficiaryLocation", "grantProgramme", "classifications"),
}
MOST_ITEMS = 500  # of one list of a grant
NEEDED = {"id", "amountAwarded"}
PATH = re.compile(r"\s*[:/]\s*")


def is_table(name: str, head: bytes) -> bool:
    """Return whether a file is a table with headings of 360Giving."""
    paths = {_path(each) for each in first_values(head)}
    tops = {path[0] for path in paths}
    organised = {"recipientOrganization", "fundingOrganization"} & tops
    return name.lower().endswith(NAMES) and tops >= NEEDED and bool(organised)


def table_grants(
    file: SourceFile, options: ReadingOptions, remarks: Remarks
) -> FileGrants:
    """Return the grants of a table; rows with one identifier are one grant."""
    content = csv_content(file, options)
    head = content.rows[0].cells if content.rows else ()
    paths = [_path(cell.text) for cell in head]
    if not {path[0] for path in paths} >= NEEDED:
        message = "this is no table of grants: no heading Identifier or Amount Awarded"
        raise mistake(Place(file.name), message, RULE)
    grants: dict[str, GrantValues] = {}
    for line, texts in whole_rows(content.rows[1:], len(paths), remarks):
        values = _grant(paths, texts)
        where = f"line {line}"
        key = str(values.get("id") or where)
        first = grants.setdefault(key, GrantValues(where, line, values))
        _join(first, values, line, remarks)
    return FileGrants(
        tuple(grants.values()), content.options, content.reasons, content.remarks
    )


def _path(heading: str) -> tuple[str, ...]:
    """Return the names of JSON that a heading stands for, without numbers."""
    parts = (part.strip() for part in PATH.split(heading.strip()))
    named = [part for part in parts if not part.isdecimal()]
    return tuple(map(_name, named)) or ("",)


def _name(words: str) -> str:
    known = WORDS.get(words.lower())
    if known:
        return known
    if " " not in words and words[:1].islower():
        return words
    first, *others = words.lower().split() or [""]
    return first + "".join(each.capitalize() for each in others)


def _grant(paths: list[tuple[str, ...]], texts: list[str]) -> dict[str, JsonValue]:
    """Return the values of a row as JSON has them: each list with one item at most."""
    grant: dict[str, JsonValue] = {}
    items: dict[str, dict[str, JsonValue]] = {}
    for path, text in zip(paths, texts, strict=False):
        if text and len(path) == 1:
            grant.setdefault(path[0], text)
        elif text:
            items.setdefault(path[0], {}).setdefault(".".join(path[1:]), text)
    return {**grant, **{name: [item] for name, item in items.items()}}


def _join(
    first: GrantValues, values: dict[str, JsonValue], line: int, remarks: Remarks
) -> None:
    """Add the items of another row to those of the first one of its grant."""
    if first.values is values:
        return
    own = cast("dict[str, JsonValue]", first.values)
    for name, value in values.items():
        known = own.setdefault(name, value)
        if name in LISTS and isinstance(known, list) and isinstance(value, list):
            if len(known) < MOST_ITEMS:
                known += [each for each in value if each not in known]
            else:
                words = "more items than are read stand in a list of one grant"
                remarks.add(line, words, example=f"{name} of {first.where}")
        elif known != value:
            words = "lines of one grant differ: the first one counts"
            remarks.add(line, words, example=f"{name} of {first.where}")
