"""Opens Word files for the tests: parts as XML, paragraphs as style and words."""

import io
from functools import cache
from pathlib import Path
from typing import cast
from zipfile import ZipFile

from lxml import etree

from briefgen.style import Look
from briefgen.style_file import read_style
from briefgen.tree import Block, Document
from briefgen.writers.docx import write
from tests.writers import sample_trees

STYLE = Path(__file__).parents[3] / "templates" / "style.yaml"
NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
W = f"{{{NAMES['w']}}}"


@cache
def look(layout: str) -> Look:
    return read_style(STYLE.read_text("utf-8"), "templates/style.yaml").look(layout)


def written(document: Document) -> dict[str, bytes]:
    archive = ZipFile(io.BytesIO(write(document, look(document.layout))))
    return {name: archive.read(name) for name in archive.namelist()}


def part(document: Document, name: str) -> etree._Element:
    return etree.fromstring(written(document)[name])


def body(document: Document) -> etree._Element:
    return part(document, "word/document.xml")


def of_blocks(*blocks: Block, layout: str = "note") -> etree._Element:
    return body(sample_trees.of_blocks(*blocks, layout=layout))


def found(root: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", root.xpath(path, namespaces=NAMES))


def values(root: etree._Element, path: str) -> list[str]:
    return [
        str(value) for value in cast("list[str]", root.xpath(path, namespaces=NAMES))
    ]


def words(element: etree._Element) -> str:
    """Give the words of runs; a column's break is none."""
    path = ".//w:r/w:t | .//w:r/w:tab | .//w:r/w:br[not(@w:type)]"
    spoken = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(
        spoken.get(child.tag, child.text or "") for child in found(element, path)
    )


def paragraphs(root: etree._Element) -> list[tuple[str, str]]:
    return [
        (next(iter(values(each, "w:pPr/w:pStyle/@w:val")), "Normal"), words(each))
        for each in found(root, ".//w:p")
    ]
