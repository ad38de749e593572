"""The workspace's phrases file to the words for what templates and pages say."""

from collections.abc import Collection, Mapping
from typing import TypeAlias

from briefgen.errors import BriefgenError, Diagnostic
from briefgen.languages import CODES, TEMPLATES, facts
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, compose
from briefgen.reading.fields import (
    At,
    Field,
    Member,
    Reader,
    missing_in,
    record,
    text,
)

PHRASES = "templates/phrases.yaml"

# What briefgen prints besides what templates say.
OWN = frozenset(
    (
        *(
            "Agreed",
            "Not agreed",
            "Please discuss",
            "Contents",
            "Index of places",
            "Index of partners",
            "List of figures",
            "List of tables",
            "Figure",
            "Table",
        ),
        *("Approved", "Not approved", "Noted", "Signed", "Not signed"),
        *("Office", "Name and signature", "Date", "Phone", "Page {page} of {pages}"),
        *("Recommendation", "Signature", "Comments", "DRAFT"),
        "QR code that leads to {address}",
        *("Initiative", "Theme", "New funding", "Fiscal years", "Duration", "Reach"),
        *("Label", "Lead", "Leads", "Implementing partner", "Implementing partners"),
        *("Fiscal year", "Indicator", "Result", "Target", "Base", "Baseline", "Amount"),
        *("People", "Share", "Source", "Step", "Total"),
        *("Partner", "Partners", "Recipient", "Recipients", "Funder", "Funders"),
        *("Place", "Initiatives", "Room for names", "Room for labels"),
    )
)

Phrases: TypeAlias = Mapping[str, Mapping[str, str]]  # English → language → words


def read_phrases(
    content: str | None, languages: Collection[str], path: str = PHRASES
) -> tuple[Phrases, tuple[Diagnostic, ...]]:
    """Return the phrases in the text of the file, and a gap for each language they lack.

    There are none if there is no file. Raises BriefgenError with every mistake.
    """
    if content is None:
        return {}, ()
    reader = Reader()
    node = reader.take(compose(content, path))
    phrases = None if node is None else _file(languages).take(node, reader.at())
    return phrases or {}, reader.finish_with_gaps()


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
    words = record(dict[str, str], *map(_in_language, CODES))

    def read(node: Node, at: At) -> dict[str, dict[str, str]] | None:
        if not isinstance(node, MappingNode):
            at.expected("a mapping", node)
            return None
        phrases = dict[str, dict[str, str]]()
        for entry in node.entries:
            phrase = entry.key.text
            known = words.take(entry.value, at / phrase)
            if known is not None:
                phrases[phrase] = known
                for code in languages:
                    if code not in known and not _is_known(phrase, code):
                        place, name = entry.value.place, facts(code).name
                        at.reader.lack(missing_in(place, code, name), gap=True)
        return phrases

    return Field(read, {"type": "object"})


def _in_language(code: str) -> Member:
    return Member(code, text(), f"the words in {facts(code).name}")


def _is_known(phrase: str, code: str) -> bool:
    return code == TEMPLATES or phrase in facts(code).phrases
