"""Block nodes to blocks of the tree."""

from collections import ChainMap
from collections.abc import Iterator
from dataclasses import replace

from briefgen import traversal, tree
from briefgen.errors import BriefgenError, Place
from briefgen.markdown.containers import container
from briefgen.markdown.grammar import LANGUAGE, Node, inside
from briefgen.markdown.inlines import CHART, ICON, filled, html, inlines
from briefgen.markdown.passages import LANGUAGE_RULE
from briefgen.markdown.references import named, nameless
from briefgen.markdown.source import (
    UNCLOSED,
    MarkdownReader,
    Placed,
    Prose,
    Referable,
    ReferenceTarget,
)
from briefgen.markdown.tables import CAPTION, caption, table

LOWEST = 4  # the level of the smallest heading


def blocks(nodes: list[Node], reading: MarkdownReader) -> tree.Blocks:
    """Return block nodes as blocks; a paragraph without words is left out."""
    content: list[tree.Block] = []
    above: Node | None = None
    for node in nodes:
        match node.type:
            case "paragraph" if _is_caption(node, reading):
                _uncaptioned(above, reading)
                above = node
            case "table":
                content += _placed(table(node, above, reading), node, reading)
                above = None
            case _:
                _uncaptioned(above, reading)
                above = None
                content += _placed(_block(node, reading), node, reading)
                if reading.long:
                    node.inline = None  # its shape is not kept
    _uncaptioned(above, reading)
    return tuple(content)


def _placed(
    content: tree.Blocks, node: Node, reading: MarkdownReader
) -> Iterator[tree.Block]:
    """Yield blocks with the place of their node; those of the data have their own."""
    place = reading.source.place(node.line)
    for each in content:
        placed = each if each.place else replace(each, place=place)
        if reading.waiting:
            notes = (*reading.waiting, *placed.author_notes)
            placed, reading.waiting = replace(placed, author_notes=notes), []
        yield placed


def _is_caption(node: Node, reading: MarkdownReader) -> bool:
    begins = node.kids[0].token.content.startswith(CAPTION)
    return begins and reading.origin is None


def _uncaptioned(above: Node | None, reading: MarkdownReader) -> None:
    if above is not None:
        message = "a table caption without a table under it"
        reading.tell(above.line, message, "table-caption")
        caption(above, reading)


def _block(node: Node, reading: MarkdownReader) -> tree.Blocks:
    match node.type:
        case "paragraph":
            return _paragraph(node, reading)
        case "heading":
            return _heading(node, reading)
        case "bullet_list" | "ordered_list":
            return _list(node, reading)
        case "blockquote":
            quoted = blocks(node.kids, reading)
            return (tree.Quote(quoted),) if quoted else ()
        case "container":
            return container(node, reading, blocks)
        case _:
            _refuse(node, reading)
            return ()


def _paragraph(node: Node, reading: MarkdownReader) -> tree.Blocks:
    match [kid for kid in inside(node) if kid.type != "text" or _content(kid)]:
        case [Node() as alone] if alone.type == "image":
            return _figure(alone, reading)
        case [Node() as alone] if alone.type == "text":
            placed = reading.source.values.get(_content(alone))
            if isinstance(placed, Prose):
                return placed.blocks
    text = node.kids[0].token.content
    if text.startswith("|") and reading.origin is None:
        message = "a line that looks like a row of a table but stands in none"
        hint = "the second line of a table is |---|---|; no blank line between its rows"
        reading.tell(node.line, message, "table-row", hint)
        return ()
    following = _following(text.rstrip()[-1:], reading)
    content = inlines(node, reading)
    nameless(content, node, reading)
    if not _has_words(content):
        return following
    place = reading.source.place(node.line)
    return (tree.Paragraph(content, place=place), *following)


def _following(mark: str, reading: MarkdownReader) -> tree.Blocks:
    """Return what follows the first paragraph of the prose at the end of a paragraph."""
    match reading.source.values.get(mark):
        case Prose((tree.Paragraph() as first, *rest), path) if rest:
            begin: tree.Blocks = (first,)
        case Prose((_, *_) as rest, path) if not isinstance(rest[0], tree.Paragraph):
            begin = ()
        case _:
            return ()
    values = reading.source.values
    if not isinstance(values, ChainMap):  # once: a text has as many values as rows
        begun: dict[str, Placed] = {}
        values = ChainMap(begun, dict(values))
        reading.source = replace(reading.source, values=values)
    values[mark] = Prose(begin, path)
    return tuple(rest)


def _content(node: Node) -> str:
    return node.token.content.strip()


def _has_words(content: tree.Inlines) -> bool:
    if tree.plain(content).strip():
        return True
    printed_later = (tree.NoteReference, tree.CrossReference)
    return any(isinstance(each, printed_later) for each in traversal.within(content))


