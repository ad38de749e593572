"""A document's head, page header and footer, notes and foot to placed boxes."""

from dataclasses import replace

from briefgen import traversal, tree
from briefgen.style import HeadPart, Look, TextStyle
from briefgen.writers.columns import balanced
from briefgen.writers.later_pages import JOINT, above_later, top_of_later
from briefgen.writers.pdf.layout import masthead
from briefgen.writers.pdf.layout.blocks import boxes
from briefgen.writers.pdf.layout.boxes import (
    Bookmark,
    Box,
    Fill,
    Mark,
    Panel,
    PlacedWords,
)
from briefgen.writers.pdf.layout.lines import TextLine, lines
from briefgen.writers.pdf.layout.logo import beside, logo_at, size
from briefgen.writers.pdf.layout.paragraphs import paragraph, surrounded, words
from briefgen.writers.pdf.layout.space import Room, baseline, height
from briefgen.writers.pdf.layout.words import BOUND
from briefgen.writers.pdf.structure import Element, citation_goal, note_identifier

NBSP = "\N{NO-BREAK SPACE}"
HAIRLINE = 0.5  # points
ACCENT_RULE = (40.0, 4.0)  # above a head: width, height
NOTES_RULE = 72.0
NOTE_INDENT = 14.0
NAMED = 2  # lines that a name may take
MARKED = 3  # lines that a marking may take: nothing of it is ever cut


def head(document: tree.Document, room: Room) -> list[Box]:
    """Set kicker, title and subtitle in the order of the page design."""
    design = room.look.design.head
    if room.look.band and design.masthead:
        return masthead.head(document, room, _part)
    parts = design.order
    rows = [box for part in parts for box in _part(document, part, room)]
    if room.look.band:
        return _banded(rows, room)
    return [_accent_rule(room), *rows] if design.rule else rows


def header(
    document: tree.Document, room: Room, later: str, *, first: bool
) -> tuple[Mark, ...]:
    """Set the line above a page: the logo on a first one, `later` words on others."""
    logo = document.furniture.logo if first and not room.look.band else None
    marks = _named(document, beside(logo, room), later, first=first)
    if logo is None:
        return marks
    bottom = room.look.page.top - room.space("medium")
    return (logo_at(logo, max(bottom - size(logo)[1], 0.0), room), *marks)


def _named(
    document: tree.Document, room: Room, later: str, *, first: bool
) -> tuple[Mark, ...]:
    """Set the marking and, on a first page, the organization; on others, `later` words.

    A name that has no room beside the marking is below it, on lines of its own.
    """
    page, furniture = room.look.page, document.furniture
    style, meta = room.style("marking"), room.style("meta")
    if first and room.look.band and not room.look.design.head.masthead:
        style = replace(style, color="paper")
    top = page.top if first else top_of_later(furniture, room.look)
    bottom = max(top - room.space("medium"), height(style))
    marking = _right(_set(furniture.marking, style, room, bottom, most=MARKED), room)
    if not first:
        repeated = _set(later, room.style("foot"), _beside(marking, room), bottom)
        return (*repeated, *marking)
    if not room.look.design.head.organization or room.look.band:
        return tuple(marking)
    source, beside = furniture.organization, _beside(marking, room)
    if _fits(source, meta, beside):
        return (*_set(source, meta, beside, bottom), *marking)
    named = _set(source, meta, room, bottom, most=NAMED)
    above = max(bottom - len(named) * height(meta), height(style))
    raised = _set(furniture.marking, style, room, above, most=MARKED)
    return (*_right(raised, room), *named)


def footer(document: tree.Document, room: Room, number: str) -> tuple[Mark, ...]:
    """Set the line below a page: its marking or title, and the page's number.

    It is right below a foot at the foot of the page, or in its place.
    """
    furniture, page = document.furniture, room.look.page
    design = room.look.design.foot
    sheet = design.at == "page"
    left = furniture.marking or (furniture.running_title if design.title else "")
    if not (left or number):
        return ()
    style = room.style("marking" if furniture.marking else "foot")
    top = page.height - page.bottom + (0.0 if sheet else room.space("large"))
    bottom = min(top + room.space("tight") + height(style), page.height)
    right = _right(_set(number, room.style("foot"), room, bottom), room)
    rule = Fill(room.x, top, room.width, HAIRLINE, room.color("rule"))
    ruled = () if sheet and furniture.foot else (rule,)
    most = MARKED if furniture.marking else 1
    rows = _set(left, style, _beside(right, room), bottom, most=most)
    lower = min((len(rows) - 1) * height(style), page.height - bottom)
    return (*ruled, *(row._replace(y=row.y + lower) for row in rows), *right)


def page_number(document: tree.Document, look: Look, page: int, pages: int) -> str:
    """Return the number of a page in words; empty if the document wants none."""
    pattern = document.furniture.page if look.design.numbering.pages else ""
    return _counted(pattern, page, pages)


def _counted(pattern: str, page: int, pages: int) -> str:
    return pattern.replace("{page}", str(page)).replace("{pages}", str(pages))


