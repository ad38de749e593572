"""Parsed templates to the fields they use that no record has."""

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import nodes

from briefgen.model import ByName
from briefgen.reading.fields import meant
from briefgen.templating.parsed_script import Parsed
from briefgen.view import Many, Names, Shape, Value, parts

PASSES = 4  # a name may stand for a name, four times over
KEPT = {
    "in_country",
    "released",
    "rejectattr",
    "reverse",
    "selectattr",
    "sort",
    "unique",
}
CHOOSING = {"first", "last", "length", "map", "select", "reject", "share", "label"}
BY_ATTRIBUTE = {"map", "rejectattr", "released", "selectattr", "sort", "unique"}

Known = Mapping[str, Shape]
Lint = tuple[int, str, str, str | None]


def known_shapes(templates: Iterable[Parsed], variables: Known) -> Known:
    """Return what the names that templates set stand for, if it is always the same."""
    assignments = [pair for parsed in templates for pair in _assignments(parsed)]
    known = dict(variables)
    for _ in range(PASSES):
        possible: dict[str, set[Shape | None]] = {
            name: {shape} for name, shape in variables.items()
        }
        for name, value, each in assignments:
            whole = None if value is None else _shape(value, known)
            possible.setdefault(name, set()).add(_item(whole) if each else whole)
        known = {
            name: shape
            for name, shapes in possible.items()
            if len(shapes) == 1 and (shape := next(iter(shapes))) is not None
        }
    return known


def missing_fields(parsed: Parsed, known: Known) -> Iterator[Lint]:
    """Yield each field that a template uses and that does not exist."""
    called = {id(call.node) for call in parsed.find_all(nodes.Call)}
    for field in parsed.find_all(nodes.Getattr):
        if id(field) not in called:
            yield from _missing(field.lineno, _shape(field.node, known), field.attr)
    for used in parsed.find_all(nodes.Filter):
        path = _attribute(used)
        shape = None if used.node is None else _item(_shape(used.node, known))
        for name in path.split(".") if path else ():
            yield from _missing(used.lineno, shape, name)
            shape = None if shape is None else parts(shape).get(name)


def fields_used(parsed: Parsed, known: Known) -> Iterator[tuple[Shape, str]]:
    """Yield what has each field that a template asks for, with the field's name.

    The name is empty for a record that a filter is given as a whole.
    """
    for field in parsed.find_all(nodes.Getattr):
        owner = _shape(field.node, known)
        if owner is not None:
            yield owner, field.attr
    for used in parsed.find_all(nodes.Filter):
        shape = None if used.node is None else _shape(used.node, known)
        item = _item(shape)
        for name in filter(None, _attribute(used).split(".")):
            if item is not None:
                yield item, name
                item = parts(item).get(name)
        whole = shape if _item(shape) is None else _item(shape)
        if used.name not in KEPT | CHOOSING and whole not in {None, Value}:
            yield whole, ""


def _missing(line: int, shape: Shape | None, name: str) -> Iterator[Lint]:
    if shape is None or shape is ByName:
        return
    if name in parts(shape) or name.startswith("_"):
        return
    if shape is Value:
        message = f"{name!r} asked of a value, which has no fields"
        yield line, message, "undefined-name", None
    else:
        hint = meant(name, parts(shape)) or _declared(shape, name)
        yield line, f"unknown field {name!r}", "undefined-name", hint


def _declared(shape: Shape, name: str) -> str | None:
    """Return how a name that no field has can be declared, where it can."""
    owner = shape.owner if isinstance(shape, Names) else ""
    line = f"- {{id: {name}, of: {owner}, type: …, label: …}}"
    return f"declare it in data/fields.yaml: {line}" if owner else None


def _assignments(
    parsed: Parsed,
) -> Iterator[tuple[str, nodes.Node | None, bool]]:
    """Yield each name that is set, its value, and whether it is each item of that."""
    sure: set[int] = set()
    for set_ in parsed.find_all(nodes.Assign):
        for target, value in _each_set(set_.target, set_.node):
            sure.add(id(target))
            yield target.name, value, False
    for loop in parsed.find_all(nodes.For):
        if isinstance(loop.target, nodes.Name):
            sure.add(id(loop.target))
            yield loop.target.name, loop.iter, True
    for name in parsed.find_all(nodes.Name):
        if name.ctx != "load" and id(name) not in sure:
            yield name.name, None, False


def _each_set(
    target: nodes.Node, value: nodes.Node
) -> Iterator[tuple[nodes.Name, nodes.Node]]:
    """Yield the names that are set, several at once or one, each with its value."""
    match target, value:
        case nodes.Name(), _:
            yield target, value
        case nodes.Tuple(items=names), nodes.Tuple(items=values):
            for name, each in zip(names, values, strict=False):
                yield from _each_set(name, each)
        case _:
            pass


def _shape(node: nodes.Node, known: Known) -> Shape | None:
    match node:
        case nodes.Name(name=name):
            return known.get(name)
        case (
            nodes.Getattr(node=owner, attr=str(name))
            | nodes.Getitem(node=owner, arg=nodes.Const(value=str(name)))
        ):
            shape = _shape(owner, known)
            return None if shape is None else parts(shape).get(name)
        case nodes.Filter(node=nodes.Expr() as owner, name=name) if name in KEPT:
            return _shape(owner, known)
        case nodes.CondExpr(expr1=first, expr2=nodes.Expr() as second):
            shape = _shape(first, known)
            return shape if shape == _shape(second, known) else None
        case (
            nodes.Getitem(node=owner, arg=nodes.Const(value=int()))
            | nodes.Filter(node=nodes.Expr() as owner, name="first" | "last")
        ):
            return _item(_shape(owner, known))
        case _:
            return None


def _item(shape: Shape | None) -> Shape | None:
    return shape.item if isinstance(shape, Many) else None


def _attribute(used: nodes.Filter) -> str:
    """Return the path of fields by which a filter chooses or orders."""
    if used.name not in BY_ATTRIBUTE:
        return ""
    by_name = [pair.value for pair in used.kwargs if pair.key == "attribute"]
    first = used.args[:1] if used.name.endswith(("attr", "released")) else []
    match [*by_name, *first]:
        case [nodes.Const(value=str(path)), *_]:
            return path
        case _:
            return ""
