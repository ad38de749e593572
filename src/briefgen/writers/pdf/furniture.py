"""What stands around the body: head, page header and footer, notes, the foot."""

from dataclasses import replace

from briefgen import tree
from briefgen.style import TextStyle
from briefgen.writers.pdf.blocks import boxes
from briefgen.writers.pdf.boxes import Bookmark, Box, Fill, Mark, Panel, Words
from briefgen.writers.pdf.lines import lines
from briefgen.writers.pdf.paragraphs import paragraph, surrounded, words
from briefgen.writers.pdf.room import Room, baseline, height
from briefgen.writers.pdf.structure import Element

HAIRLINE = 0.5  # points
ACCENT_RULE = (40.0, 4.0)  # above a backgrounder's head: width, height
NOTES_RULE = 72.0
NOTE_INDENT = 14.0


def head(document: tree.Document, room: Room) -> list[Box]:
    """Set kicker, title and subtitle, each layout in its way."""
    parts = document.head
    kicker = paragraph(parts.kicker, room.style("kicker"), room, "P")
    title = _title(parts.title, room)
    subtitle = paragraph(parts.subtitle, room.style("subtitle"), room, "P")
    match document.layout:
        case "note":
            return [*kicker, *subtitle, *title]
        case "backgrounder":
            return [_accent_rule(room), *kicker, *title, *subtitle]
        case "factsheet":
            rows = [*kicker, *title, *subtitle]
            return _banded(rows, room) if room.look.band else rows


def header(document: tree.Document, room: Room, *, first: bool) -> tuple[Mark, ...]:
    """Set the line above a page: the marking, and on a note's first page its source."""
    page = room.look.page
    marking = room.style("marking")
    if first and room.look.band:
        marking = replace(marking, color="paper")
    bottom = page.top - room.space("medium")
    rows: list[Mark] = []
    if first and document.layout == "note":
        source = document.furniture.organization
        rows += _single(source, room.style("meta"), room, bottom)
    if document.furniture.marking:
        label = _single(document.furniture.marking, marking, room, bottom, right=True)
        rows += label
    return tuple(rows)


def footer(document: tree.Document, room: Room, number: str) -> tuple[Mark, ...]:
    """Set the line below a page: what the document is, and the page's number."""
    furniture, page = document.furniture, room.look.page
    left = furniture.marking or furniture.running_title
    if document.layout == "factsheet" or not (left or number):
        return ()
    style = room.style("foot")
    top = page.height - page.bottom + room.space("large")
    bottom = top + room.space("tight") + height(style)
    right = _single(number, style, room, bottom, right=True)
    taken = sum(mark.line.width for mark in right) + room.space("large")
    beside = replace(room, width=max(room.width - taken, 0.0))
    rule = Fill(room.x, top, room.width, HAIRLINE, room.color("rule"))
    return (rule, *_single(left, style, beside, bottom), *right)


def page_number(document: tree.Document, page: int, pages: int) -> str:
    """Word the number of a page; empty if the document wants none."""
    pattern = document.furniture.page
    return pattern.replace("{page}", str(page)).replace("{pages}", str(pages))


def notes(document: tree.Document, room: Room) -> list[Box]:
    """Set the footnotes below a short rule."""
    rows = [
        box
        for number, blocks in enumerate(document.notes, start=1)
        for box in _note(number, blocks, room)
    ]
    return _ruled(rows, room, NOTES_RULE)


def foot(document: tree.Document, room: Room) -> list[Box]:
    """Set the lines at the foot below a rule."""
    speaking = room.speaking("foot", fixed=True)
    return _ruled(boxes(document.furniture.foot, speaking), room, room.width)


def _title(content: tree.Inlines, room: Room) -> list[Box]:
    rows = paragraph(content, room.style("title"), room, "H1")
    if rows:
        title = Bookmark(tree.plain(content), 1)
        rows[0] = replace(rows[0], marks=(title, *rows[0].marks))
    return rows


def _accent_rule(room: Room) -> Box:
    width, thick = ACCENT_RULE
    rule = Fill(room.x, 0.0, width, thick, room.accent)
    return Box(thick, (rule,), after=room.space("medium"), keep=True)


def _banded(rows: list[Box], room: Room) -> list[Box]:
    """Set rows on a band that bleeds off the top and both sides of the page."""
    page = room.look.page
    band = Panel(0.0, page.width, room.accent)
    padded = [
        Box(page.top),
        *surrounded(rows, 0.0, 0.0),
        Box(room.space("wide")),
    ]
    boxes = [replace(box, panels=(band,)) for box in padded]
    return surrounded(boxes, 0.0, room.space("wide"))


def _single(
    text: str, style: TextStyle, room: Room, bottom: float, *, right: bool = False
) -> list[Words]:
    """Set one line of text that ends at `bottom`; what is too long is cut."""
    run = room.run(style, Element("P", room.element)).saying(text)
    set_lines = lines((run,), room.width)
    if len(set_lines) > 1:
        ellipsis = run.cut.face.width("…", style.size)
        kept_line = lines((run,), room.width - ellipsis)[0]
        shorter = "".join(part.text for part in kept_line.parts).rstrip()
        set_lines = lines((run.saying(f"{shorter}…"),), room.width)
    return [
        replace(mark, y=mark.y + bottom - height(style))
        for mark in (
            words(line, style, room, "right" if right else "left")
            for line in set_lines[:1]
        )
    ]


def _note(number: int, blocks: tree.Blocks, room: Room) -> list[Box]:
    holder = Element("Note", room.element)
    holder.identifier = f"note-{number}"
    style = room.style("note")
    run = room.run(style, Element("Lbl", holder)).saying(str(number))
    label = Words(room.x, baseline(style, run.cut), lines((run,), room.width)[0])
    inner = room.inset(NOTE_INDENT).within(holder).speaking("note", fixed=True)
    rows = boxes(blocks, inner) or [Box(height(style), after=style.after)]
    return [replace(rows[0], marks=(label, *rows[0].marks)), *rows[1:]]


def _ruled(rows: list[Box], room: Room, width: float) -> list[Box]:
    """Put a hairline above rows."""
    if not rows:
        return []
    rule = Fill(room.x, 0.0, width, HAIRLINE, room.color("rule"))
    opening = Box(
        HAIRLINE,
        (rule,),
        before=room.space("large"),
        after=room.space("small"),
        keep=True,
    )
    rows[0] = replace(rows[0], before=0.0)
    return [opening, *rows]
