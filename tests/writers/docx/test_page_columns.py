"""A body in columns: sections of Word, with head and foot as wide as the page."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from briefgen.style import Look
from briefgen.tree import Document
from briefgen.writers.docx import write
from tests.interop.word_rules import broken
from tests.writers import sample_trees
from tests.writers.docx.opened import look, values, words
from tests.writers.docx.templates import french

SAMPLES = (sample_trees.factsheet, sample_trees.note, sample_trees.backgrounder)


def columned(layout: str) -> Look:
    """Set the body of a layout in two columns."""
    found = look(layout)
    return replace(found, design=replace(found.design, columns=2))


def parts(document: Document, chosen: Look) -> dict[str, bytes]:
    archive = ZipFile(BytesIO(write(document, chosen)))
    return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("template", [None, french()], ids=["ours", "a template's"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_columns_break_no_rule_and_lose_no_word(
    sample: Callable[[], Document], template: bytes | None
) -> None:
    document = sample()
    whole = replace(look(document.layout), reference=template)
    files = parts(document, replace(columned(document.layout), reference=template))
    assert broken(files) == []
    body = etree.fromstring(files["word/document.xml"])
    plain = etree.fromstring(parts(document, whole)["word/document.xml"])
    # in a column a label may need two lines, and then a cell for what a tab parts
    assert words(body).replace("\t", "") == words(plain).replace("\t", "")
    assert "2" in values(body, "//w:sectPr/w:cols/@w:num")


def test_head_and_foot_stand_outside_of_the_columns() -> None:
    files = parts(sample_trees.backgrounder(), columned("backgrounder"))
    body = etree.fromstring(files["word/document.xml"])
    above = values(
        body, "//w:p[w:pPr/w:sectPr[not(w:cols/@w:num)]]/w:pPr/w:pStyle/@w:val"
    )
    assert above[0] in {"Subtitle", "Heading1", "Kicker"}
    assert values(body, "/w:document/w:body/w:sectPr/w:cols/@w:num") == []
