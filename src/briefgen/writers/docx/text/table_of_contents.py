"""A table of contents to the control and field that Word updates, filled in already."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.writers.docx.parts.field_runs import code, field, mark
from briefgen.writers.docx.parts.markup import paragraph, tab, w
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.bookmarks import bookmarked
from briefgen.writers.docx.text.columns import thin
from briefgen.writers.docx.text.inlines import runs

# Links; no numbers where there are no pages; what has a heading's level is one, whatever
# a template calls its style. Of ours headings alone have a level; the title's is 1.
SWITCHES = "\\h \\z \\u"
SERIES = {"figure": "Figure", "table": "Table"}  # of captions, as Word counts them
LISTED = "contents"  # what the ledger counts: headings follow that are listed


def contents(block: tree.Contents, story: Story) -> Iterator[Element]:
    """Write title and entries in Word's own control for them, as one field."""
    plain = replace(story, controls=False)  # Word makes the entries anew
    title = paragraph("TOCHeading", runs(block.title, plain))
    if block.series:
        instruction = f'TOC \\h \\z \\c "{SERIES[block.series]}"' if block.label else ""
        entries = [_entry(entry, plain, "TableofFigures") for entry in block.entries]
        yield from (title, *_updated(entries, instruction, story))
        return
    story.ledger.counts[LISTED] += 1
    entries = [_entry(entry, plain, f"TOC{entry.level}") for entry in block.entries]
    whole = _updated(entries, f'TOC \\o "2-{block.depth}" {SWITCHES}', story)
    known = w("id", val=story.ledger.next("control"))
    gallery = w("docPartGallery", val="Table of Contents")
    described = w("sdtPr", known, w("docPartObj", gallery, w("docPartUnique")))
    yield w("sdt", described, w("sdtContent", title, *whole))


def _updated(
    entries: list[Element], instruction: str, story: Story
) -> tuple[Element, ...]:
    """Return entries as one field; without an instruction, as they are.

    The field ends in a paragraph of its own, which stays when Word makes the others.
    """
    below = story.look.spaces["large"] - story.look.spaces["tight"]
    parts = (mark("begin"), code(instruction), mark("separate")) if instruction else ()
    for number, part in enumerate(parts, start=1):
        entries[0].insert(number, w("r", part))
    end = (w("r", mark("end")),) if instruction else ()
    return (*entries, thin(*end, after=max(below, 0.0)))


def listed(content: Iterable[Element], story: Story) -> Iterable[Element]:
    """Mark a heading of the body, so that the table of contents leads there."""
    begun = story.ledger.counts[LISTED] and story.body
    if not begun or story.around == "Foot":
        return content
    return bookmarked(content, _name(story.ledger.next("heading")), story)


def _entry(entry: tree.ContentsEntry, story: Story, style: str) -> Element:
    name = story.ledger.goals[entry.name] if entry.name else _name(entry.heading)
    content = [*runs(entry.content, story)]
    if entry.page is not None:
        content += (tab(), *field(f"PAGEREF {name} \\h", str(entry.page)))
    link = w("hyperlink", *content, anchor=name, history=1)
    return paragraph(style, [link])


def _name(heading: int) -> str:
    """Return a bookmark's name as Word forms it."""
    return f"_Toc{heading:09}"
