"""Objects are those that ReportLab's own would be, byte by byte."""

from io import BytesIO

import pikepdf
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
    reference,
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
    streamed = objects.add(stream(b"data", {}))
    other = objects.add(b"(other)")
    objects.put(later, b"(later)")
    root = objects.add(b"<</Type/Catalog/Pages 5 0 R>>")
    objects.add(b"<</Type/Pages/Kids[]/Count 0>>")
    trailer = {"Root": reference(root), "Info": reference(root)}
    file = objects.file(b"1.7", trailer)
    assert file.index(b"2 0 obj") < file.index(b"data") < file.index(b"/ObjStm")
    with pikepdf.open(BytesIO(file)) as pdf:
        assert str(pdf.get_object(later, 0)) == "later"
        assert pdf.get_object(streamed, 0).read_bytes() == b"data"
        assert str(pdf.get_object(other, 0)) == "other"


@pytest.mark.parametrize("count", [1, 256, 257, 1000])
def test_any_number_of_objects_is_found(count: int) -> None:
    objects = Objects()
    root = objects.add(b"<</Type/Catalog/Pages 2 0 R>>")
    objects.add(b"<</Type/Pages/Kids[]/Count 0>>")
    numbers = [objects.add(b"(%d)" % each) for each in range(count)]
    file = objects.file(b"2.0", {"Root": reference(root)})
    with pikepdf.open(BytesIO(file)) as pdf:
        read = [int(str(pdf.get_object(number, 0))) for number in numbers]
        assert read == [*range(count)]


def test_an_object_that_is_never_written_is_nothing() -> None:
    objects = Objects()
    never, root = objects.reserve(), objects.add(b"<</Pages 3 0 R>>")
    objects.add(b"<</Type/Pages/Kids[]/Count 0>>")
    file = objects.file(b"1.7", {"Root": reference(root)})
    with pikepdf.open(BytesIO(file)) as pdf:
        assert pdf.get_object(never, 0) is None
        assert "/Pages" in pdf.Root
