"""The workspace's phrases file to the words for what templates and pages say."""

from collections.abc import Collection, Mapping
from typing import TypeAlias

from briefgen.errors import BriefgenError
from briefgen.languages import CODES, TEMPLATES, facts
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, compose
from briefgen.reading.fields import At, Field, Member, Reader, record, text

PHRASES = "templates/phrases.yaml"

Phrases: TypeAlias = Mapping[str, Mapping[str, str]]  # English → language → words


def read_phrases(
    content: str | None, languages: Collection[str], path: str = PHRASES
) -> Phrases:
    """Return the phrases in the text of the file; none if there is no file.

    Raises BriefgenError with every mistake.
    """
    if content is None:
        return {}
    reader = Reader()
    node = reader.take(compose(content, path))
    phrases = None if node is None else _file(languages).take(node, reader.at())
    reader.finish()
    return phrases or {}


def own_words(
    phrases: Phrases | BriefgenError, phrase: str, language: str
) -> str | None:
    """Return the workspace's own words for a phrase, or None.

    A mark at its end keeps its space: what rewords "Reach" rewords "Reach:" too.
    """
    if isinstance(phrases, BriefgenError):
        return None
    words = phrases.get(phrase, {}).get(language)
    stem, mark, marks = phrase[:-1], phrase[-1:], facts(language).marks
    if words is not None or mark not in marks:
        return words
    words = phrases.get(stem, {}).get(language)
    return None if words is None else f"{words}{marks[mark]}"


def _file(languages: Collection[str]) -> Field[dict[str, dict[str, str]]]:
    """Declare the file; the languages that briefgen has no words in must be given."""

    def read(node: Node, at: At) -> dict[str, dict[str, str]] | None:
        if not isinstance(node, MappingNode):
            at.expected("a mapping", node)
            return None
        phrases = {
            each.key.text: _words(each.key.text, languages).take(
                each.value, at / each.key.text
            )
            for each in node.entries
        }
        return {name: words for name, words in phrases.items() if words is not None}

    return Field(read, {"type": "object"})


def _words(phrase: str, languages: Collection[str]) -> Field[dict[str, str]]:
    needed = {
        code
        for code in languages
        if code != TEMPLATES and phrase not in facts(code).phrases
    }
    words = (
        Member(code, text(), f"the words in {facts(code).name}", code in needed)
        for code in CODES
    )
    return record(dict[str, str], *words)
