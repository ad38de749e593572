"""Template text to the mistakes that can be told before any data is read."""

from collections.abc import Callable, Iterator

from jinja2 import meta, nodes
from jinja2.exceptions import TemplateSyntaxError

from briefgen.errors import Diagnostic, Place
from briefgen.reading.fields import meant
from briefgen.templating.environment import VARIABLES, Sandbox
from briefgen.templating.script import Script

RESERVED = range(0xF0000, 0x110000)  # planes 15 and 16 stand for values and lines


def mistakes(sandbox: Sandbox, script: Script) -> list[Diagnostic]:
    """Judge a script: syntax, names, filters, tests, escapes, includes."""
    path, first = script.place.path, script.place.line
    reserved = _reserved(script)
    if reserved:
        return reserved
    try:
        parsed = sandbox.parse("\n" * (first - 1) + script.text, path, path)
    except TemplateSyntaxError as found:
        message = (found.message or "").removesuffix(".")
        place = Place(path, found.lineno, None)
        return [Diagnostic(place, message[:1].lower() + message[1:], "template-syntax")]
    return [
        Diagnostic(Place(path, line, None), message, rule, hint)
        for judge in JUDGES
        for line, message, rule, hint in judge(parsed, sandbox)
    ]


Told = tuple[int, str, str, str | None]


def _reserved(script: Script) -> list[Diagnostic]:
    for at, line in enumerate(script.text.split("\n")):
        for column, character in enumerate(line, 1):
            if ord(character) in RESERVED:
                place = Place(script.place.path, script.place.line + at, column)
                message = f"the character U+{ord(character):X} is reserved"
                return [Diagnostic(place, message, "character")]
    return []


def _names(parsed: nodes.Template, _: Sandbox) -> Iterator[Told]:
    unknown = meta.find_undeclared_variables(parsed) - set(VARIABLES)
    for name in parsed.find_all(nodes.Name):
        if name.name in unknown and name.ctx == "load":
            unknown.discard(name.name)
            hint = meant(name.name, VARIABLES)
            yield name.lineno, f"unknown name '{name.name}'", "undefined-name", hint


def _filters(parsed: nodes.Template, sandbox: Sandbox) -> Iterator[Told]:
    for used in parsed.find_all(nodes.Filter):
        if used.name not in sandbox.filters:
            hint = meant(used.name, sandbox.filters)
            yield used.lineno, f"unknown filter '{used.name}'", "unknown-filter", hint
            used.name = "first"  # Jinja cannot judge names beside an unknown filter
    for test in parsed.find_all(nodes.Test):
        if test.name not in sandbox.tests:
            hint = meant(test.name, sandbox.tests)
            yield test.lineno, f"unknown test '{test.name}'", "unknown-filter", hint
            test.name = "defined"


def _escapes(parsed: nodes.Template, _: Sandbox) -> Iterator[Told]:
    for field in parsed.find_all(nodes.Getattr):
        if field.attr.startswith("_"):
            message = f"'{field.attr}' cannot be reached from a template"
            yield field.lineno, message, "sandbox", None
    for called in parsed.find_all(nodes.Call):
        target = called.node
        if isinstance(target, nodes.Getattr) and target.attr != "changed":
            message = f"'{target.attr}' cannot be called from a template"
            yield called.lineno, message, "sandbox", "templates call macros only"


def _includes(parsed: nodes.Template, sandbox: Sandbox) -> Iterator[Told]:
    for used in parsed.find_all(INCLUDES):
        name = used.template  # type: ignore[attr-defined]  # each of them has one
        if isinstance(name, nodes.Const) and not sandbox.knows(str(name.value)):
            message = f"no template '{name.value}' in templates/"
            yield used.lineno, message, "include", "includes come from templates/ alone"


INCLUDES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
JUDGES: tuple[Callable[[nodes.Template, Sandbox], Iterator[Told]], ...] = (
    _filters,
    _names,
    _escapes,
    _includes,
)
