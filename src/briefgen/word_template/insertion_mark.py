"""A template's document to the place where our text goes."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen.word_template.archive import Unusable
from briefgen.word_template.word_elements import CONTROL, W, tags, value

BODY = "body"  # the tag, title or name that marks the place
BOOKMARK, FLOATING = tags("bookmarkStart", "txbxContent")


def body_mark(document: Element) -> Element | None:
    """Return the content control named `body`, otherwise the bookmark, or None.

    Raises Unusable if it is in a text box: a floating text has no place in reading
    order.
    """
    marks = [
        mark
        for body in document.findall(f"{{{W}}}body")[:1]
        for mark in (*_controls(body), *_bookmarks(body))
    ]
    if not marks:
        return None
    if next(marks[0].iterancestors(FLOATING), None) is not None:
        hint = "move it out of the box, or put the text into a table"
        raise Unusable(f"its mark `{BODY}` stands in a text box", hint)
    return marks[0]


def _controls(body: Element) -> Iterator[Element]:
    for control in body.iter(CONTROL):
        for name in ("tag", "alias"):
            if _named(value(control.find(f"{{{W}}}sdtPr/{{{W}}}{name}"))):
                yield control
                break


def _bookmarks(body: Element) -> Iterator[Element]:
    for bookmark in body.iter(BOOKMARK):
        if _named(bookmark.get(f"{{{W}}}name", "")):
            yield bookmark


def _named(name: str) -> bool:
    return name.strip().casefold() == BODY
