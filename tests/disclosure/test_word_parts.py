"""No part of a Word file, however deep, holds more than its document tells."""

import io
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.disclosure.building import leaks, plain
from tests.disclosure.portfolios import Planted
from tests.disclosure.searching import within
from tests.writers.docx.note_edits import pack, unpack

FIRST = 89  # seed: of a portfolio with a chart; no other test has these
BOOKS = 3  # workbooks that are opened, at least
LEAST = 25  # documents


def books(data: bytes) -> list[str]:
    with ZipFile(io.BytesIO(data)) as archive:
        return [name for name in archive.namelist() if name.endswith(".xlsx")]


def test_a_word_file_holds_no_more_than_its_document_tells(tmp_path: Path) -> None:
    """Of any audience: properties, settings, charts, their workbooks, tags and all."""
    opened = documents = 0
    for seed in count(FIRST):
        root = tmp_path / str(seed)
        plain(root, seed, "docx, tree")
        planted = Planted(seed)
        planted.write(root / "told", "tree")
        known = planted.words, {**planted.numbers, **planted.amounts}
        for file in sorted((root / "build").rglob("*.docx")):
            data = file.read_bytes()
            told = {*within(file.with_suffix(".txt").read_bytes(), *known)}
            assert {*within(data, *known)} <= told, file.name
            documents += 1
            opened += len(books(data))
        shutil.rmtree(root)
        if opened >= BOOKS and documents >= LEAST:
            return


def into(name: str, before: bytes, said: bytes) -> Callable[[bytes], bytes]:
    """Say something in a part of a Word file, in front of what stands there."""

    def change(data: bytes) -> bytes:
        parts = unpack(data)
        assert before in parts[name]
        parts[name] = parts[name].replace(before, said + before, 1)
        return pack(parts)

    return change


def behind_a_chart(name: str, before: bytes, said: bytes) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        (book, *_), parts = books(data), unpack(data)
        return pack({**parts, book: into(name, before, said)(parts[book])})

    return change


def beside(name: str, said: bytes) -> Callable[[bytes], bytes]:
    return lambda data: pack({**unpack(data), name: said})


WORD, NUMBER = b"Zqheldx", b"87654321"
PLACES = {
    "a workbook's words": behind_a_chart(
        "xl/sharedStrings.xml", b"</sst>", b"<si><t>Zqheldx</t></si>"
    ),
    "a workbook's numbers": behind_a_chart(
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b"<row><c><v>87654321</v></c></row>",
    ),
    "what a chart remembers": into(
        "word/charts/chart1.xml", b"</c:chartSpace>", b"<c:v>87654321</c:v>"
    ),
    "properties": into("docProps/core.xml", b"</cp:coreProperties>", b"<x>Zqheldx</x>"),
    "properties of our own": into("docProps/custom.xml", b"</Prop", b"<x>Zqheldx</x>"),
    "the program's properties": into("docProps/app.xml", b"</Prop", b"<x>Zqheldx</x>"),
    "settings": into("word/settings.xml", b"</w:settings>", b'<w:x w:val="Zqheldx"/>'),
    "an alternative text": into("word/document.xml", b"descr=", b'title="Zqheldx" '),
    "a tag": into("word/document.xml", b"</w:body>", b'<w:tag w:val="zqheldx"/>'),
    "custom XML": beside("customXml/item1.xml", b"<x>Zqheldx</x>"),
    "comments": beside("word/comments.xml", b"<x>Zqheldx</x>"),
    "a part's name": beside("word/media/zqheldx.png", b""),
}


@pytest.fixture(scope="module")
def charted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a workspace whose public folder has a Word file with a chart."""
    for seed in count(FIRST):
        root = tmp_path_factory.mktemp("charted")
        plain(root, seed, "docx")
        if any(books(each.read_bytes()) for each in root.glob("build/public/*/*.docx")):
            return root
    raise AssertionError


@pytest.mark.parametrize("place", PLACES)
def test_each_part_is_searched(charted: Path, place: str) -> None:
    planted = Planted(FIRST)
    planted.words, planted.numbers, planted.amounts = {}, {}, {}
    planted.words[WORD.decode()] = planted.numbers[int(NUMBER)] = "internal"
    file = next(
        each
        for each in sorted(charted.glob("build/public/*/*.docx"))
        if books(each.read_bytes())
    )
    whole = file.read_bytes()
    assert leaks(charted, planted) == []
    file.write_bytes(PLACES[place](whole))
    try:
        assert len(leaks(charted, planted)) == 1
    finally:
        file.write_bytes(whole)
