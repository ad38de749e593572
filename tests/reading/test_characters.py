"""Bytes become text when they are UTF-8; else the first wrong byte is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError
from briefgen.reading import decode
from briefgen.reading.characters import LARGEST


def told(data: bytes) -> str:
    with pytest.raises(BriefgenError) as raised:
        decode(data, "data/mill.yaml")
    return str(raised.value)


def test_text_is_decoded() -> None:
    assert decode("é\r\n".encode(), "x") == "é\r\n"


def test_a_byte_order_mark_is_left_out() -> None:
    assert decode(b"\xef\xbb\xbfa: b", "x") == "a: b"


def test_the_first_wrong_byte_is_told_with_its_letter() -> None:
    assert told("a: x\r\nb: « é".encode() + b"t\xe9\n") == (
        "data/mill.yaml:2:8: error: byte 0xe9 is not UTF-8 [encoding]\n"
        "  hint: save the file as UTF-8; if it is Windows-1252, this letter is 'é'"
    )


def test_a_byte_that_is_no_letter_anywhere_is_told() -> None:
    assert told(b"\x81") == (
        "data/mill.yaml:1:1: error: byte 0x81 is not UTF-8 [encoding]\n"
        "  hint: save the file as UTF-8"
    )


def test_utf_16_is_told() -> None:
    assert told("a: b".encode("utf-16")) == (
        "data/mill.yaml:1:1: error: this file is UTF-16, not UTF-8 [encoding]\n"
        "  hint: save the file as UTF-8"
    )


def test_a_large_file_is_told() -> None:
    assert told(b"a" * (LARGEST + 1)) == (
        "data/mill.yaml:1:1: error: this file is larger than 10 MB [too-large]\n"
        "  hint: split it into smaller files"
    )


@given(st.binary())
def test_any_bytes_are_text_or_a_mistake(data: bytes) -> None:
    try:
        text = decode(data, "x")
    except BriefgenError as error:
        rules = {found.rule for found in error.diagnostics}
    else:
        rules = {"encoding"}
        assert text.encode() == data.removeprefix(b"\xef\xbb\xbf")
    assert rules == {"encoding"}
