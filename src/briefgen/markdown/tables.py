"""Table nodes to tables of the tree."""

import re
from dataclasses import replace

from briefgen import tree
from briefgen.errors import BriefgenError
from briefgen.markdown.grammar import Node, inside
from briefgen.markdown.inlines import THEME, filled, inlines
from briefgen.markdown.references import named
from briefgen.markdown.source import CONTENT, MarkdownReader, Read

CAPTION = "Table: "
ALIGNMENTS: dict[str, tree.Alignment] = {
    "text-align:center": "center",
    "text-align:right": "right",
}
PIPE = re.compile(r"(?<!\\)\|")


def table(node: Node, above: Node | None, reading: MarkdownReader) -> tree.Blocks:
    """Return a table; `above` is the paragraph that captions it."""
    rows = [row for part in node.kids for row in part.kids]
    columns = tuple(_alignment(cell) for cell in rows[0].kids)
    for row in rows[1:]:
        _count(row, len(columns), reading)
    head, *body = (_cells(row, reading) for row in rows)
    marks = [_mark(row, reading) for row in rows[1:]]
    total = bool(body) and _is_bold(body[-1][0])
    if total:
        body[-1] = tuple(_unbold(cell) for cell in body[-1])
    captioned, name = ((), "") if above is None else caption(above, reading)
    whole = tree.Table(head, tuple(body), columns, captioned, total, name)
    return (replace(whole, marks=tuple(marks)) if any(marks) else whole,)


def figures(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    """Return the tables of a container, with their first cells set large."""
    inside_it = read(node.kids, reading)
    if not all(isinstance(block, tree.Table) for block in inside_it):
        message = "container `figures` holds tables and nothing else"
        reading.tell(node.line, message, CONTENT)
    tables = (block for block in inside_it if isinstance(block, tree.Table))
    return tuple(replace(block, figures=True) for block in tables)


def caption(above: Node, reading: MarkdownReader) -> tuple[tree.Inlines, str]:
    """Return the caption after `Table:`, and the table's name."""
    content, name = named(inlines(above, reading), "table", above, reading)
    first, *rest = content
    assert isinstance(first, tree.Text), "a caption begins with words of the template"
    begin = first.text.removeprefix(CAPTION.rstrip()).lstrip()
    captioned = (tree.Text(begin), *rest) if begin else tuple(rest)
    if name and not captioned:
        message = f"the table `{name}` has a name and no caption"
        hint = "write what it shows before the name; tables are numbered by captions"
        reading.tell(above.line, message, "table-caption", hint)
    return captioned, name


def _alignment(cell: Node) -> tree.Alignment:
    return ALIGNMENTS.get(str(cell.token.attrGet("style")), "left")


def _cells(row: Node, reading: MarkdownReader) -> tuple[tree.Inlines, ...]:
    *cells, last = row.kids
    after = int(bool(_theme(row)))
    final = _trimmed(inlines(last, reading, first=after))
    return (*(inlines(cell, reading) for cell in cells), final)


def _trimmed(content: tree.Inlines) -> tree.Inlines:
    """Return a cell without the space after the colour that it begins with."""
    match content:
        case (tree.Text(text), *rest) if text != text.lstrip():
            words = text.lstrip()
            return ((tree.Text(words),) if words else ()) + tuple(rest)
        case _:
            return content


def _theme(row: Node) -> str:
    """Return the address of the colour that the last cell of a row begins with."""
    first = next(iter(inside(row.kids[-1])), None)
    if first is None or first.type != "image":
        return ""
    address = str(first.token.attrGet("src"))
    return address if address.startswith(THEME) else ""


def _mark(row: Node, reading: MarkdownReader) -> str:
    """Return the colour of a row; empty if it has none."""
    theme = filled(_theme(row), reading).removeprefix(THEME)
    if not theme:
        return ""
    try:
        return reading.source.accent(theme, reading.source.place(row.line))
    except BriefgenError as error:
        reading.mistakes |= dict.fromkeys(error.diagnostics)
        return ""


def _count(row: Node, columns: int, reading: MarkdownReader) -> None:
    """Collect rows with too many or too few cells: the parser would add or cut them."""
    line = reading.line(row.line).lstrip(" \t>")
    cells = len(PIPE.findall(line.strip().removeprefix("|").removesuffix("|"))) + 1
    if cells != columns:
        message = f"a row of {_counted(cells)} under a head of {_counted(columns)}"
        reading.tell(row.line, message, "table-row")


def _counted(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"


def _is_bold(cell: tree.Inlines) -> bool:
    return len(cell) == 1 and isinstance(cell[0], tree.Strong)


def _unbold(cell: tree.Inlines) -> tree.Inlines:
    """Return a cell of the totals without bold: the style says how they look."""
    match cell:
        case (tree.Strong(content),):
            return content
        case _:
            return cell
