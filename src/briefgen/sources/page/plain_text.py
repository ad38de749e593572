"""Plain text or Markdown to the blocks of a page.

A text may be wrapped, so that its paragraphs take several lines, or have each paragraph on
a line. A line goes on in the next where the next word had no room on it, or where the next
begins with a small letter within a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from briefgen.sources.page.page_blocks import MOST, PageBlock, PageBlocks
from briefgen.sources.page.page_words import label_of

NARROWEST, WIDEST = 50, 120  # characters of a line in a text that is wrapped
SPACES = re.compile(r"[ \t\f\v]+")
LONGEST = 10_000  # characters of a paragraph: no text of the data has a longer one
ITEM = re.compile(r"(\s*)(?:[-*+•·▪◦‣●]|(\d{1,3}[.)]))\s+(.+)")
HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
QUOTED = re.compile(r"(?:>\s?)+")
ENDS = (".", "!", "?", ":", ";", "»", "”")
UNDERLINE = re.compile(r"(=+|-+)\s*")
BOLD_LINE = re.compile(r"(\*\*|__)(?!\s)((?:(?!\1).)+)(?<!\s)\1")
LINK = re.compile(r"!?\[([^\]\[]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
EMPHASIS = re.compile(r"(?<![\w*\\])(\*{1,3})(?![\s*])([^*]+?)(?<![\s\\])\1(?![\w*])")
UNDERLINED = re.compile(r"(?<![\w\\])(_{1,2})(?![\s_])([^_]+?)(?<![\s\\])\1(?!\w)")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def text_blocks(text: str, *, markdown: bool) -> PageBlocks:
    """Return the blocks of a text; `markdown` says whether it has marks of Markdown."""
    lines = [line.rstrip() for line in text.split("\n")]
    joined = _joined(_lines(lines, markdown=markdown), _width(lines))
    blocks = tuple(islice(joined, MOST + 1))
    marked = any(block.shape == "heading" for block in blocks)
    return PageBlocks(blocks, marked)


def _width(lines: list[str]) -> int:
    """Return how wide a wrapped text is, and 0 where it is not wrapped."""
    width = max(map(len, lines), default=0)
    return width if NARROWEST <= width <= WIDEST else 0


def _lines(lines: list[str], *, markdown: bool) -> Iterator[PageBlock]:
    chunk = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            chunk += 1
            continue
        following = lines[number] if number < len(lines) else ""
        if markdown and UNDERLINE.fullmatch(line):
            chunk += 1
            continue
        block = _block(line, number, chunk, markdown=markdown)
        if markdown and block.shape == "text" and UNDERLINE.fullmatch(following):
            level = 1 if following.startswith("=") else 2
            block = replace(block, shape="heading", level=level)
        if block.text:
            yield block


def _block(line: str, number: int, chunk: int, *, markdown: bool) -> PageBlock:
    line = QUOTED.sub("", line, count=1) if markdown and line[0] == ">" else line
    item = ITEM.fullmatch(line)
    bold = BOLD_LINE.fullmatch(line.strip()) if markdown else None
    heading = HEADING.fullmatch(line) if markdown else None
    if heading is not None:
        words = _plain(heading[2])
        return PageBlock(words, number, chunk, "heading", len(heading[1]))
    if bold is not None:
        return PageBlock(_plain(bold[2]), number, chunk, "bold")
    if item is not None:
        depth = 1 + len(item[1].expandtabs(4)) // 2
        words = _plain(item[3]) if markdown else _single(item[3])
        numbered = item[2] is not None
        words = f"{item[2]} {words}" if numbered else words
        return PageBlock(words, number, chunk, "item", depth, numbered)
    return PageBlock(_plain(line) if markdown else _single(line), number, chunk)


def _joined(blocks: Iterator[PageBlock], width: int) -> Iterator[PageBlock]:
    """Join each line to the one before it, where that had no room for its first word."""
    before: PageBlock | None = None
    length = 0
    for block in blocks:
        if before is not None and _goes_on(before, length, block, width):
            before = replace(before, text=f"{before.text} {block.text}")
        else:
            if before is not None:
                yield before
            before = block
        length = len(block.text) + (2 if block.shape == "item" else 0)
    if before is not None:
        yield before


def _goes_on(before: PageBlock, length: int, block: PageBlock, width: int) -> bool:
    if block.chunk != before.chunk or block.shape != "text":
        return False
    if len(before.text) > LONGEST:
        return False
    if before.shape in {"heading", "bold"} or label_of(block.text):
        return False
    if block.text[0].islower() and not before.text.endswith(ENDS):
        return True
    return width > 0 and length + 1 + len(block.text.split(" ", 1)[0]) > width


def _single(text: str) -> str:
    return SPACES.sub(" ", text).strip(" ")


def _plain(text: str) -> str:
    """Return the words of a line of Markdown, without its marks."""
    for pattern, words in ((LINK, r"\1"), (EMPHASIS, r"\2"), (UNDERLINED, r"\2")):
        text = pattern.sub(words, text)
    return _single(ESCAPED.sub(r"\1", text))
