"""A draft says so across its pages, behind the text and for no screen reader."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest

from briefgen.tree import FileOptions
from briefgen.writers import writer
from tests.writers import sample_trees
from tests.writers.pdf.looks import look

MARK = b"/Artifact <</Type/Pagination/Subtype/Watermark>> BDC"


def pages(draft: str) -> list[bytes]:
    document = replace(sample_trees.note(), options=FileOptions(draft=draft))
    data = writer("pdf")(document, look("note"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [page.Contents.read_bytes() for page in pdf.pages]


def words(page: bytes) -> list[bytes]:
    """Give what shows text; fonts have numbers in the order of their use."""
    return [re.sub(rb"/F\d", b"/F", each) for each in re.findall(rb"BT .*? ET", page)]


def test_each_page_begins_with_the_word_as_an_artifact() -> None:
    for page in pages("DRAFT"):
        first, mark, rest = page.partition(MARK)
        assert mark
        assert b"BDC" not in first
        assert MARK not in rest
        word = rest.partition(b"EMC")[0]
        assert word.count(b"BT") == 1
        assert b" 0.7071 0.7071 -0.7071 0.7071 " in word.replace(b"BT ", b" ")


def test_the_rest_of_a_page_is_the_same() -> None:
    for draft, plain in zip(pages("DRAFT"), pages(""), strict=True):
        without = draft.partition(MARK)[2].partition(b"EMC")[2]
        shown = words(plain)
        assert shown
        assert shown == words(without)
        assert MARK not in plain


@pytest.mark.parametrize("word", ["DRAFT", "ÉBAUCHE"])
def test_the_word_stands_in_the_middle_of_the_page(word: str) -> None:
    page = pages(word)[0].partition(MARK)[2].partition(b"EMC")[0]
    parts = page.split(b"Tm")[0].split()
    across, up = (float(each) for each in parts[-2:])
    assert 0 < across < 306 < 792 - up
