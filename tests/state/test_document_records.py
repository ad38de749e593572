"""Records of documents: packed by an example, and named by what they say."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.state.document_record import (
    OWN,
    Dependency,
    Recorded,
    keys_in,
    numbered,
    numbered_one_by_one,
    pack,
)
from briefgen.state.document_records import EXAMPLES, INDEX, RECORDS, DocumentRecords
from briefgen.state.record_index import Basis, RecordIndex
from briefgen.state.state import opened
from tests.state.test_state import alter

WELLS, WATER = "public sheet wells", "public sheet water"


def recorded(name: str, by: str = "") -> Recorded:
    """Return what a document about an initiative depends on."""
    keys = {(by, "value", f"initiatives.{name}.{at}"): f"“{name} {at}”" for at in "abc"}
    return {
        **keys,
        ("", "root", f"initiatives.{name}"): "0f",
        ("", "chart", "one"): "1",
    }


def kept(records: DocumentRecords) -> list[str]:
    """Store records of two subjects, and of one of them in two languages."""
    return [
        records.keep(recorded("wells"), WELLS),
        records.keep(recorded("wells", "fr"), WELLS),
        records.keep(recorded("water"), WATER),
    ]


EVERY = [recorded("wells"), recorded("wells", "fr"), recorded("water")]


def test_records_are_read_as_they_were_kept(tmp_path: Path) -> None:
    with opened(tmp_path) as state:
        names = kept(state.records)
        state.records.keep_only(names)
    with opened(tmp_path) as state:
        assert [*map(state.records.recorded, names)] == EVERY
        assert kept(state.records) == names


def test_a_record_that_no_output_has_is_forgotten(tmp_path: Path) -> None:
    with opened(tmp_path) as state:
        names = kept(state.records)
        state.records.keep_only(names[1:])
    with opened(tmp_path) as state:
        assert [*map(state.records.recorded, names)] == [None, *EVERY[1:]]


def test_the_shape_of_a_page_about_everything_grows_by_less_than_a_byte_for_each() -> (
    None
):
    few, many = (_shape_of_a_page_about(number) for number in (200, 2_000))
    assert len(many) - len(few) < 1_800 * 4  # keys of four fields each


def _shape_of_a_page_about(initiatives: int) -> bytes:
    fields = ("title", "funding.amount", "theme", "places|released")
    record, rows = pack(
        {
            ("", "value", f"initiatives.number-{each:05}.{field}"): "given"
            for each in range(initiatives)
            for field in fields
        }
    )
    assert len(keys_in(rows[record.shape])) == initiatives * len(fields)
    return rows[record.shape]


@pytest.mark.parametrize("part", [RECORDS, EXAMPLES])
def test_what_is_lost_is_known_to_be_lost(tmp_path: Path, part: str) -> None:
    with opened(tmp_path) as state:
        names = kept(state.records)
    alter(tmp_path, f"DELETE FROM rows WHERE part = '{part}'")
    with opened(tmp_path) as state:
        assert [*map(state.records.recorded, names)] == [None, None, None]
        assert kept(state.records) == names
    with opened(tmp_path) as state:
        assert [*map(state.records.recorded, names)] == EVERY


def test_an_index_is_read_as_it_was_kept_or_is_empty(tmp_path: Path) -> None:
    basis = Basis("a", "b", ("en", "public"), ("portfolio", "themes.x"))
    wholes = {("en", "public", "value", "portfolio.themes|length"): "3"}
    roots = {"portfolio": "1", "themes.x": "2"}
    with opened(tmp_path) as state:
        (name, *_) = kept(state.records)
        index = RecordIndex({name: basis}, "outlines", wholes, roots)
        assert state.records.index() == RecordIndex()
        lost = {**index.records, f"{name} that is gone": basis}
        state.records.keep_index(replace(index, records=lost))
    with opened(tmp_path) as state:
        assert state.records.index() == index
    alter(tmp_path, f"UPDATE rows SET content = '[]' WHERE part = '{INDEX}'")
    with opened(tmp_path) as state:
        assert state.records.index() == RecordIndex()


PIECES = st.sampled_from(
    [
        "themes.",
        "initiatives.",
        "water",
        "wells",
        ".",
        "(",
        ")",
        "|",
        "3",
        "\0",
        "\1",
        " ",
    ]
)
KEYS = st.lists(PIECES, max_size=8).map("".join)
DEPENDENCIES = st.tuples(
    st.sampled_from(["", "fr"]), st.sampled_from(["value", "accent", "root"]), KEYS
)


@given(st.lists(DEPENDENCIES, unique=True, max_size=12))
def test_keys_are_numbered_together_as_they_are_one_by_one(
    own: list[Dependency],
) -> None:
    assert numbered(own) == numbered_one_by_one(own)


@given(st.lists(DEPENDENCIES, unique=True, max_size=12))
def test_keys_are_read_as_they_were_packed(asked: list[Dependency]) -> None:
    every = {each: str(number) for number, each in enumerate(asked)}
    record, rows = pack(every)
    own = {each: digest for each, digest in every.items() if each[1] in OWN}
    keys = keys_in(rows[record.shape])
    pairs = zip(keys, record.digests, strict=True)
    assert {
        (by, kind, record.full(key)): digest for (by, kind, key), digest in pairs
    } == own
