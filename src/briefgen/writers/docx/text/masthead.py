"""A document's head to a white masthead, and below it a band of a declared height."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.writers.columns import MASTHEAD_NAME, balanced, lines_of
from briefgen.writers.docx.parts.band_strip import strip
from briefgen.writers.docx.parts.markup import (
    hexadecimal,
    paragraph,
    run,
    tab,
    twips,
    w,
)
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.inlines import runs
from briefgen.writers.docx.text.logo import logo, size

STYLES = {"kicker": "Kicker", "title": "Heading1", "subtitle": "Subtitle"}


def masthead(story: Story) -> Iterator[Element]:
    """Write who publishes, what it is and when, each line to the right margin."""
    look, head = story.look, story.document.head
    content: list[Element] = [strip(story)]
    shown = [*logo(story)]
    if shown:  # at the height of the first line, which it does not make higher
        framed = _frame(story), w("spacing", before=0, after=0)
        yield paragraph("Figure", shown[:1], *framed)
    if look.design.head.organization:
        ink = w("color", val=hexadecimal(look.palette.ink))
        named = cut(story.document.furniture.organization, story)
        content.append(run(named, w("b", val=0), w("bCs", val=0), ink))
    content += (tab(), *runs(head.kicker, story))
    stop = w("tabs", w("tab", val="right", pos=twips(look.page.measure)))
    yield paragraph("Kicker", content, stop)
    if head.dateline:
        right = w("jc", val="right"), w("spacing", after=0)
        yield paragraph("Meta", runs(head.dateline, story), *right)


def _frame(story: Story) -> Element:
    """Return what lets a logo stand at the left of who publishes, clear of it."""
    page, width = story.look.page, size(story)[0]
    return w(
        "framePr",
        w=twips(width),
        hSpace=twips(story.look.spaces["large"]),
        wrap="around",
        vAnchor="page",
        hAnchor="page",
        x=twips(page.left),
        y=twips(page.top),
    )


def cut(name: str, story: Story) -> str:
    """Return a name, cut to the room beside what the document is."""
    room, text = story.width * MASTHEAD_NAME, story.look.text("kicker")
    while name and story.measure(name, text) > room:
        name = name.removesuffix("…").rpartition(" ")[0]
        name = name and f"{name}…"
    return name


def band(story: Story) -> Iterator[Element]:
    """Write what stands on the band, midway in its height."""
    look, head = story.look, story.document.head
    parts = [part for part in look.on_band if tree.plain(getattr(head, part))]
    tall = sum(_height(part, story) for part in parts)
    tall += sum(look.text(part).after for part in parts[:-1])
    air = max(look.design.head.height - tall, 0.0) / 2
    dated, meta = tree.plain(head.dateline), look.text("meta")
    count = lines_of(dated, lambda line: story.measure(line, meta), look.page.measure)
    lines = [look.text("kicker"), *[meta] * (count if dated else 0)]
    above = look.page.top + sum(text.size * text.leading for text in lines)
    for number, part in enumerate(parts):
        content = getattr(head, part)
        before = look.design.head.masthead - above + air if number == 0 else 0.0
        after = look.text(part).after
        if number == len(parts) - 1:
            after = air + look.spaces["wide"]
        yield paragraph(
            STYLES[part],
            runs(content, story),
            w("spacing", before=twips(max(before, 0.0)), after=twips(after)),
            title_indent(story) if part == "title" else None,
        )


def title_indent(story: Story) -> Element | None:
    """Return the indent with which a title has lines of about equal length."""
    words, text = tree.plain(story.document.head.title), story.look.text("title")
    wide = balanced(words, lambda line: story.measure(line, text), story.width)
    return w("ind", right=twips(story.width - wide)) if wide < story.width else None


def _height(part: str, story: Story) -> float:
    words, text = tree.plain(getattr(story.document.head, part)), story.look.text(part)
    count = lines_of(words, lambda line: story.measure(line, text), story.width)
    return count * text.size * text.leading
