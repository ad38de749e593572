"""The blocks of a page to its parts: title, introduction, themes, initiatives.

An initiative is a heading that a label follows, such as `Funding:`; so the heading may be
any short line of a text that has no marks. A heading above it is a theme's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from itertools import pairwise
from typing import Literal, TypeAlias

from briefgen.sources.page.page_blocks import BOLD, PageBlock, PageBlocks
from briefgen.sources.page.page_words import (
    LabelName,
    label_of,
    says_what_it_is,
    stands_beside,
)
from briefgen.value_classes import dataclass

LONGEST_HEADING = 200  # characters of a line that may be a heading without a mark
NO_HEADING = tuple('.;,:!?…—–-”»"')  # how no heading ends
NO_BEGINNING = ("—", "–", "-", "“", "«", '"', "$", "(", "*")
SHORT = 60  # characters of a line at the head of a page
ENDS = (".", "!", "?", ";", "»", "”")
SectionKind: TypeAlias = Literal["theme", "initiative", "beside"]
Labels: TypeAlias = Mapping[LabelName, PageBlock]


@dataclass(frozen=True, slots=True)
class PageSection:
    """A heading, what its labels say, and the blocks below it."""

    heading: PageBlock
    labels: Labels = field(default_factory=dict)
    body: tuple[PageBlock, ...] = ()
    kind: SectionKind = "initiative"


@dataclass(frozen=True, slots=True)
class PageNote:
    """Something about a line of a page that people should see."""

    line: int
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class PageOutline:
    """The parts of a page in order; `head` has the lines below its title.

    `untitled` are lines of funding that no title stands above.
    """

    head: tuple[PageBlock, ...]
    introduction: tuple[PageBlock, ...]
    sections: tuple[PageSection, ...]
    untitled: tuple[PageBlock, ...] = ()
    notes: tuple[PageNote, ...] = ()

    @property
    def initiatives(self) -> tuple[PageSection, ...]:
        """The sections that have an initiative each."""
        return tuple(each for each in self.sections if each.kind == "initiative")

    @property
    def labelled(self) -> bool:
        """Whether any initiative is known by a label."""
        return any(each.labels for each in self.sections)


def outline(page: PageBlocks) -> PageOutline:
    """Return the parts of a page."""
    blocks = tuple(_without_beside_lines(page.blocks))
    headings = [at for at in range(len(blocks)) if _is_heading(blocks, at, page.marked)]
    first, sections = _sections(blocks, headings)
    untitled = [block for block in first if label_of(block.text)]
    plain = tuple(block for block in first if not label_of(block.text))
    head, introduction, sections = _head(plain, sections)
    sections = _classified(sections)
    notes = tuple(_above_titles(sections))
    return PageOutline(head, introduction, sections, tuple(untitled), notes)


def _without_beside_lines(blocks: tuple[PageBlock, ...]) -> Iterator[PageBlock]:
    """Leave out what opens many pages and says nothing: "Main Content"."""
    begun = False
    for block in blocks:
        begun = begun or not stands_beside(block.text)
        if begun:
            yield block


def _is_heading(blocks: tuple[PageBlock, ...], at: int, marked: bool) -> bool:  # noqa: FBT001 - what the page is
    block = blocks[at]
    if label_of(block.text):
        return False
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    if after is not None and label_of(after.text) and block.shape != "item":
        return _is_title(blocks, at)
    if block.shape in {"heading", "bold"} or marked:
        return block.shape in {"heading", "bold"}
    apart = _stands_alone(blocks, at) or _is_above_title(blocks, at)
    return block.shape == "text" and apart and _is_short(block.text)


def _is_title(blocks: tuple[PageBlock, ...], at: int) -> bool:
    """Return whether a label that follows is the first of this block's section."""
    before, block, label = blocks[at - 1 : at] or (None,), blocks[at], blocks[at + 1]
    same = block.chunk == label.chunk
    begins = before[0] is None or before[0].chunk != block.chunk
    labelled = before[0] is not None and label_of(before[0].text) is not None
    if block.shape in {"heading", "bold"}:
        return True
    return (same and begins and not labelled) or _is_short(block.text)


def _is_above_title(blocks: tuple[PageBlock, ...], at: int) -> bool:
    """Return whether a title, and its first label, follow without an empty line."""
    before, after = blocks[at - 1 : at], blocks[at + 1 : at + 3]
    if len(after) < 2 or label_of(after[0].text) or not label_of(after[1].text):  # noqa: PLR2004 - title, label
        return False
    ended = not before or before[0].chunk != blocks[at].chunk
    ended = ended or before[0].text.endswith(ENDS)
    chunks = {blocks[at].chunk, *(each.chunk for each in after)}
    return ended and len(chunks) == 1 and _is_short(after[0].text)


def _above_titles(sections: tuple[PageSection, ...]) -> Iterator[PageNote]:
    for section, after in pairwise(sections):
        heading, title = section.heading, after.heading
        below = section.kind == "theme" and heading.shape == "text"
        if below and heading.chunk == title.chunk:
            message = f"“{heading.text}” is read as a theme, above “{title.text}”"
            hint = "if it is a part of the title, write both on one line"
            yield PageNote(heading.line, message, hint)


def _stands_alone(blocks: tuple[PageBlock, ...], at: int) -> bool:
    around = blocks[max(0, at - 1) : at] + blocks[at + 1 : at + 2]
    return all(each.chunk != blocks[at].chunk for each in around)


