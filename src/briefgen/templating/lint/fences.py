"""The `:::` lines of a template and its sections to those that have no other half.

They are told whatever the data are. What is opened under one `if` and closed under
another counts as whole; the reader of Markdown tells it where the data make it so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import field

from briefgen.errors import Diagnostic, Place
from briefgen.templating.lint.slips import holds
from briefgen.templating.lint.tags import Slip, TemplateTag, tags
from briefgen.templating.template_text import Script
from briefgen.value_classes import dataclass

MOST = 1_000  # lines of a block, with those of what it includes again and again
RULE = "unclosed-container"
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
RUN = re.compile(r":{3,}")
FENCE = re.compile(r"^[ \t]*(:{3,})([^\n]*)", re.MULTILINE)
INCLUDED = re.compile(r"[-+]?\s*include\s+([\"'])([^\"']+)\1[^,]*")
ELSEWHERE = frozenset({"call", "macro", "set"})  # whose text is printed elsewhere


@dataclass(frozen=True, slots=True)
class Fence:
    """A `:::` line: how many colons it has, and the words after them, if it opens."""

    place: Place
    colons: int
    words: str

    @property
    def shape(self) -> tuple[int, bool]:
        """What it has in common with others that stand for it in other branches."""
        return self.colons, bool(self.words)


@dataclass(slots=True)
class Branch:
    """The fences of a branch of a block: its own, and with what blocks in it left."""

    own: list[Fence] = field(default_factory=list)
    every: list[Fence] = field(default_factory=list)

    def left(self) -> list[Fence]:
        """Return those without another half.

        Its own are paired first: a block in it hardly closes what began outside.
        """
        paired = {*self.own}.difference(_left(self.own))
        return _left(fence for fence in self.every if fence not in paired)


class _Unknown(Exception):  # noqa: N818 - it says what was found
    """The error for lines of which only the printed text can tell what they do."""


def unpaired(
    scripts: Iterable[Script], sections: Iterable[Script]
) -> Iterator[Diagnostic]:
    """Yield the `:::` lines of templates that have no other half.

    `sections` are those that they include.
    """
    templates = _Templates({each.place.path: each for each in sections})
    for script in scripts:
        with suppress(Slip, _Unknown):
            yield from map(_mistake, templates.left(script))


def _mistake(fence: Fence) -> Diagnostic:
    if not fence.words:
        message = "a closing `:::` where nothing is open"
        hint = "it closes a container that was opened with as many colons"
        return Diagnostic(fence.place, message, RULE, hint)
    name = fence.words.partition("{")[0].rstrip()
    called = f"container `{name}`" if name else f"::: {fence.words}"
    message = f"{called} is never closed"
    hint = f"close it with a line {':' * fence.colons}"
    return Diagnostic(fence.place, message, RULE, hint)


class _Templates:
    """Templates that include one another, each read once."""

    def __init__(self, sections: Mapping[str, Script]) -> None:
        self._sections = sections
        self._known: dict[Script, list[Fence]] = {}

    def left(self, script: Script) -> list[Fence]:
        """Return the fences of a template that have no other half in it."""
        if script not in self._known:
            self._known[script] = []  # if it includes itself, which is told elsewhere
            self._known[script] = self._read(script)
        return self._known[script]

    def _read(self, script: Script) -> list[Fence]:
        open_ = [[Branch()]]  # of each block that is open, its branches
        for part in _parts(script):
            if isinstance(part, Fence):
                open_[-1][-1].own.append(part)
                open_[-1][-1].every.append(part)
            elif part.word == "include":
                open_[-1][-1].every += self._included(part)
            else:
                _turn(part, open_)
            if len(open_[-1][-1].every) > MOST:
                raise _Unknown
        return _of_block(open_[0])

    def _included(self, tag: TemplateTag) -> list[Fence]:
        match = INCLUDED.fullmatch(tag.inside)
        section = self._sections.get(f"templates/{match[2]}") if match else None
        if section is None:
            raise _Unknown
        return _passed_on(self.left(section))


def _turn(tag: TemplateTag, open_: list[list[Branch]]) -> None:
    """Begin or end a block, or a branch of one."""
    if tag.word in {"else", "elif"}:
        open_[-1].append(Branch())
    elif holds(tag):
        open_.append([Branch()])
    elif tag.word.startswith("end"):
        left = _of_block(open_.pop())
        if left and tag.word.removeprefix("end") in ELSEWHERE:
            raise _Unknown
        open_[-1][-1].every += _passed_on(left)


def _passed_on(left: list[Fence]) -> list[Fence]:
    """Return what a block or a section leaves to what is around it.

    One that first closes and then opens, as between columns, may stand in any other.
    """
    shapes = [fence.shape for fence in left]
    if shapes != sorted(shapes, key=lambda shape: not shape[1]):
        raise _Unknown
    return left


def _parts(script: Script) -> Iterator[Fence | TemplateTag]:
    """Yield the fences and the `{% … %}` of a template in order."""
    text = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), script.text)
    lines = [*FENCE.finditer(text)]
    if len(lines) != len(RUN.findall(text)) or any("{%" in each[2] for each in lines):
        raise _Unknown  # one stands within a line
    lines.reverse()
    for tag in tags(text):
        if tag.word == "raw":
            raise _Unknown
        while lines and lines[-1].start() < tag.start:
            yield _fence(lines.pop(), text, script.place)
        if lines and lines[-1].start() < tag.start + len(tag.inside):
            raise _Unknown
        if tag.opener == "{%":
            yield tag
    for match in reversed(lines):
        yield _fence(match, text, script.place)


def _fence(match: re.Match[str], text: str, place: Place) -> Fence:
    line = place.line + text.count("\n", 0, match.start())
    return Fence(Place(place.path, line, None), len(match[1]), match[2].strip())


def _of_block(branches: Iterable[Branch]) -> list[Fence]:
    """Return what is left of a block; branches that leave the same count as one."""
    left = [each for each in (branch.left() for branch in branches) if each]
    shapes = {tuple(fence.shape for fence in each): each for each in reversed(left)}
    return [fence for each in reversed(shapes.values()) for fence in each]


def _left(fences: Iterable[Fence]) -> list[Fence]:
    """Return the fences without those of which one opens what the other closes."""
    left, opened = dict(enumerate(fences)), dict[int, list[int]]()
    for at, fence in tuple(left.items()):
        if fence.words:
            opened.setdefault(fence.colons, []).append(at)
        elif opened.get(fence.colons):
            del left[opened[fence.colons].pop()], left[at]
    return [*left.values()]
