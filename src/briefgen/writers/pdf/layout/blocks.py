"""Blocks → boxes, one kind of block after the other."""

from collections.abc import Sequence

from briefgen import traversal, tree
from briefgen.writers.columns import in_rows
from briefgen.writers.hyphenation import PROSE
from briefgen.writers.pdf.layout import (
    decisions,
    figures,
    forms,
    index,
    labelled_rows,
    panels,
    sections,
    symbols,
    table_of_contents,
    tables,
)
from briefgen.writers.pdf.layout.boxes import (
    Bookmark,
    Box,
    Image,
    PlacedWords,
    reached,
)
from briefgen.writers.pdf.layout.lines import lines
from briefgen.writers.pdf.layout.paragraphs import paragraph
from briefgen.writers.pdf.layout.space import Room, baseline, height
from briefgen.writers.pdf.structure import Element

INDENT = 14.0  # points, of lists and of text beside a bar
BULLETS = "•–"  # by depth


def boxes(blocks: tree.Blocks, room: Room) -> list[Box]:
    """Set blocks below one another."""
    rows: list[Box] = []
    around = zip((None, *blocks), (*blocks[1:], None), strict=False)
    for block, held, (above, below) in zip(
        blocks, tree.held(blocks), around, strict=False
    ):
        placed = _boxes(block, room)
        if tree.is_credited(block, below):
            placed[-1] = placed[-1]._replace(after=room.space("tight"))
        if placed and tree.stands_apart(block, above):
            placed[0] = placed[0]._replace(before=room.space("small"))
        rows += [box._replace(keep=True) for box in placed] if held else placed
    return rows


def _boxes(block: tree.Block, room: Room) -> list[Box]:  # noqa: C901, PLR0911, PLR0912, PLR0915
    match block:  # a case for each kind of block, complete by mypy
        case tree.Heading():
            return _heading(block, room)
        case tree.Paragraph(content, role):
            spoken = room.role if role == "body" or room.fixed else role
            style, keep = room.style(spoken), tree.is_label(content)
            prose = spoken in PROSE and not keep
            rows = paragraph(content, style, room, "P", hyphenated=prose)
            return [row._replace(keep=True) for row in rows] if keep else rows
        case tree.BulletList(items):
            bullet = BULLETS[min(room.depth, len(BULLETS) - 1)]
            return _list(items, [bullet] * len(items), "/Disc", room)
        case tree.OrderedList(items, start):
            labels = [f"{start + number}." for number in range(len(items))]
            return _list(items, labels, "/Decimal", room)
        case tree.Quote(inner):
            return _quote(inner, room)
        case tree.Table():
            return tables.data_table(block, room)
        case tree.Figure():
            return figures.figure(block, room)
        case tree.Picture():
            return _picture(block, room)
        case tree.Symbol():
            return symbols.symbol(block, room)
        case tree.ActionBox():
            return symbols.call_to_action(block, room, boxes)
        case tree.KeyFigures(numbers):
            return panels.key_figures(numbers, room)
        case tree.Columns():
            return _columns(block, room)
        case tree.Callout(inner):
            inside = _aside(room).speaking("callout")
            return panels.callout(boxes(inner, inside), room)
        case tree.Sidebar(inner):
            return _sidebar(inner, room)
        case tree.Section():
            return sections.section(block, room, boxes)
        case tree.Details(rows):
            return forms.details(rows, room)
        case tree.Decision():
            return _decision(block, room)
        case tree.SignOff(head, offices):
            return forms.sign_off(head, offices, room)
        case tree.Rows():
            return labelled_rows.labelled_rows(block, room, boxes)
        case tree.Decisions():
            return decisions.decisions(block, room, _numbered)
        case tree.Signature():
            return decisions.signature(block, room)
        case tree.Contents():
            return table_of_contents.table(block, room)
        case tree.Index():
            return index.index(block, room)
        case tree.Annex(inner):
            return [
                box._replace(fresh=number == 0)
                for number, box in enumerate(boxes(inner, room))
            ]
        case tree.Optional(inner):
            return boxes(inner, room)


