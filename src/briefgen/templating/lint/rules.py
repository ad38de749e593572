"""A parsed template to the mistakes that can be found before any data is read."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress

from jinja2 import meta, nodes
from jinja2.exceptions import UndefinedError

from briefgen.errors import Diagnostic, Place
from briefgen.reading.characters import UNPRINTABLE
from briefgen.reading.fields import meant
from briefgen.templating.code_generator import generated
from briefgen.templating.environment import Sandbox
from briefgen.templating.lint.fields import Known, Lint, missing_fields
from briefgen.templating.node_walk import copied
from briefgen.templating.parsed_script import Parsed

CHOOSING_BY_TEST = ("rejectattr", "selectattr")
SHALLOW = 32  # steps into a template that generating code takes without fail
SHOWN = 60  # characters of a name in a message


def mistakes(
    sandbox: Sandbox,
    parsed: Parsed,
    path: str,
    names: frozenset[str] | None,
    shapes: Known,
) -> list[Diagnostic]:
    """Return the mistakes of a template in names, fields, filters, tests, includes.

    `names` are those that it may use besides its own (None: any); `shapes` says what
    some of them stand for.
    """
    filters = tuple(_filters(parsed, sandbox))
    others = (
        *missing_fields(parsed, shapes),
        *(each for judge in JUDGES for each in judge(parsed)),
        *_includes(parsed, sandbox),
    )
    faults = (*filters, *_names(parsed, names, sandbox), *others)
    unnamed = {used.lineno for used in parsed.find_all(INCLUDES) if not _named(used)}
    return [
        Diagnostic(Place(path, line, None), message, rule, hint)
        for line, message, rule, hint in faults
        if line not in unnamed or rule == "include"  # without quotes a path is a sum
    ]


def included(parsed: Parsed, sandbox: Sandbox) -> Iterator[tuple[int, str]]:
    """Yield line and name of each template that a template includes."""
    for used in parsed.find_all(INCLUDES):
        for constant in _named(used):
            name = str(constant.value)
            if not any(_included(used.lineno, name, sandbox)):
                yield used.lineno, name


def names_set(parsed: Parsed) -> frozenset[str]:
    """Return all names that a template sets; what it includes may use them."""
    names = {name.name for name in parsed.find_all(nodes.Name) if name.ctx != "load"}
    names |= {macro.name for macro in parsed.find_all(nodes.Macro)}
    names |= {used.target for used in parsed.find_all(nodes.Import)}
    for used in parsed.find_all(nodes.FromImport):
        names |= {name if isinstance(name, str) else name[1] for name in used.names}
    return frozenset(names)


def _filters(parsed: Parsed, sandbox: Sandbox) -> Iterator[Lint]:
    for used in parsed.find_all(nodes.Filter):
        match used:
            case nodes.Filter(name="map", args=[nodes.Const(value=str(name)), *_]):
                yield from _unknown(used.lineno, "filter", name, sandbox.offered)
            case nodes.Filter(args=[_, nodes.Const(value=str(name)), *_]) if (
                used.name in CHOOSING_BY_TEST
            ):
                yield from _unknown(used.lineno, "test", name, sandbox.tests)
        if used.name not in sandbox.offered:
            yield from _unknown(used.lineno, "filter", used.name, sandbox.offered)
    for test in parsed.find_all(nodes.Test):
        if test.name not in sandbox.tests:
            yield from _unknown(test.lineno, "test", test.name, sandbox.tests)


def _unknown(line: int, what: str, name: str, known: Collection[str]) -> Iterator[Lint]:
    if name not in known:
        hint = INSTEAD.get(name) if what == "filter" else None
        hint = hint or meant(name, known)
        yield line, f"unknown {what} '{name}'", f"unknown-{what}", hint


def _names(
    parsed: Parsed, names: frozenset[str] | None, sandbox: Sandbox
) -> Iterator[Lint]:
    if names is None:
        return
    unknown = {*_undeclared(parsed, sandbox)} - names
    if not unknown:
        return
    for test in parsed.find_all(nodes.Test):
        if test.name == "defined" and isinstance(test.node, nodes.Name):
            unknown.discard(test.node.name)
    for branch in parsed.find_all(nodes.If):  # Jinja takes what is set there for unset
        stored = (name for name in branch.find_all(nodes.Name) if name.ctx == "store")
        unknown.difference_update(name.name for name in stored)
    for name in parsed.find_all(nodes.Name):
        if name.name in unknown and name.ctx == "load":
            unknown.discard(name.name)
            own = name.name == "theme" and "initiative" in names
            hint = "write initiative.theme" if own else meant(name.name, names)
            yield name.lineno, f"unknown name '{name.name}'", "undefined-name", hint


def _undeclared(parsed: Parsed, sandbox: Sandbox) -> frozenset[str]:
    """Return the names that a template uses and does not set."""
    script, known = parsed.script, sandbox.undeclared
    if script not in known and parsed.depth <= SHALLOW and not _of_constants(parsed):
        code = generated(sandbox, _known(parsed, sandbox), script.place.path)
        sandbox.texts[script], known[script] = code.text, code.undeclared
    elif script not in known:
        names = set[str]()
        with suppress(
            UndefinedError
        ):  # a field of a constant: told when it is asked for
            names = meta.find_undeclared_variables(_known(parsed, sandbox))
        known[script] = frozenset(names)
    return known[script]


def _known(parsed: Parsed, sandbox: Sandbox) -> nodes.Template:
    """Return a copy of a tree without what Jinja does not know, or judges no names."""
    tree = copied(parsed.tree)
    for used in tree.find_all(nodes.Filter):
        used.name = used.name if used.name in sandbox.offered else "first"
    for test in tree.find_all(nodes.Test):
        test.name = test.name if test.name in sandbox.tests else "defined"
    return tree


def _of_constants(parsed: Parsed) -> bool:
    """Return whether a field of a constant is used, of which Jinja may judge no names."""
    fields = (used.node for used in parsed.find_all(nodes.Getattr))
    items = (used.node for used in parsed.find_all(nodes.Getitem))
    owners = (each for each in (*fields, *items) if not isinstance(each, nodes.Name))
    return any(not any(each.find_all(nodes.Name)) for each in owners)


def _escapes(parsed: Parsed) -> Iterator[Lint]:
    for field in parsed.find_all(nodes.Getattr):
        if field.attr.startswith("_"):
            message = f"'{field.attr}' cannot be reached from a template"
            yield field.lineno, message, "sandbox", None
    imported = {used.target for used in parsed.find_all(nodes.Import)}
    for called in parsed.find_all(nodes.Call):
        match called.node:
            case nodes.Getattr(node=nodes.Name(name=name)) if name in imported:
                continue
        if isinstance(called.node, nodes.Getattr):
            message = f"'{called.node.attr}' cannot be called from a template"
            yield called.lineno, message, "sandbox", "templates call macros only"


def _refused(parsed: Parsed) -> Iterator[Lint]:
    for node in parsed.find_all(tuple(REFUSED)):
        message = REFUSED[type(node)]
        hint = TOTALS if message == SUMS else None
        yield node.lineno, message, "sandbox", hint
    for loop in parsed.find_all(nodes.For):
        if loop.recursive:
            message = "a loop that is 'recursive': the data has no trees"
            yield loop.lineno, message, "sandbox", None


def _constants(parsed: Parsed) -> Iterator[Lint]:
    for constant in parsed.find_all(nodes.Const):
        if isinstance(constant.value, float | complex):
            message = "a number that is not whole"
            yield constant.lineno, message, "template-syntax", None
        if isinstance(constant.value, str):
            for match in UNPRINTABLE.finditer(constant.value):
                message = f"character U+{ord(match[0]):04X} cannot be printed"
                yield constant.lineno, message, "control-character", "remove it"


def _commas(parsed: Parsed) -> Iterator[Lint]:
    printed = (each for used in parsed.find_all(nodes.Output) for each in used.nodes)
    tested = (used.test for used in parsed.find_all(nodes.If))
    for value in (*printed, *tested):
        if isinstance(value, nodes.Tuple):
            message = "a comma makes this a list, which is neither printed nor tested"
            yield value.lineno, message, "template-syntax", "remove the comma"


def _twice(parsed: Parsed) -> Iterator[Lint]:
    for node in parsed.find_all((nodes.Call, nodes.Filter, nodes.Test, nodes.Macro)):
        names = (
            [argument.name for argument in node.args]
            if isinstance(node, nodes.Macro)
            else [argument.key for argument in node.kwargs]  # type: ignore[attr-defined]
        )
        for name, times in Counter(names).items():
            if times > 1:
                message = f"the argument '{name}' stands here twice"
                yield node.lineno, message, "template-syntax", None


def _includes(parsed: Parsed, sandbox: Sandbox) -> Iterator[Lint]:
    for used in parsed.find_all(INCLUDES):
        names = _named(used)
        if not names:
            message = "a template that is included is named in quotes"
            hint = 'write {% include "sections/name.md" %}'
            yield used.lineno, message, "include", hint
        for name in names:
            yield from _included(used.lineno, str(name.value), sandbox)


def _included(line: int, name: str, sandbox: Sandbox) -> Iterator[Lint]:
    shown = name if len(name) <= SHOWN else f"{name[:SHOWN]}…"
    if not name.endswith(".md") or not sandbox.knows(name):
        message = f"no template '{UNPRINTABLE.sub('?', shown)}' in templates/"
        yield line, message, "include", "includes come from templates/ alone"
    elif "/" not in name:
        message = f"'{shown}' is a kind of document, and cannot be included"
        yield line, message, "include", "put what both need into sections/"


def _named(used: nodes.Node) -> list[nodes.Const]:
    """Return the constants that name what is included; none if it is no constant."""
    match used.template:  # type: ignore[attr-defined]  # each of INCLUDES has one
        case nodes.Const(value=str()) as name:
            return [name]
        case nodes.List(items=items) | nodes.Tuple(items=items):
            names = [name for name in items if isinstance(name, nodes.Const)]
            return names if len(names) == len(items) else []
        case _:
            return []


INCLUDES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
SUMS = "there is no arithmetic in templates: sums and shares come from the data"
TOTALS = (
    "write {{ theme.initiatives.funding.new_money | money }} for a total;"
    " `| share(…) | percent` gives its part of a larger one"
)
INSTEAD = {  # what filters of Jinja are looked for instead of
    "join": "write `| listing`: it joins in words, in the document's language",
    "upper": "capital letters are set by the style, with `uppercase: true`",
    "lower": "write the words as they are to be printed",
    "title": "write the words as they are to be printed; `| capital` begins them",
    "capitalize": "write `| capital`",
    "sum": "totals come from the data: theme.initiatives.funding.new_money",
    "count": "write `| length`",
    "round": "write `| money`, `| number` or `| percent`: they round",
    "default": "test for it first: {{ a if a else b }}",
    "truncate": "write a `summary` in the data: nothing is cut",
}
REFUSED: dict[type[nodes.Node], str] = {
    nodes.Dict: "a mapping cannot be made in a template",
    nodes.FilterBlock: "'filter' is not available: use filters on values",
    **dict.fromkeys((nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow), SUMS),
    nodes.NSRef: "a field cannot be set: templates only read",
    nodes.ScopedEvalContextModifier: "'autoescape' is not available",
}
JUDGES: tuple[Callable[[Parsed], Iterator[Lint]], ...] = (
    _escapes,
    _refused,
    _commas,
    _constants,
    _twice,
)
