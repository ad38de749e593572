"""Inlines: words, values, links and the like, as they stand within a block."""

from dataclasses import field
from typing import Literal, TypeAlias

from briefgen.errors import Place
from briefgen.value_classes import dataclass

Inlines: TypeAlias = "tuple[Inline, ...]"
Computed: TypeAlias = Literal[
    "total", "difference", "share", "rank", "count", "finding"
]


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the template, or of the wording."""

    text: str


@dataclass(frozen=True, slots=True)
class ValueText:
    """Words that come from data: printed text with its path and place.

    `path` is None for a derived value (a total, a share, a finding), and if a file may
    not reveal it; what is `computed` of the data says as what, and should not be typed
    over. `origin` is the traced value that was printed, for `briefgen why`; no
    page depends on it.
    """

    text: str
    path: str | None = None
    place: Place | None = None
    origin: object = field(default=None, compare=False, repr=False)
    computed: Computed | None = None


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong importance: bold."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stress: italic."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    """A code span, in the font of the body."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to https, http or mailto.

    `sources` are the values in its address, for `briefgen why`.
    """

    content: Inlines
    url: str
    sources: tuple[ValueText, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LanguageSpan:
    """A passage in another language than the document's."""

    content: Inlines
    language: str


@dataclass(frozen=True, slots=True)
class Indexed:
    """Words to which an index leads, by this `name`."""

    content: Inlines
    name: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the author asked for."""


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The mark of the footnote with this number (from 1) in `Document.notes`."""

    number: int


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A cross-reference to the heading, table or figure of the body called `name`.

    `content` is what the author wrote or, if the target is `cited`, its label and
    number, or a heading's words.
    """

    content: Inlines
    name: str
    cited: bool = False


Inline: TypeAlias = (
    Text
    | ValueText
    | Strong
    | Emphasis
    | Code
    | Link
    | LanguageSpan
    | Indexed
    | LineBreak
    | NoteReference
    | CrossReference
)


def plain(content: Inlines) -> str:
    """Return the words of inlines without their structure."""
    return "".join(_plain(inline) for inline in content)


def is_label(content: Inlines) -> bool:
    """Return whether words belong to what comes after them: bold, up to a colon."""
    match content:
        case (Strong(words),):
            return plain(words).rstrip().endswith(":")
        case (LanguageSpan(words),):
            return is_label(words)
        case _:
            return False


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | ValueText(text) | Code(text):
            return text
        case LineBreak():
            return " "
        case NoteReference():
            return ""
        case _:
            return plain(inline.content)
