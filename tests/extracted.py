"""The text of finished files, block by block, as a reading program hears it."""

import ctypes
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from briefgen.tree import Document, Figure
from tests.writers.pdf import speech

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HYPHEN = "\x02"  # how the extractor tells one at the end of a line
BOX = "☐"  # a control in Word, a drawing in PDF
WITHIN = {
    "/Link",
    "/Span",
    "/Reference",
    "/Strong",
    "/Em",
    "/Code",
}  # elements that stand within a block
# The marks of lists, which Word counts itself; notes, which are told last.
UNSPOKEN = {"/Lbl", "/Note"}
NOTE = f"{W}footnoteReference"
LETTERS = (f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", NOTE)


def word_blocks(data: bytes) -> list[str]:
    """Give the blocks of a Word file: first header, body, footnotes, a page's foot."""
    with ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    document = etree.fromstring(parts["word/document.xml"])
    first = "default" if document.find(f".//{W}titlePg") is None else "first"
    relations = {
        relation.get("Id"): f"word/{relation.get('Target')}"
        for relation in etree.fromstring(parts["word/_rels/document.xml.rels"])
    }
    furniture = {
        place: etree.fromstring(parts[relations[found.get(f"{R}id")]])
        for place in ("header", "footer")
        for found in document.iter(f"{W}{place}Reference")
        if found.get(f"{W}type") == first
    }
    told = [document]
    if "header" in furniture:
        told.insert(0, furniture["header"])
    if "word/footnotes.xml" in parts:
        told.append(etree.fromstring(parts["word/footnotes.xml"]))
    told += [furniture["footer"]] if "footer" in furniture else []
    return _squeezed(block for root in told for block in _paragraphs(root))


def pdf_blocks(data: bytes) -> list[str]:
    """Give the blocks of a PDF file in the order of its structure, notes last."""
    words = _marked(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages: dict[tuple[int, int], int] = {
            page.obj.objgen: number for number, page in enumerate(pdf.pages)
        }
        tree = pdf.Root.StructTreeRoot.K[0]
        told = (tree, *_notes(tree))
        return _squeezed(chain(*(_elements(each, words, pages) for each in told)))


def without_labels(blocks: list[str], document: Document) -> list[str]:
    """Drop the labels of charts, which Word draws: each chart's must stand together."""
    for figure in speech.figures(document):
        if not isinstance(figure, Figure):
            continue
        told = _squeezed(words for _, words in speech.labels(figure.drawing))
        (finding,) = _squeezed([speech.text(figure.finding)])
        above = next(at for at, each in enumerate(blocks) if each.endswith(finding))
        places = range(above, len(blocks) + 1)
        at = next(each for each in places if blocks[each : each + len(told)] == told)
        blocks = [*blocks[:at], *blocks[at + len(told) :]]
    return blocks


def _squeezed(blocks: Iterable[str]) -> list[str]:
    """Drop spaces, which line ends hide, and blocks without words."""
    found = (re.sub(rf"[\s{BOX}]+", "", block) for block in blocks)
    return [block for block in found if block]


def _paragraphs(root: etree._Element) -> Iterator[str]:
    numbers = count(1)
    for paragraph in root.iter(f"{W}p"):
        runs = (
            _said(child, numbers)
            for run in paragraph.iter(f"{W}r")
            for child in run
            if child.tag in LETTERS and child.get(f"{W}type") is None
        )
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        words, style = "".join(runs), "" if named is None else named.get(f"{W}val", "")
        if style.startswith("TOC"):
            yield words
        elif style == "Detail":  # a label, and its value beside or below it
            yield from re.split(r"[\t\n]", words, maxsplit=1)
        elif style != "Footer":  # the line of a page, which is no content
            yield from words.split("\t")


def _said(child: etree._Element, numbers: Iterator[int]) -> str:
    match child.tag:
        case tag if tag == NOTE:
            return str(next(numbers))
        case tag if tag == f"{W}t":
            return child.text or ""
        case tag if tag == f"{W}tab":
            return "\t"
        case _:
            return "\n"


def _marked(data: bytes) -> list[Mapping[int, str]]:
    """Give the words of each page by the number of the marked content they stand in."""
    pages: list[Mapping[int, str]] = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            words: defaultdict[int, str] = defaultdict(str)
            textpage = page.get_textpage()
            for drawn in page.get_objects(max_depth=1):
                if drawn.type == pdfium.FPDF_PAGEOBJ_TEXT:
                    number = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
                    words[number] += _letters(drawn, textpage)
            pages.append(words)
    return pages


def _letters(drawn: pypdfium2.PdfObject, textpage: pypdfium2.PdfTextPage) -> str:
    length = pdfium.FPDFTextObj_GetText(drawn, textpage, None, 0)
    letters = ctypes.create_string_buffer(length)
    kind = ctypes.POINTER(pdfium.FPDF_WCHAR)
    pdfium.FPDFTextObj_GetText(drawn, textpage, ctypes.cast(letters, kind), length)
    told = letters.raw[: length - 2].decode("utf-16-le")
    return told.replace(HYPHEN, "-")


def _notes(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in element.get("/K", pikepdf.Array()):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if str(kid.S) == "/Note":
                yield kid
            yield from _notes(kid)


def _elements(
    element: pikepdf.Object,
    words: list[Mapping[int, str]],
    pages: Mapping[tuple[int, int], int],
) -> Iterator[str]:
    told = ""
    for kid in element.get("/K", pikepdf.Array()):
        if not isinstance(kid, pikepdf.Dictionary):
            told += words[pages[element.Pg.objgen]][int(kid)]
        elif "/MCID" in kid:
            page = kid.Pg if "/Pg" in kid else element.Pg
            told += words[pages[page.objgen]][int(kid.MCID)]
        elif str(kid.get("/S")) in WITHIN:
            told += "".join(_elements(kid, words, pages))
        elif "/S" in kid and str(kid.S) not in UNSPOKEN:
            yield told
            told = ""
            yield from _elements(kid, words, pages)
    if str(element.S) != "/Figure":  # of a picture its caption is told, not its labels
        yield told
