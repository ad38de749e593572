"""A document's tree to a Word file that is editable, styled and accessible."""

from collections.abc import Iterator
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml.etree import _Element as Element

from briefgen.languages.tags import language_tag
from briefgen.style import Look
from briefgen.traversal import labels
from briefgen.tree import Annex, Document
from briefgen.writers.docx.parts.markup import PARAGRAPH, W, add, root, w
from briefgen.writers.docx.parts.package import SharedPart, WrittenPart, packed
from briefgen.writers.docx.parts.properties import core, custom, extended
from briefgen.writers.docx.parts.story import Ledger, Story
from briefgen.writers.docx.parts.surroundings import Surroundings, finished
from briefgen.writers.docx.parts.text_part import TextPart
from briefgen.writers.docx.template.graft import graft
from briefgen.writers.docx.template.insert_text import place_text
from briefgen.writers.docx.template.letterhead import mark_pages, number_lines
from briefgen.writers.docx.template.open_template import Template, open_template
from briefgen.writers.docx.text.blocks import blocks
from briefgen.writers.docx.text.bookmarks import goals
from briefgen.writers.docx.text.columns import columned
from briefgen.writers.docx.text.comments import comments
from briefgen.writers.docx.text.footnotes import footnotes
from briefgen.writers.docx.text.head import foot, head
from briefgen.writers.docx.text.sections import SECTION, sectioned
from briefgen.writers.face_widths import replaced, stretch

CORE = RELATIONSHIP_TYPE.CORE_PROPERTIES
EXTENDED = RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
CUSTOM = RELATIONSHIP_TYPE.CUSTOM_PROPERTIES
# The parts beside the text: their content types, and what leads to them.
PARTS = {
    "word/comments": (CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS),
    "word/footnotes": (CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES),
    "word/styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "word/numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "word/settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "word/fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
    "word/theme/theme1": (CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME),
    "docProps/core": (CONTENT_TYPE.OPC_CORE_PROPERTIES, CORE),
    "docProps/app": (CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, EXTENDED),
    "docProps/custom": (CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, CUSTOM),
}


def write(document: Document, look: Look) -> bytes:
    """Write a document as a Word file; equal documents give equal bytes."""
    if look.reference is not None:
        return _write_into(open_template(look.reference, look), document)
    part = TextPart("word/document", CONTENT_TYPE.WML_DOCUMENT_MAIN, root("document"))
    ledger = Ledger(goals=goals(document), labels=labels(document))
    story = _story(document, look, part, ledger, look.faces.word)
    part.passages = [*sectioned(_text(story), story, part.passage)]
    for name, content in finished(_surroundings(story)).items():
        kind, relation = PARTS[name]
        ready = SharedPart(PackURI(f"/{name}.xml"), kind, content)
        story.part.relate_to(ready, relation)
    return _packed(story)


def _write_into(template: Template, document: Document) -> bytes:
    """Write a document into the organization's own template."""
    counts, named = template.counts, labels(document)
    ledger = Ledger(counts=counts, goals=goals(document), labels=named)
    whole = _story(document, template.look, template.part, ledger, template.face)
    sections = template.place.columned
    story = replace(whole, width=template.width, sections=sections)
    place_text(_text(story), template, document)
    mark_pages(template, whole)
    number_lines(template, whole)
    for name, element in _surroundings(story).parts().items():
        _related(story.part, name, element)
    graft(template)
    return _packed(story)


def _story(
    document: Document, look: Look, part: WrittenPart, ledger: Ledger, face: str
) -> Story:
    return Story(
        document,
        look,
        part,
        ledger,
        width=look.page.measure,
        body=True,
        sections=True,
        controls=document.properties.controls,
        locked=document.options.locked,
        filled_in=document.options.protect == "forms",
        stretch=stretch(face),
        replaced=replaced(face),
    )


def _text(story: Story) -> Iterator[Element]:
    """Write head, body and foot; readers reach the foot as they do the body."""
    document = story.document
    annexed = (isinstance(block, Annex) for block in document.body)
    end = next((at for at, annex in enumerate(annexed) if annex), len(document.body))
    yield from head(story)
    written = columned(blocks, document.body[:end], story)
    if story.look.design.foot.at == "page":
        yield from _ended([*written])
    else:
        yield from written
    yield from foot(story)
    yield from columned(blocks, document.body[end:], story)


def _ended(written: list[Element]) -> list[Element]:
    """Remove the space after the last paragraph: page fitting did not count it."""
    last = next((each for each in reversed(written) if each.tag != SECTION), None)
    inside = [] if last is None else list(last.iter(PARAGRAPH))
    if inside and inside[-1].find(f"{{{W}}}pPr") is not None:
        add(inside[-1], w("spacing", after=0))
    return written


def _surroundings(story: Story) -> Surroundings:
    """Add notes and comments of the text, and return what is around all of it."""
    notes = bool(story.ledger.notes)
    if notes:
        element = root("footnotes")
        part = _related(story.part, "word/footnotes", element)
        inner = replace(
            story, part=part, role="FootnoteText", body=False, sections=False
        )
        element.extend(footnotes(inner))
    if story.ledger.comments:
        element = root("comments")
        part = _related(story.part, "word/comments", element)
        inner = replace(story, part=part, body=False, sections=False, controls=False)
        element.extend(comments(inner))
    language = language_tag(story.document.properties.language)
    starts = tuple(story.ledger.starts)
    protect = story.document.options.protect
    return Surroundings(story.look, story.accent, language, starts, notes, protect)


def _packed(story: Story) -> bytes:
    """Pack the parts, with the document properties, into the bytes of the file."""
    package, properties = OpcPackage(), story.document.properties
    package.relate_to(story.part, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    stated = {
        "docProps/core": core(properties),
        "docProps/app": extended(properties),
        "docProps/custom": custom(properties),
    }
    for name, content in stated.items():
        kind, relation = PARTS[name]
        package.relate_to(Part(PackURI(f"/{name}.xml"), kind, content), relation)
    return packed(package)


def _related(source: WrittenPart, name: str, element: Element) -> WrittenPart:
    """Return a new part of this name, with a relationship from the source to it."""
    kind, relation = PARTS[name]
    part = WrittenPart(name, kind, element)
    source.relate_to(part, relation)
    return part
