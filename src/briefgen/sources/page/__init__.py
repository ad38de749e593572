"""A published page, as text or as a browser saved it, to the initiatives that it announces."""

import re
from dataclasses import replace
from pathlib import PurePath

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.languages import CODES, TEMPLATES, facts
from briefgen.sources.page.page_blocks import MOST, PageBlocks
from briefgen.sources.page.page_outline import outline
from briefgen.sources.page.page_sentences import from_sentences, sentence_with_money
from briefgen.sources.page.page_tables import PageTables
from briefgen.sources.page.page_text import PageText, page_text, unpacked
from briefgen.sources.page.plain_text import text_blocks
from briefgen.sources.page.saved_page import page_blocks
from briefgen.sources.source_content import ReadingOptions, SourceContent
from briefgen.sources.source_file import RULE, SourceFile

LARGEST = 20_000_000  # bytes of a page with its pictures
LONGEST = 2_000_000  # characters of its text
SAVED = (".html", ".htm", ".xhtml")
ARCHIVES = (".mhtml", ".mht")
MARKDOWN = (".md", ".markdown")
CUT = re.compile(rb"[\t;|]|,(?=[^\s\d])")  # between values, and hardly in sentences
HINT = (
    "a page has a title for each initiative, and below it a line such as"
    " `Funding: $2,000,000 over three years (2025-27)` or `Description: …`"
)


def recognises(name: str, head: bytes) -> bool:
    """Return whether a file is a page, by its name or by how it begins.

    A text file may as well be a table: its lines have tabs or the like between values.
    """
    ending = PurePath(name).suffix.lower()
    begins = head[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if begins.startswith((b"<!doctype html", b"<html")):
        return True
    if ending == ".txt":
        lines = [line for line in head.replace(b"\0", b"").splitlines() if line.strip()]
        return sum(map(bool, map(CUT.search, lines))) <= len(lines) / 2
    return ending in {*MARKDOWN, *SAVED, *ARCHIVES}


def read(file: SourceFile, options: ReadingOptions) -> SourceContent:
    """Return what a page says: `page`, `themes` and `initiatives`.

    Raises BriefgenError if it is no text, or announces no initiatives.
    """
    text, address = _text(file, options)
    page = _blocks(text, address, file.name)
    parts = outline(page)
    language = _language(page)
    if not parts.labelled:
        parts = from_sentences(parts, language)
    if not parts.initiatives:
        raise _no_initiatives(page, language, file.name)
    tables = PageTables(file.name, page, parts, language)
    return SourceContent(
        file.name,
        tables.tables(),
        ReadingOptions(form="page", encoding=text.encoding),
        (*text.remarks, *tables.remarks),
        {"encoding": text.reason},
    )


def _text(file: SourceFile, options: ReadingOptions) -> tuple[PageText, str]:
    """Return the text of a page, and the address that it was saved from if it says so."""
    data = file.whole(LARGEST)
    if PurePath(file.name).suffix.lower() in ARCHIVES:
        page, address = unpacked(data, file.name)
        return page_text(page, file.name, "utf-8"), address
    return page_text(data, file.name, options.encoding), ""


def _blocks(text: PageText, address: str, name: str) -> PageBlocks:
    begins = text.text[:1_000].lstrip().lower()
    ending = PurePath(name).suffix.lower()
    saved = ending in {*SAVED, *ARCHIVES} or begins.startswith(("<!doctype", "<html"))
    if saved:
        page = page_blocks(text.text, name)
        page = replace(page, address=page.address or address)
    else:
        page = text_blocks(text.text, markdown=ending in MARKDOWN)
    size = sum(len(block.text) for block in page.blocks)
    if size > LONGEST or len(page.blocks) > MOST:
        hint = "keep what it announces, and leave out the rest"
        raise mistake(Place(name), "this page is too long", "too-large", hint)
    return page


def _no_initiatives(page: PageBlocks, language: str, name: str) -> BriefgenError:
    sentence = sentence_with_money(page.blocks, language)
    if not sentence:
        return mistake(Place(name), "this page lists no initiatives", RULE, HINT)
    message = f"no title stands above the funding of this page: “{sentence}”"
    return mistake(Place(name), message, RULE, HINT)


def _language(page: PageBlocks) -> str:
    """Return the language that most small words of a page are of, or that it states."""
    words = [word for block in page.blocks for word in block.text.lower().split()]
    counts = {
        code: sum(word in facts(code).function_words for word in words)
        for code in CODES
    }
    most = max(CODES, key=lambda code: (counts[code], code == page.language))
    return most if counts[most] else page.language or TEMPLATES
