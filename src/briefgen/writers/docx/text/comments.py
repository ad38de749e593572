"""Notes to the author of a document to Word's comments, each at a paragraph."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.writers.docx.parts.markup import PARAGRAPH, paragraph, w
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.inlines import runs

Note: TypeAlias = tuple[tree.Inlines, ...]

INITIALS = 3  # letters at most


def commented(
    written: Iterable[Element], notes: tuple[Note, ...], story: Story
) -> Iterator[Element]:
    """Yield what was written of a block, its first paragraph with these comments."""
    waiting = notes if story.body else ()
    for child in written:
        first = next(child.iter(PARAGRAPH), None) if waiting else None
        if first is not None:
            for note in waiting:
                _anchor(first, note, story)
            waiting = ()
        yield child


def comments(story: Story) -> Iterator[Element]:
    """Write the comments of a text, in the name of the organization."""
    properties = story.document.properties
    author = properties.organization
    stamp = f"{properties.stamp:%Y-%m-%dT%H:%M:%SZ}"
    letters = "".join(word[0] for word in author.split() if word[0].isalpha())
    for number, note in enumerate(story.ledger.comments):
        words = [paragraph("Normal", runs(each, story)) for each in note]
        words[0].insert(1, w("r", w("annotationRef")))
        yield w(
            "comment",
            *words,
            id=number,
            author=author,
            date=stamp,
            initials=letters[:INITIALS].upper(),
        )


def _anchor(first: Element, note: Note, story: Story) -> None:
    number = len(story.ledger.comments)
    story.ledger.comments.append(note)
    first.insert(1, w("commentRangeStart", id=number))
    first.append(w("commentRangeEnd", id=number))
    first.append(w("r", w("commentReference", id=number)))
