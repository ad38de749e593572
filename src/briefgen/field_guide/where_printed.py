"""Templates to the names of the declared fields that each kind of document asks for."""

from collections.abc import Iterable, Iterator, Mapping

from briefgen.assembly import Project
from briefgen.errors import Place
from briefgen.field_guide.entries import FieldEntry
from briefgen.model import DeclaredFields, Initiative, OwnField, Portfolio, Theme
from briefgen.templating import DocumentKind
from briefgen.templating.document_kind import variables
from briefgen.templating.lint.fields import fields_used, known_shapes
from briefgen.templating.lint.parse import parse
from briefgen.templating.lint.rules import included
from briefgen.templating.parsed_script import Parsed
from briefgen.templating.template_text import Script
from briefgen.view import Many, Shape, Value, owned, parts

ROOTS: Mapping[str, type] = {
    "portfolio": Portfolio,
    "theme": Theme,
    "initiative": Initiative,
    "field": OwnField,
}
ALL = ""  # all that a record has: a filter words it as a whole
Used = frozenset[tuple[Shape, str]]


def printed_by(
    project: Project, every: Iterable[FieldEntry]
) -> Mapping[str, tuple[str, ...]]:
    """Return the names of the kinds that ask for each field, by the field's name."""
    declared = project.portfolio.declared
    used = {kind.name: _used(project, kind, declared) for kind in project.kinds}
    return {
        each.name: tuple(
            name for name, pairs in used.items() if _asks(each.name, pairs, declared)
        )
        for each in every
    }


def _used(project: Project, kind: DocumentKind, declared: DeclaredFields) -> Used:
    scripts = tuple(_scripts(project, kind))
    shapes = {
        name: owned(shape, declared) for name, shape in variables(kind.front).items()
    }
    known = known_shapes(scripts, shapes)
    return frozenset(pair for each in scripts for pair in fields_used(each, known))


def _scripts(project: Project, kind: DocumentKind) -> Iterator[Parsed]:
    """Yield the parsed templates of a kind, and what they include, each once."""
    sandbox = project.renderer.sandbox
    todo, names = [*kind.scripts], set[str]()
    while todo:
        parsed = parse(sandbox, todo.pop())
        yield parsed
        for _, name in included(parsed, sandbox):
            if name not in names:
                names.add(name)
                place = Place(f"templates/{name}", 1, None)
                todo.append(Script(sandbox.source(name) or "", place))


def _asks(name: str, used: Used, declared: DeclaredFields) -> bool:
    """Return whether a field is pairs for, or a record that has it is worded whole."""
    thing, *steps = name.split(".")
    if thing not in ROOTS:
        return False
    owners: set[Shape] = {owned(ROOTS[thing], declared)}
    for number, step in enumerate(steps):
        owners = {each for owner in owners for each in _having(owner, step)}
        whole = number > 0 and any((each, ALL) in used for each in owners)
        if whole or (
            number == len(steps) - 1 and any((each, step) in used for each in owners)
        ):
            return True
        owners = {_item(parts(each)[step]) for each in owners}
    return False


def _having(owner: Shape, name: str) -> Iterator[Shape]:
    """Yield the shapes that have a field: the owner, and a list that it stands for."""
    own = {} if owner is Value else parts(owner)
    if name in own:
        yield owner
    for part in own.values():
        item = _item(part)
        listed = isinstance(part, Many) and name in parts(item)
        if listed and name not in parts(ROOTS["initiative"]):
            yield item


def _item(shape: Shape) -> Shape:
    return shape.item if isinstance(shape, Many) else shape