def _figure(node: Node, reading: MarkdownReader) -> tree.Blocks:
    """Return a chart, or a picture, that has a paragraph of its own."""
    source = str(node.token.attrGet("src"))
    address = filled(source, reading)
    words = filled(node.token.content, reading)
    if LANGUAGE in node.token.content:
        message = "a language within the words of a figure or picture"
        hint = "write them without {lang=…}, in the document's language"
        reading.tell(node.line, message, LANGUAGE_RULE, hint)
    if address.startswith(ICON):
        return _icon(address.removeprefix(ICON), words, node, reading)
    if not words.strip():
        _wordless(node, address, reading)
    place = reading.source.place(node.line)
    try:
        if address.startswith(CHART):
            name = address.removeprefix(CHART)
            return _chart(name, words, node, reading) if words.strip() else ()
        assert reading.source.picture is not None, "judged before"
        stated = _stated(source, reading) or place
        return (reading.source.picture(address, words, stated),)
    except BriefgenError as error:
        reading.mistakes |= dict.fromkeys(error.diagnostics)
        return ()


def _icon(name: str, words: str, node: Node, reading: MarkdownReader) -> tree.Blocks:
    """Return an icon; nothing where its name is empty: a theme need not have one."""
    if reading.source.icon is None or not name:
        return ()
    try:
        symbol = reading.source.icon(name, reading.source.place(node.line))
    except BriefgenError as error:
        reading.mistakes |= dict.fromkeys(error.diagnostics)
        return ()
    return (replace(symbol, alternative=words.strip()),)


def _stated(source: str, reading: MarkdownReader) -> Place | None:
    """Return the place of the data that an address is, as a whole, or None."""
    match reading.source.values.get(source):
        case tree.ValueText(_, _, place):
            return place
        case _:
            return None


def _chart(name: str, words: str, node: Node, reading: MarkdownReader) -> tree.Blocks:
    """Return what a chart says; references lead to its figure or table, if it has one."""
    assert reading.source.figure is not None, (
        "a text that may have none is judged before"
    )
    target = reading.named.get(name)
    if target is not None and name not in reading.charts:
        message = f"a chart that is called `{name}` like a {target.kind}"
        reading.tell(node.line, message, "reference-name")
    else:
        reading.charts.add(name)
    kind: Referable | None = "figure"
    try:
        content = reading.source.figure(
            name, words, reading.source.place(node.line), reading.width
        )
        kind = next(map(_referable, content), None)
    finally:
        if kind is not None:
            reading.named.setdefault(name, ReferenceTarget(kind, reading.optional))
    return content


def _referable(block: tree.Block) -> Referable | None:
    match block:
        case tree.Figure():
            return "figure"
        case tree.Table():
            return "table"
        case _:
            return None


def _wordless(node: Node, address: str, reading: MarkdownReader) -> None:
    if address.startswith(CHART):
        message = f"a figure without a label: `{address}`"
        reading.tell(node.line, message, "figure-label", "write ![label](chart:name)")
    else:
        message = "a picture without alternative text"
        hint = "say in words what it shows: ![words](pictures/name.png)"
        reading.tell(node.line, message, "alternative-text", hint)


def _heading(node: Node, reading: MarkdownReader) -> tree.Blocks:
    level = int(node.token.tag.removeprefix("h"))
    message, hint = _wrong_level(level, reading.level)
    if message:
        reading.tell(node.line, message, "heading-level", hint)
    reading.level = max(level, 2)
    content, name = named(inlines(node, reading), "heading", node, reading)
    if not _has_words(content):
        reading.tell(node.line, "a heading without words", "heading-empty")
    if any(isinstance(each, tree.CrossReference) for each in traversal.within(content)):
        message = "a cross-reference in a heading"
        reading.tell(node.line, message, "heading-reference", "put it into the text")
    place = reading.source.place(node.line)
    return (tree.Heading(level, content, name, place=place),)


def _wrong_level(level: int, last: int) -> tuple[str, str]:
    if level == 1:
        return (
            "a heading of level 1 in the body",
            "the title stands in the front matter; headings begin with ##",
        )
    if level > LOWEST:
        return f"a heading of level {level}", "#### is the smallest heading"
    if level > last + 1:
        return (
            f"a heading of level {level} where level {last + 1} comes first",
            f"begin it with {'#' * (last + 1)}",
        )
    return "", ""


def _list(node: Node, reading: MarkdownReader) -> tree.Blocks:
    items = tuple(item for kid in node.kids if (item := blocks(kid.kids, reading)))
    if not items:
        return ()
    if node.type == "bullet_list":
        return (tree.BulletList(items),)
    start = node.token.attrGet("start")
    return (tree.OrderedList(items, 1 if start is None else int(start)),)


def _refuse(node: Node, reading: MarkdownReader) -> None:
    match node.type:
        case "html_block":
            html(node, reading)
        case "hr":
            message = "a dividing line in the body"
            hint = "divide a document by headings"
            reading.tell(node.line, message, "thematic-break", hint)
        case "footnote_reference":
            pass  # read on its own, after the body that marks it
        case "fence":
            reading.tell(node.line, "a code block in the body", "code-block")
        case "stray":
            message = "a closing `:::` where nothing is open"
            hint = "it closes a container that was opened with as many colons"
            reading.tell(node.line, message, UNCLOSED, hint)
        case never:
            raise NotImplementedError(never)
