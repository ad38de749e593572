"""Tests of the values that stand on a line of a data file."""

import pytest

from briefgen.errors import BriefgenError, Place
from briefgen.provenance.yaml_position import Spot, values_at, values_in

TEXT = """\
# The wells.
theme: water
title: {en: Wells, fr: Puits}
funding:
  kind: new
  amount: 5

description:
  en: >-
    It digs wells
    # 100 of them

    in all.
  fr: "Il creuse
    des puits."
reach:
  - count: 4
    who: Girls
offices:
  - First office
    and more
release: {audience: internal}
"""
PLACES = {
    name: Place("data/wells.yaml", line, column)
    for name, line, column in (
        ("wells", 2, 1),
        ("wells.theme", 2, 8),
        ("wells.title", 3, 8),
        ("wells.title.en", 3, 13),
        ("wells.title.fr", 3, 24),
        ("wells.funding", 5, 3),
        ("wells.funding.kind", 5, 9),
        ("wells.funding.amount", 6, 11),
        ("wells.description", 9, 3),
        ("wells.description.en", 9, 7),
        ("wells.description.fr", 14, 7),
        ("wells.reach", 17, 3),
        ("wells.reach.0", 17, 5),
        ("wells.reach.0.count", 17, 12),
        ("wells.reach.0.who", 18, 10),
        ("wells.offices", 20, 3),
        ("wells.offices.0", 20, 5),
    )
} | {"ports.theme": Place("data/ports.yaml", 2, 8)}


def at(line: int, column: int | None = None) -> list[str]:
    found = values_at(TEXT, Spot("data/wells.yaml", line, column), PLACES)
    return [value.path.removeprefix("wells.") for value in found]


@pytest.mark.parametrize(
    ("line", "column", "paths"),
    [
        (2, None, ["theme"]),
        (3, None, ["title.en", "title.fr"]),
        (3, 1, ["title.en", "title.fr"]),
        (3, 9, ["title.en"]),
        (3, 15, ["title.en"]),
        (3, 24, ["title.fr"]),
        (3, 999, ["title.fr"]),
        (4, None, ["funding.kind", "funding.amount"]),
        (6, None, ["funding.amount"]),
        (6, 1, ["funding.amount"]),
        (9, None, ["description.en"]),
        (10, None, ["description.en"]),
        (11, None, ["description.en"]),
        (13, 2, ["description.en"]),
        (15, None, ["description.fr"]),
        (17, None, ["reach.0.count", "reach.0.who"]),
        (17, 9, ["reach.0.count"]),
        (18, None, ["reach.0.who"]),
        (20, None, ["offices.0"]),
        (21, None, ["offices.0"]),
    ],
)
def test_a_line_holds_values(line: int, column: int | None, paths: list[str]) -> None:
    assert at(line, column) == paths


@pytest.mark.parametrize(
    ("line", "told", "near"),
    [
        (1, "this line is a comment", "wells.theme"),
        (7, "this line is empty", "wells.funding.amount"),
        (22, "no value of the data stands on this line", "wells.offices.0"),
        (0, "this file has 22 lines", None),
        (23, "this file has 22 lines", None),
        (999_999_999, "this file has 22 lines", None),
    ],
)
def test_a_line_without_values_is_told(line: int, told: str, near: str | None) -> None:
    with pytest.raises(BriefgenError) as error:
        at(line)
    (found,) = error.value.diagnostics
    assert (found.message, found.place.line) == (told, line)
    assert (found.hint or "").startswith(f"the nearest is {near}," if near else "")


def test_a_file_holds_all_its_values_in_their_order() -> None:
    found = values_in(TEXT, "data/wells.yaml", PLACES)
    assert [value.path.removeprefix("wells.") for value in found] == [
        "theme",
        "title.en",
        "title.fr",
        "funding.kind",
        "funding.amount",
        "description.en",
        "description.fr",
        "reach.0.count",
        "reach.0.who",
        "offices.0",
    ]
    assert found[4].text == "5"
