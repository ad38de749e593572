"""YAML text to nodes with places: bounded, without aliases, tags or duplicate names."""

from collections.abc import Iterator
from dataclasses import field
from typing import TypeAlias

import yaml

from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.reading.characters import (
    LARGEST,
    LINE_END,
    MOST,
    UNPRINTABLE,
    too_large,
    too_many,
    unprintable,
    unprintable_at,
)
from briefgen.reading.nodes import (
    Mapping,
    MappingEntry,
    Node,
    Scalar,
    Sequence,
    kind,
    quoted,
)
from briefgen.reading.yaml_errors import yaml_diagnostic
from briefgen.reading.yaml_slips import HIDDEN, NUMBER, braces, comment
from briefgen.value_classes import dataclass

DEEPEST = 100  # of brackets or indentations; libyaml slows down and crashes far above
WIDEST = 200_000  # values of one file, so that memory is bounded
COMMON_TAGS = "tag:yaml.org,2002:"  # what `!!` stands for

# Events are read one by one, never composed by the library: its C composer recurses.
LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

Events: TypeAlias = Iterator[yaml.Event]


@dataclass(frozen=True, slots=True)
class Composed:
    """The node of a file and its mistakes; the node is None if nothing could be read."""

    node: Node | None
    diagnostics: tuple[Diagnostic, ...]


def load(text: str, path: str) -> Node:
    """Return YAML text as nodes.

    Raises BriefgenError with every mistake of the text.
    """
    composed = compose(text, path)
    if composed.diagnostics or composed.node is None:
        raise BriefgenError(composed.diagnostics)
    return composed.node


def compose(text: str, path: str) -> Composed:
    """Return YAML text as nodes, as far as it can be read, with its mistakes."""
    try:
        return _compose(text, path)
    except BriefgenError as error:
        return Composed(None, error.diagnostics)


def _compose(text: str, path: str) -> Composed:
    if len(text) > LARGEST:
        raise too_large(path)
    text = text.removeprefix("\ufeff")
    clean = UNPRINTABLE.sub("\ufffd", text)  # so that reading goes on
    page, node = _Page(path, clean), None
    try:
        for diagnostic in unprintable(text, path):
            page.tell(diagnostic)
        node = _document(page, events(clean))
    except yaml.MarkedYAMLError as error:
        page.tell(yaml_diagnostic(error, clean, path))
    except _Stop:
        pass
    told_once = dict.fromkeys(page.diagnostics)
    in_order = sorted(told_once, key=lambda at: at.place)
    return Composed(node, tuple(in_order))


class _Stop(Exception):  # noqa: N818 - no error: the mistake was told already
    """The signal to stop reading a file; its mistakes were collected."""


@dataclass(slots=True)
class _Page:
    """The file that is read: its mistakes so far, and the number of its values."""

    path: str
    text: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    values: int = 0
    lines: list[str] = field(default_factory=list)  # once one of them is asked for

    def tell(self, diagnostic: Diagnostic) -> None:
        if len(self.diagnostics) >= MOST:
            self.diagnostics.append(too_many(diagnostic.place))
            raise _Stop
        self.diagnostics.append(diagnostic)

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None
        return Place(self.path, mark.line + 1, mark.column + 1)

    def line(self, place: Place) -> str:
        self.lines = self.lines or LINE_END.split(self.text)
        return self.lines[place.line - 1]

    def refuse(
        self, event: yaml.Event, message: str, rule: str, hint: str | None = None
    ) -> None:
        self.tell(Diagnostic(self.place(event), message, rule, hint))


def events(text: str) -> Events:
    """Yield the parser's events of a text without byte order mark.

    Raises yaml.MarkedYAMLError.
    """
    loader = LOADER(text)
    try:
        while (event := loader.get_event()) is not None:
            yield event
    finally:
        loader.dispose()


def _document(page: _Page, events: Events) -> Node | None:
    next(events)  # the stream begins
    event = next(events)
    if isinstance(event, yaml.StreamEndEvent):
        page.tell(Diagnostic(Place(page.path), "this file is empty", "empty-file"))
        return None
    node = _node(page, events, next(events), 0)
    next(events)  # the document ends
    event = next(events)
    if isinstance(event, yaml.DocumentStartEvent):
        hint = "a file holds one document; remove this line"
        page.refuse(event, "a second document begins here", "documents", hint)
    return node


