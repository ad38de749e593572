"""A logo that says nothing is decoration in every format; another is a figure."""

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest
from lxml import etree

from briefgen.tree import Picture, Symbol
from briefgen.writers import docx, pdf
from tests.made_pictures import png
from tests.writers import sample_trees
from tests.writers.docx.opened import found, values
from tests.writers.pdf import reading
from tests.writers.pdf.hard_cases import symbol
from tests.writers.pdf.looks import look

LOGOS = (symbol("", 20.0), Picture("logo.png", "", png(), 20.0, 20.0, "png"))


@pytest.mark.parametrize("layout", ["factsheet", "note"])
@pytest.mark.parametrize("logo", LOGOS)
@pytest.mark.parametrize("words", ["", "Ministry of Water"])
def test_a_logo_without_words_is_decoration(
    layout: str, logo: Picture | Symbol, words: str
) -> None:
    document = sample_trees.of_blocks(layout=layout)
    shown = replace(document.furniture, logo=replace(logo, alternative=words))
    document = replace(document, furniture=shown)
    file = pdf.write(document, look(layout))
    with reading.opened(file) as opened:
        figures = [each for each in reading.nodes(opened) if each.role == "Figure"]
        assert [str(each.dictionary["/Alt"]) for each in figures] == [words] * bool(
            words
        )
    assert reading.failures(file, "ua1") == []
    archive = ZipFile(io.BytesIO(docx.write(document, look(layout))))
    written = [
        etree.fromstring(archive.read(name))
        for name in archive.namelist()
        if name.startswith(("word/header", "word/document.xml"))
    ]
    # a band is drawn behind the page as decoration, too
    said = {each for root in written for each in values(root, "//wp:docPr/@descr")}
    assert said - {""} == {words} - {""}
    unsaid = "//wp:docPr[@descr='' and not(.//*[local-name()='decorative'][@val='1'])]"
    assert not any(found(root, unsaid) for root in written)
