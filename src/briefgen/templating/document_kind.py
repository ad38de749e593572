"""A template file to a kind: its front matter, read and checked, and its body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields

from briefgen.audiences import Audience
from briefgen.errors import BriefgenError, Diagnostic, Place, in_order, mistake
from briefgen.model import Portfolio
from briefgen.reading import compose
from briefgen.reading.characters import LINE_END
from briefgen.reading.fields import Field, Reader
from briefgen.style_file.page_design import SHIPPED
from briefgen.templating.front_matter import Front, front_field
from briefgen.templating.lint.fields import Known
from briefgen.templating.render import Renderer
from briefgen.templating.template_text import Script
from briefgen.value_classes import dataclass
from briefgen.view import SUBJECT_KINDS, subject_kind

FRONT = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
OPENED = re.compile(r"---[ \t]*(?:\n|\Z)")
# A line as front matter has it; one that is taken for its end.
WITHIN = re.compile(
    r"(?!\s*[-–—=_*.]{2,}\s*$)(?:\s|#|-(?:\s|$)|[\w-]+:(?:\s|$)|[\]}]|$)"
)
RULED = re.compile(r"\s*[-–—=_*.]{2,}\s*")
SUBJECTS: Known = {name: kind.shape for name, kind in SUBJECT_KINDS.items()}


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A document kind: its front matter and its body.

    `promise` is the place of its `pages`, or its first line. `mistakes` are those that
    no document of this kind can be made with. `chooses` says whether it uses
    `released`.
    """

    name: str
    path: str
    front: Front
    body: Script
    promise: Place
    mistakes: tuple[Diagnostic, ...] = ()
    chooses: bool = False

    @property
    def scripts(self) -> tuple[Script, ...]:
        """Its body, and what its front matter prints."""
        return (self.body, *_scripts(self.front))

    @property
    def per(self) -> str:
        """What a document of this kind is about."""
        return self.front.per

    @property
    def audience(self) -> Audience:
        """Whom documents of this kind are for."""
        return self.front.audience

    @property
    def formats(self) -> tuple[str, ...] | None:
        """The formats that it asks for, or None if the workspace decides."""
        return self.front.formats

    @property
    def pages(self) -> int | None:
        """The pages that the kind promises, or None."""
        return self.front.pages

    @property
    def only(self) -> str | None:
        """Which subjects it keeps: `released`, or None for all."""
        return self.front.only

    def about(self, subject: str) -> str:
        """Return the path of a subject in the data."""
        return subject_kind(self.per).path(subject)


def read(
    name: str,
    path: str,
    text: str,
    renderer: Renderer,
    declared: Field[Front] | None = None,
) -> DocumentKind:
    """Return the kind in a template file, checked as far as that needs no data.

    Its front matter is as it is `declared`, by default of the shipped page designs. Raises BriefgenError with every mistake
    of its front matter.
    """
    text = LINE_END.sub("\n", text)
    cut = FRONT.match(text)
    if cut is None or not cut[1].strip():
        raise _without_front(text, path)
    reader, field = Reader(), declared or front_field(SHIPPED)
    node = reader.take(compose("\n" + cut[1], path))
    front = None if node is None else field.take(node, reader.at())
    body = Script(
        text[cut.end() :], Place(path, text.count("\n", 0, cut.end()) + 1, None)
    )
    scripts = (body, *(_scripts(front) if front else ()))
    mistakes = (*_marking(front, path), *renderer.judge(scripts, variables(front)))
    if front is None or reader.diagnostics:
        raise BriefgenError(in_order([*reader.diagnostics, *mistakes]))
    promise = reader.places.get("pages", Place(path))
    chooses = "released" in renderer.filters[path]
    return DocumentKind(
        name, path, front, body, promise, tuple(in_order(mistakes)), chooses
    )


def variables(front: Front | None) -> Known:
    """Return what the scripts of a kind are rendered with; all if that is unknown."""
    if front is None:
        return SUBJECTS
    return {"portfolio": Portfolio, front.per: subject_kind(front.per).shape}


def _without_front(text: str, path: str) -> BriefgenError:
    message = "no front matter"
    if not text.strip():
        message = "this file is empty"
    elif FRONT.match(text):
        message = "front matter without fields"
    elif OPENED.match(text):
        return _never_closed(text.rstrip().split("\n"), path)
    hint = "begin the file with a line '---', the fields, and a line '---'"
    return mistake(Place(path), message, "front-matter", hint)


def _never_closed(lines: Sequence[str], path: str) -> BriefgenError:
    """Return the error that front matter has no end, at the first line of prose."""
    opened = "the front matter that line 1 opens"
    end = next(_ends(lines), None)
    at, hint = end or len(lines), "end the fields with a line '---'"
    if end is not None and RULED.fullmatch(lines[end - 1]):
        message = f"this line does not close {opened}"
        hint = "write '---', three hyphens at the beginning of the line, and no more"
    else:
        where = "after" if end is None else "before"
        message = f"a line '---' is missing {where} this line: it closes {opened}"
    return mistake(Place(path, at), message, "front-matter", hint)


def _ends(lines: Sequence[str]) -> Iterator[int]:
    """Yield lines that cannot be front matter; after an empty line, prose cannot."""
    known, empty = {each.name for each in fields(Front)}, False
    for at, line in enumerate(lines[1:], 2):
        named = re.match(r"[\w-]+(?=:)", line)
        if not WITHIN.match(line) or (empty and named and named[0] not in known):
            yield at
        empty = empty or not line.strip()


def _marking(front: Front | None, path: str) -> tuple[Diagnostic, ...]:
    if front is None or front.audience == "internal" or front.marking is None:
        return ()
    message = f"a public kind cannot be marked {front.marking}"
    return (Diagnostic(Place(path), message, "release"),)


def _scripts(front: Front) -> tuple[Script, ...]:
    head = (front.title, front.kicker, front.subtitle, front.dateline)
    single = (*head, front.foot)
    return tuple(script for script in single if script) + front.keywords
