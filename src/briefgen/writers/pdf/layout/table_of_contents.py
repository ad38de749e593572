"""A table of contents → a box a line: words, dots, and the page's number."""

from dataclasses import replace

from briefgen import tree
from briefgen.style import TextStyle
from briefgen.writers.pdf.layout.boxes import Box, Fill, PlacedWords, Touch
from briefgen.writers.pdf.layout.lines import lines
from briefgen.writers.pdf.layout.paragraphs import paragraph, surrounded, text, words
from briefgen.writers.pdf.layout.runs import Run, runs
from briefgen.writers.pdf.layout.space import Room
from briefgen.writers.pdf.structure import Element, heading_goal, name_goal

INDENT = 14.0  # points, for each level
WIDEST = "0000"  # of the numbers, so that none of them changes a line's end
DOT, APART = 0.8, 4.0  # points


def table(contents: tree.Contents, room: Room) -> list[Box]:
    """Set the title and an entry for each heading, which leads there."""
    style = replace(room.style("heading-2"), keep=True)
    whole = Element("TOC", room.element)
    title = paragraph(contents.title, style, room.within(whole), "Caption")
    rows: list[Box] = []
    holders = [(0, whole)]
    for entry in contents.entries:
        rows += _entry(entry, room.within(_holder(entry.level, holders)))
    return [*title, *surrounded(rows, 0.0, room.space("large"))]


def _holder(level: int, holders: list[tuple[int, Element]]) -> Element:
    """Return the list that holds entries of a level; a deeper one is a list inside."""
    while len(holders) > 1 and holders[-1][0] > level:
        holders.pop()
    last, element = holders[-1]
    if last == 0:
        holders[-1] = (level, element)
    elif level > last:
        element = Element("TOC", element)
        holders.append((level, element))
    return element


def _entry(entry: tree.ContentsEntry, room: Room) -> list[Box]:
    style = room.style("body")
    item = Element("TOCI", room.element)
    item.refers = name_goal(entry.name) if entry.name else heading_goal(entry.heading)
    link = Element("Link", Element("Reference", item))
    link.target, link.description = item.refers, tree.plain(entry.content)
    run = room.run(style, link)
    column = run.cut.face.width(WIDEST, style.size)
    inner = room.inset(INDENT * (entry.level - 2))
    beside = inner._replace(width=inner.width - column)
    tight = replace(style, before=0.0, after=room.space("tight"))
    # A space parts the words from the number for those who hear them.
    rows = text((*runs(entry.content, run), run.saying(" ")), tight, beside)
    if rows and entry.page is not None:
        rows[-1] = _ended(rows[-1], run.saying(str(entry.page)), style, inner)
    return [row._replace(marks=(*row.marks, _touch(row, inner, link))) for row in rows]


def _ended(row: Box, number: Run, style: TextStyle, room: Room) -> Box:
    """Connect the last line of the words with the number at the right edge."""
    (line,) = lines([number], room.width)
    shown = words(line, style, room, "right")
    ends = [
        mark.x + mark.line.width for mark in row.marks if isinstance(mark, PlacedWords)
    ]
    first, last = max(ends) + APART, shown.x - APART
    edge = room.x + room.width
    places = (edge - APART * step for step in range(int(room.width // APART)))
    color = room.color("muted")
    dots = [
        Fill(x, shown.y - DOT, DOT, DOT, color) for x in places if first <= x <= last
    ]
    return row._replace(marks=(*row.marks, *reversed(dots), shown))


def _touch(row: Box, room: Room, link: Element) -> Touch:
    return Touch(room.x, 0.0, room.width, row.height, link)
