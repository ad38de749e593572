"""Charts → boxes: what they find, the picture, and their labels as a table to walk."""

from dataclasses import replace

from briefgen import tree
from briefgen.drawing import Drawing, TextMark
from briefgen.style import TALLEST
from briefgen.writers.pdf.layout.boxes import (
    Box,
    Mark,
    PlacedDrawing,
    PlacedLabel,
    Presence,
    reached,
)
from briefgen.writers.pdf.layout.paragraphs import paragraph
from briefgen.writers.pdf.layout.space import Room
from briefgen.writers.pdf.layout.table_rows import named_cell
from briefgen.writers.pdf.structure import Element

NBSP = "\N{NO-BREAK SPACE}"


def figure(block: tree.Figure, room: Room) -> list[Box]:
    """Set a drawing below what it finds, as wide as the text at most.

    In the structure, its labels are a table beside the figure, below the unit as its
    caption; names without numbers are a list.
    """
    drawing = block.drawing
    wide = room.width / max(drawing.width, 1.0)
    tallest = max(drawing.height, 1.0)
    scale = room.by_height(lambda tall: min(1.0, wide, tall * TALLEST / tallest))
    title, role = _title(block, room)
    element = Element("Figure", room.element)
    element.alternative, element.chart = tree.beside_labels(block), block
    rows = paragraph(title, room.style(role), room.within(element), "Caption")
    holder, labels = _labels(drawing, room)
    if block.unit:
        above, part = (element, "P") if holder is None else (holder, "Caption")
        unit = room.within(above)
        rows += paragraph(block.unit, room.style("chart-unit"), unit, part)
    place, faces = (room.x, 0.0, scale), room.look.faces
    picture = replace(drawing, marks=drawing.picture)
    marks: list[Mark] = [PlacedDrawing(*place, picture, faces, element)]
    marks += [Presence(each) for each in labels.values()]
    for cell, lines in drawing.labels.items():  # as they are drawn, from left to right
        marks.append(PlacedLabel(*place, _spaced(lines), faces, labels[cell[:2]]))
    for lines in drawing.key.values():
        entry = Element("P", room.element)
        marks.append(PlacedLabel(*place, _spaced(lines), faces, entry))
    after = room.space("small" if block.source else "large")
    tall, keep = drawing.height * scale, bool(block.source)
    box = Box(tall, tuple(marks), after=after, keep=keep)
    return [*reached([*rows, box], block.name), *_source(block, room)]


def _title(block: tree.Figure, room: Room) -> tuple[tree.Inlines, str]:
    """Return what stands above a chart, and the role of its type."""
    if not room.look.design.numbering.figures:
        return block.finding, "finding"
    room.counts.figures += 1
    number = f"{room.furniture.figure}{NBSP}{room.counts.figures}"
    return (tree.Text(f"{number}. "), *block.finding), "caption"


def _labels(
    drawing: Drawing, room: Room
) -> tuple[Element | None, dict[tuple[int, int], Element]]:
    """Return the table or list that labels are, and the element of each place in it.

    A name without numbers, such as a place within a country, has its row for itself.
    """
    labels = {cell[:2]: cell for cell in drawing.labels}
    if not labels:
        return None, {}
    count = 1 + max(column for _, column in labels)
    rows = sorted({row for row, _ in labels})
    if count == 1:
        holder = Element("L", room.element)
        return holder, {(row, 0): _item(holder) for row in rows}
    holder = Element("Table", room.element)
    body = Element("TBody", holder)
    cells: dict[tuple[int, int], Element] = {}
    for row in rows:
        entry = Element("TR", body)
        alone = not any((row, column) in labels for column in range(1, count))
        for column in range(1 if alone else count):
            cell = cells[row, column] = Element("TD", entry)
            names = labels[row, column].names if (row, column) in labels else ""
            if alone:
                cell.attributes = {"Table": {"ColSpan": str(count)}}
            elif names:
                named_cell(cell, names.capitalize())
    return holder, cells


def _item(holder: Element) -> Element:
    """Return the body of an item of a list."""
    return Element("LBody", Element("LI", holder))


def _spaced(lines: tuple[TextMark, ...]) -> tuple[TextMark, ...]:
    """Return lines of which all but the last end with a space, for those who hear them."""
    spaced = (replace(line, text=f"{line.text} ") for line in lines[:-1])
    return (*spaced, *lines[-1:])


def _source(block: tree.Figure, room: Room) -> list[Box]:
    """Set the line below a chart that says where its numbers come from."""
    if not block.source:
        return []
    style = replace(room.style("chart-source"), after=room.space("large"))
    return paragraph(block.source, style, room, "P")
