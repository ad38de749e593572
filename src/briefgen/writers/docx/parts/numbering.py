"""The lists of a document to the numbering part."""

from collections.abc import Iterable

from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import root, twips, w
from briefgen.writers.docx.parts.paragraph_borders import INDENT

BULLETS = 1  # the number that all bullet lists share
NUMBERS = 2  # the number of the style List Number, used where a user applies it
LEVELS = 9  # as deep as Word's lists go
MARKS = ("•", "–")
# The style of each level, which makes a paragraph an item of its list.
STYLES = {
    BULLETS: ("ListBullet", "ListBullet2", "ListBullet3"),
    NUMBERS: ("ListNumber",),
}
# What Word knows a list by when text is pasted from one file into another.
SERIALS = {BULLETS: "5B1EF600", NUMBERS: "5B1EF601"}


def numbering(starts: Iterable[tuple[int, int]], *, nested: bool) -> Element:
    """Write the numbering part.

    `starts` gives level and first number of each numbered list, which has the number
    `NUMBERS` + 1 and so on. Lists within lists have styles of their own if `nested`.
    """
    part = root("numbering")
    part.extend(_abstract(number, nested=nested) for number in (BULLETS, NUMBERS))
    for number in (BULLETS, NUMBERS):
        part.append(w("num", w("abstractNumId", val=number), numId=number))
    for number, (level, start) in enumerate(starts, NUMBERS + 1):
        override = w("lvlOverride", w("startOverride", val=start), ilvl=level)
        abstract = w("abstractNumId", val=NUMBERS)
        part.append(w("num", abstract, override, numId=number))
    return part


def _abstract(number: int, *, nested: bool) -> Element:
    styles = STYLES[number] if nested else STYLES[number][:1]
    linked = (*styles, *[""] * (LEVELS - len(styles)))
    levels = (_level(at, number, style) for at, style in enumerate(linked))
    kind = w("multiLevelType", val="multilevel")
    serial = w("nsid", val=SERIALS[number])
    return w("abstractNum", serial, kind, *levels, abstractNumId=number)


def _level(level: int, number: int, style: str) -> Element:
    bullet = number == BULLETS
    kind = "bullet" if bullet else "decimal"
    mark = MARKS[min(level, 1)] if bullet else f"%{level + 1}."
    linked = w("pStyle", val=style) if style else None
    left, hanging = twips(INDENT * (level + 1)), twips(INDENT)
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=kind),
        linked,
        w("suff", val="tab"),
        w("lvlText", val=mark),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=left, hanging=hanging)),
        ilvl=level,
    )
