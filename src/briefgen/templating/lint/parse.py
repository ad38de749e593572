"""Template text to Jinja's tree of it, within limits, or to its mistakes of syntax."""

from collections.abc import Iterator
from contextlib import suppress

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.reading.characters import UNPRINTABLE, unprintable_at
from briefgen.templating.environment import Sandbox
from briefgen.templating.lint.slips import alone, slip
from briefgen.templating.lint.tags import Slip, TemplateTag, swallowed, tags
from briefgen.templating.lint.wordings import wording
from briefgen.templating.node_walk import within
from briefgen.templating.parsed_script import BLOCKS, Parsed
from briefgen.templating.template_text import Script

LONGEST = 100_000  # characters, some fifty pages
LEVELS = 16  # of blocks in blocks; Python itself takes twenty loops, then no more
DEEPEST = 64  # steps from a template to the innermost part of an expression
BRANCHES = 100  # of one `if`

FIRST_RESERVED = 0x40000  # above stands for values and lines


def parse(sandbox: Sandbox, script: Script) -> Parsed:
    """Return the tree of a script, which kinds that include it share.

    Raises BriefgenError with its mistakes of characters, or the first of syntax.
    """
    if script not in sandbox.trees:
        sandbox.trees[script] = _parsed(sandbox, script)
    return sandbox.trees[script]


def _parsed(sandbox: Sandbox, script: Script) -> Parsed:
    if len(script.text) > LONGEST:
        message = f"a template of more than {LONGEST:,} characters"
        raise mistake(script.place, message, "too-large", "put parts into sections/")
    unprintable = tuple(_unprintable(script))
    if unprintable:
        raise BriefgenError(unprintable)
    if comment := swallowed(script.text):
        raise BriefgenError([_of_slip(comment, script)])
    path, above = script.place.path, "\n" * (script.place.line - 1)
    try:
        tree = sandbox.parse(above + script.text, path, path)
    except TemplateSyntaxError as error:
        raise BriefgenError([syntax_mistake(sandbox, error, script)]) from None
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


def syntax_mistake(
    sandbox: Sandbox, error: TemplateSyntaxError, script: Script
) -> Diagnostic:
    """Return a syntax error of Jinja's as a mistake in briefgen's words."""
    first = slip(script.text)
    if first is not None:
        diagnostic = _of_slip(first, script)
        if diagnostic.place.line <= error.lineno:
            return diagnostic
    message, hint = wording(error.message or "")
    tag = _refused(sandbox, script.text, error.lineno - script.place.line)
    message += f", in `{tag.text}`" if tag else ""
    place = Place(script.place.path, error.lineno, None)
    return Diagnostic(place, message, "template-syntax", hint)


def _of_slip(first: Slip, script: Script) -> Diagnostic:
    line = script.place.line + script.text.count("\n", 0, first.start)
    place = Place(script.place.path, line, None)
    return Diagnostic(place, first.message, "template-syntax", first.hint)


def _refused(sandbox: Sandbox, text: str, line: int) -> TemplateTag | None:
    """Return the tag on a line, counted from 0, that Jinja refuses; None if unknown."""
    with suppress(Slip):
        for tag in tags(text):
            above = text.count("\n", 0, tag.start)
            if above <= line <= above + tag.inside.count("\n"):
                try:
                    sandbox.parse(alone(tag))
                except TemplateSyntaxError:
                    return tag
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
