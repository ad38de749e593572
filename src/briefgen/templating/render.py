"""Template text and a session to Markdown lines that know their places."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from jinja2 import Template
from jinja2.exceptions import (
    SecurityError,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from briefgen.document_limits import Spent
from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.languages import facts
from briefgen.model import DeclaredFields
from briefgen.reading.fields import missing_in
from briefgen.templating.disclosure_errors import withheld
from briefgen.templating.environment import FIRST_LINE, Sandbox
from briefgen.templating.filter_usage import usage
from briefgen.templating.fingerprint import digest
from briefgen.templating.lines import raised_at
from briefgen.templating.lint.fields import Known
from briefgen.templating.lint.lint import compile_judged, judge
from briefgen.templating.render_session import Misused, Session
from briefgen.templating.template_text import Script
from briefgen.templating.verdicts import Verdict, Verdicts, key_of, sums
from briefgen.value_classes import dataclass
from briefgen.view import Unreleased, Untranslated, owned

RULES: tuple[tuple[type[Exception], str], ...] = (
    (SecurityError, "sandbox"),
    (UndefinedError, "undefined-name"),
    (TemplateNotFound, "include"),
    (TemplateSyntaxError, "template-syntax"),
)
# Documents that differ in their values alone have the same output, with placeholders.
OUTPUTS, LONGEST_OUTPUT = 128, 8_000  # outputs that are kept, and their characters
FOLDER = "templates/"
MARK = re.compile("[\U00100000-\U0010fffd]")
LEADING = re.compile("[\\s\U00100000-\U0010fffd]+")
CLASS = re.compile(r"'(\w+)'( object)?|\b(Record|Value|Listing|Totals|Markup)\b")
ARGUMENTS = re.compile(r"(?:do_)?([\w.<>]+)\(\) (?:takes|missing|got) .*", re.DOTALL)
CLASSES = {
    "Record": "a record",
    "Value": "a value",
    "Listing": "a list",
    "Totals": "sums",
    "Markup": "text",
    "str": "text",
    "int": "a number",
    "NoneType": "nothing",
    "Macro": "a macro",
    "LoopContext": "a loop",
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """Markdown text with placeholders, and the place that each line comes from."""

    text: str
    places: tuple[Place, ...]

    def place(self, line: int) -> Place:
        """Return the place of a line of the text, from 0."""
        return self.places[max(0, min(line, len(self.places) - 1))]


class Renderer:
    """Compiled templates of a workspace; one rendering at a time.

    `source` returns the text of a template by its name under `templates/`, or None.
    `sections` are the paths of what was checked and included; `filters` are the names
    of the filters that a template and what it includes use, by its path; `included` are
    the names of what it includes. `verdicts` are what is known of templates that were
    judged before. `declared` are the fields of
    the office's own; without them, none of these is judged.
    """

    def __init__(
        self,
        source: Callable[[str], str | None],
        verdicts: Verdicts | None = None,
        declared: DeclaredFields | None = None,
    ) -> None:
        self.sandbox = Sandbox(source)
        self._verdicts = Verdicts() if verdicts is None else verdicts
        self._declared = declared
        self._templates: dict[Script, Template] = {}
        self._known = lru_cache(maxsize=OUTPUTS)(self._mapped)
        self.sections: set[str] = set()
        self.filters: dict[str, set[str]] = {}
        self.included: dict[str, set[str]] = {}

    def judge(
        self, scripts: Iterable[Script], variables: Known, *, alone: bool = False
    ) -> tuple[Diagnostic, ...]:
        """Return the mistakes of scripts, and of everything that they include.

        `variables` are what they are rendered with. `alone` are sections that are read
        without what includes them.
        """
        scripts, source = tuple(scripts), self.sandbox.source
        if self._declared is not None:
            variables = {n: owned(variables[n], self._declared) for n in variables}
        key = key_of(scripts, variables, alone=alone)
        verdict, mistakes = self._verdicts.recall(key, source), tuple[Diagnostic, ...]()
        if verdict is None:
            judged = judge(self.sandbox, scripts, variables, alone=alone)
            mistakes = tuple(judged.mistakes)
            names = (path.removeprefix(FOLDER) for path in judged.sections)
            verdict = Verdict(sums(names, source), tuple(sorted(judged.filters)))
            if not mistakes:
                self._verdicts.keep(key, verdict)
        for script in scripts:
            self.filters.setdefault(script.place.path, set()).update(verdict.filters)
            self.included.setdefault(script.place.path, set()).update(verdict.sections)
        self.sections |= {f"{FOLDER}{name}" for name in verdict.sections}
        return mistakes

    def render(
        self, script: Script, variables: Mapping[str, object], session: Session
    ) -> Rendered:
        """Render a script that was checked.

        Raises BriefgenError with the place of the mistake in the template.
        """
        place = script.place
        try:
            with self.sandbox.rendering(session):
                output = self._template(script).render(variables)
        except Unreleased as error:
            raise withheld(error, raised_at(error, place)) from None
        except Untranslated as error:
            raise untranslated(error, place) from None
        except Spent as error:
            raise error.at(raised_at(error, place)) from None
        except RecursionError as error:
            raise mistake(
                raised_at(error, place),
                "the template turns or prints without end",
                "endless-loop",
            ) from None
        except (TemplateError, Misused, TypeError, ValueError, LookupError) as error:
            last = _diagnostic(error, place)
            raise BriefgenError([*session.untranslated, last]) from None
        if session.untranslated:
            raise BriefgenError(dict.fromkeys(session.untranslated))
        kept = len(output) <= LONGEST_OUTPUT
        return (self._known if kept else self._mapped)(output, place)

    def _template(self, script: Script) -> Template:
        if script not in self._templates:
            if script not in self.sandbox.codes:  # it was judged before
                compile_judged(self.sandbox, script)
            code = self.sandbox.codes[script]
            self._templates[script] = Template.from_code(self.sandbox, code, {})
        return self._templates[script]

    def digest(self, text: str) -> str:
        """Return the digest of a template's text, which comments do not change."""
        return digest(self.sandbox, text)

    def _mapped(self, output: str, place: Place) -> Rendered:
        """Remove the line markers from rendered text, and keep what they say."""
        lines, places, last = [], [], place
        for line in output.split("\n"):
            begin = LEADING.match(line)
            marks = MARK.findall(begin[0]) if begin else ()
            if marks:
                last = self.sandbox.places[ord(marks[-1]) - FIRST_LINE]
            lines.append(MARK.sub("", line))
            places.append(last)
        return Rendered("\n".join(lines), tuple(places))


