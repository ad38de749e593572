"""A document to plain text for review: one line a block, values with their paths.

Written so: ‹words of the data = their path›, ‹derived words›, **strong**, *stress*,
`code`, [link](address), {language: passage}, ⏎ for a line break, [^1] for a footnote;
a no-break space is shown as ␣.
"""

# ruff: noqa: RUF001, RUF002 - marks that no text of a ministry uses

from collections.abc import Iterable, Iterator
from dataclasses import fields

from briefgen import tree
from briefgen.style import Look

INDENT = "  "


def write(document: tree.Document, look: Look) -> bytes:  # noqa: ARG001 - as all writers
    """Write the document's content; the look does not matter."""
    return "".join(f"{line}\n" for line in _document(document)).encode()


def lines(blocks: tree.Blocks) -> Iterator[str]:
    """Write one line for each block, with its content on indented lines below."""
    for block in blocks:
        for note in block.author_notes:
            yield from _group("note to author", [map(line, note)])
        yield from _block(block)


def line(content: tree.Inlines) -> str:
    """Write inlines between quotation marks."""
    return f'"{_inlines(content)}"'


def _document(document: tree.Document) -> Iterator[str]:
    pages = "" if document.pages is None else f", pages: {document.pages}"
    options = "".join(_options(document.options))
    yield f"{document.layout}, accent {document.accent}{pages}{options}"
    yield "properties"
    yield from _indented(_properties(document.properties))
    yield "head"
    head = document.head
    for name in ("kicker", "title", "subtitle"):
        yield f"{INDENT}{name} {line(getattr(head, name))}"
    if head.dateline:
        yield f"{INDENT}dateline {line(head.dateline)}"
    yield "body"
    yield from _indented(lines(document.body))
    for number, note in enumerate(document.notes, 1):
        yield f"note {number}"
        yield from _indented(lines(note))
    yield "furniture"
    yield from _indented(_furniture(document.furniture))


def _options(options: tree.FileOptions) -> Iterator[str]:
    """Write how files are made, as far as it is not as usual."""
    usual = tree.FileOptions()
    for item in fields(options):
        value = getattr(options, item.name)
        if value != getattr(usual, item.name):
            yield f", {item.name}: {value}"


def _properties(properties: tree.Properties) -> Iterator[str]:
    for item in fields(properties):
        value = getattr(properties, item.name)
        text = ", ".join(value) if isinstance(value, tuple) else str(value)
        yield f'{item.name} "{_visible(text)}"'


def _furniture(furniture: tree.Furniture) -> Iterator[str]:
    for item in fields(furniture):
        if item.name not in {"foot", "logo", "item"}:
            yield f'{item.name} "{_visible(getattr(furniture, item.name))}"'
    if furniture.logo is not None:
        yield "logo"
        yield from _indented(lines((furniture.logo,)))
    yield "foot"
    yield from _indented(lines(furniture.foot))


def _block(block: tree.Block) -> Iterator[str]:  # noqa: C901, PLR0912, PLR0915
    match block:  # a case for each kind of block, complete by mypy
        case tree.Heading(level, content, name):
            yield f"heading {level} {line(content)}{_name(name)}"
        case tree.Paragraph(content, role):
            yield f"{'paragraph' if role == 'body' else role} {line(content)}"
        case tree.BulletList(items):
            yield from _group("list", map(_item, items))
        case tree.OrderedList(items, start):
            yield from _group(f"numbered list from {start}", map(_item, items))
        case tree.Table():
            yield from _table(block)
        case tree.Figure():
            yield from _figure(block)
        case tree.Picture(name, alternative, _, width, height):
            size = f"{width:g} × {height:g} points"
            yield f'picture {name}, {size} "{_visible(alternative)}"'
        case tree.Symbol(name, drawing, alternative):
            size = f"{drawing.width:g} × {drawing.height:g} points"
            words = f' "{_visible(alternative)}"' if alternative else ", decoration"
            yield f"symbol {name}, {size}{words}"
        case tree.ActionBox(blocks, code):
            yield from _group("call to action", [lines(blocks), lines((code,))])
        case tree.KeyFigures(figures):
            pairs = (f"{line(item.value)} | {line(item.label)}" for item in figures)
            yield from _group("key figures", [pairs])
        case tree.Columns(columns, widths):
            inside = (_group("column", [lines(column)]) for column in columns)
            shares = " ".join(f"{width:g}" for width in widths)
            yield from _group(f"columns {shares}".rstrip(), inside)
        case tree.Details(rows):
            pairs = (f"{line(row.label)} | {line(row.value)}" for row in rows)
            yield from _group("details", [pairs])
        case tree.SignOff(head, offices):
            signed = (line(office) for office in offices)
            yield from _group(f"sign-off: {' | '.join(head)}", [signed])
        case tree.Rows(title, rows, panel):
            parts = [lines((title,)), *map(_labelled, rows)]
            yield from _group("panel" if panel else "rows", parts)
        case tree.Decisions(stem, items, head, answers):
            listed = (_item(item) for item in items)
            named = " | ".join(filter(None, head))
            own = [[f"answers {' | '.join(filter(None, each))}"] for each in answers]
            yield from _group(f"decisions {line(stem)}: {named}", (*listed, *own))
        case tree.Signature(title, signer, head):
            who = f"{line(title)} | {line(signer)}"
            yield f"signature {who}: {' | '.join(head)}"
        case tree.Contents(title, entries):
            texts = (_entry(entry) for entry in entries)
            what = f"list of {block.series}s" if block.series else "contents"
            yield from _group(f"{what} {line(title)}", [texts])
        case tree.Index(entries):
            yield from _group("index", [map(_indexed, entries)])
        case tree.Decision(blocks, choices):
            yield from _group(f"decision: {' | '.join(choices)}", [lines(blocks)])
        case tree.Optional(blocks, priority):
            yield from _group(f"optional, priority {priority}", [lines(blocks)])
        case tree.Section(blocks, accent):
            yield from _group(f"section, accent {accent}", [lines(blocks)])
        case tree.Quote() | tree.Callout() | tree.Sidebar() | tree.Annex():
            yield from _group(type(block).__name__.lower(), [lines(block.blocks)])


