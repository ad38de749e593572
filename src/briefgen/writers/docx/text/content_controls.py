"""Values of the data to content controls whose tags hold their paths.

What is computed of them stands in controls without a tag, in which no one can type.
"""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.value_classes import dataclass
from briefgen.writers.docx.parts.accepted_text import words_of
from briefgen.writers.docx.parts.markup import W, copied, element, run, w
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.control_titles import title, title_of_computed
from briefgen.writers.tags import tagged
from briefgen.writers.xml import legal

CONTROL, LINK = f"{{{W}}}sdt", f"{{{W}}}hyperlink"
RUN, TEXT, LOOK = (f"{{{W}}}{name}" for name in ("r", "t", "rPr"))
PLAIN = {TEXT}  # what a run of a plain-text control holds
PLAIN_KIND = f"{{{W}}}text"  # which is the last of its properties
VALUE = f"{{{W}}}val"
LOCKED = "contentLocked"  # it can be deleted, but not changed
LONGEST = 40  # characters of a short value
# LibreOffice repeats words in a plain control where their script changes.
OTHER_SCRIPT = re.compile("[\u0590-\u13ff]|[\u1680-\u1dff]|\u200f|[\u2c00-\U0010ffff]")
SENTENCE = (".", "!", "?", "…", ":", ";")  # what ends words of prose


def _blank(kind: Element | None) -> Element:
    """Return a control to copy; `boundingBox` shows a box where a user points.

    It is linked to nothing: what is pasted elsewhere keeps its words, and what is
    deleted is gone from the file.
    """
    appearance = element("w15:appearance", {"w15:val": "boundingBox"})
    names = (w("alias"), w("tag"), w("id"))
    return w("sdt", w("sdtPr", *names, appearance, kind), w("sdtContent"))


RICH, PLAIN_TEXT = _blank(None), _blank(w("text"))


@dataclass(frozen=True, slots=True)
class ControlSource:
    """What a control holds: the value of a path, or what is computed of others."""

    path: str
    computed: tree.Computed | None = None


def origins(
    content: tree.Inlines,
) -> Iterator[tuple[ControlSource | None, tree.Inlines]]:
    """Yield inlines, cut where their source changes; None for text that is no value.

    A line break within one text is part of it.
    """
    sources = [_origin(inline) for inline in content]
    for number in range(1, len(content) - 1):
        if isinstance(content[number], tree.LineBreak):
            before, after = sources[number - 1], sources[number + 1]
            sources[number] = before if before == after else None
    start = 0
    for end in range(1, len(content) + 1):
        if end == len(content) or sources[end] != sources[start]:
            yield sources[start], content[start:end]
            start = end


def control(
    source: ControlSource, runs: Iterable[Element], story: Story
) -> Iterator[Element]:
    """Yield the runs of one value in a content control; invisible text gets none."""
    content = tuple(runs)
    words = _words(content)
    if not words.strip():
        yield from content
        return
    plain = _is_short(words) and all(map(_plain, content))
    node = copied(PLAIN_TEXT if plain else RICH)
    described, inside = node
    _describe(described, source, story)
    if not plain and (look := _shared_look(content)) is not None:
        described.insert(0, look)
    inside.extend(content)
    yield node


def _describe(described: Element, source: ControlSource, story: Story) -> None:
    """Say in a control's properties what it holds."""
    properties, known = story.document.properties, legal(source.path)
    named, tag, number, *_ = described
    number.set(VALUE, str(story.ledger.next("control")))
    if source.computed is None:
        named.set(VALUE, title(known, properties.language))
        tag.set(VALUE, legal(tagged(known, properties)))
        if story.filled_in:
            number.addnext(w("lock", val=LOCKED))
    else:
        named.set(VALUE, title_of_computed(source.computed, properties.language))
        described.replace(tag, number)
        number.addnext(w("lock", val=LOCKED))


def apart(written: Iterable[Element]) -> Iterator[Element]:
    """Yield a hidden space after a rich-text control that another one would touch.

    LibreOffice makes one control of the two, or saves a file that nobody can open.
    """
    touching = False
    for child in written:
        if touching and _edge(child, 0).tag == CONTROL:
            yield run(" ", w("vanish"))
        yield child
        last = _edge(child, -1)
        if last.tag == CONTROL:
            touching = last[0][-1].tag != PLAIN_KIND
        elif touching:
            touching = not _words((child,))


def _edge(element: Element, at: int) -> Element:
    """Return the first or last child of a link, or the element itself."""
    while element.tag == LINK and len(element):
        element = element[at]
    return element


def _origin(inline: tree.Inline) -> ControlSource | None:
    match inline:
        case tree.ValueText(path=str(path)):
            return ControlSource(path)
        case tree.ValueText(computed=kind) if kind is not None:
            return ControlSource("", kind)
        case tree.Strong(content) | tree.Emphasis(content):
            return _common(content)
        case tree.Link(content) | tree.LanguageSpan(content):
            return _common(content)
        case tree.CrossReference(content, cited=False):
            return _common(content)
        case _:
            return None


def _common(content: tree.Inlines) -> ControlSource | None:
    """Return the source that all text of inlines comes from, or None."""
    sources = {source for source, _ in origins(content)}
    return sources.pop() if len(sources) == 1 else None


def _words(content: Iterable[Element]) -> str:
    """Return the words of runs: most hold text alone, which is all there is to ask."""
    content, words = tuple(content), []
    for each in content:
        for child in each:
            if each.tag != RUN or child.tag not in (TEXT, LOOK):
                return words_of(content)
            if child.tag == TEXT:
                words.append(child.text or "")
    return "".join(words)


def _is_short(words: str) -> bool:
    """Return whether words are a short value: prose needs bold words, notes and links."""
    prose = len(words) > LONGEST or words.rstrip().endswith(SENTENCE)
    return not prose and OTHER_SCRIPT.search(words) is None


def _plain(run: Element) -> bool:
    """Return whether a run is words without a look of its own.

    Programs drop the look of runs in a plain-text control, so a run with a look stays
    in a control of rich text.
    """
    return run.tag == RUN and {child.tag for child in run} == PLAIN


def _shared_look(content: tuple[Element, ...]) -> Element | None:
    """Return the look that all runs have, for words typed after a user deleted all."""
    looks = [run.find(LOOK) for run in content if run.tag == RUN]
    first = looks[0] if len(looks) == len(content) else None
    if first is None:
        return None
    written = etree.tostring(first)
    same = all(look is not None and etree.tostring(look) == written for look in looks)
    return deepcopy(first) if same else None
