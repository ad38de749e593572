"""A YAML complaint to the slip behind it, if YAML names another place or cause."""

import re
from collections.abc import Sequence

from briefgen.errors import Diagnostic, Place
from briefgen.reading.characters import LINE_END

RULE = "yaml-syntax"
INDENT = "if it goes on with the text above, indent it"
INSTEAD = {
    "'": "if it is an apostrophe, put the whole text in double quotes",
    '"': "if it belongs to the text, put the whole text in single quotes",
}
COMMENT = "'#' begins a comment"
QUOTE = "put the text in quotes; a comment may stand on a line of its own"
NUMBER = re.compile(r"[ \t]+(?=#\d)")  # after a text, or instead of one
HIDDEN = re.compile(r"[ \t]+(?=#)")
LONGEST = 60  # characters of a text that a hint repeats
AFTER_QUOTE = re.compile(r"(['\"])[ ]*(?=[^\s#:,\]}])")
COLON = re.compile(r":(?:\s|$)")
BEGIN = re.compile(r"[ ]*(?:-[ ]+)*")  # of a line: its indentation, and marks of items
NAME = re.compile(r"[\w-]+:(?:\s|$)")
# A line that names no field: its first word, a colon without a space, what follows.
UNNAMED = re.compile(r"([\w-]+)(:|(?=[ ]|$))[ ]*(.*)")
UNPARTED = re.compile(r"([^\W\d][\w-]*)[ ]+(?=[\[{])")
JOINED = re.compile(r"[ ]*-(?=[^\W\d][\w-]*:)")
FIELD = re.compile(r"([\w-]+):[ ]+[^\s#|>]")  # with a value on its line
BRACES = re.compile(r"(?:[:\[,][ ]*|^[ ]*-[ ]+)(\{\{)")  # where a value begins
SIGNS = re.compile(r"[\[\]{}#'\"]")
BEFORE_QUOTE = " \t,[{:'\""

Lines = Sequence[str]


def slip(line: int, column: int, text: str, path: str) -> Diagnostic | None:
    """Return the slip behind a complaint, or None; line and column count from 0."""
    lines = LINE_END.split(text)
    diagnostic = _tab_indent(lines, line, path)
    above = (*lines, "")[: line + 1]  # the parser may complain of the end
    for look in LOOKS:
        diagnostic = diagnostic or look(above, column, path)
    return diagnostic


def comment(place: Place) -> Diagnostic:
    """Return the mistake that `#` begins a comment where it may be part of a text."""
    return Diagnostic(place, f"{COMMENT}: what follows it is not read", RULE, QUOTE)


def without_colon(line: str, place: Place) -> Diagnostic:
    """Return after which word of a line a colon, or the space after it, is missing."""
    match = UNNAMED.match(line.rstrip(), (place.column or 1) - 1)
    if match is None:
        message, hint = "this line has no colon after a name", "write `name: value`"
        return Diagnostic(place, message, RULE, f"{hint}; {INDENT}")
    name, colon, value = match.groups()
    missing = "a space is missing" if colon else "a colon is missing"
    shown = value if 0 < len(value) <= LONGEST else "…"
    hint = f"write `{name}: {shown}`" + ("" if colon else f"; {INDENT}")
    at = Place(place.path, place.line, match.end(2) + 1)
    return Diagnostic(at, f"{missing} after '{name}{colon}'", RULE, hint)


def braces(line: str, place: Place) -> Diagnostic:
    """Return the mistake that a text begins with `{{`; `line` is its line."""
    start = (place.column or 1) - 1
    inner = "[" in line[:start] or "{" in line[:start]
    shown = line[start : line.find("}}", start) + 2] if inner else line[start:].rstrip()
    mark = "'" if '"' in line[start:] else '"'
    quotes = "single" if mark == "'" else "double"
    plain = 0 < len(shown) <= LONGEST and mark not in shown
    example = f": {mark}{shown}{mark}" if plain else ""
    message = "a text that begins with '{{' must stand in quotes"
    hint = f"put the whole text in {quotes} quotes{example}"
    return Diagnostic(place, message, RULE, hint)


def _tab_indent(lines: Lines, at: int, path: str) -> Diagnostic | None:
    if at >= len(lines) or "\t" not in _indent(lines[at]):
        return None
    others = sum("\t" in _indent(line) for line in lines[at + 1 :])
    also = f", and in {others} further line{'s' * (others > 1)}" if others else ""
    place = Place(path, at + 1, _indent(lines[at]).index("\t") + 1)
    message = f"tab in the indentation{also}"
    return Diagnostic(place, message, "tab", "indent with spaces")


def _commented(lines: Lines, _: int, path: str) -> Diagnostic | None:
    """Find a comment that hides the closing bracket of its line."""
    depth, quote = 0, ""
    place: Place | None = None
    for number, line in enumerate(lines, 1):
        outside = depth
        for sign in SIGNS.finditer(line):
            mark, at = sign.group(), sign.start()
            before = line[at - 1] if at else " "
            if quote:
                quote = "" if mark == quote and before != "\\" else quote
            elif mark in "'\"":
                quote = mark if before in BEFORE_QUOTE else ""
            elif mark in "[{":
                place, depth = place if depth else None, depth + 1
            elif mark in "]}":
                depth = max(0, depth - 1)
            elif before in " \t":
                swallowed = depth > outside and re.search(r"[\]}]", line[at:])
                place = Place(path, number, at + 1) if swallowed else place
                break
    return comment(place) if depth and place else None


