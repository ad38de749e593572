"""An edited Word file to its present text, block by block."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import field
from hashlib import sha256

from lxml.etree import _Element as Element

from briefgen.value_classes import dataclass
from briefgen.writers.docx.parts.accepted_text import (
    ROW,
    Begins,
    Break,
    Ends,
    Teller,
    Token,
    is_of_others,
)
from briefgen.writers.docx.parts.markup import WP, W
from briefgen.writers.docx.roundtrip.open_file import Opened, open_file
from briefgen.writers.docx.roundtrip.read_chart import Workbooks, chart_rows
from briefgen.writers.read_words import Block, Held

TABLE = f"{{{W}}}tbl"
HOLDS = {f"{{{W}}}{name}" for name in ("body", "hdr", "ftr", "footnotes", "endnotes")}
HOLDS |= {f"{{{W}}}{name}" for name in ("footnote", "endnote", "comments", "comment")}
HOLDS |= {TABLE, f"{{{W}}}document"}
KINDS = {"footnotes": "footnote", "endnotes": "footnote", "comments": "comment"}
MOST = 200_000  # blocks of a file
LETTERS = 50_000_000  # of all its blocks
DIGITS = 16  # of a picture's digest
# As a telephone number is written, lest a line ends there; it is read as its hyphen.
UNBROKEN = re.compile(r"(?<=\d)\u2011(?=\d)")


def read_back(data: bytes) -> tuple[Block, ...]:
    """Return all words of a file, block by block, in reading order.

    Tracked changes count as accepted. Raises ValueError if the bytes are no readable
    Word file.
    """
    blocks, letters = [], 0
    for block in _all(open_file(data)):
        blocks.append(block)
        letters += len(block.words)
        if len(blocks) > MOST or letters > LETTERS:
            raise ValueError("the file cannot be read back: it is too large")
    return tuple(blocks)


def _all(opened: Opened) -> Iterator[Block]:
    yield from _blocks(opened.body, "text")
    for kind, text in opened.texts:
        yield from _blocks(text, KINDS.get(kind, kind))
    books = Workbooks()
    for chart, book in opened.charts:
        yield from (Block("chart", words) for words in chart_rows(chart))
        yield from (Block("workbook", words) for words in books.rows(book))
    for text in (opened.body, *(text for _, text in opened.texts)):
        yield from _alternatives(text)
    yield from (_picture(*each) for each in opened.pictures)


@dataclass(slots=True)
class _Writing:
    """A block that grows as tokens come in."""

    kind: str
    words: list[str] = field(default_factory=list)
    length: int = 0
    trimmed: int = 0  # the length up to the last that is no space
    held: list[Held] = field(default_factory=list)
    open: list[tuple[str, int]] = field(default_factory=list)
    parted: bool = False  # the last that came was the end of a paragraph

    def done(self) -> Iterator[Block]:
        """Yield the block, if it has words, and begin the next."""
        words = UNBROKEN.sub("-", "".join(self.words).rstrip("\n"))
        for _ in range(len(self.open)):
            self.close()
        if words.strip():
            held = (Held(e.tag, e.start, min(e.end, len(words))) for e in self.held)
            yield Block(self.kind, words, tuple(held))
        self.words, self.held, self.parted = [], [], False
        self.length = self.trimmed = 0

    def say(self, words: str) -> None:
        """Add words."""
        self.words.append(words)
        self.length += len(words)
        if words.strip():
            self.trimmed = self.length

    def close(self) -> None:
        """End the innermost control that is open."""
        if self.open:
            tag, start = self.open.pop()
            if self.trimmed > start:
                self.held.append(Held(tag, start, self.length))


def _blocks(text: Element, kind: str) -> Iterator[Block]:
    """Yield the blocks of a text: a row of a table is one, whatever its cells contain."""
    teller, writing = Teller(), _Writing(kind)
    for element in _outer(text):
        row, listed = element.tag == ROW, is_of_others(element)
        if row or listed:
            yield from writing.done()
        if kind == "text":
            writing.kind = "row" if row else "contents" if listed else kind
        for token in teller.tell(element):
            if not isinstance(token, Break) or row or writing.open:
                _grow(writing, token)
            if not row and not writing.open and _is_end(token, writing):
                yield from writing.done()
        if row or listed:
            yield from writing.done()
            writing.kind = kind
    yield from writing.done()


def _outer(text: Element) -> Iterator[Element]:
    """Yield the outermost paragraphs and rows of a text."""
    for child in text:
        if child.tag in HOLDS:
            yield from _outer(child)
        else:
            yield child


def _is_end(token: Token, writing: _Writing) -> bool:
    """Return whether a paragraph ends, or a control around whole paragraphs."""
    return isinstance(token, Break) or (isinstance(token, Ends) and writing.parted)


def _grow(writing: _Writing, token: Token) -> None:
    match token:
        case str():
            writing.say(token)
            writing.parted = writing.parted and not token
        case Begins(tag):
            writing.open.append((tag, writing.length))
        case Ends():
            writing.close()
        case Break():
            writing.say("\n")
            writing.parted = True


def _alternatives(text: Element) -> Iterator[Block]:
    """Yield the alternative texts of drawings."""
    for drawing in text.iter(f"{{{WP}}}docPr"):
        if words := drawing.get("descr", "").strip():
            yield Block("alternative", words)


def _picture(name: str, data: bytes | None) -> Block:
    """Return a picture as a block that contains the digest of its bytes."""
    _, _, ending = posixpath.basename(name).lower().rpartition(".")
    kind = "vector" if ending == "svg" else "picture"
    if data is None:
        return Block(kind, f"linked: {name}")
    known = sha256(data).hexdigest()[:DIGITS]
    return Block(kind, f"{ending}, {len(data)} bytes, {known}")
