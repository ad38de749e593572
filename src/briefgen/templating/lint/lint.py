"""Scripts and everything they include to mistakes, or to code that runs."""

from collections.abc import Iterable
from dataclasses import field

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.templating.environment import Sandbox
from briefgen.templating.lint.fences import unpaired
from briefgen.templating.lint.fields import Known, known_shapes
from briefgen.templating.lint.parse import parse, syntax_mistake
from briefgen.templating.lint.rules import included, mistakes, names_set
from briefgen.templating.node_walk import copied
from briefgen.templating.parsed_script import Parsed
from briefgen.templating.template_text import Script
from briefgen.value_classes import dataclass
from briefgen.view import Value

EVERYWHERE = ("key_figures", "language", "organization")  # what any template may print
CHAIN = 8  # templates that include one another, one inside the other


@dataclass(slots=True)
class Judged:
    """The result for scripts: mistakes, and what they include.

    `sections` holds the paths of everything that the scripts include, directly or not,
    and `filters` the names of all filters that they use.
    """

    mistakes: dict[Diagnostic, None] = field(default_factory=dict)
    sections: set[str] = field(default_factory=set)
    filters: set[str] = field(default_factory=set)


def judge(
    sandbox: Sandbox,
    scripts: Iterable[Script],
    variables: Known,
    *,
    alone: bool = False,
) -> Judged:
    """Check scripts and what they include; compile them if there is no mistake.

    `variables` are what they are rendered with. `alone` are sections that are read
    without what includes them: names that they do not set may be set there.
    """
    judged = Judged()
    parsed: dict[Script, Parsed] = {}
    own = tuple(scripts)
    for script in own:
        _walk(sandbox, script, parsed, judged, ())
    shapes = known_shapes(parsed.values(), {**variables, "organization": Value})
    assigned = frozenset(name for each in parsed.values() for name in names_set(each))
    rendered = frozenset((*variables, *EVERYWHERE))
    for script, template in parsed.items():
        names = None if alone else rendered if script in own else rendered | assigned
        path = script.place.path
        try:
            diagnostics = mistakes(sandbox, template, path, names, shapes)
        except TemplateSyntaxError as wrong:  # what Jinja sees when it compiles
            diagnostics = [syntax_mistake(sandbox, wrong, script)]
        judged.mistakes |= dict.fromkeys(diagnostics)
    if not alone:
        whole = (script for script in own if script in parsed)
        judged.mistakes |= dict.fromkeys(unpaired(whole, parsed))
    if not judged.mistakes:
        for script, template in parsed.items():
            if script not in sandbox.codes:  # of what another kind includes, too
                _compile(sandbox, script, template, judged)
    return judged


def compile_judged(sandbox: Sandbox, script: Script) -> None:
    """Compile a script that is known to have no mistake."""
    path = script.place.path
    tree = copied(parse(sandbox, script).tree)
    sandbox.codes[script] = sandbox.compile(tree, path, path)


def _walk(
    sandbox: Sandbox,
    script: Script,
    parsed: dict[Script, Parsed],
    judged: Judged,
    trail: tuple[str, ...],
) -> None:
    """Parse a script and, each once, everything that it includes."""
    path = script.place.path
    try:
        parsed[script] = parse(sandbox, script)
        judged.filters |= {used.name for used in parsed[script].find_all(nodes.Filter)}
        for line, name in included(parsed[script], sandbox):
            section = f"templates/{name}"
            at = Place(path, line, None)
            if section in (path, *trail):
                raise mistake(at, f"'{name}' includes itself", "include")
            if len(trail) >= CHAIN:
                message = f"more than {CHAIN} templates include one another"
                raise mistake(at, message, "too-deep")
            if section not in judged.sections:
                judged.sections.add(section)
                inner = Script(sandbox.source(name) or "", Place(section, 1, None))
                _walk(sandbox, inner, parsed, judged, (path, *trail))
    except BriefgenError as error:
        judged.mistakes |= dict.fromkeys(error.diagnostics)


def _compile(sandbox: Sandbox, script: Script, parsed: Parsed, judged: Judged) -> None:
    path = script.place.path
    try:
        text = sandbox.texts.pop(script, None)
        sandbox.codes[script] = (
            sandbox.compile(copied(parsed.tree), path, path)
            if text is None
            else compile(text, path, "exec")
        )
    except TemplateSyntaxError as error:
        judged.mistakes[syntax_mistake(sandbox, error, script)] = None
    except (SyntaxError, RecursionError, MemoryError):
        message = "this template is too complicated to be run"
        diagnostic = Diagnostic(
            script.place, message, "too-large", "put parts into sections/"
        )
        judged.mistakes[diagnostic] = None
