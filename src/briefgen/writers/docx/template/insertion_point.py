"""A template's bookmark or content control to the insertion point of the text."""

from lxml.etree import _Element as Element

from briefgen.value_classes import dataclass
from briefgen.word_template.remove import take
from briefgen.word_template.word_elements import (
    CELL,
    CONTROL,
    DRAWINGS,
    PARAGRAPH,
    WORDS,
    local,
    tags,
)
from briefgen.writers.docx.parts.markup import W, w

BODY = f"{{{W}}}body"
CONTENT = f"{{{W}}}sdtContent"
TABLE, SECTION, KIND, ID = tags("tbl", "sectPr", "type", "id")
REFERENCES = tags("headerReference", "footerReference")
START, END = tags("bookmarkStart", "bookmarkEnd")
SAYING = {WORDS, *DRAWINGS, f"{{{W}}}tab"}


@dataclass(frozen=True, slots=True)
class InsertionPoint:
    """A place among the children of a container, and the section that it is in."""

    container: Element
    at: int
    section: Element

    @property
    def columned(self) -> bool:
        """Whether columns are possible here: they end sections."""
        return self.container.tag == BODY

    @property
    def last(self) -> bool:
        """Whether nothing of the template follows in the container."""
        rest = list(self.container)[self.at :]
        return all(child.tag == SECTION for child in rest)


def cleared(document: Element, mark: Element | None) -> InsertionPoint:
    """Remove what the text replaces: the mark, or everything in the body.

    A section inherits headers and footers of an earlier one; they are copied to it,
    because the earlier one may be removed.
    """
    body = document.find(BODY)
    assert body is not None
    section = body.find(SECTION)
    if section is None or body[-1].tag != SECTION:
        body.append(w("sectPr") if section is None else section)
    for change in list(document.iter(*tags("sectPrChange", "printerSettings"))):
        take(change)
    if mark is None:
        _inherit(document, body[-1])
        del body[: len(body) - 1]
        return InsertionPoint(body, 0, body[-1])
    container, first, last = _range(mark)
    section = _section_after(document, last)
    _inherit(document, section)
    at = container.index(first)
    inside = _inside(mark)
    if first is last and first.tag == PARAGRAPH and _says_more(first, inside):
        for child in inside:
            take(child)
        at += 1
    else:
        container[at : container.index(last) + 1] = []
    if mark.tag == START:
        _unmark(document, mark.get(ID, ""))
    return InsertionPoint(container, at, section)


def _range(mark: Element) -> tuple[Element, Element, Element]:
    """Return the container of a mark, and the first and last child that it encloses."""
    if mark.tag == CONTROL:
        cell = mark.find(f"{CONTENT}/{CELL}")
        if cell is not None:
            return _whole(cell)
        first = _block(mark)
        return _parent(first), first, first
    first = _block(mark)
    container, last = _parent(first), first
    for end in container.iter(END):
        if end.get(ID) == mark.get(ID):
            block = _block(end)
            if _parent(block) is container:
                last = block
            break
    if container.index(last) < container.index(first):
        last = first
    return container, first, last


def _whole(cell: Element) -> tuple[Element, Element, Element]:
    cell.append(w("p"))
    blocks = [child for child in cell if child.tag in {PARAGRAPH, TABLE, CONTROL}]
    return cell, blocks[0], blocks[-1]


def _block(mark: Element) -> Element:
    """Return the paragraph, table or control around an element that is among blocks."""
    child = mark
    while not _holds_blocks(_parent(child)):
        child = _parent(child)
    return child


def _holds_blocks(element: Element) -> bool:
    if element.tag in {BODY, CELL}:
        return True
    if element.tag != CONTENT:
        return False
    around = _parent(_parent(element))
    return _holds_blocks(around)


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _inside(mark: Element) -> list[Element]:
    """Return a control, or the content of a bookmark within one paragraph."""
    if mark.tag == CONTROL:
        return [mark]
    children = []
    for child in mark.itersiblings():
        if child.tag == END and child.get(ID) == mark.get(ID):
            break
        children.append(child)
    return children


def _says_more(paragraph: Element, inside: list[Element]) -> bool:
    """Return whether a paragraph has text outside the mark."""
    marked = {child for each in inside for child in each.iter()}
    return any(
        child.tag in SAYING and child not in marked for child in paragraph.iter()
    )


def _unmark(document: Element, number: str) -> None:
    """Remove the rest of a bookmark."""
    for end in list(document.iter(START, END)):
        if end.get(ID) == number:
            take(end)


def _section_after(document: Element, last: Element) -> Element:
    """Return the section that a block is in: the next one that ends after it."""
    inside = set(last.iter())
    passed = False
    for child in document.iter():
        passed = passed or child is last
        if passed and child.tag == SECTION and child not in inside:
            return child
    raise AssertionError  # the body ends with a section


def _inherit(document: Element, section: Element) -> None:
    """Give a section the headers and footers that it inherits from earlier ones."""
    known: dict[tuple[str, str], Element] = {}
    for each in document.iter(SECTION):
        for child in each:
            if child.tag in REFERENCES:
                known[child.tag, child.get(KIND, "default")] = child
        if each is section:
            break
    own = [child for child in section if child.tag in REFERENCES]
    for child in own:
        section.remove(child)
    for number, reference in enumerate(known.values()):
        section.insert(number, _copied(reference))


def _copied(reference: Element) -> Element:
    copy = w(local(reference))
    for name, value in reference.attrib.items():
        copy.set(name, value)
    return copy
