"""Inline nodes to inlines of the tree, with values in place of placeholders."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen import tree
from briefgen.markdown import links
from briefgen.markdown.grammar import LANGUAGE, Node, inside
from briefgen.markdown.passages import LANGUAGE_RULE, passage
from briefgen.markdown.references import MARK, reference
from briefgen.markdown.source import MarkdownReader, Prose
from briefgen.reading.characters import UNPRINTABLE

ICON = "icon:"  # begins the address of an icon, which is decoration
THEME = "theme:"  # begins the address of a theme's colour, in a row of a table
CHART = "chart:"  # begins the address of a chart; any other picture is a file
PLACEHOLDER = re.compile("([\U00040000-\U000dffff])")
LEFT_OVER = re.compile(r"!?(\[[^\[\]]*)?\]\(")
UNKNOWN_NOTE = re.compile(r"\[\^([^\[\]\s]+)\]")


def inlines(node: Node, reading: MarkdownReader, *, first: int = 0) -> tree.Inlines:
    """Return the inlines of a paragraph, heading, cell or the like, from the first on."""
    return _each(inside(node)[first:], reading)


def filled(text: str, reading: MarkdownReader) -> str:
    """Return a text that is no content, such as an address, with the words of values."""
    parts = (_filled(part, reading) for part in PLACEHOLDER.split(text))
    return "".join(parts)


def _filled(part: str, reading: MarkdownReader) -> str:
    match reading.source.values.get(part):
        case tree.ValueText(text):
            return text
        case Prose(blocks):
            parts = (block for block in blocks if isinstance(block, tree.Paragraph))
            return " ".join(tree.plain(block.content) for block in parts)
        case None:
            return part


def _each(nodes: Iterable[Node], reading: MarkdownReader) -> tree.Inlines:
    inlines: list[tree.Inline] = []
    words, line = "", 0
    for node in nodes:
        line = node.line
        text = _text(node, reading)
        if text is not None:
            words += text
            continue
        inlines += _words(words, line, reading)
        inlines += _inline(node, reading)
        words = ""
    inlines += _words(words, line, reading)
    return tuple(_merged(inlines))


def _text(node: Node, reading: MarkdownReader) -> str | None:
    """Return a node's words, or None for a node that is more than words."""
    content = node.token.content
    match node.type:
        case "text":
            _left_over(node, reading)
            return content
        case "text_special":
            # Escaped, a character is itself and never a placeholder.
            return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", content)
        case "softbreak":
            return " "
        case _:
            return None


def _left_over(node: Node, reading: MarkdownReader) -> None:
    content = node.token.content
    if LANGUAGE in content:
        message = "a language that no passage has"
        hint = (
            "write [words]{lang=fr}, without a space; around paragraphs, ::: {lang=fr}"
        )
        reading.tell(node.line, message, LANGUAGE_RULE, hint)
    if "]" not in content:
        return
    for match in LEFT_OVER.finditer(content):
        message = f"a link or figure that is not whole: `{filled(match[0], reading)}`"
        hint = "write [text](https://…), without spaces in the address"
        reading.tell(node.line, message, "unclosed-link", hint)
    for match in UNKNOWN_NOTE.finditer(content):
        message = f"no footnote is called `{filled(match[1], reading)}`"
        hint = "begin a paragraph with the same mark and a colon: [^1]: Its text"
        reading.tell(node.line, message, "unknown-note", hint)


def _inline(node: Node, reading: MarkdownReader) -> tree.Inlines:
    match node.type:
        case "strong" | "em":
            kind = tree.Strong if node.type == "strong" else tree.Emphasis
            return (kind(_each(node.kids, reading)),)
        case "code_inline":
            return (tree.Code(filled(node.token.content, reading)),)
        case "hardbreak":
            return (tree.LineBreak(),)
        case "link" | "footnote_ref" | "passage":
            return READERS[node.type](node, reading)
        case _:
            _refuse(node, reading)
            return ()


