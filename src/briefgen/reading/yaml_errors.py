"""YAML's own complaints to messages that a policy officer can act on."""

from typing import Protocol

import yaml

from briefgen.errors import Diagnostic, Place
from briefgen.reading.characters import LINE_END
from briefgen.reading.yaml_slips import slip, without_colon
from briefgen.value_classes import dataclass

NO_COLON = "could not find expected ':'"
QUOTE = "put the text in quotes"
LOOK = "check the indentation and the quotation marks"
LETTER = "a text cannot begin with this character"
UNCLOSED = "this quotation mark is never closed"
CLOSE = "close the text with the same mark"
ESCAPE = "this backslash begins no escape that YAML knows"


class Mark(Protocol):
    """A position of the parser; line, column and index count from 0."""

    index: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Wording:
    """The message for a complaint that contains `fragment`.

    Its place is where the context began if `from_start`; it holds only at the end of
    the file if `at_end`.
    """

    fragment: str
    message: str
    hint: str | None = None
    rule: str = "yaml-syntax"
    from_start: bool = False
    at_end: bool = False


# The first row whose fragment stands in the complaint is used. libyaml and PyYAML's own
# parser word some complaints differently.
WORDINGS = (
    Wording(
        "mapping values are not allowed",
        "a colon is not expected here",
        "if it belongs to a text, put the text in quotes; else check the indentation",
    ),
    Wording("cannot start any token", LETTER, QUOTE),
    Wording("alphabetic or numeric", LETTER, QUOTE, from_start=True),
    Wording("unexpected end of stream", UNCLOSED, CLOSE, from_start=True),
    Wording("unexpected document indicator", UNCLOSED, CLOSE, from_start=True),
    Wording("escape", ESCAPE, "write \\\\ for a backslash"),
    Wording("hexdecimal", ESCAPE, "write \\\\ for a backslash"),
    Wording(
        "entries are not allowed",
        "a list item is not expected here",
        "begin the list on a line of its own",
    ),
    Wording("or ']'", "this '[' is never closed", "close it with ']'", from_start=True),
    Wording("or '}'", "this '{' is never closed", "close it with '}'", from_start=True),
    Wording(
        "'-' indicator",
        "a list item is expected here",
        "begin the line with `- `, or check its indentation",
    ),
    Wording("expected key", "a name is expected here", LOOK),
    Wording("<block end>", "a name or a list item is expected here", LOOK),
    Wording(
        "node content",
        "the file ends inside brackets",
        "close each '[' with ']' and each '{' with '}'",
        at_end=True,
    ),
    Wording("node content", "a value cannot begin with this character", QUOTE),
    Wording("directive", "a line cannot begin with '%'", QUOTE, from_start=True),
    Wording(
        "undefined tag handle",
        "a tag is not allowed",
        "remove it; if it belongs to a text, put the text in quotes",
        rule="tag",
    ),
    Wording(
        "a block scalar",
        "only an empty line end may follow '|' or '>'",
        "begin the text on the next line, indented",
    ),
    Wording("<document start>", "nothing may follow the end of the document"),
)


def yaml_diagnostic(error: yaml.MarkedYAMLError, text: str, path: str) -> Diagnostic:
    """Return a YAML error as a mistake in plain words."""
    problem, mark = f"{error.context}: {error.problem}", error.problem_mark
    assert mark is not None  # libyaml and PyYAML both say where
    diagnostic = slip(mark.line, mark.column, text, path)
    if diagnostic is not None:
        return diagnostic
    if NO_COLON in problem:
        begun = _place(error.context_mark or mark, text, path)
        return without_colon(LINE_END.split(text)[begun.line - 1], begun)
    ended = not text[mark.index :].strip()
    for wording in WORDINGS:
        if wording.fragment in problem and (ended or not wording.at_end):
            start = error.context_mark if wording.from_start else None
            place = _place(start or mark, text, path)
            return Diagnostic(place, wording.message, wording.rule, wording.hint)
    place = _place(mark, text, path)
    return Diagnostic(place, f"this is not YAML: {error.problem}", "yaml-syntax")


def _place(mark: Mark, text: str, path: str) -> Place:
    """Return the place of a mark; the end of the file is the end of its last line."""
    lines = LINE_END.split(text.rstrip())
    if mark.line < len(lines):
        return Place(path, mark.line + 1, mark.column + 1)
    return Place(path, len(lines), len(lines[-1]) + 1)
