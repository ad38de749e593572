"""Objects are those that ReportLab's own would be, byte by byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFString,
)

from briefgen.writers.pdf.objects import (
    Objects,
    array,
    clean,
    dictionary,
    name,
    numbers,
    stream,
    string,
)

DOCUMENT = PDFDocument()
KEYS = st.text("ABCabc+.019", min_size=1, max_size=8)
VALUES = st.sampled_from([b"/Name", b"1 0 R", b"[ 1 2 ]"])


@given(st.text())
def test_a_string_is_that_of_reportlab(text: str) -> None:
    assert string(text) == PDFString(clean(text)).format(DOCUMENT)


@given(st.text("éœ☐中ab()\\\r\n\t\x7f"))
def test_a_string_of_hard_characters_is_that_of_reportlab(text: str) -> None:
    assert string(text) == PDFString(clean(text)).format(DOCUMENT)


@given(st.text(st.characters(max_codepoint=0xFF), min_size=1))
def test_a_name_is_that_of_reportlab(text: str) -> None:
    assert name(text) == PDFName(text).encode()


@given(st.dictionaries(KEYS, VALUES, max_size=20))
def test_a_dictionary_is_that_of_reportlab(entries: dict[str, bytes]) -> None:
    assert dictionary(entries) == PDFDictionary(entries).format(DOCUMENT)


@given(st.lists(VALUES, max_size=35))
def test_an_array_is_that_of_reportlab(items: list[bytes]) -> None:
    assert array(items) == PDFArray(items).format(DOCUMENT)


@given(st.lists(st.floats(-1e6, 1e6) | st.integers(-9999, 9999), max_size=12))
def test_numbers_are_those_of_reportlab(values: list[float]) -> None:
    assert numbers(values) == PDFArray(values).format(DOCUMENT)


@pytest.mark.parametrize("data", [b"", b"a", b"a\n", b"a\r"])
def test_the_data_of_a_stream_stays_whole(data: bytes) -> None:
    start = stream(data, {}).partition(b"stream\n")[2]
    assert start[: len(data)] == data
    assert start[len(data) :] in {b"\nendstream\n", b"\r\nendstream\n"}


def test_a_file_says_where_its_objects_are() -> None:
    objects = Objects()
    later = objects.reserve()
    other = objects.add(b"(other)")
    objects.put(later, b"(later)")
    file = objects.file(later, other, "00")
    table = file[file.index(b"xref\n") :].splitlines()
    offsets = [int(row[:10]) for row in table[3:5]]
    assert file[offsets[0] :].startswith(b"1 0 obj\n(later)\nendobj\n")
    assert file[offsets[1] :].startswith(b"2 0 obj\n(other)\nendobj\n")
    assert file[int(table[-2]) :].startswith(b"xref\n0 3\n")
