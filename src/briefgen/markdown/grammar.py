"""Text to nested nodes: CommonMark with tables, footnotes and `:::` containers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from briefgen.value_classes import dataclass

DEEPEST = 20  # levels of nesting; twice as many are parsed, so that none gets lost
BRACKETS = 1_000  # of a paragraph: each is followed to where it may be closed
LONGEST = 10_000  # characters of a paragraph: parsing time grows with their square
SHAPES = 128  # texts of templates whose nodes are kept
LONGEST_SHAPE = 4_000  # characters of such a text: its nodes take 0.2 kB for each

TEXT = "text"  # what a paragraph shares with its text: addresses and footnotes

FENCE = re.compile(r"(:{3,})(.*)$")
ATTRIBUTES = re.compile(r"([^{]*)(?:\{(.*)\})?$")
LANGUAGE = "{lang="  # begins what says the language of a passage, or of blocks
PASSAGE = re.compile(r"\{lang=([^{}\s]*)\}")


@dataclass(slots=True)
class Node:
    """A piece of parsed text with its children, which several documents may share.

    `type` is its kind, as markdown-it names it; `line` counts from 0; `inline` holds
    what is inside a paragraph or the like, once somebody asked for it.
    """

    token: Token
    type: str
    line: int
    kids: "list[Node]" = field(default_factory=list)
    inline: "list[Node] | None" = None

    @property
    def name(self) -> str:
        """The name of a container; empty for any other node."""
        return str(self.token.meta.get("name", ""))

    @property
    def label(self) -> str:
        """The label of a footnote or of its mark."""
        return str(self.token.meta["label"])


class Oversized(Exception):  # noqa: N818 - it says what was found
    """The error for too many levels, or too long a paragraph; `line` counts from 0."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


def nodes(text: str, limit: int) -> list[Node]:
    """Return the blocks of a text of at most `limit` characters; raise Oversized."""
    if len(text) > limit:
        message = f"a text of more than {limit:,} characters"
        raise Oversized(0, message)
    return fold(_grammar().parse(text), 0)


@dataclass(frozen=True, slots=True)
class TemplateShape:
    """What a rendered template is without its values: its blocks, and its footnotes."""

    blocks: list[Node]
    notes: list[Node]


def shape(text: str, limit: int) -> TemplateShape:
    """Return the shape of a text, as `nodes` has it; the last ones are kept.

    Documents of one kind often differ in their values alone, whose placeholders are
    numbered in the order of the page: then their texts are the same.
    """
    return (_kept if len(text) <= LONGEST_SHAPE else _shape)(text, limit)


@lru_cache(maxsize=SHAPES)
def _kept(text: str, limit: int) -> TemplateShape:
    return _shape(text, limit)


def _shape(text: str, limit: int) -> TemplateShape:
    blocks = nodes(text, limit)
    notes = [each for each in walk(blocks) if each.type == "footnote_reference"]
    return TemplateShape(blocks, notes)


def fold(tokens: Iterable[Token], line: int) -> list[Node]:
    """Return a flat stream of tokens that begins on `line` as a tree; raise Oversized."""
    root = Node(Token("root", "", 0), "root", line)
    stack = [root]
    for token in tokens:
        if token.nesting < 0:
            stack.pop()
            continue
        at = token.map[0] if token.map else stack[-1].line
        node = Node(token, token.type.removesuffix("_open"), at)
        stack[-1].kids.append(node)
        if token.nesting > 0:
            stack.append(node)
        if len(stack) > DEEPEST:
            message = f"nested deeper than {DEEPEST} levels"
            raise Oversized(at, message)
    return root.kids


def inside(node: Node) -> list[Node]:
    """Return the inline nodes of a paragraph, heading, cell or the like."""
    if node.inline is None:
        tokens = (token for kid in node.kids for token in _inline(kid.token))
        node.inline = fold(tokens, node.line)
    return node.inline


