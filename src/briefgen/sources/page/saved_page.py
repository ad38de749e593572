"""A saved web page to its blocks: what it says, without menus, scripts and the like."""

import re
from collections.abc import Iterator
from dataclasses import field
from itertools import islice

from lxml import etree, html

from briefgen.errors import Place, mistake
from briefgen.sources.page.page_blocks import MOST, PageBlock, PageBlocks, Shape
from briefgen.sources.page.page_words import is_label, label_of
from briefgen.sources.source_file import RULE
from briefgen.value_classes import dataclass

LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "input",
        "select",
        "textarea",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "applet",
        "video",
        "audio",
        "canvas",
        "map",
        "dialog",
        "menu",
        "figure",
        "head",
        "table",
    ]
)
ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
NAMES = frozenset(  # parts of classes and ids
    [
        "social",
        "share",
        "sharing",
        "breadcrumb",
        "breadcrumbs",
        "related",
        "menu",
        "sidebar",
        "cookie",
        "cookies",
        "pager",
        "pagination",
        "skip",
        "invisible",
        "inv",
        "sr",
        "visuallyhidden",
        "toolbar",
        "newsletter",
    ]
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "ul",
        "header",
        "hgroup",
        "td",
        "th",
        "tr",
    ]
)
LISTS = frozenset(("ul", "ol"))
SPACES = re.compile(r"[ \t\n\r\f]+")
MANY = 3  # headings
LEAST = 200  # characters of a part that can be what the page is about
PARTS_OF_NAMES = re.compile(r"[^a-z]+")
DEEPEST = "Excessive depth"


def page_blocks(text: str, name: str) -> PageBlocks:
    """Return the blocks of a page; raise BriefgenError if it holds none.

    Nothing that the page names is loaded, and nothing in it is run.
    """
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:
        raise mistake(Place(name), "this page is empty", RULE) from None
    _refuse_deep(parser, name)
    reading = _PageReading(_content(root))
    blocks = tuple(islice(reading.blocks(), MOST + 1))
    return PageBlocks(
        blocks,
        marked=any(block.shape in {"heading", "bold"} for block in blocks),
        title=_words_at(root, "string(//title)"),
        address=_words_at(root, "string(//link[@rel='canonical']/@href)"),
        language=str(root.get("lang", ""))[:2].lower(),
        left_out=tuple(reading.tables),
    )


def _refuse_deep(parser: html.HTMLParser, name: str) -> None:
    for error in parser.error_log:
        if DEEPEST in error.message:
            hint = (
                "save its text instead: select what it says, and paste it into a file"
            )
            message = "this page is nested too deeply"
            raise mistake(Place(name, error.line, None), message, RULE, hint)


def _words_at(root: html.HtmlElement, path: str) -> str:
    return SPACES.sub(" ", str(root.xpath(path))).strip()[:1_000]


def _content(root: html.HtmlElement) -> html.HtmlElement:
    """Return the part of a page that says what it is about."""
    for path in ("//main", "//*[@role='main']", "//article", "//body"):
        parts = root.xpath(path)
        if parts and len(parts[0].text_content().strip()) >= LEAST:
            return parts[0]
    return root


@dataclass(slots=True)
class _PageReading:
    """What was read so far, and the line that is being read."""

    root: html.HtmlElement
    tables: list[int] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    plain: bool = False  # whether the line has words that are not bold
    bold: int = 0  # elements that are open
    line: int = 1
    chunk: int = 0
    shapes: list[PageBlock] = field(default_factory=list)  # of headings and items
    lists: list[int] = field(default_factory=list)  # items so far; -1 without numbers

    def blocks(self) -> Iterator[PageBlock]:
        """Yield the blocks of the part, in order."""
        walk = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walk:
            tag = str(element.tag)
            if event == "start":
                if element is not self.root and _is_beside(element):
                    walk.skip_subtree()
                    self._note(element, tag)
                    continue
                yield from self._start(element, tag)
            else:
                yield from self._end(element, tag)
        yield from self._flush(apart=True)

    def _note(self, element: html.HtmlElement, tag: str) -> None:
        if tag == "table":
            self.tables.append(element.sourceline or 1)

    def _start(self, element: html.HtmlElement, tag: str) -> Iterator[PageBlock]:
        if tag == "br":
            yield from self._flush(apart=False)
        elif tag in BLOCKS or tag in HEADINGS:
            yield from self._flush(apart=True)
            self._open(tag)
        self.bold += tag in {"strong", "b", "dt"}
        if not any(map(str.strip, self.pieces)):
            self.line = element.sourceline or self.line
        self._text(element.text)

    def _end(self, element: html.HtmlElement, tag: str) -> Iterator[PageBlock]:
        if element is not self.root and _is_beside(element):
            self._text(element.tail)
            return
        if tag == "dt" and label_of(f"{''.join(self.pieces)}:"):
            self.pieces.append(":")
        self.bold -= tag in {"strong", "b", "dt"}
        if tag in BLOCKS or tag in HEADINGS:
            yield from self._flush(apart=True)
            self._close(tag)
        if element is not self.root:
            if tag == "br":
                self.line = element.sourceline or self.line
            self._text(element.tail)

    def _open(self, tag: str) -> None:
        if tag in LISTS:
            self.lists.append(0 if tag == "ol" else -1)
        elif tag in HEADINGS:
            self.shapes.append(PageBlock("", 1, 0, "heading", HEADINGS[tag]))
        elif tag == "li":
            numbered = bool(self.lists) and self.lists[-1] >= 0
            depth = max(1, len(self.lists))
            if numbered:
                self.lists[-1] += 1
                self.pieces.append(f"{self.lists[-1]}. ")
            self.shapes.append(PageBlock("", 1, 0, "item", depth, numbered))

    def _close(self, tag: str) -> None:
        if tag in LISTS and self.lists:
            self.lists.pop()
        elif (tag in HEADINGS or tag == "li") and self.shapes:
            self.shapes.pop()

    def _text(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.plain |= not self.bold and bool(text.strip())

    def _flush(self, *, apart: bool) -> Iterator[PageBlock]:
        """Yield the line that ends here, if it has any words."""
        text = SPACES.sub(" ", "".join(self.pieces)).strip(" ")
        bold = not self.plain
        self.pieces, self.plain = [], False
        if text.strip():
            yield self._shaped(text, bold=bold)
        self.chunk += apart

    def _shaped(self, text: str, *, bold: bool) -> PageBlock:
        inside = self.shapes[-1] if self.shapes else None
        heading = bold or (inside is not None and inside.shape == "heading")
        if heading and is_label(text):
            return PageBlock(f"{text.rstrip(' :')}:", self.line, self.chunk)
        if inside is None or (inside.shape == "item" and bold):
            shape: Shape = "bold" if bold and not label_of(text) else "text"
            return PageBlock(text, self.line, self.chunk, shape)
        return PageBlock(
            text, self.line, self.chunk, inside.shape, inside.level, inside.numbered
        )


def _is_beside(element: html.HtmlElement) -> bool:
    """Return whether an element is no part of what a page says."""
    if not isinstance(element.tag, str) or element.tag in LEFT_OUT:
        return True
    if element.get("role") in ROLES or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true":
        return True
    if re.search(r"display\s*:\s*none", element.get("style", "")):
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    named = not NAMES.isdisjoint(PARTS_OF_NAMES.split(names[:1_000]))
    # What holds headings of initiatives is no menu, whatever it is called.
    return named and len(element.xpath("(.//h1|.//h2|.//h3)[position() < 4]")) < MANY
