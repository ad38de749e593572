"""The front matter of a kind: what may stand there, and as what it is read."""

from collections.abc import Iterable
from typing import Literal, TypeAlias, get_args

from briefgen.audiences import AUDIENCES, Audience
from briefgen.configuration import CONFIGURATION, OF_STYLES, STYLE
from briefgen.errors import Place
from briefgen.formats import FORMATS, PDF_STANDARDS, PdfStandard
from briefgen.model import CANADA, Jurisdiction
from briefgen.reading import Node, Scalar, quoted
from briefgen.reading.fields import (
    At,
    Field,
    Unreadable,
    boolean,
    choice,
    distinct,
    integer,
    list_of,
    meant,
    optional,
    record,
    required,
    scalar,
    text,
)
from briefgen.templating.template_text import Script
from briefgen.templating.where_field import where
from briefgen.value_classes import dataclass
from briefgen.view import SUBJECT_KINDS, Condition

# What readers ask first, in the order of a kind that says no other.
KEY_FIGURES = ("people", "results", "money", "time")
PROTECTED: tuple[Literal["forms", "comments"], ...] = ("forms", "comments")
BESIDE = ("key_figures", "language", "organization")  # values of every template
OF_WORKSPACES = ("organization", "languages", "style", "output", "office")
NOTHING: Field[object] = record(dict)  # is declared
ListOf: TypeAlias = Literal["figures", "tables", "places", "partners"]
LISTS: tuple[ListOf, ...] = get_args(ListOf)
# The table of contents by its field: the deepest level of heading that it lists.
CONTENTS = {"true": 3, "false": 0, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter of a kind; `formats` and `pdf` are None if the workspace decides.

    `contents` is the deepest level of heading in the table of contents, or 0 for none.
    `key_figures` ranks what the document says in large type. `only` leaves out subjects
    that are not released; `where` is what initiatives fulfil that the documents are about.
    `requires` names fields that each subject must have, `without` subjects that get no
    document. With `source`, charts print theirs, unless their own files say no. `lists`
    names what is listed after the contents.
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
    pdf: PdfStandard | None = None
    lists: tuple[ListOf, ...] = ()
    locked: bool = True
    forms: bool = False
    draft: bool = False
    line_numbers: bool = False
    protect: Literal["forms", "comments"] | None = None


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
        optional("formats", distinct(choice(FORMATS)), "If not those of the workspace"),
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
            distinct(choice(KEY_FIGURES)),
            "What readers ask first, in this order",
        ),
        optional("only", choice(("released",)), "Leave out subjects not released yet"),
        optional("where", where(initiative), "What its initiatives have to be"),
        optional("requires", list_of(text()), "Fields that `check` asks for"),
        optional("without", list_of(text(), 1), "Subjects that get no document, by id"),
        optional("source", boolean(), "The portfolio's source below each chart"),
        optional("lists", distinct(choice(LISTS)), "Lists of what the document has"),
        optional("pdf", choice(PDF_STANDARDS), "What its PDF files follow"),
        optional(
            "locked", boolean(), "Totals and findings cannot be typed over in Word"
        ),
        optional("forms", boolean(), "Places to fill in are fields of its PDF files"),
        optional("draft", boolean(), "DRAFT across each page"),
        optional("line_numbers", boolean(), "Word numbers the lines"),
        optional("protect", choice(PROTECTED), "All that can be done in Word"),
        undeclared=_elsewhere,
    )


def _elsewhere(name: str, _: Node, __: bool) -> str | None:  # noqa: FBT001 - of all such
    """Return the hint where a field stands that is none of front matter."""
    if name in OF_STYLES:
        return f"write `{name}` in {STYLE}"
    return f"write `{name}` in {CONFIGURATION}" if name in OF_WORKSPACES else None


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
