"""A template's own words to those that no document should carry unseen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from briefgen.word_template import WordTemplate, body_mark, parsed
from briefgen.writers.docx.parts.markup import PARAGRAPH, W, paragraph, run
from briefgen.writers.docx.parts.style_names import folded, names_of
from briefgen.writers.docx.template.insertion_point import cleared

WORDS = f"{{{W}}}t"
CONTROL, SHOWN = f"{{{W}}}sdt", f"{{{W}}}sdtPr/{{{W}}}showingPlcHdr"
STYLED = f"{{{W}}}pPr/{{{W}}}pStyle"
ID, VALUE = f"{{{W}}}styleId", f"{{{W}}}val"
HERE = "\ufffc"  # stands for the text of a document
PLACES = {"hdr": "header", "ftr": "footer", "document": "text"}
HEADINGS = {name for level in range(1, 5) for name in names_of(f"heading {level}")}
MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november"
    "|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre"
    "|novembre|décembre"
)
PLACEHOLDERS = re.compile(
    r"\b(?:X{2,}|(?:19|20)XX|TBD|TBC)\b"
    r"|\[[^\]\d\s][^\]]{1,60}\]|<[^\W\d][^<>]{1,60}>|«\w[\w ]*»|\{\{.{1,60}?\}\}"
    r"|(?i:\b(?:click|tap)(?: or (?:click|tap))? (?:here|to)\b"
    r"|\bcliquez(?: ou appuyez)? (?:ici|pour)\b|\blorem ipsum\b"
    r"|\b(?:insert|type|enter) (?:your|the|a|text|name|title|date)\b"
    r"|\b(?:insér(?:er|ez)|tape[rz]|saisi(?:r|ssez)|inscri(?:re|vez)) \w+"
    r"|\bà (?:déterminer|confirmer|compléter)\b)"
)
DATES = re.compile(
    rf"\b(?:\d{{1,2}}(?:er|st|nd|rd|th)? )?(?:{MONTHS}),? (?:\d{{1,2}}, ?)?(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)
# Markings as they are written → what they mean; what has none of these says nothing.
MARKINGS = {
    r"unclassified|non[- ]classifiée?s?|sans classification": "unclassified",
    r"(?:protected|protégée?s?)[- ]a": "protected a",
    r"(?:protected|protégée?s?)[- ]b": "protected b",
    r"(?:protected|protégée?s?)[- ]c": "protected c",
    r"top[- ]secret|très[- ]secret": "top secret",
    r"(?<!top )(?<!très )(?<!top-)(?<!très-)secret": "secret",
    r"confidential|confidentiel(?:le)?s?": "confidential",
    r"restricted|diffusion (?:restreinte|limitée)": "restricted",
    r"(?:official|internal) use only|usage (?:interne|officiel)": "internal",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What a template says: where, the words, and what they are."""

    where: str
    words: str
    what: str


def remarks(reference: WordTemplate) -> tuple[Remark, ...]:
    """Find placeholders, dates, sections, and headings without text below them."""
    found: list[Remark] = []
    for where, root in _texts(reference):
        found += [
            Remark(where, words, "placeholder")
            for each in root.iter(CONTROL)
            if each.find(SHOWN) is not None and (words := _said(each))
        ]
        for words in map(_said, root.iter(PARAGRAPH)):
            kinds = ((PLACEHOLDERS, "placeholder"), (DATES, "date"))
            found += [
                Remark(where, each[0], what)
                for pattern, what in kinds
                for each in pattern.finditer(words)
            ]
        if where == "text":
            found += [Remark(where, *each) for each in _sections(root, reference)]
    return tuple(dict.fromkeys(found))


def markings(reference: WordTemplate) -> tuple[Remark, ...]:
    """Find the markings that a template bears itself, and what they mean."""
    found = (
        Remark(where, words, meaning)
        for where, root in _texts(reference)
        for paragraph in root.iter(PARAGRAPH)
        for words, meaning in meanings(_said(paragraph))
    )
    return tuple(dict.fromkeys(found))


def meanings(words: str) -> Iterator[tuple[str, str]]:
    """Give the markings in some words, as they are written, and what they mean."""
    for pattern, meaning in MARKINGS.items():
        for found in re.finditer(rf"\b(?:{pattern})\b", words, re.IGNORECASE):
            yield found[0], meaning


def _texts(reference: WordTemplate) -> Iterator[tuple[str, Element]]:
    """Give what stays of the template's texts, and where it stands."""
    for part in reference.parts.values():
        if not part.kind.endswith("+xml"):
            continue
        root = parsed(part.data)
        where = PLACES.get(str(root.tag).rpartition("}")[2], "")
        if where == "text":
            place = cleared(root, body_mark(root))
            place.container.insert(place.at, paragraph("Normal", (run(HERE),)))
        if where:
            yield where, root


def _said(element: Element) -> str:
    return " ".join("".join(each.text or "" for each in element.iter(WORDS)).split())


def _sections(root: Element, reference: WordTemplate) -> Iterator[tuple[str, str]]:
    """Give headings, and what each is: one with text of the template below, or with none.

    What stands above the text of a document is its heading.
    """
    headings = set(_headings(reference))
    rows = [(_style(each) in headings, _said(each)) for each in root.iter(PARAGRAPH)]
    rows = [row for row in rows if row[1]]
    following = [*rows[1:], (True, "")]
    for (heading, words), (ends, below) in zip(rows, following, strict=True):
        if heading and below != HERE:
            yield words, "heading" if ends else "section"


def _style(paragraph: Element) -> str:
    found = paragraph.find(STYLED)
    return "" if found is None else found.get(VALUE, "")


def _headings(reference: WordTemplate) -> Iterator[str]:
    """Give the ids of the template's styles for headings."""
    for part in reference.parts.values():
        if part.kind.endswith(".styles+xml"):
            for style in parsed(part.data).iter(f"{{{W}}}style"):
                name = style.find(f"{{{W}}}name")
                if name is not None and folded(name.get(VALUE, "")) in HEADINGS:
                    yield style.get(ID, "")
