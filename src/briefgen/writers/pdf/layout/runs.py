"""Inlines → runs: text of one face, size and colour, and what it is in the structure."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from briefgen import tree
from briefgen.value_classes import dataclass
from briefgen.writers.pdf.faces import Cut
from briefgen.writers.pdf.structure import (
    Element,
    citation_goal,
    name_goal,
    note_identifier,
)

LINE_BREAK = "\u2028"  # Unicode's own character for it
SUPERSCRIPT_SIZE = 0.62
SUPERSCRIPT_RISE = 0.34


@dataclass(frozen=True, slots=True)
class Run:
    """Text that is drawn alike; `rise` lifts it above the baseline, in points.

    In a title words are `whole`: no line ends with a hyphen. Links may lead to the `goal`.
    Where it is narrow, words are `hyphenated` as in that language.
    """

    text: str
    cut: Cut
    size: float
    color: str
    element: Element
    link: Element | None = None
    rise: float = 0.0
    uppercase: bool = False
    accent: str = ""
    underlined: bool = False
    whole: bool = False
    goal: str = ""
    hyphenated: str = ""

    def saying(self, text: str) -> "Run":
        """Return the same run with other words."""
        return Run(  # without `replace`, which is slow: there is one for each text
            text.upper() if self.uppercase else text,
            self.cut,
            self.size,
            self.color,
            self.element,
            self.link,
            self.rise,
            self.uppercase,
            self.accent,
            self.underlined,
            self.whole,
            self.goal,
            self.hyphenated,
        )


def runs(content: tree.Inlines, style: Run) -> Iterator[Run]:
    """Yield inlines as runs; `style` is a run without words that shows the type."""
    for inline in content:
        yield from _runs(inline, style)


def spoken(content: tree.Inlines, element: Element) -> tree.Inlines:
    """Return a text; one that is as a whole in another language marks its element."""
    match content:
        case (tree.LanguageSpan(words, language),):
            element.language = language
            return words
        case _:
            return content


def _runs(inline: tree.Inline, style: Run) -> Iterator[Run]:
    match inline:
        case tree.Text(text) | tree.ValueText(text):
            yield style.saying(text.replace(LINE_BREAK, " "))
        case tree.Strong() | tree.Emphasis() | tree.Code():
            yield from _standing_out(inline, style)
        case tree.Link() | tree.CrossReference():
            yield from runs(inline.content, _linked(inline, style))
        case tree.LanguageSpan(content, language):
            span = Element("Span", style.element)
            span.language = language
            spoken = language if style.hyphenated else ""
            yield from runs(content, replace(style, element=span, hyphenated=spoken))
        case tree.Indexed(content, name):
            yield from runs(content, replace(style, goal=name_goal(name)))
        case tree.LineBreak():
            yield style.saying(LINE_BREAK)
        case tree.NoteReference(number):
            yield _superscript(style, number).saying(str(number))


def _standing_out(
    inline: tree.Strong | tree.Emphasis | tree.Code, style: Run
) -> Iterator[Run]:
    """Yield what stands out as runs of an element that says how."""
    match inline:
        case tree.Code(text):
            element = Element("Code", style.element)
            code = replace(style, element=element, hyphenated="")
            yield code.saying(text.replace(LINE_BREAK, " "))
        case tree.Strong(content):
            cut, strong = (
                replace(style.cut, bold=True),
                Element("Strong", style.element),
            )
            yield from runs(content, replace(style, element=strong, cut=cut))
        case tree.Emphasis(content):
            cut, stress = replace(style.cut, italic=True), Element("Em", style.element)
            yield from runs(content, replace(style, element=stress, cut=cut))


def _linked(inline: tree.Link | tree.CrossReference, style: Run) -> Run:
    link = _link(inline, style.element)
    led = replace(style, element=link, link=link, hyphenated="")
    if isinstance(inline, tree.CrossReference) and inline.cited:
        return led  # a number looks as it does in print
    return replace(led, color=style.accent or style.color, underlined=True)


def _link(inline: tree.Link | tree.CrossReference, parent: Element) -> Element:
    if isinstance(inline, tree.Link):
        link = Element("Link", parent)
        link.url = inline.url
        link.description = leading(tree.plain(inline.content), inline.url)
        return link
    link = Element("Link", Element("Reference", parent))
    link.target, link.description = name_goal(inline.name), tree.plain(inline.content)
    return link


def leading(words: str, url: str) -> str:
    """Return in words where a link leads: its own, and whose page or address that is."""
    address = urlsplit(url)
    host = address.netloc.rpartition("@")[2].removeprefix("www.")
    where = host or unquote(address.path)
    named = words.strip() or where
    return named if not where or where in named else f"{named} ({where})"


def _superscript(style: Run, number: int) -> Run:
    """Return the type of a note's number in the text, which leads to the note."""
    reference = Element("Reference", style.element)
    reference.refers = note_identifier(number)
    link = style.link  # within the words of a link it leads where these do
    if link is None:
        link = Element("Link", reference)
        link.target, link.description = note_identifier(number), str(number)
    return replace(
        style,
        element=reference if style.link else link,
        link=link,
        goal=citation_goal(number),
        size=style.size * SUPERSCRIPT_SIZE,
        rise=style.size * SUPERSCRIPT_RISE,
    )