def _labelled(row: tree.Row) -> Iterator[str]:
    yield from _group(f"row {line(row.label)}", [lines(row.blocks)])


def _indexed(entry: tree.IndexEntry) -> str:
    pages = ", ".join(str(page) for _, page in entry.mentions if page is not None)
    return f"{entry.words} on {pages}" if pages else entry.words


def _entry(entry: tree.ContentsEntry) -> str:
    page = "" if entry.page is None else f" on page {entry.page}"
    return f"entry {entry.level} {line(entry.content)}{page}"


def _group(name: str, parts: Iterable[Iterable[str]]) -> Iterator[str]:
    yield name
    for part in parts:
        yield from _indented(part)


def _item(item: tree.Blocks) -> Iterator[str]:
    match item:
        case (tree.Paragraph(content, "body"),):
            yield f"item {line(content)}"
        case _:
            yield from _group("item", [lines(item)])


def _table(table: tree.Table) -> Iterator[str]:
    kind = "table of figures" if table.figures else "table"
    yield f"{kind} {line(table.caption)}{_name(table.name)}"
    yield f"{INDENT}columns {' | '.join(table.columns)}"
    yield f"{INDENT}head {_row(table.head)}"
    for number, row in enumerate(table.rows, 1):
        last = table.total and number == len(table.rows)
        mark = "".join(f" {each}" for each in table.marks[number - 1 : number] if each)
        yield f"{INDENT}{'total' if last else 'row'}{mark} {_row(row)}"


def _name(name: str) -> str:
    return name and f" #{name}"


def _row(cells: tuple[tree.Inlines, ...]) -> str:
    return " | ".join(line(cell) for cell in cells)


def _figure(figure: tree.Figure) -> Iterator[str]:
    yield f"figure {figure.name} {line(figure.finding)}"
    if figure.unit:
        yield f"{INDENT}unit {line(figure.unit)}"
    yield f'{INDENT}alternative "{_visible(figure.alternative)}"'
    yield f'{INDENT}description "{_visible(figure.description)}"'
    drawing = figure.drawing
    yield f"{INDENT}drawing {drawing.width:g} × {drawing.height:g} points"
    yield from _indented(_table(figure.data))
    if figure.source:
        yield f"{INDENT}source {line(figure.source)}"


def _inlines(content: tree.Inlines) -> str:
    return "".join(_inline(inline) for inline in content)


def _inline(inline: tree.Inline) -> str:  # noqa: C901, PLR0911 - a case a node
    match inline:
        case tree.Text(text):
            return _visible(text)
        case tree.ValueText(text, path):
            return f"‹{_visible(text)}{'' if path is None else f' = {path}'}›"
        case tree.Strong(content):
            return f"**{_inlines(content)}**"
        case tree.Emphasis(content):
            return f"*{_inlines(content)}*"
        case tree.Code(text):
            return f"`{_visible(text)}`"
        case tree.Link(content, url):
            return f"[{_inlines(content)}]({url})"
        case tree.CrossReference(content, name):
            return f"[{_inlines(content)}](#{name})"
        case tree.Indexed(content):
            return _inlines(content)
        case tree.LanguageSpan(content, language):
            return f"{{{language}: {_inlines(content)}}}"
        case tree.LineBreak():
            return "⏎"
        case tree.NoteReference(number):
            return f"[^{number}]"


def _visible(text: str) -> str:
    return text.replace("\u00a0", "␣").replace("\n", "⏎")


def _indented(texts: Iterable[str]) -> Iterator[str]:
    return (f"{INDENT}{text}" for text in texts)