def _braces(lines: Lines, column: int, path: str) -> Diagnostic | None:
    """Find braces of a template that YAML read as its own."""
    match = BRACES.search(lines[-1], 0, column + 1)
    if match is None:
        return None
    return braces(lines[-1], Place(path, len(lines), match.start(1) + 1))


def _ended_early(lines: Lines, column: int, path: str) -> Diagnostic | None:
    """Find an apostrophe, or a quotation mark within a text, that ended the text."""
    for match in AFTER_QUOTE.finditer(lines[-1][: column + 1]):
        if match.end() == column:
            place = Place(path, len(lines), match.start() + 1)
            message = f"this {match[1]} ends the text, and more follows"
            return Diagnostic(place, message, RULE, INSTEAD[match[1]])
    return None


def _unparted(lines: Lines, _: int, path: str) -> Diagnostic | None:
    """Find a name that has no colon before its brackets."""
    match = UNPARTED.match(lines[-1], _begin(lines[-1]))
    if match is None:
        return None
    place = Place(path, len(lines), match.end(1) + 1)
    message = f"a colon is missing after '{match[1]}'"
    return Diagnostic(place, message, RULE, f"write '{match[1]}: ' before the bracket")


def _uncommaed(lines: Lines, column: int, path: str) -> Diagnostic | None:
    """Find a line in brackets without a comma at its end, before an indented line."""
    first, indent = _before(lines), _begin(lines[-1])
    above, name = lines[first].rstrip(), NAME.match(lines[-1], indent)
    opened = sum(map(above.count, "[{")) - sum(map(above.count, "]}"))
    if name is None or name.end() <= column or opened <= 0:
        return None
    if above[-1] in "[{," or indent <= _begin(above):
        return None
    message = "a comma is missing here: the brackets of this line go on"
    hint = "end the line with a comma, or close its brackets"
    return Diagnostic(Place(path, first + 1, len(above) + 1), message, RULE, hint)


def _without_colon(lines: Lines, column: int, path: str) -> Diagnostic | None:
    """Find a line without a colon that the next line seems to continue."""
    first = _before(lines)
    before, start = lines[first], _begin(lines[first])
    colon = COLON.search(lines[-1])
    if colon is None or colon.start() < column or COLON.search(before):
        return None
    if start != len(_indent(lines[-1])) or before[start : start + 1] in ("", "#", "-"):
        return None
    return without_colon(before, Place(path, first + 1, start + 1))


def _joined(lines: Lines, _: int, path: str) -> Diagnostic | None:
    """Find a hyphen that is part of a name, but was meant to begin an item."""
    for number in dict.fromkeys((_before(lines) + 1, len(lines))):
        match = JOINED.match(lines[number - 1])
        if match is not None:
            message = "a space is missing after this hyphen"
            place = Place(path, number, match.end())
            return Diagnostic(place, message, RULE, "write `- name: value`")
    return None


def _deeper(lines: Lines, column: int, path: str) -> Diagnostic | None:
    """Find a field that is indented more than the field above it, which has a value."""
    first, indent = _before(lines), _begin(lines[-1])
    start, item = _begin(lines[first]), len(_indent(lines[-1]))
    above = FIELD.match(lines[first], start)
    name = NAME.match(lines[-1], indent)
    if above is None or name is None or indent <= start or name.end() <= column:
        return None
    message = (
        "this line is indented more than the one before it, where"
        f" '{above[1]}' has its value already"
    )
    hint = (
        f"begin it in column {start + 1}, as '{above[1]}' does; if it goes on with that"
        " text, put the whole text in quotes"
    )
    if item < indent:
        hint = "begin this item in the column in which the items before it begin"
    return Diagnostic(Place(path, len(lines), item + 1), message, RULE, hint)


def _shallower(lines: Lines, _: int, path: str) -> Diagnostic | None:
    """Find a line that is indented less than the first line with content."""
    most, here = len(_indent(next(filter(_says, lines), ""))), len(_indent(lines[-1]))
    if here >= most or not lines[-1].strip():
        return None
    message = "this line is indented less than the first one of the file"
    hint = "begin both in the same column"
    return Diagnostic(Place(path, len(lines), here + 1), message, RULE, hint)


def _before(lines: Lines) -> int:
    """Return the index of the last line with content before the present one, or 0."""
    return next((at for at in range(len(lines) - 2, -1, -1) if _says(lines[at])), 0)


def _says(line: str) -> bool:
    """Return whether a line has content: it is neither empty nor a comment."""
    return line.strip()[:1] not in {"", "#"}


def _begin(line: str) -> int:
    """Return the column after a line's indentation and hyphens of items, from 0."""
    match = BEGIN.match(line)
    return match.end() if match else 0


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


LOOKS = (
    _commented,
    _braces,
    _ended_early,
    _joined,
    _unparted,
    _uncommaed,
    _without_colon,
    _deeper,
    _shallower,
)
