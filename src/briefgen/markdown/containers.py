"""`:::` containers to blocks of the tree."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Literal, TypeAlias

from briefgen import tree
from briefgen.errors import BriefgenError
from briefgen.markdown.author_notes import author_note
from briefgen.markdown.call_to_action import call_to_action
from briefgen.markdown.grammar import PASSAGE, Node
from briefgen.markdown.inlines import filled
from briefgen.markdown.labelled_rows import decision, decisions, divided, labelled
from briefgen.markdown.passages import in_language
from briefgen.markdown.source import CONTENT, UNCLOSED, MarkdownReader, Read
from briefgen.markdown.tables import figures
from briefgen.measures import INDENT, beside_one_another, column_widths, hanging

Build: TypeAlias = Callable[[Node, MarkdownReader, Read], tree.Blocks]

ATTRIBUTED = {
    "optional",
    "columns",
    "key-figures",
    "section",
}  # containers that may say more in braces
WIDTHS = re.compile(r'widths="([1-9]\d?(?: [1-9]\d?)*)"')
MOST = re.compile(r"most=([1-9]\d?)")
THEME = re.compile(r'(?:theme="?([^"\s]+)"?)?')
PRIORITY = re.compile(r"priority=([1-9]\d{0,2})")


# What an item has on either side of `|`.
SIDES = {"key-figures": "value | label", "signature": "what is signed | by whom"}


def container(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    """Return the blocks of a container; `read` reads the blocks inside it."""
    build = CONTAINERS.get(node.name) if node.name else in_language
    if build is None:
        _unknown(node, reading)
        _check(node, reading)
        return read(node.kids, reading)
    _check(node, reading)
    return build(node, reading, read)


def _check(node: Node, reading: MarkdownReader) -> None:
    if not node.token.meta["closed"]:
        message = f"{_called(node)} is never closed"
        hint = f"close it with a line {node.token.markup}"
        reading.tell(node.line, message, UNCLOSED, hint)
    bare = node.name in CONTAINERS and node.name not in ATTRIBUTED
    if bare and node.token.meta["attributes"] is not None:
        message = f"container `{node.name}` takes no {{…}}"
        spoken = PASSAGE.fullmatch(f"{{{node.token.meta['attributes']}}}")
        within = f"put ::: {spoken[0]} and ::: inside it" if spoken else None
        reading.tell(node.line, message, "container-attributes", within)


def _called(node: Node) -> str:
    attributes = node.token.meta["attributes"]
    return f"container `{node.name}`" if node.name else f"::: {{{attributes}}}"


def _unknown(node: Node, reading: MarkdownReader) -> None:
    near = get_close_matches(node.name, CONTAINERS, n=1)
    known = ", ".join(CONTAINERS)
    hint = f"did you mean `{near[0]}`?" if near else f"containers are {known}"
    message = f"no container is called `{node.name}`"
    reading.tell(node.line, message, "unknown-container", hint)


def _key_figures(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    shown: dict[tuple[str, str], tree.KeyFigure] = {}
    for pair in _pairs(node, reading, read):  # one that says the same is left out
        value, label = map(tree.plain, pair)
        shown.setdefault((value, label), tree.KeyFigure(*pair))
    figures = tuple(shown.values())[: _most(node, len(shown), reading)]
    return (tree.KeyFigures(figures),) if figures else ()


def _most(node: Node, count: int, reading: MarkdownReader) -> int:
    """Return how many figures are printed: the first ones, for they are ranked."""
    attributes = node.token.meta["attributes"]
    if attributes is None:
        return count
    match = MOST.fullmatch(attributes.strip())
    if match is None:
        message = f"no number of figures: {{{attributes}}}"
        hint = "write ::: key-figures {most=4}: the first four are printed"
        reading.tell(node.line, message, "container-attributes", hint)
        return count
    return int(match[1])


def _details(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    rows = tuple(tree.Detail(*pair) for pair in _pairs(node, reading, read))
    return (tree.Details(rows),) if rows else ()


def _sign_off(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    offices = tuple(content for _, content in _lines(node, reading, read))
    return (tree.SignOff(reading.source.sign_off_head(), offices),) if offices else ()


def _signature(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    head = reading.source.signature_head()
    return tuple(tree.Signature(*pair, head) for pair in _pairs(node, reading, read))


def _pairs(
    node: Node, reading: MarkdownReader, read: Read
) -> Iterator[tuple[tree.Inlines, tree.Inlines]]:
    """Yield both sides of each item, divided at the first `|` of the template."""
    for line, content in _lines(node, reading, read):
        pair = divided(content)
        if pair is None:
            message = f"an item of `{node.name}` without `|`"
            sides = SIDES.get(node.name, "label | value")
            reading.tell(line, message, CONTENT, f"write - {sides}")
        else:
            yield pair


def _lines(
    node: Node, reading: MarkdownReader, read: Read
) -> Iterator[tuple[int, tree.Inlines]]:
    """Yield each item of the container's list: one line of text."""
    for kid in node.kids:
        if kid.type not in {"bullet_list", "ordered_list"}:
            message = f"container `{node.name}` holds a list and nothing else"
            reading.tell(kid.line, message, CONTENT)
            continue
        for item in kid.kids:
            match read(item.kids, reading):
                case (tree.Paragraph(content),):
                    yield item.line, content
                case ():
                    pass
                case _:
                    message = f"an item of `{node.name}` is more than one line of text"
                    reading.tell(item.line, message, CONTENT)


