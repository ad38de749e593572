"""A document's head and foot to paragraphs."""

from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.writers.docx.parts.band_strip import strip, strip_in_header
from briefgen.writers.docx.parts.markup import (
    PARAGRAPH,
    add,
    paragraph,
    tab,
    twips,
    w,
)
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.blocks import blocks
from briefgen.writers.docx.text.columns import thin
from briefgen.writers.docx.text.inlines import runs
from briefgen.writers.docx.text.masthead import STYLES, band, masthead, title_indent


def head(story: Story) -> Iterator[Element]:
    """Write kicker, title and subtitle, on a band of colour if the look has one."""
    design, banded = story.look.design.head, story.look.band
    if banded and design.masthead:
        yield from masthead(story)
        yield from band(story)
        return
    texts = {part: getattr(story.document.head, part) for part in design.order}
    words = {STYLES[part]: texts[part] for part in texts if tree.plain(texts[part])}
    present = [*words]
    if design.rule and present and not banded:
        yield paragraph("AccentRule")
    for style in present:
        content = [tab()] if banded else []
        if banded and style == present[0] and not strip_in_header(story):
            content.insert(0, strip(story))
        even = title_indent(story) if style == STYLES["title"] and not banded else None
        line = paragraph(style, (*content, *runs(words[style], story)), even)
        if banded and style == present[-1]:
            add(line, w("spacing", after=twips(story.look.spaces["wide"])))
        yield line
        if style == "Kicker" and story.document.head.dateline:
            yield paragraph("Meta", runs(story.document.head.dateline, story))


def foot(story: Story) -> Iterator[Element]:
    """Write what comes after the body, below a hairline."""
    design, spaces = story.look.design.foot, story.look.spaces
    content = tree.beside(story.document.furniture.foot, design.columns)
    inner = replace(story.inside("Foot"), sections=story.sections)
    # the room that a page was fitted with: a foot at its end stands closer
    space = spaces["small" if design.at == "page" else "medium"]
    written = [*blocks(content, inner)]
    if written and written[0].tag == PARAGRAPH:
        add(written[0], w("spacing", before=twips(space)))
    elif written and inner.sections:  # alike above all columns
        yield thin(after=space)
    yield from written
