"""The documents of the sample against what experts found, and each find planted."""

import io
import re
from functools import cache
from zipfile import ZipFile

import pytest

from briefgen.writers import writer
from tests.interop.style_rules import STYLE_RULES
from tests.sample_documents import DOCUMENTS, made
from tests.writers.docx.finds import FINDS, Rule

NOTE = ("briefing-note", "advancing-gender-equality", "en")
FACTSHEET = ("factsheet", "advancing-gender-equality", "en")
DASHBOARD = ("dashboard", "portfolio", "en")
TEXT, CORE = "word/document.xml", "docProps/core.xml"
# Each row plants one find: its number, in which document and part, what for what.
PLANTED = (
    (4, NOTE, TEXT, rb"<w15:appearance [^>]*/></w:sdtPr>", rb"<w:text/></w:sdtPr>"),
    (10, FACTSHEET, TEXT, rb'w:top="\d+"', rb'w:top="0"'),
    (11, NOTE, "word/header1.xml", rb"<w:t ", rb"<w:hyperlink/><w:t "),
    (13, NOTE, CORE, rb"(<dc:subject>)[^<]*", rb"\1advancing-gender-equality"),
    (13, NOTE, CORE, rb"(<cp:category>)[^<]*", rb"\1briefing-note"),
    (14, DASHBOARD, "word/charts/chart1.xml", rb' algn="l"', rb' algn="r"'),
    (
        14,
        DASHBOARD,
        "word/charts/chart1.xml",
        rb'<c:showLeaderLines val="0"/>|<c:showLegendKey val="0"/>',
        rb'<c:showLeaderLines val="1"/>',
    ),
    (16, FACTSHEET, TEXT, rb'<w:br w:type="column"/>', rb""),
)


@cache
def files(kind: str, subject: str, language: str) -> dict[str, bytes]:
    found = made(kind, subject, language)
    archive = ZipFile(io.BytesIO(writer("docx")(found.document, found.look)))
    return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("document", DOCUMENTS, ids="-".join)
def test_no_find_is_in_a_document_of_the_sample(document: tuple[str, str, str]) -> None:
    parts = files(*document)
    broken = {
        number: [told for rule in rules for told in rule(parts)]
        for number, rules in FINDS.items()
    }
    assert {number: told for number, told in broken.items() if told} == {}


@pytest.mark.parametrize(("number", "document", "part", "good", "bad"), PLANTED)
def test_each_find_is_found_where_it_is_planted(
    number: int, document: tuple[str, str, str], part: str, good: bytes, bad: bytes
) -> None:
    parts = files(*document)
    planted = re.sub(good, bad, parts[part])
    assert planted != parts[part]
    assert _told(FINDS[number], {**parts, part: planted})


def test_typed_labels_are_found() -> None:
    parts = files(*DASHBOARD)
    (book, *_) = (name for name in parts if name.startswith("word/embeddings/"))
    typed = io.BytesIO()
    with ZipFile(io.BytesIO(parts[book])) as old, ZipFile(typed, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"<f>.*?</f>", b"", old.read(name)))
    assert _told(FINDS[8], {**parts, book: typed.getvalue()})


def test_every_find_is_planted() -> None:
    assert {number for number, *_ in PLANTED} | {8, 12} == FINDS.keys()
    assert FINDS[12] == STYLE_RULES  # planted among the rules of styles


def _told(rules: tuple[Rule, ...], parts: dict[str, bytes]) -> list[str]:
    return [told for rule in rules for told in rule(parts)]