def later_words(document: tree.Document, look: Look, page: int, pages: int) -> str:
    """Return what is above pages after the first: title and number, if not below them."""
    title, number = above_later(document.furniture, look)
    return JOINT.join(filter(None, (title, _counted(number, page, pages))))


def notes(document: tree.Document, room: Room) -> dict[str, tuple[Box, ...]]:
    """Set the notes, by the goals of links back to where they are cited.

    Above the first one of a page a short rule is repeated.
    """
    if not document.notes:
        return {}
    marks = traversal.inlines(replace(document, notes=()))
    cited = {each.number for each in marks if isinstance(each, tree.NoteReference)}
    rule = _rule(room, NOTES_RULE)
    return {
        citation_goal(number): tuple(
            box._replace(repeat=(rule,))
            for box in _note(number, blocks, room, cited=number in cited)
        )
        for number, blocks in enumerate(document.notes, start=1)
    }


def foot(document: tree.Document, room: Room) -> list[Box]:
    """Set the lines at the foot below a rule."""
    speaking = room.speaking("foot", fixed=True)
    content = tree.beside(document.furniture.foot, room.look.design.foot.columns)
    return _ruled(boxes(content, speaking), room, room.width)


def _part(document: tree.Document, part: HeadPart, room: Room) -> list[Box]:
    """Set a part of the head; a dateline stands below the kicker."""
    content = getattr(document.head, part)
    if part == "title":
        return _title(content, room)
    rows = paragraph(content, room.style(part), room, "P")
    if part == "kicker":
        rows += paragraph(document.head.dateline, room.style("meta"), room, "P")
    return rows


def _title(content: tree.Inlines, room: Room) -> list[Box]:
    """Set a title in lines of about equal length."""
    style, words = room.style("title"), BOUND.sub(NBSP, tree.plain(content))
    face = room.run(style, room.element).cut.face
    wide = balanced(words, lambda line: face.width(line, style.size), room.width)
    rows = paragraph(content, style, room._replace(width=wide), "H1")
    if rows:
        title = Bookmark(tree.plain(content), 1)
        rows[0] = rows[0]._replace(marks=(title, *rows[0].marks))
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
    boxes = [box._replace(panels=(band,)) for box in padded]
    return surrounded(boxes, 0.0, room.space("wide"))


def _set(
    text: str, style: TextStyle, room: Room, bottom: float, *, most: int = 1
) -> list[PlacedWords]:
    """Set lines of text that end at `bottom`, cut after `most` lines."""
    run = room.run(style, Element("P", room.element)).saying(text)
    rows = lines((run,), room.width)
    if len(rows) > most:
        ellipsis = run.cut.face.width("…", style.size)
        rest = run.saying(_text(rows[most - 1 :]))
        last = _text(lines((rest,), room.width - ellipsis)[:1]).rstrip()
        rows[most - 1 :] = lines((run.saying(f"{last}…"),), room.width)[:1]
    top = max(bottom - len(rows) * height(style), 0.0)
    return [
        mark._replace(y=mark.y + top + number * height(style))
        for number, mark in enumerate(words(row, style, room) for row in rows)
    ]


def _fits(text: str, style: TextStyle, room: Room) -> bool:
    run = room.run(style, room.element).saying(text)
    return len(lines((run,), room.width)) <= 1


def _text(rows: list[TextLine]) -> str:
    return "".join(part.text for row in rows for part in row.parts)


def _right(marks: list[PlacedWords], room: Room) -> list[PlacedWords]:
    """Move lines to the right margin."""
    return [
        mark._replace(x=room.x + max(room.width - mark.line.width, 0.0))
        for mark in marks
    ]


def _beside(right: list[PlacedWords], room: Room) -> Room:
    """Return the room that is left beside the text at the right."""
    width = max((mark.line.width + room.space("large") for mark in right), default=0.0)
    return room._replace(width=max(room.width - width, 0.0))


def _note(number: int, blocks: tree.Blocks, room: Room, *, cited: bool) -> list[Box]:
    holder = Element("Note", room.element)
    holder.identifier = note_identifier(number)
    style, label = room.style("note"), Element("Lbl", holder)
    run = room.run(style, label)
    if cited:
        link = Element("Link", label)
        link.target, link.description = citation_goal(number), str(number)
        run = replace(run, element=link, link=link, goal=note_identifier(number))
    run = run.saying(str(number))
    mark = PlacedWords(room.x, baseline(style, run.cut), lines((run,), room.width)[0])
    inner = room.inset(NOTE_INDENT).within(holder).speaking("note", fixed=True)
    rows = boxes(blocks, inner) or [Box(height(style), after=style.after)]
    return [rows[0]._replace(marks=(mark, *rows[0].marks)), *rows[1:]]


def _ruled(rows: list[Box], room: Room, width: float) -> list[Box]:
    """Put a hairline above rows."""
    return [_rule(room, width), *surrounded(rows, 0.0, rows[-1].after)] if rows else []


def _rule(room: Room, width: float) -> Box:
    """Return the hairline above notes and foot."""
    rule = Fill(room.x, 0.0, width, HAIRLINE, room.color("rule"))
    around = room.space("large"), room.space("small")
    return Box(HAIRLINE, (rule,), before=around[0], after=around[1], keep=True)
