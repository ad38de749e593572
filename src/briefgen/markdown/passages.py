"""Words in a language of their own: passages of a line, and blocks."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from briefgen import traversal, tree
from briefgen.languages.tags import language_tag
from briefgen.languages.wrong_language import wrong_language
from briefgen.markdown.grammar import PASSAGE, Node
from briefgen.markdown.source import MarkdownReader, Prose, Read

LANGUAGE_RULE = "language"
T = TypeVar("T")

# The parts of a tree with words of a template, and where they have them. A figure's are
# found in the data, in the document's language.
WORDED: Mapping[type, tuple[str, ...]] = {
    tree.Heading: ("content",),
    tree.Paragraph: ("content",),
    tree.Table: ("head", "rows", "caption"),
    tree.KeyFigure: ("value", "label"),
    tree.Detail: ("label", "value"),
    tree.SignOff: ("offices",),
    tree.Row: ("label",),
    tree.Decisions: ("stem",),
    tree.Signature: ("title", "signer"),
}


def passage(
    node: Node, reading: MarkdownReader, read: Callable[[], tree.Inlines]
) -> tree.Inlines:
    """Return words marked with their language, unless all around them are in it.

    `read` reads the words.
    """
    code = _code(str(node.token.meta["language"]), node, reading)
    words = _spoken(code, reading, read)
    return (tree.LanguageSpan(words, code),) if code and words else words


def in_language(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    """Return the blocks of `::: {lang=fr}`, their words marked with their language."""
    attributes = node.token.meta["attributes"]
    match = PASSAGE.fullmatch(f"{{{attributes}}}")
    if match is None:
        message = f"no language: {{{attributes}}}"
        reading.tell(node.line, message, LANGUAGE_RULE, "write ::: {lang=fr}")
        return read(node.kids, reading)
    code = _code(match[1], node, reading)
    blocks = _spoken(code, reading, lambda: read(node.kids, reading))
    return _marked_blocks(blocks, code) if code else blocks


def _spoken(code: str, reading: MarkdownReader, read: Callable[[], T]) -> T:
    """Read words that are in a language, if its code is no mistake."""
    around, reading.spoken = reading.spoken, code or reading.spoken
    words = read()
    reading.spoken = around
    return words


def _marked_blocks(blocks: tree.Blocks, code: str) -> tree.Blocks:
    of_figures = {
        id(block.data)
        for block in traversal.nested(blocks)
        if isinstance(block, tree.Figure)
    }

    def change(part: Any) -> Any:
        names = () if id(part) in of_figures else WORDED.get(part.__class__, ())
        marked = {name: _marked(getattr(part, name), code) for name in names}
        return replace(part, **marked) if marked else part

    changed: tree.Blocks = traversal.changed(blocks, change)
    return changed


def _marked(content: Any, language: str) -> Any:
    """Mark the words of a text, or of each of several texts."""
    if not content:
        return content
    if isinstance(content[0], tuple):
        return tuple(_marked(each, language) for each in content)
    return (tree.LanguageSpan(content, language),)


def _code(language: str, node: Node, reading: MarkdownReader) -> str:
    """Return the code of another language than that of the words around, or nothing."""
    code = "".join(_letters(each, reading) for each in language)
    if wrong := wrong_language(code):
        reading.tell(node.line, wrong[0], LANGUAGE_RULE, wrong[1])
        return ""
    around = reading.spoken or reading.source.language
    return "" if around and code in {around, language_tag(around)} else code


def _letters(letter: str, reading: MarkdownReader) -> str:
    """Return a letter of a code, or the words of the value that it stands for."""
    match reading.source.values.get(letter):
        case tree.ValueText(text):
            return text
        case Prose(blocks):
            return traversal.prose(blocks)
        case None:
            return letter
