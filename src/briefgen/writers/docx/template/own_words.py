"""A template's own text to remarks on text that should not be in every document."""

import re
from collections.abc import Iterator
from operator import itemgetter

from lxml.etree import _Element as Element

from briefgen.languages import every
from briefgen.value_classes import dataclass
from briefgen.word_template import WordTemplate, body_mark, parsed
from briefgen.word_template.style_names import folded, names_of
from briefgen.word_template.word_elements import (
    CONTROL,
    PARAGRAPH,
    STYLE,
    STYLE_ID,
    STYLED,
    WORDS,
    local,
    value,
)
from briefgen.writers.docx.parts.markup import W, paragraph, run
from briefgen.writers.docx.template.insertion_point import cleared

SHOWN = f"{{{W}}}sdtPr/{{{W}}}showingPlcHdr"
HERE = "\ufffc"  # stands for the text of a document
PLACES = {"hdr": "header", "ftr": "footer", "document": "text"}
HEADINGS = {name for level in range(1, 5) for name in names_of(f"heading {level}")}
MONTHS = "|".join(month for language in every() for month in language.months)
ORDINALS = "|".join(end for language in every() for end in language.ordinals)
LINKS = "|".join(f"{word} " for language in every() for word in language.date_links)
PROMPTS = "|".join(phrase for language in every() for phrase in language.placeholders)
PLACEHOLDERS = re.compile(
    r"\b(?:X{2,}|(?:19|20)XX|TBD|TBC)\b"
    r"|\[[^\]\d\s][^\]]{1,60}\]|<[^\W\d][^<>]{1,60}>|«\w[\w ]*»|\{\{.{1,60}?\}\}|#[^\W\d]\w{2,}#"
    rf"|(?i:\blorem ipsum\b|{PROMPTS})"
)
DATES = re.compile(
    rf"\b(?:\d{{1,2}}(?:{ORDINALS})? )?(?:{LINKS})?(?:{MONTHS}),? (?:{LINKS})?"
    r"(?:\d{1,2}, ?)?(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)
# The meanings of markings, in the order of the groups of the pattern below.
MEANINGS = tuple(
    dict.fromkeys(key for language in every() for key in language.markings)
)
MARKED = re.compile(
    "|".join(
        rf"\b({'|'.join(language.markings.get(each, '(?!)') for language in every())})\b"
        for each in MEANINGS
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on a template's text: where it is, the text, and its kind."""

    where: str
    words: str
    what: str


def remarks(reference: WordTemplate) -> tuple[Remark, ...]:
    """Return placeholders, dates, sections, and headings without text below them."""
    hits: list[Remark] = []
    for where, root in _texts(reference):
        hits += [
            Remark(where, words, "placeholder")
            for each in root.iter(CONTROL)
            if each.find(SHOWN) is not None and (words := _words(each))
        ]
        for words in map(_words, root.iter(PARAGRAPH)):
            kinds = ((PLACEHOLDERS, "placeholder"), (DATES, "date"))
            hits += [
                Remark(where, each[0], what)
                for pattern, what in kinds
                for each in pattern.finditer(words)
            ]
        if where == "text":
            hits += [Remark(where, *each) for each in _sections(root, reference)]
    return tuple(dict.fromkeys(hits))


def markings(reference: WordTemplate) -> tuple[Remark, ...]:
    """Return the markings that a template itself has, and what they mean."""
    hits = (
        Remark(where, words, meaning)
        for where, root in _texts(reference)
        for paragraph in root.iter(PARAGRAPH)
        for words, meaning in meanings(_words(paragraph))
    )
    return tuple(dict.fromkeys(hits))


def meanings(words: str) -> Iterator[tuple[str, str]]:
    """Yield the markings in some words, as they are written, and what they mean.

    One within another does not count: "top secret" is not "secret".
    """
    hits = ((each.lastindex or 0, each[0]) for each in MARKED.finditer(words))
    for number, written in sorted(hits, key=itemgetter(0)):
        yield written, MEANINGS[number - 1]


def _texts(reference: WordTemplate) -> Iterator[tuple[str, Element]]:
    """Yield the texts of the template that stay, and where they are."""
    for part in reference.parts.values():
        if not part.kind.endswith("+xml"):
            continue
        root = parsed(part.data)
        where = PLACES.get(local(root), "")
        if where == "text":
            place = cleared(root, body_mark(root))
            place.container.insert(place.at, paragraph("Normal", (run(HERE),)))
        if where:
            yield where, root


def _words(element: Element) -> str:
    return " ".join("".join(each.text or "" for each in element.iter(WORDS)).split())


def _sections(root: Element, reference: WordTemplate) -> Iterator[tuple[str, str]]:
    """Yield headings, and what each is: with text of the template below, or without.

    The heading right above the text of a document is the document's.
    """
    headings = set(_headings(reference))
    rows = [
        (value(each.find(STYLED)) in headings, _words(each))
        for each in root.iter(PARAGRAPH)
    ]
    rows = [row for row in rows if row[1]]
    following = [*rows[1:], (True, "")]
    for (heading, words), (ends, below) in zip(rows, following, strict=True):
        if heading and below != HERE:
            yield words, "heading" if ends else "section"


def _headings(reference: WordTemplate) -> Iterator[str]:
    """Yield the ids of the template's styles for headings."""
    for part in reference.parts.values():
        if part.kind.endswith(".styles+xml"):
            for style in parsed(part.data).iter(STYLE):
                if folded(value(style.find(f"{{{W}}}name"))) in HEADINGS:
                    yield style.get(STYLE_ID, "")
