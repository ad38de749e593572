"""The words of a page in the order of its structure, and as other programs read them."""

import subprocess
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pikepdf

from tests.writers.pdf import reading
from tests.writers.pdf.content import sequences
from tests.writers.pdf.structure import is_element, kids, page_numbers, place, spaced

Pages = list[list[str]]  # the words of each page


def told(path: Path) -> Pages:
    """Give the words that the structure tells, in its order, by the page they are on."""
    with pikepdf.open(path) as pdf:
        texts = {(each.page, each.number): each.text for each in sequences(pdf)}
        numbers = page_numbers(pdf)
        pages: Pages = [[] for _ in pdf.pages]
        for page, number in _contents(pdf.Root.StructTreeRoot.K[0]):
            at = numbers[page]
            pages[at] += spaced(texts[at, number]).split()
    return pages


def agreement(expected: list[str], found: list[str]) -> float:
    """Say what part of the words stands in the order in which others are found."""
    due, read = "".join(expected), "".join(found)
    blocks = SequenceMatcher(None, due, read, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(due), 1)


def _contents(element: Any) -> Iterator[tuple[tuple[int, int], int]]:
    for kid in kids(element):
        at = place(kid, element)
        if at is not None:
            yield at
        elif is_element(kid):
            yield from _contents(kid)


def poppler(path: Path) -> Pages:
    """Read with pdftotext, as the file says it: else it guesses columns from gaps."""
    return _pages(["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"])


def mupdf(path: Path) -> Pages:
    """Read with mutool."""
    return _pages(["mutool", "draw", "-q", "-F", "txt", str(path)])


def pdfium(path: Path) -> Pages:
    """Read with pdfium."""
    return [page.words.split() for page in reading.pages(path.read_bytes())]


READERS: Mapping[str, Callable[[Path], Pages]] = {
    "poppler": poppler,
    "pdfium": pdfium,
    "mupdf": mupdf,
}


def _pages(command: list[str]) -> Pages:
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return [page.split() for page in text.split("\f")[:-1]]
