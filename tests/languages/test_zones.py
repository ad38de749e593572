"""Tests of the names that times have in Canada."""

import datetime

import pytest

from briefgen.languages import facts
from briefgen.languages.words_of import words_of
from briefgen.languages.zones import Zones, zone


@pytest.mark.parametrize(
    ("moment", "english", "french"),
    [
        ("2024-11-16T12:00:00-05:00", "EST", "HNE"),
        ("2024-07-01T12:00:00-04:00", "EDT", "HAE"),
        ("2024-07-01T12:00:00-05:00", "CDT", "HAC"),
        ("2024-11-16T12:00:00-07:00", "MST", "HNR"),
        ("2024-03-10T01:59:00-05:00", "EST", "HNE"),
        ("2024-03-10T03:00:00-04:00", "EDT", "HAE"),
        ("2024-03-10T02:00:00-04:00", "EDT", "HAE"),
        ("2024-11-03T01:59:00-04:00", "EDT", "HAE"),
        ("2024-11-03T02:00:00-05:00", "EST", "HNE"),
        ("2024-11-03T03:00:00-03:30", "NST", "HNT"),
        ("2024-11-16T12:00:00+00:00", "UTC", "UTC"),
        ("2024-11-16T12:00:00+05:30", "UTC+05:30", "UTC+05:30"),
        ("2024-11-16T12:00:00-04:00", "AST", "HNA"),
        ("2024-07-01T12:00:00-03:00", "ADT", "HAA"),
        ("2024-07-01T12:00:00-02:30", "NDT", "HAT"),
        ("2024-11-16T12:00:00-08:00", "PST", "HNP"),
        ("2024-07-01T12:00:00-07:00", "PDT", "HAP"),
        ("2024-11-16T12:00:00-06:00", "CST", "HNC"),
        ("2020-03-08T02:00:00-04:00", "EDT", "HAE"),  # March 1 was a Sunday
        ("2020-11-01T01:59:00-04:00", "EDT", "HAE"),  # and so was November 1
        ("2020-11-01T02:00:00-05:00", "EST", "HNE"),
        ("2021-03-14T02:00:00-04:00", "EDT", "HAE"),  # March 1 was a Monday
        ("2021-11-07T02:00:00-05:00", "EST", "HNE"),
    ],
)
def test_a_time_is_named_by_its_offset(moment: str, english: str, french: str) -> None:
    at = datetime.datetime.fromisoformat(moment)
    assert [zone(at, Zones(facts(each).zones)) for each in ("en", "fr")] == [
        english,
        french,
    ]


@pytest.mark.parametrize(
    ("moment", "english", "french"),
    [
        (
            "2024-12-01T00:05:00-05:00",
            "EMBARGOED UNTIL December 1, 2024, 12:05 am EST",
            "SOUS EMBARGO JUSQU’AU 1er décembre 2024, 0 h 05 HNE",
        ),
        (
            "2024-07-02T16:30:00-04:00",
            "EMBARGOED UNTIL July 2, 2024, 4:30 pm EDT",
            "SOUS EMBARGO JUSQU’AU 2 juillet 2024, 16 h 30 HAE",
        ),
    ],
)
def test_an_embargo_is_worded(moment: str, english: str, french: str) -> None:
    until = datetime.datetime.fromisoformat(moment)
    said = [
        words_of(language, several_currencies=False).embargo(until)
        for language in ("en", "fr")
    ]
    assert [each.replace("\u00a0", " ") for each in said] == [english, french]
