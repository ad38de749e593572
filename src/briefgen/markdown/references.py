"""Cross-references, `[](#name)`, and the names that they lead to."""

import re

from briefgen import tree
from briefgen.markdown.grammar import Node
from briefgen.markdown.source import (
    UNKNOWN,
    MarkdownReader,
    Referable,
    ReferenceTarget,
    Referring,
)
from briefgen.reading.fields import meant

MARK = "#"  # begins the address of a cross-reference
BEGIN, END = "{name=", "}"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def reference(
    name: str, words: tree.Inlines, node: Node, reading: MarkdownReader
) -> tree.CrossReference:
    """Return a cross-reference; one without words prints the label of its target."""
    cited = not tree.plain(words).strip()
    reading.references.append(Referring(name, node.line, reading.optional, cited))
    return tree.CrossReference(() if cited else words, name, cited)


def named(
    content: tree.Inlines, kind: Referable, node: Node, reading: MarkdownReader
) -> tuple[tree.Inlines, str]:
    """Return a heading or caption without its `{name=…}` at the end, and the name.

    The braces are words of the template; between them may be a value.
    """
    kept, name = _parted(content)
    if name is None:
        return content, ""
    if not NAME.fullmatch(name):
        message = f"`{name}` can be no name"
        hint = "a name has small letters, digits and hyphens: {name=funding-table}"
        reading.tell(node.line, message, "reference-name", hint)
    elif name in reading.named or name in reading.charts:
        message = f"a second heading, table or chart called `{name}`"
        reading.tell(node.line, message, "reference-name")
    else:
        reading.named[name] = ReferenceTarget(kind, reading.optional)
    return kept, name


def nameless(content: tree.Inlines, node: Node, reading: MarkdownReader) -> None:
    """Collect a name at the end of a text that cross-references cannot lead to."""
    _, name = _parted(content)
    if name is not None:
        message = f"a paragraph with a name, `{name}`"
        hint = "name a heading, or the line `Table: …` above a table"
        reading.tell(node.line, message, "reference-name", hint)


def _parted(content: tree.Inlines) -> tuple[tree.Inlines, str | None]:
    match content:
        case (*_, tree.Text(last)) if last.endswith(END):
            pass
        case _:
            return content, None
    for at in reversed(range(len(content))):
        match content[at]:
            case tree.Text(text) if BEGIN in text:
                before, _, first = text.rpartition(BEGIN)
                kept = (tree.Text(before.rstrip()),) if before.strip() else ()
                name = tree.plain((tree.Text(first), *content[at + 1 :]))
                return (*content[:at], *kept), name.removesuffix(END)
            case tree.Text() | tree.ValueText():
                continue
            case _:
                break
    return content, None


def check(reading: MarkdownReader) -> None:
    """Collect the references that lead nowhere, or to what may be left out."""
    for link in reading.references:
        target = reading.named.get(link.name)
        if target is None and link.name in reading.charts:
            message = f"the chart `{link.name}` is left out here, for it says nothing"
            hint = "leave out the reference, too: {% if … %} around both"
            reading.tell(link.line, message, UNKNOWN, hint)
        elif target is None:
            message = f"nothing here is called `{link.name}`"
            hint = meant(link.name, reading.named) or (
                "a chart has the name of its file; a heading, or the line `Table: …`,"
                " ends with {name=…}"
            )
            reading.tell(link.line, message, UNKNOWN, hint)
        elif link.optional[: len(target.optional)] != target.optional:
            message = f"`{link.name}` stands in an optional block and may be left out"
            hint = "let the reference stand in the same block"
            reading.tell(link.line, message, "optional-reference", hint)
        elif link.cited and target.kind in reading.source.unnumbered:
            message = (
                f"the {target.kind} `{link.name}` has no number in this page design"
            )
            hint = f"say in words what it is: [words](#{link.name})"
            reading.tell(link.line, message, "unnumbered-reference", hint)
