"""The sandbox that templates run in: listed filters, traced values, bounded work."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from types import CodeType
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context, LoopContext, Macro, Undefined
from jinja2.sandbox import SandboxedEnvironment

from briefgen.errors import BriefgenError, Place
from briefgen.reading.fields import meant
from briefgen.templating.fingerprint import digest
from briefgen.templating.format_filters import WORDING
from briefgen.templating.list_filters import CHOOSING, TESTS
from briefgen.templating.money_filters import MONEY
from briefgen.templating.own_field_filters import OF_OWN_FIELDS
from briefgen.templating.parsed_script import Parsed
from briefgen.templating.particular_filters import PARTICULARS
from briefgen.templating.quick_facts import QUICK_FACTS
from briefgen.templating.render_session import (
    Session,
    mismatch,
    session_of,
)
from briefgen.templating.sentence_filters import JOINING
from briefgen.templating.template_text import Script
from briefgen.templating.traced_syntax import OWN, Traced, finalize
from briefgen.view import GONE, Listing, Record, Totals, Value, bare, offered

FIRST_LINE = 0x100000  # plane 16: characters that carry a template's line
LAST_LINE = 0x10FFFD
CALLING, INCLUDING = 5, 20  # steps that a call and an inclusion take
LOOP = ("index", "index0", "first", "last", "length", "previtem", "nextitem")

Loaded = tuple[str, str, Callable[[], bool]]


class Unknown(StrictUndefined):
    """The error for an unknown name, with the nearest known one."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        owner, name = self._undefined_obj, self._undefined_name
        if self._undefined_hint:
            return str(self._undefined_hint)
        if isinstance(owner, (Record, Listing, Totals)):
            return f"unknown field {name!r}{suggestion(str(name), offered(owner))}"
        if isinstance(owner, Value):
            return f"{name!r} asked of a value, which has no fields"
        if bare(owner) is None:
            return f"{name!r} asked of something that is not given: test for it first"
        return f"unknown name {name!r}"


class Lines(Extension):
    """Mark the beginning of each template line, so that output knows its origin."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Put a marker at the start of each line of the template's own text."""
        assert isinstance(self.environment, Sandbox)
        path = stream.filename or stream.name or ""
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", self._marked(token, path))
            else:
                yield token

    def _marked(self, token: Token, path: str) -> str:
        assert isinstance(self.environment, Sandbox)
        mark = self.environment.mark
        parts = str(token.value).split("\n")
        return "\n".join(
            mark(path, token.lineno + at) + part for at, part in enumerate(parts)
        )


class Unshared(Template):
    """A template that is made again wherever it is imported.

    Jinja would keep what it set, with the words of another document.
    """

    def _get_default_module(self, _: Context | None = None) -> TemplateModule:
        return self.make_module()


class CompiledLoader(FunctionLoader):
    """A loader that takes the code of what was judged, and does not compile it again."""

    def load(
        self,
        environment: Environment,
        name: str,
        globals: Any = None,  # noqa: A002 - Jinja's
    ) -> Template:
        """Return a template by its name under `templates/`."""
        assert isinstance(environment, Sandbox)
        place = Place(f"templates/{name}", 1, None)
        code = environment.codes.get(Script(environment.source(name) or "", place))
        if code is None:
            return super().load(environment, name, globals)
        return Unshared.from_code(environment, code, globals or {})