def _inline(token: Token) -> list[Token]:
    """Parse what is in a paragraph or the like."""
    children: list[Token] = []
    if token.type == "inline":
        grammar = _grammar()
        grammar.inline.parse(token.content, grammar, token.meta[TEXT], children)
    return children


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield nodes and everything in them, in order."""
    for node in nodes:
        yield node
        yield from walk(node.kids)


class _Grammar(MarkdownIt):
    """A parser that leaves link destinations as written: they are checked later."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - markdown-it's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - likewise
        return url


@cache
def _grammar() -> MarkdownIt:
    grammar = _Grammar("commonmark", {"maxNesting": 2 * DEEPEST})
    grammar.enable("table").use(footnote_plugin, inline=False)
    # Loops indent, so no indented code; `---` under a text is no heading.
    grammar.disable(["code", "lheading"])
    # Joined, an escaped character could no longer be told from a placeholder.
    grammar.disable("text_join")
    # It would move footnotes to the end, and tear apart those that stand in others.
    grammar.disable("footnote_tail")
    interrupted = ["paragraph", "reference", "blockquote", "list"]
    grammar.block.ruler.before("fence", "container", _container, {"alt": interrupted})
    grammar.inline.ruler.before("link", "passage", _passage)
    grammar.core.ruler.after("block", "bound", _bound)
    grammar.core.ruler.at("inline", _later)
    return grammar


def _bound(state: StateCore) -> None:
    for token in state.tokens:
        line = token.map[0] if token.map else 0
        if len(token.content) > LONGEST:
            message = f"a paragraph of more than {LONGEST:,} characters"
            raise Oversized(line, message)
        if token.type == "inline" and token.content.count("[") > BRACKETS:
            message = f"a paragraph with more than {BRACKETS:,} opening brackets"
            raise Oversized(line, message)


def _later(state: StateCore) -> None:
    """Parse no paragraph yet: their tokens take most of the memory of a long text."""
    for token in state.tokens:
        if token.type == "inline":
            token.meta[TEXT] = state.env


def _passage(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Read `[words]{lang=fr}`.

    Where only the end of a link is looked for, its brackets are like others: were it
    taken for a whole, the link around it would count as one that holds another.
    """
    begin = state.pos
    if silent or state.src[begin] != "[" or LANGUAGE not in state.src:
        return False
    last = state.md.helpers.parseLinkLabel(state, begin)
    match = PASSAGE.match(state.src, last + 1) if last > begin else None
    if match is None:
        return False
    state.push("passage_open", "span", 1).meta = {"language": match[1]}
    whole, state.pos, state.posMax = state.posMax, begin + 1, last
    state.md.inline.tokenize(state)
    state.push("passage_close", "span", -1)
    state.posMax = whole
    state.pos = match.end()
    return True


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - likewise
    fence = _fence(state, start)
    if fence is None or silent:
        return fence is not None
    colons, words = fence
    if not words:
        state.push("stray", "", 0).map = [start, start + 1]
        state.line = start + 1
        return True
    last, closed = _closing(state, start, end, colons)
    attributes = ATTRIBUTES.fullmatch(words)
    name, braces = attributes.groups() if attributes else (words, None)
    token = state.push("container_open", "div", 1)
    token.map = [start, last]
    token.markup = ":" * colons
    token.meta = {"name": name.rstrip(), "attributes": braces, "closed": closed}
    whole, state.lineMax = state.lineMax, last
    state.md.block.tokenize(state, start + 1, last)
    state.lineMax = whole
    state.push("container_close", "div", -1)
    state.line = last + closed
    return True


def _fence(state: StateBlock, line: int) -> tuple[int, str] | None:
    begin = state.bMarks[line] + state.tShift[line]
    match = FENCE.match(state.src[begin : state.eMarks[line]])
    return None if match is None else (len(match[1]), match[2].strip())


def _closing(state: StateBlock, start: int, end: int, colons: int) -> tuple[int, bool]:
    """Return the line that closes a container: as many colons, and nothing after them.

    What is open inside and not closed by then is left unclosed.
    """
    opened = [colons]
    for line in range(start + 1, end):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return line, False
        match _fence(state, line):
            case (closing, "") if closing in opened:
                while opened.pop() != closing:
                    pass
            case (opening, words) if words:
                opened.append(opening)
        if not opened:
            return line, True
    return end, False
