"""Elements of a Word file to their text with all tracked changes accepted.

The text comes as tokens: words, the start and end of briefgen's content controls, and
the end of paragraphs. A page number, which each program computes, is one fixed sign.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import TypeAlias

from lxml.etree import _Element as Element

from briefgen.value_classes import dataclass
from briefgen.word_template.word_elements import value
from briefgen.writers.docx.parts.markup import MC, PARAGRAPH, W14, W
from briefgen.writers.tags import read_tag

WORDS = {
    f"{{{W}}}t",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
}
SIGNS = {
    f"{{{W}}}tab": "\t",
    f"{{{W}}}br": "\n",
    f"{{{W}}}cr": "\n",
    f"{{{W}}}noBreakHyphen": "\u2011",
    f"{{{W}}}softHyphen": "\u00ad",
    f"{{{W}}}ptab": "\t",
    f"{{{W}}}sym": "\ufffd",  # a sign of another face, such as Word's arrows
}
# What shows something that is no word.
SHOWN = {
    f"{{{W}}}footnoteReference": "[note]",
    f"{{{W}}}endnoteReference": "[note]",
    f"{{{W}}}altChunk": "[inserted file]",
    f"{{{W}}}subDoc": "[inserted file]",
    f"{{{W}}}drawing": "[picture]",
    f"{{{W}}}pict": "[picture]",
    f"{{{W}}}object": "[object]",
}
WHOLE = {f"{{{W}}}altChunk", f"{{{W}}}subDoc"}  # stand for paragraphs
BOX = f"{{{W}}}txbxContent"  # words in a drawing
# What was taken away, and what only describes the rest.
SILENT = {
    *(f"{{{W}}}{name}" for name in ("del", "moveFrom")),
    *(f"{{{W}}}{name}" for name in ("sdtPr", "pPr", "rPr", "tblPr", "trPr", "tcPr")),
}
ALTERNATIVE, CHOICE, FALLBACK = (
    f"{{{MC}}}{name}" for name in ("AlternateContent", "Choice", "Fallback")
)
ROW, CELL = f"{{{W}}}tr", f"{{{W}}}tc"
MARK = f"{{{W}}}rPr"
TAKEN = (f"{MARK}/{{{W}}}del", f"{MARK}/{{{W}}}moveFrom")
ROW_TAKEN = f"{{{W}}}trPr/{{{W}}}del"
CONTROL, CONTENT = f"{{{W}}}sdt", f"{{{W}}}sdtContent"
TAKEN_OFF = f"{{{W}}}customXmlDelRangeStart"  # stands before a control
# Controls that never are ours, nor what is in them: tables of contents (for which Word
# copies headings) and the like.
OTHERS = {f"{{{W}}}docPartObj", f"{{{W}}}docPartList"}
CHECKBOX = f"{{{W14}}}checkbox"
BOXES = "☐☒"
SIGN = re.compile("[0-9A-Fa-f]{1,4}")  # a character by its number
ON = {"1", "true", "on"}
FIELD, SIMPLE, CODE = (
    f"{{{W}}}{name}" for name in ("fldChar", "fldSimple", "instrText")
)
LONGEST = 200  # characters of a code; the first word of it tells what it counts
DEEPEST = 100  # fields that are open at once; Word lets twenty lie in one another
COUNTED = ("PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "SECTION")
NUMBER = "#"
BETWEEN = " | "  # two cells


@dataclass(frozen=True, slots=True)
class Begins:
    """The start of a content control; `tag` is empty if a program removed it."""

    tag: str


class Ends:
    """The end of a content control."""


class Break:
    """The end of a paragraph."""


Token: TypeAlias = str | Begins | Ends | Break


def words_of(elements: Iterable[Element]) -> str:
    """Return the words of elements, with a line break between paragraphs."""
    teller, words = Teller(), []
    for element in elements:
        for token in teller.tell(element):
            if isinstance(token, str):
                words.append(token)
            elif isinstance(token, Break):
                words.append("\0")  # which no file can hold
    return "".join(words).removesuffix("\0").replace("\0", "\n")


@dataclass(slots=True)
class Teller:
    """Yields elements in order: a field may begin in one and end in another.

    `fields` holds the codes of the open fields, and whether their results have begun.
    """

    fields: list[tuple[str, bool]] = field(default_factory=list)
    ours: bool = True

    def tell(self, element: Element) -> Iterator[Token]:
        """Yield the tokens of an element and what is in it."""
        tag = element.tag
        if tag in WORDS:
            yield from self._say(element.text or "")
        elif tag in SIGNS:
            yield from self._say(SIGNS[tag])
        elif tag in SHOWN:
            yield from self._shown(element)
        elif tag in {FIELD, SIMPLE, CODE}:
            yield from self._field(element)
        elif tag == CONTROL:
            yield from self._control(element)
        elif tag not in SILENT:
            yield from self._inside(element)

    def _say(self, words: str) -> Iterator[str]:
        """Yield text, except for numbers that programs compute again."""
        if not any(shown and _is_counted(code) for code, shown in self.fields):
            yield words

    def _inside(self, element: Element) -> Iterator[Token]:
        if element.tag == ROW and element.find(ROW_TAKEN) is not None:
            return
        for child in _chosen(element):
            if child.tag == CELL and child.getprevious() is not None:
                yield BETWEEN if element.find(CELL) is not child else ""
            yield from self.tell(child)
        if element.tag == PARAGRAPH and not _joined(element) and not _ends(element):
            yield Break()

    def _shown(self, element: Element) -> Iterator[Token]:
        yield SHOWN[element.tag]
        for box in element.iter(BOX):
            if not any(each.tag in {BOX, FALLBACK} for each in _up(box, element)):
                yield " "
                yield from self._inside(box)
        if element.tag in WHOLE:
            yield Break()

    def _field(self, element: Element) -> Iterator[Token]:
        if element.tag == SIMPLE:
            code = element.get(f"{{{W}}}instr", "")
            self.fields.append((code, True))
            yield NUMBER if _is_counted(code) else ""
            yield from self._inside(element)
            self.fields.pop()
            return
        code, shown = self.fields.pop() if self.fields else ("", False)
        kind = element.get(f"{{{W}}}fldCharType")
        if element.tag == CODE:
            code = f"{code}{element.text or ''}"[:LONGEST]
            self.fields.append((code, shown))
        elif kind == "separate":
            self.fields.append((code, True))
            yield NUMBER if _is_counted(code) else ""
        elif kind == "begin":
            self.fields += [(code, shown), ("", False)]
            if len(self.fields) > DEEPEST:
                raise ValueError("the file cannot be read back: it has too many fields")

    def _control(self, element: Element) -> Iterator[Token]:
        """Yield the tokens of a control; a placeholder text has none."""
        described = element.find(f"{{{W}}}sdtPr")
        inside = [each for each in element if each.tag == CONTENT]
        known = {} if described is None else {each.tag: each for each in described}
        if f"{{{W}}}showingPlcHdr" in known:
            inside = []
        if CHECKBOX in known:
            yield _ticked(known[CHECKBOX], inside)
            return
        outer, self.ours = self.ours, self.ours and not is_of_others(element)
        tag = value(known.get(f"{{{W}}}tag"))
        mine = self.ours and _is_ours(element, tag, inside)
        if mine:
            yield Begins(tag)
        for child in inside:
            yield from self._inside(child)
        if mine:
            yield Ends()
        self.ours = outer


def is_of_others(element: Element) -> bool:
    """Return whether an element is certainly another program's content control."""
    described = element.find(f"{{{W}}}sdtPr")
    return described is not None and any(each.tag in OTHERS for each in described)