class Sandbox(SandboxedEnvironment):
    """The Jinja sandbox of briefgen; `session` is the present rendering.

    `trees` are those of the scripts that were read, `codes` those of the scripts that
    were judged, `texts` the Python of those not compiled yet, `undeclared` the names that
    each uses and does not set; several kinds include the same sections.
    """

    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])
    intercepted_unops = frozenset(["-", "+"])
    template_class = Unshared

    def __init__(self, source: Callable[[str], str | None]) -> None:
        source = cache(source)  # what was digested is what is rendered

        def load(name: str) -> Loaded | None:
            text = source(name)
            return None if text is None else (text, f"templates/{name}", lambda: True)

        super().__init__(
            autoescape=True,
            cache_size=-1,
            extensions=[Lines],
            finalize=finalize,
            keep_trailing_newline=True,
            loader=CompiledLoader(load),
            lstrip_blocks=True,
            optimized=False,  # it would ask constants for fields while it compiles
            trim_blocks=True,
            undefined=Unknown,
        )
        self.source = source
        self.session: Session | None = None
        self.places: list[Place] = []
        self.trees: dict[Script, Parsed] = {}
        self.codes: dict[Script, CodeType] = {}
        self.texts: dict[Script, str] = {}
        self.undeclared: dict[Script, frozenset[str]] = {}
        self._digests: dict[str, str] = {}
        self._marks: dict[tuple[str, int], str] = {}
        self.globals.clear()
        self.concat = self._joined  # type: ignore[method-assign]
        self.offered = {
            **WORDING,
            **MONEY,
            **PARTICULARS,
            **JOINING,
            **CHOOSING,
            **OF_OWN_FIELDS,
            **QUICK_FACTS,
        }
        for name, function in self.offered.items():
            function.__qualname__ = name  # by which Python's messages call it
        self.filters = {**self.offered, **OWN}
        self.tests = dict(TESTS)

    @contextmanager
    def rendering(self, session: Session) -> Iterator[None]:
        """Make this the present rendering, which nothing here holds afterwards."""
        self.session = session
        session.trace.placeholder = session.placeholder
        try:
            yield
        finally:
            self.session = session.trace.placeholder = None

    def knows(self, name: str) -> bool:
        """Return whether a template of this name can be included."""
        try:
            return self.source(name) is not None
        except BriefgenError:  # it is there, and told when it is read
            return True

    def digest(self, name: str) -> str:
        """Return the digest of a template by its name, or `GONE` if there is none."""
        if name not in self._digests:
            text = self.source(name)
            self._digests[name] = GONE if text is None else digest(self, text)
        return self._digests[name]

    def _load_template(self, name: str, globals: Any) -> Template:  # noqa: A002 - Jinja's
        """Count and record an included template, which may include others."""
        if self.session is not None:
            self.session.budget.spend("steps", INCLUDING)
            if self.session.trace.recording:
                self.session.trace.record("template", name, self.digest(name))
        return super()._load_template(name, globals)

    def mark(self, path: str, line: int) -> str:
        """Return the character that stands for a line of a template."""
        if (path, line) not in self._marks:
            self.places.append(Place(path, line, None))
            code = min(FIRST_LINE + len(self.places) - 1, LAST_LINE)
            self._marks[path, line] = chr(code)
        return self._marks[path, line]

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 - Jinja's own signature
    ) -> str:
        Traced().visit(source)
        return super()._generate(source, name, filename, defer_init)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a record; nothing else has fields."""
        match obj:
            case Record() | Listing() | Totals():
                if attribute in offered(obj):
                    return getattr(obj, attribute)
            case LoopContext():
                if attribute in LOOP:
                    return getattr(obj, attribute)
            case Undefined():
                return getattr(obj, attribute)
            case _:
                module = getattr(obj, "__dict__", {}).get(attribute)
                if isinstance(module, Macro):
                    return module
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list by number, or a field by name."""
        at = bare(argument)
        if type(at) is int:
            if isinstance(obj, Listing | tuple):
                return obj[at] if -len(obj) <= at < len(obj) else None
            at = str(at)
        if not isinstance(at, str):
            raise mismatch("the name of a field in brackets", at)
        return self.getattr(obj, at)

    def call(self, context: Context, called: Any, /, *args: Any, **options: Any) -> Any:
        """Call a macro; nothing else can be called."""
        if not isinstance(called, Macro | Undefined):
            raise SecurityError("only macros can be called")
        session_of(context).budget.spend("steps", CALLING)
        return context.call(called, *args, **options)

    def _joined(self, parts: Iterable[str]) -> str:
        """Return the output of a template as one text, and count it."""
        assert self.session is not None, "a template is rendered"
        spend, kept = self.session.budget.spend, list[str]()
        for part in parts:
            spend("characters", len(part))
            kept.append(part)
        return "".join(kept)

    def call_binop(
        self, _context: Context, operator: str, left: Any, right: Any
    ) -> Any:
        """Add and subtract small numbers such as `loop.index`; refuse the rest."""
        first, second = bare(left), bare(right)
        if operator in {"+", "-"} and type(first) is type(second) is int:
            return first + second if operator == "+" else first - second
        message = f"no arithmetic in templates: {operator!r} is not available"
        raise SecurityError(message)

    def call_unop(self, _context: Context, operator: str, arg: Any) -> Any:
        """Refuse arithmetic on anything but plain numbers."""
        if type(arg) is int:
            return -arg if operator == "-" else arg
        message = f"no arithmetic in templates: {operator!r} is not available"
        raise SecurityError(message)


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return the nearest known name as the end of a message."""
    hint = meant(name, known)
    return f"; {hint}" if hint else ""