def _is_short(text: str) -> bool:
    ends = text.endswith(NO_HEADING) or text.startswith(NO_BEGINNING)
    return len(text) <= LONGEST_HEADING and not ends


def _sections(
    blocks: tuple[PageBlock, ...], headings: list[int]
) -> tuple[tuple[PageBlock, ...], tuple[PageSection, ...]]:
    """Return what stands above the first heading, and a section for each heading."""
    ends = [*headings[1:], len(blocks)]
    first = blocks[: headings[0]] if headings else blocks
    sections = (
        _section(blocks[at], blocks[at + 1 : end])
        for at, end in zip(headings, ends, strict=False)
    )
    return first, tuple(sections)


def _section(heading: PageBlock, below: tuple[PageBlock, ...]) -> PageSection:
    """Return a section; a label without words takes the block that follows it."""
    labels: dict[LabelName, PageBlock] = {}
    body: list[PageBlock] = []
    waiting: LabelName | None = None
    for block in below:
        label = None if block.shape == "item" else label_of(block.text)
        if label is not None and label[0] not in labels:
            name, words = label
            labels[name] = replace(block, text=words)
            waiting = None if words else name
        elif waiting is not None and waiting != "description":
            labels[waiting] = replace(block, shape="text")
            waiting = None
        else:
            body.append(block)
    return PageSection(heading, labels, tuple(body))


def _head(
    first: tuple[PageBlock, ...], sections: tuple[PageSection, ...]
) -> tuple[tuple[PageBlock, ...], tuple[PageBlock, ...], tuple[PageSection, ...]]:
    """Return the lines at the head of a page, its introduction, and the other sections.

    The introduction is what stands before the first heading, or below the first one that
    is the page's own: of the first level, or followed by others of its level or above.
    """
    if first:
        above, introduction = _lines_above(first)
        return above, introduction, sections
    upper: list[PageBlock] = []
    for number, section in enumerate(sections):
        if section.labels or not _is_the_pages(sections, number):
            return tuple(upper), (), sections[number:]
        upper.append(section.heading)
        above, introduction = _lines_above(section.body)
        upper += above
        if introduction:
            return tuple(upper), introduction, sections[number + 1 :]
    return tuple(upper), (), ()


def _lines_above(
    blocks: tuple[PageBlock, ...],
) -> tuple[tuple[PageBlock, ...], tuple[PageBlock, ...]]:
    """Return the lines that only date a page or name its place, and what follows them."""
    number = 0
    while number < len(blocks) and says_what_it_is(blocks[number].text):
        number += 1
    while number + 1 < len(blocks) and _is_line_above(blocks[number]):
        number += 1
    return blocks[:number], blocks[number:]


def _is_line_above(block: PageBlock) -> bool:
    plain = block.shape == "text" and _is_short(block.text)
    return says_what_it_is(block.text) or (plain and len(block.text) <= SHORT)


def _is_the_pages(sections: tuple[PageSection, ...], number: int) -> bool:
    """Return whether a heading without labels is the page's, and no theme's."""
    section, rest = sections[number], sections[number + 1 :]
    level = section.heading.level
    if says_what_it_is(section.heading.text):
        return True
    if level:
        return level == 1 or all(
            not each.heading.level or each.heading.level > level for each in rest
        )
    if section.body:
        return True
    return any(each.body and not each.labels for each in _before_labels(rest))


def _before_labels(sections: tuple[PageSection, ...]) -> Iterator[PageSection]:
    for section in sections:
        if section.labels:
            return
        yield section


def _classified(sections: tuple[PageSection, ...]) -> tuple[PageSection, ...]:
    levels = {_level(each.heading) for each in sections if each.labels}
    lowest = min(levels) if levels else None
    kinds: list[PageSection] = []
    beside: int | None = None  # the level of the heading that nothing is read below
    for number, section in enumerate(sections):
        kind = _kind(sections, number, lowest)
        if beside is not None and _goes_on_beside(sections, number, beside):
            kind = "beside"
        elif stands_beside(section.heading.text) and not section.labels:
            kind, beside = "beside", _level(section.heading)
        else:
            beside = None
        kinds.append(replace(section, kind=kind))
    return tuple(kinds)


def _goes_on_beside(
    sections: tuple[PageSection, ...], number: int, beside: int
) -> bool:
    """Return whether a section is still below a heading that nothing is read below.

    Where headings are not marked, only an initiative, or a theme right above one, ends it.
    """
    section, after = sections[number], sections[number + 1 : number + 2]
    if section.labels:
        return False
    if section.heading.level or beside <= BOLD:
        return _level(section.heading) > beside
    return not any(each.labels for each in after)


def _kind(
    sections: tuple[PageSection, ...], number: int, lowest: int | None
) -> SectionKind:
    section = sections[number]
    after = sections[number + 1] if number + 1 < len(sections) else None
    level = _level(section.heading)
    if section.labels:
        return "initiative"
    if lowest is not None and level != lowest:
        return "theme" if level < lowest else "initiative"
    if section.heading.level and after is not None:
        below = _level(after.heading)
        return "theme" if below > level else "initiative"
    followed = after is not None and bool(after.labels)
    return "theme" if followed or not section.body else "initiative"


def _level(heading: PageBlock) -> int:
    return heading.level or (BOLD if heading.shape == "bold" else BOLD + 1)
