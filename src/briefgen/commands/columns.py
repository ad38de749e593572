"""Turn words, their source and its place into columns that fit."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from textwrap import wrap

import click

from briefgen.value_classes import dataclass

WIDEST = 62  # characters of words beside others, with their quotation marks
LEAST = 34  # words that have less room stand above the others
INDENT, GAP = "    ", "  "


@dataclass(frozen=True, slots=True)
class OutputRow:
    """Words at a depth, their source, its place, and notes about them."""

    depth: int
    words: str
    origin: str
    place: str = ""
    note: str = ""

    @property
    def indent(self) -> str:
        """The text before the words."""
        return INDENT * self.depth

    def shown(self, room: int) -> str:
        """Return the words in quotation marks, cut to this many characters."""
        return f"“{cut(self.words, room - 2)}”"


def width() -> int | None:
    """Return the columns of the terminal, or None if output is no terminal."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def cut(text: str, widest: int) -> str:
    """Return a text on one line; of a long one, its beginning."""
    line = " ".join(text.splitlines())
    return line if len(line) <= widest else f"{line[: widest - 1].rstrip()}…"


def lines(
    rows: Sequence[OutputRow], columns: int | None, *, cut_words: bool = True
) -> Iterator[str]:
    """Yield rows as lines: in columns, or one after the other if there is no room.

    Without `cut_words`, words at depth 0 are shown in full.
    """
    origins = max((len(row.origin) for row in rows if row.place), default=0)
    places = max((len(row.place) for row in rows), default=0)
    longest = max((len(row.indent) + len(row.words) + 2 for row in rows), default=0)
    room = min(WIDEST, longest)
    if columns is not None:
        room = min(room, columns - origins - places - 2 * len(GAP))
    whole = (len(row.words) + 2 for row in rows if not (cut_words or row.depth))
    fits = room >= max(min(LEAST, longest), *whole, 0)
    for row in rows:
        if fits:
            yield _beside(row, room, origins)
        else:
            yield from _filled(row, columns, whole=not (cut_words or row.depth))
        yield from _note(row, columns)


def _beside(row: OutputRow, room: int, origins: int) -> str:
    words = row.shown(room - len(row.indent))
    padding = " " * (room - len(row.indent) - len(words))
    line = f"{row.indent}{_strong(row, words)}{padding}{GAP}{row.origin}"
    place = click.style(row.place, dim=True)
    more = " " * (origins - len(row.origin)) + GAP + place
    return f"{line}{more}" if row.place else line


def _filled(row: OutputRow, columns: int | None, *, whole: bool) -> Iterator[str]:
    """Yield lines filled with the parts of a row; a full one is followed by a new one."""
    room = sys.maxsize if columns is None else max(columns - len(row.indent), LEAST)
    words = row.shown(sys.maxsize if whole else min(WIDEST, room))
    *above, line = wrap(words, room, break_on_hyphens=False)
    yield from (row.indent + _strong(row, each) for each in above)
    used, line = len(line), row.indent + _strong(row, line)
    for part, dim in ((row.origin, False), (row.place, True)):
        shown = click.style(part, dim=dim)
        if not part:
            continue
        if used + len(GAP) + len(part) <= room:
            used, line = used + len(GAP) + len(part), f"{line}{GAP}{shown}"
        else:
            yield line
            used, line = len(INDENT) + len(part), f"{row.indent}{INDENT}{shown}"
    yield line


def _note(row: OutputRow, columns: int | None) -> Iterator[str]:
    indent = row.indent + INDENT
    room = sys.maxsize if columns is None else max(columns - len(indent), LEAST)
    for line in wrap(row.note, room, break_on_hyphens=False):
        yield indent + click.style(line, fg="yellow")


def _strong(row: OutputRow, words: str) -> str:
    return click.style(words, bold=not row.depth)