def _is_ours(control: Element, tag: str, inside: list[Element]) -> bool:
    """Return whether briefgen may have written a control; programs may drop its tag.

    A tracked change may have taken it off its words. A nameless control around whole
    paragraphs is never ours.
    """
    before = control.getprevious()
    if before is not None and before.tag == TAKEN_OFF:
        return False
    if tag:
        return read_tag(tag) is not None
    return all(each.find(PARAGRAPH) is None for each in inside)


def _chosen(element: Element) -> Iterable[Element]:
    """Return the children of an element; of two alternatives, the plain one."""
    if element.tag != ALTERNATIVE:
        return element
    choice, fallback = element.find(CHOICE), element.find(FALLBACK)
    boxed = choice is not None and choice.find(f".//{BOX}") is not None
    chosen = choice if boxed or fallback is None else fallback
    return () if chosen is None else chosen


def _up(element: Element, end: Element) -> Iterator[Element]:
    """Yield the ancestors of an element up to another."""
    for parent in element.iterancestors():
        if parent is end:
            return
        yield parent


def _is_counted(code: str) -> bool:
    return code.split()[:1] in ([name] for name in COUNTED)


def _ticked(box: Element, inside: list[Element]) -> str:
    checked = box.find(f"{{{W14}}}checked")
    state = "" if checked is None else checked.get(f"{{{W14}}}val", "1")
    shown = "".join(str(words) for each in inside for words in each.itertext()).strip()
    unchecked = box.find(f"{{{W14}}}uncheckedState")
    number = "2610" if unchecked is None else unchecked.get(f"{{{W14}}}val", "")
    sign = chr(int(number, 16)) if SIGN.fullmatch(number) else BOXES[0]
    ticked = state in ON or shown.lower() not in {"", sign}
    return BOXES[ticked]


def _ends(paragraph: Element) -> bool:
    """Return whether a paragraph is the last of a cell.

    LibreOffice puts the control that begins a cell around its whole paragraph.
    """
    inner, around = paragraph, paragraph.getparent()
    while around is not None and around[-1] is inner:
        if around.tag == CELL:
            return True
        if around.tag not in {CONTROL, CONTENT}:
            return False
        inner, around = around, around.getparent()
    return False


def _joined(paragraph: Element) -> bool:
    """Return whether the end of a paragraph was deleted, so that the next continues it."""
    described = paragraph.find(f"{{{W}}}pPr")
    return described is not None and any(
        described.find(name) is not None for name in TAKEN
    )
