"""Jinja's syntax tree to one whose operations count their steps and trace values."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import NoneType
from typing import NoReturn

from jinja2 import nodes, pass_context
from jinja2.runtime import Context, Macro, Undefined
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from briefgen.templating.node_walk import count
from briefgen.templating.render_session import (
    Misused,
    Session,
    describe,
    session_of,
)
from briefgen.view import Listing, Record, Totals, Value, offered

EXPRESSIONS = 10  # of a template that are one step


class Traced(NodeTransformer):
    """The change of Jinja's tree that routes its operations through filters."""

    def visit_Template(self, node: nodes.Template) -> nodes.Node:  # noqa: N802 - Jinja's names
        """Count a rendering."""
        return self._counted(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        """Count the calls of a macro."""
        return self._counted(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        """Count the calls of what a macro is given."""
        return self._counted(node)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """Count the turns of a loop."""
        weight = nodes.Const(_weight(node))
        self.generic_visit(node)
        node.iter = _through("for", node.iter, weight)  # type: ignore[arg-type]
        return node

    def _counted(
        self, node: nodes.Template | nodes.Macro | nodes.CallBlock
    ) -> nodes.Node:
        """Make a body begin with a count of its steps."""
        weight = nodes.Const(_weight(node))
        self.generic_visit(node)
        count = nodes.ExprStmt(_through("step", weight))
        node.body.insert(0, count.set_lineno(getattr(node, "lineno", None) or 1))
        return node

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        """Make a list in a template like any list of the data."""
        self.generic_visit(node)
        return _through("[]", node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        """Make a list of several values; leave the names that a loop gives them."""
        self.generic_visit(node)
        return _through("[]", node) if node.ctx == "load" else node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Join words and values so that the values stay traced."""
        self.generic_visit(node)
        return _through("~", nodes.List(node.nodes, lineno=node.lineno))

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802
        """Leave the names of what is included."""
        return node


def _through(name: str, node: nodes.Expr, *more: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, [*more], [], None, None, lineno=node.lineno)


def _weight(node: nodes.Node) -> int:
    """Return the steps of a body, counted once: a large one has more."""
    return 1 + count(node, nodes.Expr) // EXPRESSIONS


@pass_context
def finalize(context: Context, value: object) -> object:
    """Return the placeholder of what is printed; text made by templates passes."""
    session = session_of(context)
    match value:
        case Value():
            printed = value
        case Markup() | Undefined():
            return str(value) if isinstance(value, Undefined) else value
        case str():
            return Markup(session.joined(value))  # noqa: S704 - placeholders alone
        case int() if not isinstance(value, bool):
            printed = session.derive(session.words.number(value), "number")
        case _:
            return _refuse(_unprintable(value))
    return Markup(session.placeholder(printed))  # noqa: S704 - a single character


def _unprintable(value: object) -> str:
    if isinstance(value, Record):
        names = ", ".join(offered(value))
        return f"a record cannot be printed: name one of its fields ({names})"
    reasons = (words for kind, words in UNPRINTED.items() if isinstance(value, kind))
    return next(reasons, "this is nothing that can be printed")


UNPRINTED: Mapping[type, str] = {
    NoneType: "nothing to print: the field is not given; test for it first",
    bool: "a yes or no cannot be printed: test it",
    Listing: "a list cannot be printed: loop over it or use 'listing'",
    Totals: "sums cannot be printed: name one (fiscal_years, new_money, renewed_money, own_part)",
    Macro: "a macro cannot be printed: call it, with ()",
}


def _refuse(message: str) -> NoReturn:
    raise Misused(message)


@pass_context
def _step(context: Context, steps: int) -> None:
    """Count the steps of a body."""
    session_of(context).budget.spend("steps", steps)


@pass_context
def _turned(context: Context, items: object, steps: int) -> "_Counted":
    """Return a list that counts the turns of a loop, of this many steps each."""
    match items:
        case Listing() | tuple():
            spend = session_of(context).budget.spend
            return _Counted(items, partial(spend, "steps", steps))
        case Undefined():
            return _refuse(str(items))
        case _:
            pass
    return _refuse(f"only lists can be looped over, and this is {describe(items)}")


@pass_context
def _listed(context: Context, items: Iterable[object]) -> Listing:
    """Return a list in a template as one of values and records."""
    session = session_of(context)
    return Listing(session.trace, tuple(_item(item, session) for item in items))


def _item(item: object, session: Session) -> Value | Record:
    match item:
        case Value() | Record():
            return item
        case Undefined():
            return _refuse(str(item))
        case str() | int():
            return Value(session.trace, item, formula="written")
        case _:
            return _refuse(f"{describe(item)} cannot stand in a list")


@pass_context
def _concatenated(context: Context, parts: Iterable[object]) -> Markup:
    """Return words and values joined by `~`."""
    text = "".join(str(finalize(context, part)) for part in parts)
    session_of(context).budget.spend("characters", len(text))
    return Markup(text)  # noqa: S704 - words became placeholders


class _Counted:
    """A list that counts its turns; it keeps its length for `loop.last`."""

    def __init__(self, items: Iterable[object], step: Callable[[], None]) -> None:
        self._items, self._step = tuple(items), step

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[object]:
        for item in self._items:
            self._step()
            yield item


OWN: Mapping[str, Callable[..., object]] = {
    "for": _turned,
    "[]": _listed,
    "~": _concatenated,
    "step": _step,
}