def _refuse(node: Node, reading: MarkdownReader) -> None:
    match node.type:
        case "html_inline":
            html(node, reading)
        case "image":
            address = str(node.token.attrGet("src"))
            kind = "figure" if address.startswith(CHART) else "picture"
            message = f"a {kind} in the middle of a paragraph"
            hint = "leave a blank line before and after it"
            if address.startswith(THEME):
                message = "the colour of a theme that begins no last cell of a table"
                hint = "write | ![](theme:{{ theme.id }}) words |, at the end of a row"
            reading.tell(node.line, message, "figure-inline", hint)
        case never:
            raise NotImplementedError(never)


def html(node: Node, reading: MarkdownReader) -> None:
    """Collect the mistake that HTML is not available in templates."""
    written = filled(node.token.content.strip().split("\n")[0], reading)
    message = f"HTML in a text: `{written}`"
    hint = "write Markdown, such as **bold** and [text](https://…)"
    reading.tell(node.line, message, "html", hint)


def _link(node: Node, reading: MarkdownReader) -> tree.Inlines:
    destination = filled(str(node.token.attrGet("href") or ""), reading)
    if destination.startswith(MARK) and reading.origin is None:
        words = _each(node.kids, reading)
        return (reference(destination.removeprefix(MARK), words, node, reading),)
    refused = links.judge(destination)
    if refused is not None:
        reading.tell(node.line, refused, "link-scheme")
        return ()
    content = _each(node.kids, reading)
    if not tree.plain(content).strip():
        reading.tell(node.line, f"a link without text: `{destination}`", "link-text")
    url = links.written(destination)
    return (tree.Link(content, url, tuple(_sources(node, reading))),)


def _sources(node: Node, reading: MarkdownReader) -> Iterator[tree.ValueText]:
    """Yield the values in a link's address, or the text that it is in."""
    address = str(node.token.attrGet("href") or "")
    if reading.origin is not None:
        yield replace(reading.origin, text=address)
    for part in PLACEHOLDER.split(address):
        match reading.source.values.get(part):
            case tree.ValueText() as value:
                yield value
            case _:
                pass


def _note(node: Node, reading: MarkdownReader) -> tree.Inlines:
    number = reading.notes.setdefault(node.label, len(reading.notes) + 1)
    if reading.in_note:
        reading.tell(node.line, "a footnote in a footnote", "note-content")
    return (tree.NoteReference(number),)


def _passage(node: Node, reading: MarkdownReader) -> tree.Inlines:
    return passage(node, reading, lambda: _each(node.kids, reading))


def _words(words: str, line: int, reading: MarkdownReader) -> tree.Inlines:
    if reading.origin is not None:
        return (replace(reading.origin, text=words),) if words else ()
    inlines: tree.Inlines = ()
    between, *rest = PLACEHOLDER.split(words)
    for mark, after in zip(rest[::2], rest[1::2], strict=True):
        inlines += (*_text_of(between), *_value(mark, line, reading))
        between = after
    return (*inlines, *_text_of(between))


def _text_of(words: str) -> tree.Inlines:
    return (tree.Text(words),) if words else ()


def _value(mark: str, line: int, reading: MarkdownReader) -> tree.Inlines:
    """Return what stands for a placeholder; one of no value is a character like others."""
    match reading.source.values.get(mark):
        case tree.ValueText() as value:
            return (value,) if value.text else ()
        case Prose(()) | Prose((tree.Paragraph(()),)):
            return ()
        case Prose((tree.Paragraph(content),)):
            return content
        case Prose(_, path):
            name = "a text of the data" if path is None else f"`{path}`"
            message = f"{name} is more than one paragraph, in the middle of a line"
            hint = "give it a paragraph of its own"
            reading.tell(line, message, "prose-inline", hint)
            return ()
        case None:
            return (tree.Text(mark),)


def _merged(inlines: Iterable[tree.Inline]) -> Iterator[tree.Inline]:
    words = ""
    for inline in inlines:
        if isinstance(inline, tree.Text):
            words += inline.text
            continue
        if words:
            yield tree.Text(words)
        words = ""
        yield inline
    if words:
        yield tree.Text(words)


READERS = {"link": _link, "footnote_ref": _note, "passage": _passage}
