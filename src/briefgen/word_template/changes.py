"""A part with tracked changes and remarks to one with all changes accepted."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen.word_template.remove import take, unwrap
from briefgen.word_template.word_elements import PARAGRAPH, RUN, local, tags

(ROW_MARK,) = tags("trPr")
MARKED = {*tags("rPr", "tcPr", "numPr"), ROW_MARK}
ADDED, TAKEN = set(tags("ins", "moveTo")), set(tags("del", "moveFrom"))
DESCRIBED = tags(
    *("rPrChange", "pPrChange", "sectPrChange", "numberingChange"),
    *("tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange"),
    *("cellIns", "cellDel", "cellMerge"),
)
MOVED = ("moveFrom", "moveTo", "customXmlMoveFrom", "customXmlMoveTo")
RANGES = tags(
    *(
        f"{name}Range{end}"
        for name in (*MOVED, "customXmlIns", "customXmlDel")
        for end in ("Start", "End")
    )
)
REMARKS = tags(
    *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
    *("permStart", "permEnd"),
)


def accept_changes(part: Element) -> Iterator[str]:
    """Accept every change and remove remarks; yield what there was."""
    marks = list(part.iter(*ADDED, *TAKEN, *DESCRIBED))
    for mark in marks:
        _accept(mark)
    for mark in list(part.iter(*RANGES)):
        take(mark)
    for mark in list(part.iter(*REMARKS)):
        run = mark.getparent()
        take(mark)
        if run is not None and run.tag == RUN and not _says(run):
            take(run)
    if marks:
        yield "tracked changes, with what they deleted and who made them"


def _accept(change: Element) -> None:
    parent = change.getparent()
    if parent is None:
        return
    if parent.tag not in MARKED:
        (unwrap if change.tag in ADDED else take)(change)
        return
    take(change)
    if change.tag in TAKEN and parent.tag == ROW_MARK:
        row = parent.getparent()
        if row is not None:
            take(row)
    elif change.tag in TAKEN:
        _join(parent)


def _join(mark: Element) -> None:
    """Remove a paragraph whose end was deleted, if nothing is left of it."""
    paragraph = next(mark.iterancestors(PARAGRAPH), None)
    if paragraph is None or any(_says(run) for run in paragraph.iter(RUN)):
        return
    following = paragraph.getnext()
    if following is not None and following.tag == PARAGRAPH:
        take(paragraph)


def _says(run: Element) -> bool:
    return any(local(child) != "rPr" for child in run)
