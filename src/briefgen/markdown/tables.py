"""Table nodes to tables of the tree."""

import re

from briefgen import tree
from briefgen.markdown.grammar import Node
from briefgen.markdown.inlines import inlines
from briefgen.markdown.references import named
from briefgen.markdown.source import MarkdownReader

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
    total = bool(body) and _is_bold(body[-1][0])
    if total:
        body[-1] = tuple(_unbold(cell) for cell in body[-1])
    captioned, name = ((), "") if above is None else caption(above, reading)
    return (tree.Table(head, tuple(body), columns, captioned, total, name),)


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
    return tuple(inlines(cell, reading) for cell in row.kids)


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
