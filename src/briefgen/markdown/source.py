"""The state of reading one text: its values, its places, its mistakes so far."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from briefgen import tree
from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.markdown.grammar import LONGEST_SHAPE, Node
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Prose:
    """A value that is blocks: paragraphs and lists of the data, already parsed."""

    blocks: tree.Blocks
    path: str | None = None


def spoken(words: tree.ValueText, language: str) -> Prose:
    """Return a value with words in another language than the document's."""
    return in_one_line((tree.LanguageSpan((words,), language),), words.path)


def in_one_line(content: tree.Inlines, path: str | None) -> Prose:
    """Return a value that is more than plain words, and still within a line."""
    return Prose((tree.Paragraph(content),), path)


AuthorNote: TypeAlias = tuple[
    tree.Inlines, ...
]  # the paragraphs of a note to the author
Placed: TypeAlias = tree.ValueText | Prose
Figures: TypeAlias = Callable[[str, str, Place, float], tree.Blocks]
Labels: TypeAlias = Callable[[], tuple[str, ...]]
Answers: TypeAlias = Callable[[str], tuple[str, ...]]
Pictures: TypeAlias = Callable[[str, str, Place], tree.Picture]
Symbols: TypeAlias = Callable[[str, Place], tree.Symbol]
Accents: TypeAlias = Callable[[str, Place], str]
UNCLOSED, CONTENT = "unclosed-container", "container-content"
UNKNOWN = "unknown-reference"
Referable: TypeAlias = Literal["heading", "table", "figure"]


@dataclass(frozen=True, slots=True)
class RenderedTemplate:
    """A rendered template: its text, and what is behind its placeholders.

    `place` returns the place of a line, counted from 0. Each key of `values` is one
    character from planes 4 to 13. `figure` returns what a chart says, by its name and
    label, where it has a width in points; `picture` the picture of a path with its words; both may raise BriefgenError,
    and a text without them has none. What `answers` returns, of the words of a
    recommendation, goes with it; what `sign_off_head` returns over each sign-off, what `decisions_head` returns over
    decisions, what `signature_head` returns in each signature. `accent` returns the
    colour of a theme by its id, or of the document if that is empty; `icon` an icon by
    its name, `code` the QR code of an address. Figures or tables
    may be `unnumbered`. The text has a width of `measure`, with a `gutter` between columns,
    and is in this `language`, unless it says another.
    """

    text: str
    place: Callable[[int], Place]
    values: Mapping[str, Placed]
    figure: Figures | None
    answers: Answers = lambda _: ()
    sign_off_head: Labels = tuple
    picture: Pictures | None = None
    decisions_head: Labels = tuple
    signature_head: Labels = tuple
    accent: Accents = lambda _, __: "#000000"
    icon: Symbols | None = None
    code: Symbols | None = None
    unnumbered: tuple[Referable, ...] = ()
    measure: float = 0.0
    gutter: float = 0.0
    language: str = ""
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Referring:
    """A cross-reference on a line; `cited` if it has no words of its own.

    `optional` holds the lines on which the optional containers around it begin.
    """

    name: str
    line: int
    optional: tuple[int, ...]
    cited: bool


@dataclass(frozen=True, slots=True)
class ReferenceTarget:
    """A target of cross-references, and the optional containers around it."""

    kind: Referable
    optional: tuple[int, ...]


@dataclass(slots=True)
class MarkdownReader:
    """The state of reading one text, with its mistakes so far.

    `origin` is the value of the data that the whole text is, or None.
    """

    source: RenderedTemplate
    origin: tree.ValueText | None = None
    level: int = 1  # of the last heading
    notes: dict[str, int] = field(default_factory=dict)  # label → number, as read
    in_note: bool = False
    optional: tuple[int, ...] = ()  # the lines of those containers that are read
    named: dict[str, ReferenceTarget] = field(default_factory=dict)
    charts: set[str] = field(default_factory=set)  # one of them may say nothing here
    references: list[Referring] = field(default_factory=list)
    mistakes: dict[Diagnostic, None] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)  # of the text, once one is asked for
    measure: float | None = None  # of what is read, if it is not that of the text
    author_notes: dict[int, AuthorNote] = field(default_factory=dict)  # by their lines
    spoken: str = ""  # the language of what is read, if not the document's
    waiting: list[AuthorNote] = field(default_factory=list)  # of them, for a block

    @property
    def width(self) -> float:
        """The width of what is read, in points."""
        return self.source.measure if self.measure is None else self.measure

    @property
    def long(self) -> bool:
        """Whether the text is too long for its nodes to be kept."""
        return len(self.source.text) > LONGEST_SHAPE

    def line(self, number: int) -> str:
        """Return a line of the text as it is written, counted from 0."""
        if not self.lines:
            self.lines = self.source.text.split("\n")
        return self.lines[number]

    def tell(self, line: int, message: str, rule: str, hint: str | None = None) -> None:
        """Collect a mistake on a line, counted from 0."""
        place = self.source.place(line)
        self.mistakes[Diagnostic(place, message, rule, hint)] = None

    def end(self) -> None:
        """Raise BriefgenError with every mistake, if there is any.

        If a container is open too long, what it must not hold is not its fault; nor is
        what cannot be referred to, for it holds it.
        """
        rules = {each.rule for each in self.mistakes}
        left = {CONTENT, UNKNOWN} if UNCLOSED in rules else set[str]()
        mistakes = [each for each in self.mistakes if each.rule not in left]
        if mistakes:
            raise BriefgenError(mistakes)


Read: TypeAlias = Callable[[list[Node], MarkdownReader], tree.Blocks]