def _columns(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    kids = [kid for kid in node.kids if kid.name == "column"]
    for kid in node.kids:
        if kid.name != "column":
            message = "container `columns` holds `column` containers and nothing else"
            reading.tell(kid.line, message, CONTENT)
    shares, around = _widths(node, len(kids), reading), reading.width
    gap = reading.source.gutter
    measures = column_widths(around, len(kids), shares, gap) if kids else []
    columns: list[tree.Blocks] = []
    for kid, measure in zip(kids, measures, strict=True):
        _check(kid, reading)
        side_by_side = beside_one_another(measures)
        columns.append(_within(measure if side_by_side else around, kid, reading, read))
    filled = tuple(column for column in columns if column)
    kept = tuple(
        share for share, column in zip(shares, columns, strict=False) if column
    )
    return (tree.Columns(filled, kept),) if filled else ()


def _within(
    measure: float, node: Node, reading: MarkdownReader, read: Read
) -> tree.Blocks:
    """Read what a container holds, which has this width in points."""
    around, reading.measure = reading.measure, measure
    inside = read(node.kids, reading)
    reading.measure = around
    return inside


def _widths(node: Node, count: int, reading: MarkdownReader) -> tuple[float, ...]:
    """Return the shares of the columns in their width; none if they are alike."""
    attributes = node.token.meta["attributes"]
    if attributes is None:
        return ()
    match = WIDTHS.fullmatch(attributes.strip())
    if match is None:
        message = f"no widths: {{{attributes}}}"
        hint = 'write ::: columns {widths="1 2"}: the second is twice as wide'
        reading.tell(node.line, message, "container-attributes", hint)
        return ()
    shares = tuple(map(float, match[1].split()))
    if len(shares) != count:
        message = f"{len(shares)} widths for {count} columns"
        hint = "a column whose text may be missing is written all the same"
        reading.tell(node.line, message, "container-attributes", hint)
        return ()
    return shares


def _column(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    message = "a `column` outside `columns`"
    hint = "put ::: columns and ::: around the columns"
    reading.tell(node.line, message, CONTENT, hint)
    return read(node.kids, reading)


def _role(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    role: Literal["lead", "meta"] = "lead" if node.name == "lead" else "meta"
    content: tree.Blocks = ()
    for block in read(node.kids, reading):
        if isinstance(block, tree.Paragraph):
            content += (replace(block, role=role),)
        else:
            message = f"container `{node.name}` holds paragraphs and nothing else"
            reading.tell(node.line, message, CONTENT)
    return content


def _callout(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    inside = read(node.kids, reading)
    return (tree.Callout(inside),) if inside else ()


def _sidebar(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    inside = _within(reading.width - 2 * INDENT, node, reading, read)
    return (tree.Sidebar(inside),) if inside else ()


def _section(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    """Return a section in the colour of a theme, or of the document without one."""
    attributes = node.token.meta["attributes"] or ""
    match = THEME.fullmatch(attributes.strip())
    if match is None:
        message = f"no theme: {{{filled(attributes, reading)}}}"
        hint = "write :::: section {theme={{ theme.id }}}"
        reading.tell(node.line, message, "container-attributes", hint)
    theme = filled(match[1] or "", reading) if match else ""
    _, indent = hanging(reading.width)
    inside = _within(reading.width - indent, node, reading, read)
    place = reading.source.place(node.line)
    try:
        accent = reading.source.accent(theme, place)
    except BriefgenError as error:
        reading.mistakes |= dict.fromkeys(error.diagnostics)
        return ()
    return (tree.Section(inside, accent),) if inside else ()


def _annex(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    inside = read(node.kids, reading)
    return (tree.Annex(inside),) if inside else ()


def _optional(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    attributes = node.token.meta["attributes"]
    match = PRIORITY.fullmatch("priority=1" if attributes is None else attributes)
    if match is None:
        message = f"no priority: {{{attributes}}}"
        hint = "write ::: optional {priority=2}; 1 is left out first"
        reading.tell(node.line, message, "container-attributes", hint)
    around = reading.optional
    reading.optional = (*around, node.line)
    inside = read(node.kids, reading)
    reading.optional = around
    priority = 1 if match is None else int(match[1])
    return (tree.Optional(inside, priority),) if inside else ()


CONTAINERS: Mapping[str, Build] = {
    "key-figures": _key_figures,
    "columns": _columns,
    "column": _column,
    "callout": _callout,
    "call-to-action": call_to_action,
    "lead": _role,
    "meta": _role,
    "details": _details,
    "decision": decision,
    "decisions": decisions,
    "rows": labelled,
    "summary": labelled,
    "signature": _signature,
    "sign-off": _sign_off,
    "annex": _annex,
    "figures": figures,
    "sidebar": _sidebar,
    "section": _section,
    "optional": _optional,
    "note to author": author_note,
}
