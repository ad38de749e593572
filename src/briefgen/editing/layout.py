"""A file's text and nodes to how it is laid out: what is added to it looks like the rest."""

from collections import Counter
from collections.abc import Iterator

from briefgen.editing.source_nodes import (
    SourceMapping,
    SourceNode,
    SourceScalar,
    SourceSequence,
    column,
)
from briefgen.value_classes import dataclass

WIDTH = 88  # columns, where a file has no folded texts to follow
NARROW, WIDE = 60, 120


@dataclass(frozen=True, slots=True)
class FileLayout:
    """The line break, the indentations and the quotation mark of a file.

    `step` is that of fields, `dash` that of lists below a name; `width` is where folded
    texts end. `braces` and `brackets` say that short mappings and lists stand on one line.
    """

    newline: str = "\n"
    step: int = 2
    dash: int = 2
    width: int = WIDTH
    braces: bool = False
    brackets: bool = False
    quote: str = '"'


def layout_of(text: str, root: SourceNode) -> FileLayout:
    """Return how most of a file is laid out."""
    steps, dashes, quotes = Counter[int](), Counter[int](), Counter[str]()
    folded, flow = 0, set[type]()
    for node, indent in _nested(text, root, None):
        match node:
            case SourceScalar():
                quotes[node.style] += node.style in ("'", '"')
                folded = max(folded, _longest(text, node))
            case SourceMapping() | SourceSequence() if node.flow:
                flow.add(type(node))
            case SourceMapping() if indent is not None:
                steps[column(text, node.start) - indent] += 1
            case SourceSequence() if indent is not None:
                dashes[column(text, node.start) - indent] += 1
            case _:
                pass
    return FileLayout(
        newline_of(text),
        _most(steps, 2, least=1),
        _most(dashes, 2, least=0),
        min(max(folded, NARROW), WIDE) if folded else WIDTH,
        SourceMapping in flow,
        SourceSequence in flow,
        "'" if quotes["'"] > quotes['"'] else '"',
    )


def newline_of(text: str) -> str:
    """Return the line break that most lines of a text have."""
    windows, old = text.count("\r\n"), text.count("\r")
    if windows * 2 > text.count("\n"):
        return "\r\n"
    return "\r" if old and "\n" not in text else "\n"


def _nested(
    text: str, node: SourceNode, indent: int | None
) -> Iterator[tuple[SourceNode, int | None]]:
    """Yield every node, with the column of the name whose value begins below it."""
    yield node, indent
    match node:
        case SourceMapping(entries=entries):
            for entry in entries:
                below = text.find("\n", entry.key.end, entry.value.start) >= 0
                name = column(text, entry.key.start)
                yield from _nested(text, entry.value, name if below else None)
        case SourceSequence(items=items):
            for item in items:
                yield from _nested(text, item, None)
        case _:
            pass


def _longest(text: str, scalar: SourceScalar) -> int:
    """Return the width of the longest line of a folded text; others say nothing."""
    if scalar.style != ">":
        return 0
    lines = text[scalar.start : scalar.end].splitlines()[1:]
    return max(map(len, lines), default=0)


def _most(counts: Counter[int], usual: int, *, least: int) -> int:
    likely = [indent for indent, _ in counts.most_common() if indent >= least]
    return likely[0] if likely else usual
