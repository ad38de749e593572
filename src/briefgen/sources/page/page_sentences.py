"""A page whose funding stands in sentences to initiatives, each with the sentence that says it.

"The Minister announced $12 million over four years" below a heading is read as that heading's
funding, with a warning. Of several sums below one heading none is taken.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.sources.page.funding_text import sums_of
from briefgen.sources.page.funding_words import (
    ABOUT,
    BETWEEN,
    INCREASE,
    LIMIT,
    MORE,
    RENEWAL,
    TOTAL,
    YEARLY,
)
from briefgen.sources.page.money_in_text import MoneyInText
from briefgen.sources.page.page_blocks import PageBlock
from briefgen.sources.page.page_outline import PageNote, PageOutline, PageSection
from briefgen.sources.page.period_in_text import durations, fiscal_years
from briefgen.sources.page.sentences_in_text import sentences_in_text

TITLED = re.compile(
    r"(?P<title>[^\W\d_a-z][^:]{2,160}?)(?:\s?:\s|\s[\u2012-\u2015]\s)(?P<words>.+)",
    re.DOTALL,
)
BEFORE = (LIMIT, ABOUT, BETWEEN)
KINDS = (INCREASE, MORE, RENEWAL)
NEAR = re.compile(r"[\s,(]*")
HINT = "write `Funding: …` on a line below the title, if that is meant"


def from_sentences(parts: PageOutline, language: str) -> PageOutline:
    """Return the parts of a page without labels; what is left out is noted."""
    notes: list[PageNote] = []
    sections: list[PageSection] = []
    for section in parts.sections:
        if section.kind == "beside":
            sections.append(section)
        else:
            sections += _read(section, language, notes)
    return replace(parts, sections=tuple(sections), notes=(*parts.notes, *notes))


def sentence_with_money(blocks: tuple[PageBlock, ...], language: str) -> str:
    """Return the first sentence that names a sum of money, or nothing."""
    return next((each for each, _ in _sentences(blocks, language)), "")


def _read(
    section: PageSection, language: str, notes: list[PageNote]
) -> Iterator[PageSection]:
    """Yield a section as a theme with an initiative an item, or as one initiative."""
    items = [each for each in section.body if each.shape == "item"]
    paying = [each for each in items if sums_of(each.text, language)]
    if len(paying) > 1 or (paying and len(paying) == len(items)):
        rest = tuple(each for each in section.body if each.shape != "item")
        yield replace(section, body=rest, kind="theme")
        for item in items:
            yield from _item(item, language, notes)
        return
    if section.kind == "theme":
        yield section
        return
    yield _initiative(section, language, notes)


def _item(
    item: PageBlock, language: str, notes: list[PageNote]
) -> Iterator[PageSection]:
    titled = TITLED.fullmatch(item.text)
    if titled is None or sums_of(titled["title"], language):
        hint = "write a title on a line of its own above it"
        notes.append(
            PageNote(item.line, f"left out, without a title: “{item.text}”", hint)
        )
        return
    heading = PageBlock(titled["title"].strip(), item.line, item.chunk, "bold")
    body = (PageBlock(titled["words"].strip(), item.line, item.chunk),)
    yield _initiative(PageSection(heading, body=body), language, notes)


def _initiative(
    section: PageSection, language: str, notes: list[PageNote]
) -> PageSection:
    sentences = [*_sentences(section.body, language)]
    title, line = section.heading.text, section.heading.line
    if not sentences:
        return replace(section, kind="beside")
    shown = "” “".join(sentence for sentence, _ in sentences)
    words = _funding(sentences[0][0], language) if len(sentences) == 1 else ""
    if not words:
        message = (
            f"the text of “{title}” names several sums, and none is taken: “{shown}”"
        )
        notes.append(PageNote(line, message, HINT))
        return section
    message = f"the funding of “{title}” is read in a sentence: “{shown}”"
    notes.append(PageNote(sentences[0][1].line, message, f"it is read as “{words}”"))
    funding = replace(sentences[0][1], text=words, shape="text")
    return replace(section, labels={"funding": funding})


def _sentences(
    blocks: tuple[PageBlock, ...], language: str
) -> Iterator[tuple[str, PageBlock]]:
    """Yield each sentence that names a sum of money, and the block that it stands in."""
    for block in blocks:
        for sentence in sentences_in_text(block.text):
            if sums_of(sentence, language):
                yield sentence, block


def _funding(sentence: str, language: str) -> str:
    """Return the words of a sentence that are its funding; nothing for several sums."""
    sums = sums_of(sentence, language)
    totals = [each for each in sums if TOTAL.search(sentence[: each.start])]
    others = [each for each in sums if each not in totals] or totals
    if len(others) > 2 or len(totals) > 1 or (len(others) == 2 and not _touch(others)):  # noqa: PLR2004 - a range
        return ""
    start, end = _around(sentence, others)
    if totals and others != totals:
        if totals[0].start < end or not any(each.search(sentence) for each in KINDS):
            return ""
        end = totals[0].end
    return sentence[start:end]


def _touch(sums: list[MoneyInText]) -> bool:
    return 0 <= sums[1].start - sums[0].end <= len(" and ")


def _around(sentence: str, sums: list[MoneyInText]) -> tuple[int, int]:
    """Return where the words about sums begin and end: "up to", "over four years"."""
    start, end = sums[0].start, sums[-1].end
    for pattern in (*BEFORE, *KINDS):
        matches = [*pattern.finditer(sentence[:start])]
        if matches and not sentence[matches[-1].end() : start].strip():
            start = matches[-1].start()
    if (yearly := YEARLY.match(sentence, end)) is not None:
        end = yearly.end()
    periods = [*durations(sentence), *fiscal_years(sentence)]
    for each in sorted(periods, key=lambda period: period.start):
        if each.start >= end and NEAR.fullmatch(sentence[end : each.start]):
            end = each.end
    closes = "(" in sentence[start:end] and sentence[end : end + 1] == ")"
    return start, end + closes
