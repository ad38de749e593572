"""YAML text that the reader accepts to nodes that know where they begin and end in it."""

import re
from typing import TypeAlias

import yaml

from briefgen.reading.nodes import NOTHING
from briefgen.reading.yaml_nodes import Events, events
from briefgen.value_classes import dataclass

BREAK = re.compile(r"\r\n|\r|\n")
COMMENT_OR_SPACE = re.compile(r"(?:[ \t\r\n]+|(?:(?<=[ \t\r\n])|^)#[^\r\n]*)*")
BLOCK = ("|", ">")
KEPT = "+"  # in the header of a text that keeps the empty lines at its end


@dataclass(frozen=True, slots=True)
class SourceScalar:
    """A text; `style` is its quotation mark, `|`, `>`, or empty for a plain one."""

    start: int
    end: int
    text: str
    style: str

    @property
    def value(self) -> str | None:
        """The text, or None where nothing was written, or YAML's word for nothing."""
        return None if not self.style and self.text in NOTHING else self.text


@dataclass(frozen=True, slots=True)
class SourceSequence:
    """A list; `flow` means in brackets."""

    start: int
    end: int
    items: "tuple[SourceNode, ...]"
    flow: bool


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A name and its value."""

    key: SourceScalar
    value: "SourceNode"


@dataclass(frozen=True, slots=True)
class SourceMapping:
    """Names with values; `flow` means in braces."""

    start: int
    end: int
    entries: tuple[SourceEntry, ...]
    flow: bool


SourceNode: TypeAlias = SourceScalar | SourceSequence | SourceMapping


def source_nodes(text: str) -> SourceNode:
    """Return the node of a text; the reader accepts it, so it has one, without aliases."""
    each = events(text)
    next(each)  # the stream begins
    next(each)  # the document begins
    node = _node(text, each, next(each))
    for _ in each:  # to its end, so that the parser is put away
        pass
    return node


def line_start(text: str, index: int) -> int:
    """Return where the line of a position begins."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def line_end(text: str, index: int) -> int:
    """Return where the line of a position ends, before its line break."""
    match = BREAK.search(text, index)
    return match.start() if match else len(text)


def break_before(text: str, start: int) -> int:
    """Return where the line break before the start of a line begins."""
    return start - (2 if text[:start].endswith("\r\n") else min(start, 1))


def column(text: str, index: int) -> int:
    """Return how many characters stand before a position on its line."""
    return index - line_start(text, index)


def sign_after(text: str, start: int, sign: str) -> int | None:
    """Return where a sign stands after spaces, line breaks and comments, or None."""
    match = COMMENT_OR_SPACE.match(text, start)
    at = match.end() if match else start
    return at if text.startswith(sign, at) else None


def _node(text: str, each: Events, event: yaml.Event) -> SourceNode:
    start, end = _marks(event)
    match event:
        case yaml.ScalarEvent():
            style = event.style or ""
            end = _text_end(text, start, end) if style in BLOCK else end
            return SourceScalar(start, end, event.value, style)
        case yaml.SequenceStartEvent():
            items, end = _until_end(text, each, yaml.SequenceEndEvent)
            end = end if event.flow_style else items[-1].end
            return SourceSequence(start, end, items, bool(event.flow_style))
        case yaml.MappingStartEvent():
            nodes, end = _until_end(text, each, yaml.MappingEndEvent)
            end = end if event.flow_style else nodes[-1].end
            return SourceMapping(start, end, _entries(nodes), bool(event.flow_style))
        case never:
            raise AssertionError(never)


def _marks(event: yaml.Event) -> tuple[int, int]:
    start, end = event.start_mark, event.end_mark
    assert start is not None
    assert end is not None
    return start.index, end.index


def _until_end(
    text: str, each: Events, last: type[yaml.Event]
) -> tuple[tuple[SourceNode, ...], int]:
    """Return the nodes of a list or mapping, and where its end stands."""
    nodes: list[SourceNode] = []
    while not isinstance(event := next(each), last):
        nodes.append(_node(text, each, event))
    return tuple(nodes), _marks(event)[1]


def _entries(nodes: tuple[SourceNode, ...]) -> tuple[SourceEntry, ...]:
    keys, values = nodes[::2], nodes[1::2]
    return tuple(
        SourceEntry(key, value)
        for key, value in zip(keys, values, strict=True)
        if isinstance(key, SourceScalar)  # others are mistakes of the reader
    )


def _text_end(text: str, start: int, end: int) -> int:
    """Return where a text after `|` or `>` ends, before its last line break.

    Empty lines after it belong to what follows, unless it keeps them.
    """
    header = line_end(text, start)
    if KEPT in text[start:header].partition("#")[0]:
        stripped = text[header:end].removesuffix("\n").removesuffix("\r")
    else:
        stripped = text[header:end].rstrip(" \t\r\n")
    return header + len(stripped) + _spaces_after(text, header + len(stripped), end)


def _spaces_after(text: str, start: int, end: int) -> int:
    """Return how many spaces end a line: they belong to the text on it."""
    return min(line_end(text, start), end) - start