def _node(page: _Page, events: Events, event: yaml.Event, depth: int) -> Node:
    _bound(page, event, depth)
    place = page.place(event)
    match event:
        case yaml.AliasEvent():
            hint = "write the value out"
            page.refuse(event, f"alias '*{event.anchor}' is not allowed", "alias", hint)
            return Scalar("", place, plain=False)
        case yaml.ScalarEvent():
            _bare(page, event)
            return _scalar(page, event, place)
        case yaml.SequenceStartEvent():
            _bare(page, event)
            return Sequence(tuple(_items(page, events, depth)), place)
        case yaml.MappingStartEvent():
            _bare(page, event)
            return Mapping(tuple(_entries(page, events, depth, place)), place)
        case never:
            raise AssertionError(never)


def _bound(page: _Page, event: yaml.Event, depth: int) -> None:
    page.values += 1
    if depth > DEEPEST:
        page.refuse(event, f"nested more than {DEEPEST} deep", "nesting")
        raise _Stop
    if page.values > WIDEST:
        message = f"this file has more than {WIDEST} values"
        page.refuse(event, message, "too-large", "split it into smaller files")
        raise _Stop


def _bare(page: _Page, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
    if event.anchor is not None:
        message = f"anchor '&{event.anchor}' is not allowed"
        hint = "remove it, and write the value out where it is needed"
        page.refuse(event, message, "alias", hint)
    if event.tag is not None:
        hint = "remove it; if it belongs to a text, put the text in quotes"
        tag = event.tag.replace(COMMON_TAGS, "!!", 1)
        page.refuse(event, f"tag {quoted(tag)} is not allowed", "tag", hint)


def _scalar(page: _Page, event: yaml.ScalarEvent, place: Place) -> Scalar:
    text: str = event.value
    plain = event.style is None or event.style == ""
    bad = None if plain else UNPRINTABLE.search(text)
    if bad is not None:  # by an escape: the file itself was searched already
        page.tell(unprintable_at(place, bad.group()))
        text = UNPRINTABLE.sub("\ufffd", text)
    return _ended(page, event, Scalar(text, place, plain))


def _ended(page: _Page, event: yaml.ScalarEvent, scalar: Scalar) -> Scalar:
    """Return a text, and record the comment that ends it if it may be part of the text.

    A `#` before a digit is a mistake at once; others matter only if words are missing.
    """
    end = event.end_mark
    assert end is not None
    sign = HIDDEN.match(page.text, end.index) if scalar.plain else None
    if sign is None:
        return scalar
    place = Place(page.path, end.line + 1, end.column + len(sign.group()) + 1)
    told_now = NUMBER.match(page.text, end.index) and not scalar.text[:1].isdigit()
    if told_now:
        page.tell(comment(place))
    if scalar.text:
        return scalar
    return Scalar("#", place) if told_now else Scalar("", place, hidden=True)


def _items(page: _Page, events: Events, depth: int) -> Iterator[Node]:
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        yield _node(page, events, event, depth + 1)


def _entries(
    page: _Page, events: Events, depth: int, start: Place
) -> Iterator[MappingEntry]:
    known: dict[str, Place] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(page, events, event, depth + 1)
        value = _node(page, events, next(events), depth + 1)
        if not isinstance(key, Scalar):
            page.tell(_no_name(page, key, start))
        elif key.text in known:
            first = known[key.text]
            message = f"duplicate key {quoted(key.text)}, first at {first.line}:{first.column}"
            page.refuse(event, message, "duplicate-key", "keep one of the two")
        else:
            known[key.text] = key.place
            yield MappingEntry(key, value)


def _no_name(page: _Page, node: Node, start: Place) -> Diagnostic:
    """Return the mistake that brackets stand where a name should."""
    line = page.line(start)
    if line.startswith("{{", (start.column or 1) - 1):
        return braces(line, start)
    message = f"expected a name, found {kind(node)}"
    hint = "if this is a text with brackets, put it in quotes"
    return Diagnostic(start, message, "name", hint)
