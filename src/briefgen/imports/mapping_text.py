"""A proposal to the text of a mapping that people read: reasons and questions are comments.

    key: Project No.  # the heading says "No.", and all 14 values differ

A question stands above the empty value that waits for its answer.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from briefgen.editing.changes import Value
from briefgen.editing.edited_text import plain_node
from briefgen.editing.layout import FileLayout
from briefgen.editing.new_values import Hand
from briefgen.editing.scalar_text import ScalarSpot, Token, double_quoted
from briefgen.editing.targets import plain_value
from briefgen.errors import Place, mistake
from briefgen.imports.answers import open_questions
from briefgen.imports.mapping_file import mapping_path
from briefgen.imports.mapping_parts import MappingPart, mapping_parts
from briefgen.imports.proposal import Proposal
from briefgen.reading import compose
from briefgen.reading.characters import UNPRINTABLE
from briefgen.value_classes import dataclass

WIDTH = 100  # columns, as of the data that briefgen comes with
LAYOUT = FileLayout(width=WIDTH - 12, braces=True, brackets=True)
STEP = 2
HEAD = (
    "briefgen import {}: what of {} goes where. Proposed by `--draft`; yours to change."
)
ELSEWHERE = "the source"
BRACES = re.compile(r"\{[^{}]*\}")  # what is to be written stands on one line
GLUE = "\0"  # which no comment has
OPEN = "Below, {} for your answer. Write it after the colon; nothing is imported before that."


def mapping_text(
    proposal: Proposal, answered: Sequence[MappingPart] | None = None
) -> str:
    """Return the text of a mapping's file, which reads back as it was proposed.

    `answered` are its parts, if some of its questions were answered.

    Raises BriefgenError if a name of the source cannot be written.
    """
    parts = mapping_parts(proposal) if answered is None else (*answered,)
    meant = plain_value(_value(parts))
    for careful in (False, True):
        page = _Page(_MarkHand(LAYOUT, careful))
        text = "".join(
            f"{line}\n" for line in (*_head(proposal, parts), *page.lines(parts, 0))
        )
        if _reading(text) == meant:
            return text
    message = "a heading or value of this source cannot be written into a mapping"
    hint = "shorten it, or remove what cannot be printed, in the source"
    name = proposal.mapping.name
    raise mistake(Place(mapping_path(name)), message, "mapping", hint)


def _head(proposal: Proposal, parts: Sequence[MappingPart]) -> Iterator[str]:
    mapping, count = proposal.mapping, sum(1 for _ in open_questions(parts))
    source = mapping.source or mapping.connection or ELSEWHERE
    yield from _comment(HEAD.format(mapping.name, source), 0)
    if reason := proposal.reasons.get(""):
        yield from _comment(reason, 0)
    if count:
        waiting = "1 question waits" if count == 1 else f"{count} questions wait"
        yield from _comment(OPEN.format(waiting), 0)


def _reading(text: str) -> object:
    composed = compose(text, "")
    if composed.diagnostics or composed.node is None:
        return None
    return plain_node(composed.node)


class _MarkHand(Hand):
    """A hand that puts marks alone in quotes, as people know them: ";", not ;."""

    __slots__ = ()

    def token(self, value: Value, spot: ScalarSpot) -> Token:
        """Return a text, number or date as it is written at a spot."""
        if isinstance(value, str) and not any(map(str.isalnum, value)):
            return double_quoted(value), ()
        return super().token(value, spot)


@dataclass(frozen=True, slots=True)
class _Page:
    """Parts to lines; `hand` writes their values."""

    hand: Hand

    def lines(self, parts: Iterable[MappingPart], indent: int) -> Iterator[str]:
        """Yield the lines of parts whose names, or hyphens, stand in a column."""
        for part in parts:
            if part.question:
                yield from _comment(f"Question: {part.question}", indent)
            body = [*self._body(part, indent)]
            reason = _printable(part.reason)
            beside = f"{body[0]}  # {reason}"
            if reason and len(body) == 1 and len(beside) <= WIDTH:
                body = [beside]
            elif reason:
                yield from _comment(reason, indent)
            yield from body

    def _body(self, part: MappingPart, indent: int) -> Iterator[str]:
        """Yield a part alone: on one line if it is short and has nothing to explain."""
        pad, value = " " * indent, part.value
        if isinstance(value, tuple) and _has_parts(value):
            line = f"{pad}{self._name(part)}{self.hand.flow(_value(value))}"
            if not any(map(_speaks, value)) and indent and len(line) <= LAYOUT.width:
                yield line
                return
            inner = self.lines(value, indent + STEP)
            if part.name is None:
                yield f"{pad}- {next(inner).lstrip()}"
            else:
                yield f"{pad}{self._name(part)}".rstrip()
            yield from inner
            return
        below = _value(value)
        if part.name is None:
            first, *others = self.hand.item(below, indent)
        else:
            first, *others = self.hand.entry(part.name, below, indent)
        yield from (f"{pad}{first}", *others)

    def _name(self, part: MappingPart) -> str:
        return "- " if part.name is None else f"{self.hand.name(part.name)}: "


def _speaks(part: MappingPart) -> bool:
    """Return whether a part, or one below it, has something to say or to ask."""
    inner = part.value if isinstance(part.value, tuple) else ()
    below = any(_speaks(each) for each in inner if isinstance(each, MappingPart))
    return bool(part.reason or part.question or part.value is None or below)


def _has_parts(value: "tuple[object, ...]") -> bool:
    return any(isinstance(each, MappingPart) for each in value)


def _value(value: "Value | tuple[MappingPart, ...]") -> Value:
    """Return parts as the value that they are together."""
    if not isinstance(value, tuple):
        return value
    parts = [each for each in value if isinstance(each, MappingPart)]
    if any(part.name is None for part in parts):
        return [_value(part.value) for part in parts]
    if not parts and value:
        return [*value]  # numbers of rows
    return {part.name or "": _value(part.value) for part in parts}


def _comment(words: str, indent: int) -> Iterator[str]:
    """Yield words as comments in a column, as many lines as they need."""
    mark = " " * indent + "# "
    width = WIDTH - len(mark)
    whole = BRACES.sub(
        lambda match: match.group().replace(" ", GLUE), _printable(words)
    )
    lines = textwrap.wrap(whole, width, break_long_words=False, break_on_hyphens=False)
    yield from (f"{mark}{line}".replace(GLUE, " ") for line in lines)


def _printable(words: str) -> str:
    """Return words on one line, without what ends a line or cannot be shown."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(words.split()))