def _diagnostic(error: Exception, place: Place) -> Diagnostic:
    rule = next((rule for kind, rule in RULES if isinstance(error, kind)), None)
    at = raised_at(error, place)
    message = str(error).removesuffix(".")
    if isinstance(error, TemplateSyntaxError):
        at = Place(error.filename or place.path, error.lineno, None)
        message = (error.message or "").removesuffix(".")
    if isinstance(error, TemplateNotFound):
        message = f"no template {error.name!r} in templates/"
        return Diagnostic(at, message, "include", "includes come from templates/ alone")
    if isinstance(error, TypeError):
        message = CLASS.sub(
            _in_words, ARGUMENTS.sub(r"wrong arguments for '\1'", message)
        )
    message = message[:1].lower() + message[1:]
    hint = usage(message)
    if isinstance(error, UndefinedError):
        message, _, near = message.partition("; ")
        hint = near or None
    return Diagnostic(at, message, rule or "template-value", hint)


def _in_words(name: re.Match[str]) -> str:
    """Return the name of a class of ours or of Python's as users know it."""
    return CLASSES.get(name[1] or name[3], name[0])


def untranslated(error: Untranslated, place: Place) -> BriefgenError:
    """Return the error for a text that has no words in the document's language."""
    name = facts(error.language).name
    return BriefgenError([missing_in(error.place or place, error.language, name)])
