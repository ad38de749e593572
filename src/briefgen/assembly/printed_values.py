"""A document's tree to its lines with values, and the sources of the values."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal, TypeAlias

from briefgen import traversal, tree, view
from briefgen.errors import Place
from briefgen.languages.words import Words
from briefgen.templating import default_words
from briefgen.value_classes import dataclass

OF_NOTHING = frozenset({"length", "sum"})  # what may come from no value at all

Lines: TypeAlias = "tuple[PrintedLine, ...]"


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit of the words of a value in Word; `was` is what was written.

    It is a conflict if copies of the same words were changed to different ones.
    `source` says where pasted words come from; the words may be the same.
    """

    state: Literal["same", "edited", "deleted", "conflict", "added", "moved"]
    was: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """Words of the data on a page, or what such words were derived from.

    With a `path`, it is in the data as it is; otherwise it has a `formula` and
    `inputs`.
    """

    text: str
    path: str | None = None
    place: Place | None = None
    formula: str = ""
    inputs: tuple["Printed", ...] = ()
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A paragraph, a cell, a label or the like: its words, and the values in it."""

    text: str
    values: tuple[Printed, ...]


def printed(
    document: tree.Document, words: Words, beside: Iterable[tree.Inlines] = ()
) -> Lines:
    """Return the lines of a document in reading order; `words` are of its language.

    An address is after the line of its link, and `beside` is last.
    """
    head = document.head
    dated = [head.dateline] if head.dateline else []
    contents = [head.kicker, *dated, head.title, head.subtitle]
    for block in traversal.blocks(document):
        contents += _contents(block)
    return tuple(
        line for content in (*contents, *beside) for line in _lines(content, words)
    )


def _contents(block: tree.Block) -> Iterator[tree.Inlines]:
    match block:
        case tree.Figure():
            yield from _figure(block)
        case tree.Contents(title, entries):
            yield from (title, *(entry.content for entry in entries))
        case _:
            yield from traversal.contents(block)


def _figure(figure: tree.Figure) -> Iterator[tree.Inlines]:
    """Yield the title, the words of the drawing, and numbers that only its table has."""
    labels = [(value,) for label in figure.labels for value in label]
    cells = (cell for row in figure.data.rows for cell in row if cell not in labels)
    after = (line for line in (figure.scale, figure.source) if line)
    above = (line for line in (figure.finding, figure.unit) if line)
    yield from (*above, *labels, *cells, *after)


def _lines(content: tree.Inlines, words: Words) -> Iterator[PrintedLine]:
    line = _line(content, words)
    yield line
    texts = {value.text for value in line.values}
    links = (each for each in traversal.within(content) if isinstance(each, tree.Link))
    for link in links:
        values = tuple(_value(each, words) for each in link.sources if _known(each))
        if any(value.text not in texts for value in values):
            yield PrintedLine(link.url, values)


def _line(content: tree.Inlines, words: Words) -> PrintedLine:
    values: list[Printed] = []
    last = None
    for inline in traversal.leaves(content):
        if isinstance(inline, tree.ValueText) and _known(inline):
            if _continues(last, inline):
                values[-1] = replace(values[-1], text=values[-1].text + inline.text)
            else:
                values.append(_value(inline, words))
        last = inline
    return PrintedLine(tree.plain(content), tuple(values))


def _known(value: tree.ValueText) -> bool:
    """Return whether words come from the data; a template prints its own ones, too."""
    match value.origin:
        case view.Value() as origin:
            return _of_data(origin)
        case _:
            return value.path is not None


def _of_data(value: view.Value) -> bool:
    if value.path is not None or value.formula in OF_NOTHING:
        return True
    return any(map(_of_data, value.inputs))


def _continues(last: tree.Inline | None, value: tree.ValueText) -> bool:
    """Return whether a value continues a text that emphasis, or a language, divides."""
    return (
        isinstance(last, tree.ValueText)
        and last.path == value.path
        and last.origin is value.origin
    )


def _value(value: tree.ValueText, words: Words) -> Printed:
    match value.origin:
        case view.Value(path=None) as origin:
            inputs = _inputs(origin.inputs, words)
            return Printed(value.text, formula=origin.formula, inputs=inputs)
        case view.Value() as origin:
            return Printed(value.text, origin.path, origin.place)
        case _:
            return Printed(value.text, value.path, value.place)


def _inputs(values: Iterable[view.Value], words: Words) -> tuple[Printed, ...]:
    return tuple(_input(value, words) for value in values if _of_data(value))


def _input(value: view.Value, words: Words) -> Printed:
    held = value.held  # what was derived from it was read already
    text = default_words(held, words) if value.text is None else value.text
    inputs = _inputs(value.inputs, words)
    return Printed(text, value.path, value.place, value.formula, inputs)
