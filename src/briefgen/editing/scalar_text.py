"""A text to YAML that the reader reads back as the same text, in the style that fits best."""

import re
from collections.abc import Iterator
from typing import TypeAlias

import yaml

from briefgen.editing.folded_lines import folded, literal
from briefgen.editing.layout import FileLayout
from briefgen.editing.source_nodes import SourceScalar
from briefgen.reading.nodes import Mapping, Scalar
from briefgen.reading.yaml_nodes import compose
from briefgen.value_classes import dataclass

Token: TypeAlias = tuple[str, tuple[str, ...]]  # on the line of its name, and below it

TEXT = "tag:yaml.org,2002:str"
RESOLVER = yaml.resolver.Resolver()
# Numbers of YAML 1.2, and truth values of YAML 1.1, that PyYAML takes for texts.
ALSO = re.compile(r"[-+]?(0o[0-7]+|(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?)|[yYnN]")
MARKS = "-?:,[]{}#&*!|>'\"%@`=<~"  # no plain text begins with them, to be safe
NEIGHBOUR = "neighbour"
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class ScalarSpot:
    """Where a text is to stand.

    `indent` is the column of its name or hyphen, `used` how many columns stand before it
    on its line; `flow` means within brackets. `like` is the text that stands there now.
    `careful` allows double quotation marks alone.
    """

    indent: int
    used: int
    flow: bool = False
    like: SourceScalar | None = None
    source: str = ""  # of `like`, with its header and line breaks
    careful: bool = False


def scalar_text(
    text: str, spot: ScalarSpot, layout: FileLayout, *, bare: bool = False
) -> Token:
    """Return a text as it is written at a spot; `bare` means a number or the like."""
    if bare:
        return text, ()
    for token in _candidates(text, spot, layout):
        if _reads_back(token, text, spot):
            return token
    return double_quoted(text), ()


def double_quoted(text: str) -> str:
    """Return a text in double quotation marks, on one line."""
    return f'"{"".join(ESCAPES.get(each, each) for each in text)}"'


def kind_of(text: str) -> str:
    """Return what YAML takes a plain text for: a text, a number, a date or the like."""
    if ALSO.fullmatch(text):
        return "number or the like"
    tag: object = RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return str(tag)


def _candidates(text: str, spot: ScalarSpot, layout: FileLayout) -> Iterator[Token]:
    style = None if spot.like is None else spot.like.style
    if spot.careful:
        return
    if not spot.flow:
        yield from _blocks(text, spot, layout, style)
    if "\n" in text or "\r" in text:
        return
    if style in ("'", '"'):
        yield _quoted(text, style), ()
    if _is_plain(text, spot):
        yield text, ()
    yield _quoted(text, _calmer(text, layout.quote)), ()


def _blocks(
    text: str, spot: ScalarSpot, layout: FileLayout, style: str | None
) -> Iterator[Token]:
    """Yield a text as lines below its name, where it has lines or is long."""
    indent = " " * (spot.indent + layout.step)
    if style == ">" or (style != "|" and _is_long(text, spot, layout.width)):
        token = folded(text, indent, layout.width, spot.source if style == ">" else "")
        yield from () if token is None else (token,)
    if style == "|" or "\n" in text:
        yield literal(text, indent, layout.step)


def _is_long(text: str, spot: ScalarSpot, width: int) -> bool:
    """Return whether a text is wider than the page, and what stands there now is not."""
    if max(map(len, spot.source.splitlines()), default=0) > width:
        return False
    return spot.used + max(map(len, text.split("\n"))) > width


def _is_plain(text: str, spot: ScalarSpot) -> bool:
    """Return whether other programs, too, take a plain text for what it is meant to be."""
    kind, like = kind_of(text), spot.like
    if like is not None and like.value is not None and not like.style:
        return kind in {TEXT, kind_of(like.text)}  # a number for a number
    return kind == TEXT and text[:1] not in MARKS


def _quoted(text: str, mark: str) -> str:
    if mark == '"' or "\t" in text:
        return double_quoted(text)
    return "'" + text.replace("'", "''") + "'"


def _calmer(text: str, usual: str) -> str:
    """Return the quotation mark that needs no escapes; the usual one, if both do."""
    if usual == "'":
        return '"' if "'" in text and '"' not in text and "\\" not in text else "'"
    return "'" if ('"' in text or "\\" in text) and "'" not in text else '"'


def _reads_back(token: Token, text: str, spot: ScalarSpot) -> bool:
    """Return whether a token is read as this text, alone and where it is to stand."""
    head, lines = token
    start = " " * spot.indent
    page = f"{start}k: {head}\n" + "".join(f"{line}\n" for line in lines)
    if spot.flow:
        page = f"k: {{k: {head}, {NEIGHBOUR}: n}}\n"
    node = compose(page, "").node
    value = node.get("k") if isinstance(node, Mapping) else None
    if spot.flow:
        whole = isinstance(value, Mapping) and value.get(NEIGHBOUR) is not None
        value = value.get("k") if isinstance(value, Mapping) and whole else None
    return isinstance(value, Scalar) and value.text == text and not value.empty
