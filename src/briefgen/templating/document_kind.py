"""A template file to a kind: its front matter, read and checked, and its body."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Literal

from briefgen.audiences import AUDIENCES, Audience
from briefgen.errors import BriefgenError, Diagnostic, Place, in_order, mistake
from briefgen.formats import FORMATS
from briefgen.model import CANADA, Jurisdiction, Portfolio
from briefgen.reading import Node, Scalar, compose, quoted
from briefgen.reading.characters import LINE_END
from briefgen.reading.fields import (
    At,
    Field,
    Reader,
    Unreadable,
    boolean,
    choice,
    integer,
    list_of,
    meant,
    optional,
    record,
    required,
    scalar,
    text,
)
from briefgen.style_file.page_design import SHIPPED
from briefgen.templating.lint.fields import Known
from briefgen.templating.render import Renderer
from briefgen.templating.template_text import Script
from briefgen.templating.where_field import where
from briefgen.value_classes import dataclass
from briefgen.view import SUBJECT_KINDS, Condition, subject_kind

FRONT = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
OPENED = re.compile(r"---[ \t]*(?:\n|\Z)")
# A line as front matter has it; one that is taken for its end.
WITHIN = re.compile(
    r"(?!\s*[-–—=_*.]{2,}\s*$)(?:\s|#|-(?:\s|$)|[\w-]+:(?:\s|$)|[\]}]|$)"
)
RULED = re.compile(r"\s*[-–—=_*.]{2,}\s*")
# What readers ask first, in the order of a kind that says no other.
KEY_FIGURES = ("people", "results", "money", "time")
BESIDE = ("key_figures", "language", "organization")  # values of every template
NOTHING: Field[object] = record(dict)  # is declared
SUBJECTS: Known = {name: kind.shape for name, kind in SUBJECT_KINDS.items()}
# The table of contents by its field: the deepest level of heading that it lists.
CONTENTS = {"true": 3, "false": 0, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter of a kind; `formats` is None if the workspace decides.

    `contents` is the deepest level of heading in the table of contents, or 0 for none.
    `key_figures` ranks what the document says in large type. `only` leaves out subjects
    that are not released; `where` is what initiatives fulfil that the documents are about.
    `requires` names fields that each subject must have, `without` subjects that get no
    document. With `source`, charts print theirs, unless their own files say no.
    """

    title: Script
    per: str
    layout: str
    audience: Audience
    kicker: Script | None = None
    subtitle: Script | None = None
    dateline: Script | None = None
    foot: Script | None = None
    keywords: tuple[Script, ...] = ()
    formats: tuple[str, ...] | None = None
    pages: int | None = None
    marking: str | None = None
    controls: bool | None = None
    contents: int = 0
    key_figures: tuple[str, ...] = KEY_FIGURES
    only: Literal["released"] | None = None
    where: Condition | None = None
    requires: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    source: bool = False


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


def _script(node: Node, at: At) -> Script | None:
    if not isinstance(node, Scalar):
        at.expected("text", node)
        return None
    place = Place(node.place.path, node.place.line, None)
    return Script(node.text, place)


def _contents(value: str) -> int:
    if value not in CONTENTS:
        message = f"expected true, false or a level from 2 to 4, found {quoted(value)}"
        raise Unreadable(message, "contents", meant(value.lower(), CONTENTS))
    return CONTENTS[value]


SCRIPT: Field[Script] = Field(_script, {"type": "string"})


def subjects(choices: Iterable[str]) -> tuple[str, ...]:
    """Return what documents may be about; ours first, and nothing named as other values."""
    own = (each for each in choices if each not in BESIDE)
    return tuple(dict.fromkeys((*SUBJECT_KINDS, *own)))


def front_field(
    layouts: tuple[str, ...],
    initiative: Field[object] = NOTHING,
    choices: tuple[str, ...] = (),
    place: Jurisdiction = CANADA,
) -> Field[Front]:
    """Declare front matter; `layouts` names the page designs.

    `initiative` declares the fields on which there may be a condition; `choices` are
    those of the office's own of which a choice may be a subject; `place` has the scales
    of markings.
    """
    return record(
        Front,
        required("title", SCRIPT, "The document's title"),
        required("per", choice(subjects(choices)), "One document for each"),
        required("layout", choice(layouts), "The page design"),
        required("audience", choice(AUDIENCES), "Who may read it"),
        optional("kicker", SCRIPT, "A short line above the title"),
        optional("subtitle", SCRIPT, "A line below the title"),
        optional("dateline", SCRIPT, "When, and for what occasion, above the title"),
        optional("foot", SCRIPT, "Markdown at the foot"),
        optional("keywords", list_of(SCRIPT), "Words to find the file by"),
        optional(
            "formats", list_of(choice(FORMATS), 1), "If not those of the workspace"
        ),
        optional("pages", integer(1, 100), "A promise that the build keeps or refuses"),
        optional("marking", choice(place.markings)),
        optional(
            "controls", boolean(), "Values remember their place; internal ones do"
        ),
        optional(
            "contents",
            scalar(
                _contents, {"enum": [True, False, 2, 3, 4]}, "true, false or a level"
            ),
            "A table of contents, down to this level of heading",
        ),
        optional(
            "key_figures",
            list_of(choice(KEY_FIGURES), 1),
            "What readers ask first, in this order",
        ),
        optional("only", choice(("released",)), "Leave out subjects not released yet"),
        optional("where", where(initiative), "What its initiatives have to be"),
        optional("requires", list_of(text()), "Fields that `check` asks for"),
        optional("without", list_of(text(), 1), "Subjects that get no document, by id"),
        optional("source", boolean(), "The portfolio's source below each chart"),
    )
