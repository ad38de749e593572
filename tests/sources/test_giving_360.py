"""Grants of 360Giving are the same records, from JSON and from a flat table."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError
from briefgen.sources.source_content import ReadingOptions, SourceContent
from tests.sources.content_text import content_of_bytes
from tests.sources.iati.iati_files import plain

GRANT: dict[str, object] = {
    "id": "360G-x-1",
    "title": "Wells",
    "description": "It digs.",
    "currency": "GBP",
    "amountAwarded": 25000.50,
    "awardDate": "2024-05-01T00:00:00+00:00",
    "url": "https://www.example.org/1",
    "plannedDates": [
        {"startDate": "2024-06-01", "endDate": "2025-05-31", "duration": 12}
    ],
    "recipientOrganization": [{"id": "GB-1", "name": "CARE", "addressCountry": "UK"}],
    "fundingOrganization": [{"id": "GB-2", "name": "The Trust"}],
    "grantProgramme": [{"code": "W", "title": "Water"}],
    "beneficiaryLocation": [
        {"name": "Leeds", "countryCode": "gb", "latitude": 53.8, "longitude": -1.55}
    ],
    "classifications": [{"vocabulary": "own", "code": "A", "title": "Rural"}],
}
TABLE = (
    "Identifier,Title,Description,Currency,Amount Awarded,Award Date,URL,"
    "Planned Dates:Start Date,Planned Dates:End Date,Planned Dates:Duration (months),"
    "Recipient Org:Identifier,Recipient Org:Name,Recipient Org:Country,"
    "Funding Org:Identifier,Funding Org:0:Name,Grant Programme:Code,Grant Programme:Title,"
    "Beneficiary Location:Name,Beneficiary Location:Country Code,"
    "Beneficiary Location:Latitude,Beneficiary Location:Longitude,"
    "classifications/0/vocabulary,classifications/0/code,classifications/0/title\n"
    "360G-x-1,Wells,It digs.,GBP,25000.5,2024-05-01,https://www.example.org/1,2024-06-01,"
    "2025-05-31,12,GB-1,CARE,UK,GB-2,The Trust,W,Water,Leeds,GB,53.8,-1.55,own,A,Rural\n"
)
VALUES = {
    "id": "360G-x-1",
    "title": "Wells",
    "description": "It digs.",
    "currency": "GBP",
    "url": "https://www.example.org/1",
    "amountAwarded": "25000.5",
    "awardDate": "2024-05-01",
    "start": "2024-06-01",
    "end": "2025-05-31",
    "duration": "12 months",
    "programme": "Water",
    "programme.code": "W",
    "organisations": [
        {"name": "CARE", "role": "recipient", "id": "GB-1", "country": "UK"},
        {"name": "The Trust", "role": "funder", "id": "GB-2"},
    ],
    "locations": [
        {"name": "Leeds", "country": "GB", "latitude": "53.8", "longitude": "-1.55"}
    ],
    "classifications": [{"vocabulary": "own", "code": "A", "title": "Rural"}],
}


def read(
    folder: Path, text: str | bytes, name: str = "grants.json", form: str | None = None
) -> SourceContent:
    data = text.encode() if isinstance(text, str) else text
    return content_of_bytes(folder, name, data, ReadingOptions(form=form))


def grants(*each: object, **others: object) -> str:
    return json.dumps({"grants": each, **others})


def refusal(folder: Path, text: str | bytes, name: str = "grants.json") -> str:
    with pytest.raises(BriefgenError) as caught:
        read(folder, text, name, "360giving")
    return str(caught.value)


def test_a_grant_of_json_has_values_with_plain_names(tmp_path: Path) -> None:
    content = read(tmp_path, grants(GRANT, license="https://example.org"))
    assert content.options.form == "360giving"
    (record,) = content.tables[0].records
    assert plain(record) == VALUES
    assert record.where == "grant 1"
    assert content.remarks == ()


def test_a_grant_of_a_table_has_the_same_values(tmp_path: Path) -> None:
    content = read(tmp_path, TABLE, "grants.csv")
    assert content.options.form == "360giving"
    assert plain(content.tables[0].records[0]) == VALUES
    assert content.tables[0].records[0].where == "line 2"
    assert content.remarks == ()


def test_rows_with_one_identifier_are_one_grant_with_longer_lists(
    tmp_path: Path,
) -> None:
    second = "360G-x-1,Other,It digs.,,25000.5,,,,,,GB-3,Oxfam" + "," * 12
    content = read(tmp_path, f"{TABLE}{second}\n", "grants.csv")
    (record,) = content.tables[0].records
    values = plain(record)
    organisations = values["organisations"]
    assert isinstance(organisations, list)
    assert [each["name"] for each in organisations] == ["CARE", "Oxfam", "The Trust"]
    assert [each.message for each in content.remarks] == [
        "lines of one grant differ: the first one counts: title of line 2"
    ]


def test_grants_that_cannot_be_told_apart_are_told(tmp_path: Path) -> None:
    content = read(tmp_path, grants(GRANT, GRANT, {"amountAwarded": 1}, "no grant"))
    assert [each.message for each in content.remarks] == [
        "what is no object is no grant: grant 4",
        "an identifier stands at several grants: 360G-x-1",
        "a grant has no identifier: grant 3",
    ]


def test_a_name_that_stands_twice_in_an_object_is_told(tmp_path: Path) -> None:
    text = grants(GRANT).replace('"title": "Wells"', '"title": "A", "title": "Wells"')
    content = read(tmp_path, text)
    assert "a name stands twice in one object: title" in str(content.remarks)


def test_who_individuals_are_is_not_read(tmp_path: Path) -> None:
    person = {**GRANT, "recipientIndividual": {"name": "Jane Doe"}}
    content = read(tmp_path, grants(person))
    assert "Jane" not in str(content)
    assert "grants to individuals: who they are is not read" in str(content.remarks)


@pytest.mark.parametrize("value", [True, None, [], {}, [1, None, [2]], "text", 7])
def test_values_of_another_kind_are_no_values(tmp_path: Path, value: object) -> None:
    odd = {**dict.fromkeys(GRANT, value), "id": "1", "amountAwarded": 5}
    record = plain(read(tmp_path, grants(odd)).tables[0].records[0])
    assert record["amountAwarded"] == "5"
    assert "organisations" not in record


def test_numbers_keep_all_their_digits(tmp_path: Path) -> None:
    text = '{"grants": [{"id": "1", "amountAwarded": 12345678901234567890.10}]}'
    record = plain(read(tmp_path, text).tables[0].records[0])
    assert record["amountAwarded"] == "12345678901234567890.10"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "this is no JSON from here on"),
        ('{"grants": [', "grants.json:1:13: error: this is no JSON from here on"),
        ('{"grants": {}}', "there is no list of grants in this file"),
        ("[]", "there is no grant in this file"),
        ('{"grants": ' + "[" * 100 + "]" * 100 + "}", "more than 40 deep"),
        ('{"grants": ' + "[" * 100_000 + "]" * 100_000 + "}", "more than 40 deep"),
        ('{"grants": [' + "[]," * 1_000_001 + "0]}", "more than 4,000,000 values"),
        ("9" * 5_000, "there is no list of grants"),
        (b'{"grants": [\0]}', "this file has bytes that no text has"),
    ],
)
def test_what_is_wrong_or_hostile_is_a_clear_mistake(
    tmp_path: Path, text: str | bytes, words: str
) -> None:
    start = time.perf_counter()
    assert words in refusal(tmp_path, text)
    assert time.perf_counter() - start < 120


def test_a_table_with_other_headings_is_refused(tmp_path: Path) -> None:
    words = refusal(tmp_path, "Name,Amount\na,1\n", "grants.csv")
    assert "this is no table of grants" in words


def test_many_rows_of_one_grant_take_bounded_time(tmp_path: Path) -> None:
    head = "Identifier,Amount Awarded,Recipient Org:Name\n"
    rows = "".join(f"1,5,Name {number}\n" for number in range(20_000))
    start = time.perf_counter()
    content = read(tmp_path, head + rows, "grants.csv")
    assert time.perf_counter() - start < 120
    assert "more items than are read" in str(content.remarks)


@given(st.binary(max_size=100))
def test_any_bytes_are_a_file_or_a_mistake(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    for whole in (data, b'{"grants": [' + data + b"]}"):
        try:
            read(folder, whole, form="360giving")
        except BriefgenError as error:
            names = {each.place.path for each in error.diagnostics}
            if names != {"grants.json"}:
                raise
