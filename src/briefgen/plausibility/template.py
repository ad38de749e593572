"""A script of a template to its own words, and to the names that it uses."""

import re
from collections.abc import Iterator

from jinja2 import nodes

from briefgen.errors import BriefgenError, Place
from briefgen.templating import Script
from briefgen.templating.environment import FIRST_LINE, Sandbox
from briefgen.templating.lint.parse import parse
from briefgen.templating.node_walk import within
from briefgen.templating.render import MARK
from briefgen.value_classes import dataclass

PARTS = re.compile(f"({MARK.pattern})")


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """A piece of a line that a template prints as it stands, and its place.

    `chosen` says that it is printed in some languages alone; `written` that it stands in
    quotes within `{{ }}`.
    """

    text: str
    place: Place
    chosen: bool = False
    written: bool = False


@dataclass(frozen=True, slots=True)
class TemplateScript:
    """A script: its words, and the texts that stand in quotes anywhere in it.

    `fields` are the names that may be fields of the data. It is `dynamic` if it computes
    the names of fields, `translates_data` if it translates values of the data, and
    `prints_tables` if it prints rows without the names of their columns.
    """

    script: Script
    words: tuple[PrintedWords, ...] = ()
    constants: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    dynamic: bool = False
    translates_data: bool = False
    prints_tables: bool = False


def template_of(sandbox: Sandbox, script: Script) -> TemplateScript:
    """Return a script as a template; one that cannot be read has no words."""
    try:
        parsed = parse(sandbox, script)
    except BriefgenError:
        return TemplateScript(script)
    constants = frozenset(
        each.value
        for each in parsed.find_all(nodes.Const)
        if isinstance(each.value, str)
    )
    names = {each.attr for each in parsed.find_all(nodes.Getattr)}
    names |= {part for each in constants for part in each.split(".")}
    return TemplateScript(
        script,
        tuple(_words(parsed.tree, sandbox, script.place.path, chosen=False)),
        constants,
        frozenset(names),
        any(
            not isinstance(each.arg, nodes.Const | nodes.Slice)
            for each in parsed.find_all(nodes.Getitem)
        ),
        any(map(_translates_data, parsed.find_all(nodes.Filter))),
        any(each.name == "table" for each in parsed.find_all(nodes.Filter)),
    )


def _translates_data(used: nodes.Filter) -> bool:
    return used.name == "t" and isinstance(used.node, nodes.Getattr | nodes.Getitem)


def _words(
    node: nodes.Node, sandbox: Sandbox, path: str, *, chosen: bool
) -> Iterator[PrintedWords]:
    """Yield what a template prints itself within a node, in order."""
    if isinstance(node, nodes.Output):
        for part in node.nodes:
            yield from _printed(part, sandbox, path, chosen=chosen)
        return
    if isinstance(node, nodes.If):
        tests = (each.test for each in (node, *node.elif_))
        chosen = chosen or any(map(_asks_language, tests))
    for inner in within(node):
        yield from _words(inner, sandbox, path, chosen=chosen)


def _printed(
    node: nodes.Node, sandbox: Sandbox, path: str, *, chosen: bool
) -> Iterator[PrintedWords]:
    match node:
        case nodes.TemplateData(data=text):
            place = Place(path, node.lineno, None)
            yield from _lines(text, sandbox, place, chosen=chosen)
        case nodes.Const(value=str() as text):
            place = Place(path, node.lineno, None)
            yield PrintedWords(text, place, chosen, written=True)
        case _:
            asks = isinstance(node, nodes.CondExpr) and _asks_language(node.test)
            for part in _parts(node):
                yield from _printed(part, sandbox, path, chosen=chosen or asks)


def _parts(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield the expressions of which one, or each, is printed for an expression."""
    match node:
        case nodes.CondExpr(expr1=first, expr2=second):
            yield from (part for part in (first, second) if part is not None)
        case nodes.Or(left=first, right=second):
            yield from (first, second)
        case nodes.Concat(nodes=parts):
            yield from parts
        case nodes.Filter(name="capital", node=nodes.Expr() as part):
            yield part
        case _:
            pass


def _lines(
    text: str, sandbox: Sandbox, place: Place, *, chosen: bool
) -> Iterator[PrintedWords]:
    for part in PARTS.split(text):
        if MARK.fullmatch(part):
            place = sandbox.places[ord(part) - FIRST_LINE]
        elif part.strip():
            yield PrintedWords(part, place, chosen)


def _asks_language(test: nodes.Node) -> bool:
    names = test.find_all(nodes.Name)
    own = isinstance(test, nodes.Name) and test.name == "language"
    return own or any(each.name == "language" for each in names)