def _heading(heading: tree.Heading, room: Room) -> list[Box]:
    """Set a heading; in the structure no level is skipped."""
    level = min(max(heading.level, 2), 4)
    room.counts.level = min(level, room.counts.level + 1)
    style = room.style(f"heading-{level}")
    rows = paragraph(heading.content, style, room, f"H{room.counts.level}")
    room.counts.headings += room.listed
    if rows:
        number = room.counts.headings if room.listed else 0
        title = Bookmark(tree.plain(heading.content), room.counts.level, number)
        rows[0] = rows[0]._replace(marks=(title, *rows[0].marks))
    return reached(rows, heading.name)


def _list(
    items: Sequence[tree.Blocks], labels: Sequence[str], numbering: str, room: Room
) -> list[Box]:
    """Set items with hanging labels."""
    speaking = room.speaking("list")
    style = speaking.style(speaking.role)
    holder = Element("L", room.element)
    holder.attributes["List"] = {"ListNumbering": numbering}
    sample = room.run(style, holder)
    widest = max(
        (sample.cut.face.width(label, style.size) for label in labels), default=0
    )
    inset = speaking.inset(max(INDENT, widest + room.space("tight")))
    inner = inset._replace(depth=room.depth + 1)
    rows: list[Box] = []
    for item, label in zip(items, labels, strict=True):
        entry = Element("LI", holder)
        run = room.run(style, Element("Lbl", entry)).saying(label)
        mark = PlacedWords(
            room.x, baseline(style, run.cut), lines((run,), room.width)[0]
        )
        body = boxes(item, inner.within(Element("LBody", entry))) or [
            Box(height(style), after=style.after)
        ]
        rows.append(body[0]._replace(marks=(mark, *body[0].marks)))
        rows += body[1:]
    return rows


def _numbered(item: tree.Blocks, number: int, room: Room) -> list[Box]:
    return _list((item,), [f"{number}."], "/Decimal", room)


def _quote(inner: tree.Blocks, room: Room) -> list[Box]:
    quoting = room.inset(INDENT).within(Element("BlockQuote", room.element))
    return panels.barred(
        boxes(inner, quoting.speaking("quote")), room, room.color("rule")
    )


def _sidebar(inner: tree.Blocks, room: Room) -> list[Box]:
    inside = _aside(room)._replace(aside=True, accent=room.color("ink"))
    return sections.sidebar(boxes(inner, inside.speaking("callout")), room)


def _aside(room: Room) -> Room:
    """Return the room of blocks that are set apart from the text."""
    aside = room.inset(INDENT).within(Element("Aside", room.element))
    return aside._replace(width=room.width - 2 * INDENT)


def _picture(picture: tree.Picture, room: Room) -> list[Box]:
    """Set a picture, as wide and high as there is room at most."""
    wide = room.width / picture.width
    scale = room.by_height(lambda tall: min(1.0, wide, tall / picture.height))
    width, height = picture.width * scale, picture.height * scale
    element = Element("Figure", room.element)
    element.alternative = tree.alternative_text(picture)
    image = Image(room.x, 0.0, width, height, picture, element)
    space = room.space("small"), room.space("large")
    return [Box(height, (image,), before=space[0], after=space[1])]


def _columns(block: tree.Columns, room: Room) -> list[Box]:
    """Set columns side by side; below one another if too narrow, or within columns."""
    within = (
        room.look.design.columns > 1
    )  # as in Word, which knows no columns in others
    alike = in_rows(block.columns, room.look, room.width)
    rows = [block.columns] if block.widths else alike
    count = max(map(len, rows), default=0)
    rooms = [room] * count if within else panels.column_rooms(count, room, block.widths)
    whole: list[Box] = []
    for row in rows:
        filled = [boxes(column, each) for column, each in zip(row, rooms, strict=False)]
        if any(each is room for each in rooms):
            whole += [box for column in filled for box in column]
        else:
            whole += panels.side_by_side(filled, room)
    return whole


def _decision(decision: tree.Decision, room: Room) -> list[Box]:
    inside = room.inset(INDENT).speaking("decision")
    question = " ".join(
        tree.plain(each.content)
        for each in traversal.nested(decision.blocks)
        if isinstance(each, tree.Paragraph | tree.Heading)
    )
    inner = [
        *boxes(decision.blocks, inside),
        *forms.choices(decision.choices, question, inside),
    ]
    return panels.barred(inner, room, room.accent)
