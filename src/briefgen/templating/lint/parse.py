"""Template text to Jinja's tree of it, within limits, or to its mistakes of syntax."""

import re
from collections.abc import Iterator

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.reading.characters import UNPRINTABLE, unprintable_at
from briefgen.templating.environment import Sandbox
from briefgen.templating.lint.nodes import BLOCKS, Parsed
from briefgen.templating.node_walk import within
from briefgen.templating.template_text import Script

LONGEST = 100_000  # characters, some fifty pages
LEVELS = 16  # of blocks in blocks; Python itself takes twenty loops, then no more
DEEPEST = 64  # steps from a template to the innermost part of an expression
BRANCHES = 100  # of one `if`

TYPOGRAPHIC = "\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"  # as Word puts them
FIRST_RESERVED = 0x40000  # above stands for values and lines


def parse(sandbox: Sandbox, script: Script) -> Parsed:
    """Return the tree of a script.

    Raises BriefgenError with its mistakes of characters, or the first of syntax.
    """
    if len(script.text) > LONGEST:
        message = f"a template of more than {LONGEST:,} characters"
        raise mistake(script.place, message, "too-large", "put parts into sections/")
    unprintable = tuple(_unprintable(script))
    if unprintable:
        raise BriefgenError(unprintable)
    path, above = script.place.path, "\n" * (script.place.line - 1)
    try:
        tree = sandbox.parse(above + script.text, path, path)
    except TemplateSyntaxError as error:
        raise BriefgenError([syntax_mistake(error, path)]) from None
    except RecursionError:
        raise _too_deep(script.place) from None
    except ValueError:  # Python reads no longer number
        message = "a number of thousands of digits"
        raise mistake(script.place, message, "template-syntax") from None
    parsed = Parsed(tree, script)
    branches = (len(each.elif_) for each in parsed.find_all(nodes.If))
    deep = parsed.depth > DEEPEST or parsed.levels > LEVELS
    if deep or max(branches, default=0) > BRANCHES:
        _bound(tree, script.place)
    return parsed


EARLY = re.compile(
    "[Ee]ncountered unknown tag ('\\w+'). You probably made a nesting mistake"
    ".* that needs to be closed is ('\\w+')"
)
TYPED = {
    "expected token 'end of statement block', got 'if'": "write {% elif … %}",
    "expected token 'end of statement block', got '='": "write == to compare",
}


def syntax_mistake(error: TemplateSyntaxError, path: str) -> Diagnostic:
    """Return a syntax error of Jinja's as a mistake in briefgen's words."""
    message = (error.message or "").removesuffix(".")
    message, _, tags = message.partition(". Jinja was looking for the following tags:")
    hint = _typed(message)
    if early := EARLY.match(message):
        message, hint = f"{early[1]} comes before the end of {early[2]}", None
    if tags:
        wanted, _, inner = tags.partition(". The innermost block that needs to be ")
        hint = f"expected {wanted.strip()}"
        hint += f"; {inner.removeprefix('closed is ')} is open" if inner else ""
    place = Place(path, error.lineno, None)
    return Diagnostic(place, message[:1].lower() + message[1:], "template-syntax", hint)


def _typed(message: str) -> str | None:
    """Return what was probably typed where Jinja cannot read a character, or None."""
    if any(f"char '{mark}'" in message for mark in TYPOGRAPHIC):
        return "write straight quotation marks between {{ and }}, {% and %}"
    if message in TYPED:
        return TYPED[message]
    if message == "unexpected '}'":
        return "a value ends with two braces: {{ initiative.title }}"
    return None


def _unprintable(script: Script) -> Iterator[Diagnostic]:
    for at, line in enumerate(script.text.split("\n")):
        for match in UNPRINTABLE.finditer(line):
            place = Place(script.place.path, script.place.line + at, match.start() + 1)
            if ord(match[0]) >= FIRST_RESERVED:
                message = f"the character U+{ord(match[0]):X} is reserved"
                yield Diagnostic(place, message, "character")
            else:
                yield unprintable_at(place, match[0])


def _bound(tree: nodes.Template, place: Place) -> None:
    """Raise BriefgenError where there is what Python cannot run, and says so badly."""
    open_: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while open_:
        node, deep, levels = open_.pop()
        levels += isinstance(node, BLOCKS)
        at = Place(place.path, getattr(node, "lineno", None) or place.line, None)
        if deep > DEEPEST or levels > LEVELS:
            raise _too_deep(at)
        if isinstance(node, nodes.If) and len(node.elif_) > BRANCHES:
            message = f"more than {BRANCHES} branches of one 'if'"
            raise mistake(at, message, "too-large")
        open_ += [(kid, deep + 1, levels) for kid in within(node)]


def _too_deep(place: Place) -> BriefgenError:
    message = "nested too deeply"
    hint = f"blocks may stand in one another {LEVELS} levels deep"
    return mistake(place, message, "too-deep", hint)
