"""Template text to its tags in order, up to the first that is not whole."""

import re
from collections.abc import Iterator

from briefgen.value_classes import dataclass

SHOWN = 60  # characters of a tag in a message
OPENER = re.compile(r"\{[{%#]")
CLOSERS = {"{{": "}}", "{%": "%}"}
TYPOGRAPHIC = (
    "\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb\u2039\u203a"  # as Word puts them
)
INSIDE = re.compile(rf"[\"'{TYPOGRAPHIC}]|\{{[{{%#]?|[}}%#]\}}|\}}")
BOUND = re.compile(r"\{[{%#]|[}%]\}")  # which words in quotes hardly hold
WITHIN = re.compile(r"\{\{[^{}\n]*\}\}[^{}%\n]*")  # a value in braces within a tag
BROKEN = re.compile(r"\{\s+%|%\s?\}")  # a tag of which half is missing
COMMENTS = re.compile(r"(\{#(?:(?!#\}).)*?)\{#", re.DOTALL)
WORD = re.compile(r"[-+%\s]*([^\W\d]\w*)?")
ENDRAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")

VALUE_END = "a value ends with two braces: {{ initiative.title }}"
TAG_END = "a tag ends with %}: {% if initiative.funding %}"
BOTH = "{{ … }} prints a value, {% … %} is for if, for, set and include"
STRAIGHT = "write straight quotation marks between {{ and }}, {% and %}"
BARE = "names stand without braces between {{ and }}, {% and %}"


@dataclass(frozen=True, slots=True)
class TemplateTag:
    """A whole `{{ … }}` or `{% … %}`: where it begins, what is in it, its first word."""

    start: int
    opener: str
    inside: str
    word: str

    @property
    def text(self) -> str:
        """The tag as it is written, cut if it is long."""
        return cut(f"{self.opener}{self.inside}{CLOSERS[self.opener]}")


class Slip(Exception):  # noqa: N818 - it says what was typed
    """A slip of whoever typed the template; `start` is its place in the text."""

    def __init__(self, start: int, message: str, hint: str | None) -> None:
        super().__init__(message)
        self.start, self.message, self.hint = start, message, hint


def tags(text: str) -> Iterator[TemplateTag]:
    """Yield the tags of a template; raise Slip at the first that is not whole."""
    at = 0
    while opener := OPENER.search(text, at):
        start = opener.start()
        if broken := BROKEN.search(text, at, start):
            begun = max(at, text.rfind("\n", at, broken.start()) + 1)
            message = f"`{cut(text[begun : broken.end()])}` is no whole tag"
            raise Slip(broken.start(), message, "a tag stands between {% and %}")
        if opener[0] == "{#":
            at = _comment_end(text, start)
            continue
        end = _end(text, start, opener[0])
        inside = text[start + 2 : end]
        word = WORD.match(inside)
        assert word is not None  # it matches nothing, too
        tag = TemplateTag(start, opener[0], inside, word[1] or "")
        at = end + 2
        if tag.opener == "{%" and tag.word == "raw":
            at = _raw_end(text, tag, at)
        yield tag


def swallowed(text: str) -> Slip | None:
    """Return the slip of a comment that goes on to the next one, which ends it.

    All that stands between the two would be left out in silence.
    """
    match = COMMENTS.search(text)
    return None if match is None else _endless(match[1], match.start())


def cut(text: str) -> str:
    """Return the first line of a piece of a template, not too long for a message."""
    line = text.strip().split("\n")[0].rstrip()
    return line if len(line) <= SHOWN else f"{line[:SHOWN].rstrip()}…"


def _comment_end(text: str, start: int) -> int:
    end = text.find("#}", start + 2)
    if end < 0:
        raise _endless(text[start:], start)
    return end + 2


def _endless(comment: str, start: int) -> Slip:
    message = f"the comment `{cut(comment)}` has no end"
    return Slip(start, message, "end it with #}")


def _raw_end(text: str, tag: TemplateTag, at: int) -> int:
    match = ENDRAW.search(text, at)
    if match is None:
        raise Slip(tag.start, "'raw' has no end", "write {% endraw %} after its text")
    return match.end()


def _end(text: str, start: int, opener: str) -> int:
    """Return where the closing braces of a tag begin; raise Slip if there are none."""
    at = start + 2
    while match := INSIDE.search(text, at):
        mark, here = match[0], match.start()
        if mark == CLOSERS[opener]:
            return here
        if mark in TYPOGRAPHIC:
            message = f"the quotation mark {mark} cannot be read here"
            raise Slip(here, message, STRAIGHT)
        if mark not in "\"'":
            raise _misplaced(text, start, opener, match)
        at = _after_quote(text, here)
    raise _unclosed(text, start, opener, len(text))


def _misplaced(text: str, start: int, opener: str, match: re.Match[str]) -> Slip:
    """Return the slip of a brace that cannot stand within a tag."""
    mark, here, closer = match[0], match.start(), CLOSERS[opener]
    within = WITHIN.match(text, here)
    if mark == "{" or (within and text.startswith(closer, within.end())):
        message = f"`{mark}` stands within {opener} … {closer}"
        return Slip(here, message, BARE)
    if mark in {"{{", "{%", "{#"}:
        return _unclosed(text, start, opener, here)
    shown = cut(text[start:here])
    if mark == "}":
        ends = "one brace" if opener == "{{" else "`}`"
        message = f"`{shown}` ends with {ends}"
        return Slip(start, message, VALUE_END if opener == "{{" else TAG_END)
    return Slip(start, f"`{shown}` ends with `{mark}`, not with `{closer}`", BOTH)


def _unclosed(text: str, start: int, opener: str, end: int) -> Slip:
    message = f"`{cut(text[start:end])}` has no `{CLOSERS[opener]}`"
    return Slip(start, message, VALUE_END if opener == "{{" else TAG_END)


def _after_quote(text: str, here: int) -> int:
    """Return where the text goes on after words in quotes; raise Slip if they do not end.

    An apostrophe ends words in single quotes, and then letters follow.
    """
    mark, before = text[here], text[here - 1]
    end = text.find(mark, here + 1)
    last = end if end >= 0 else len(text)
    if bound := BOUND.search(text, here + 1, last):
        last = bound.start()
    if before.isalnum() or before == "_":
        message = f"the mark {mark} cannot follow a name"
        raise Slip(here, message, "a field begins with a dot: initiative.title")
    if end != last:
        words = text[here:last]
        other = next((each for each in words if each in TYPOGRAPHIC), None)
        hint = STRAIGHT if other else f"end the words with the same mark, {mark}"
        raise Slip(here, f"`{cut(words)}` has no second {mark}", hint)
    if text[end + 1 : end + 2].isalpha() and mark == "'":
        message = f"`{cut(text[here : end + 1])}` ends at an apostrophe"
        raise Slip(end, message, "put words with an apostrophe in double quotes")
    return end + 1
