"""A document's tree to a Word file that its readers can edit, restyle and hear."""

from collections.abc import Iterator
from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from lxml.etree import _Element as Element

from briefgen.style import Look
from briefgen.tree import Annex, Document
from briefgen.writers.docx.parts.face_widths import stretch
from briefgen.writers.docx.parts.markup import PARAGRAPH, W, add, root, w
from briefgen.writers.docx.parts.numbering import numbering
from briefgen.writers.docx.parts.package import WrittenPart, packed
from briefgen.writers.docx.parts.properties import core, custom, extended
from briefgen.writers.docx.parts.settings import settings
from briefgen.writers.docx.parts.story import Ledger, Story, language_tag
from briefgen.writers.docx.parts.styles import CODE_FACE, styles
from briefgen.writers.docx.parts.theme import font_table, theme
from briefgen.writers.docx.template.graft import graft
from briefgen.writers.docx.template.insert_text import place_text
from briefgen.writers.docx.template.letterhead import mark_pages
from briefgen.writers.docx.template.open_template import Template, open_template
from briefgen.writers.docx.text.blocks import blocks
from briefgen.writers.docx.text.bookmarks import goals
from briefgen.writers.docx.text.footnotes import footnotes
from briefgen.writers.docx.text.forms import BOX_FACE
from briefgen.writers.docx.text.head import foot, head
from briefgen.writers.docx.text.sections import SECTION, sectioned

CORE = RELATIONSHIP_TYPE.CORE_PROPERTIES
EXTENDED = RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
CUSTOM = RELATIONSHIP_TYPE.CUSTOM_PROPERTIES


def write(document: Document, look: Look) -> bytes:
    """Write a document as a Word file; equal documents give equal bytes."""
    if look.reference is not None:
        return _write_into(open_template(look.reference, look), document)
    element = root("document")
    part = WrittenPart("word/document", CONTENT_TYPE.WML_DOCUMENT_MAIN, element)
    story = Story(
        document,
        look,
        part,
        Ledger(goals=goals(document)),
        width=look.page.measure,
        body=True,
        sections=True,
        controls=document.properties.controls,
        stretch=stretch(look.faces.word),
    )
    element.append(w("body", *sectioned(_text(story), story)))
    _add_notes(story)
    _add_look(story)
    return _packed(story)


def _write_into(template: Template, document: Document) -> bytes:
    """Write a document into the organization's own template."""
    story = Story(
        document,
        template.look,
        template.part,
        Ledger(counts=template.counts, goals=goals(document)),
        width=template.width,
        body=True,
        sections=template.place.columned,
        controls=document.properties.controls,
        stretch=stretch(template.face),
    )
    place_text(_text(story), template, document)
    mark_pages(template, replace(story, width=template.look.page.measure))
    _add_notes(story)
    _add_look(story)
    graft(template)
    return _packed(story)


def _text(story: Story) -> Iterator[Element]:
    """Write head, body and foot; readers reach the foot as they do the body."""
    document = story.document
    annexed = (isinstance(block, Annex) for block in document.body)
    end = next((at for at, annex in enumerate(annexed) if annex), len(document.body))
    yield from head(story)
    written = list(blocks(document.body[:end], story))
    if story.look.design.foot.at == "page":
        _end(written)
    yield from written
    yield from foot(story)
    yield from blocks(document.body[end:], story)


def _end(written: list[Element]) -> None:
    """Leave no space after a text whose page was fitted without it."""
    last = next((each for each in reversed(written) if each.tag != SECTION), None)
    inside = [] if last is None else list(last.iter(PARAGRAPH))
    if inside and inside[-1].find(f"{{{W}}}pPr") is not None:
        add(inside[-1], w("spacing", after=0))


def _add_notes(story: Story) -> None:
    if not story.ledger.notes:
        return
    element = root("footnotes")
    part = WrittenPart("word/footnotes", CONTENT_TYPE.WML_FOOTNOTES, element)
    inner = replace(story, part=part, role="FootnoteText", body=False, sections=False)
    element.extend(footnotes(inner))
    story.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _add_look(story: Story) -> None:
    """Add styles, numbering and settings that the text uses."""
    language = language_tag(story.document.properties.language)
    numbers = numbering(story.ledger.starts)
    faces = font_table(story.look, BOX_FACE, CODE_FACE)
    chosen = settings(language, notes=bool(story.ledger.notes))
    for name, element, kind, relation in (
        (
            "styles",
            styles(story.look, story.accent, language),
            CONTENT_TYPE.WML_STYLES,
            RELATIONSHIP_TYPE.STYLES,
        ),
        ("numbering", numbers, CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
        ("settings", chosen, CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
        ("fontTable", faces, CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
        (
            "theme/theme1",
            theme(story.look),
            CONTENT_TYPE.OFC_THEME,
            RELATIONSHIP_TYPE.THEME,
        ),
    ):
        part = WrittenPart(f"word/{name}", kind, element)
        story.part.relate_to(part, relation)


def _packed(story: Story) -> bytes:
    """Pack what was written, with its properties."""
    package, told = OpcPackage(), story.document.properties
    package.relate_to(story.part, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    for name, element, kind, relation in (
        ("core", core(told), CONTENT_TYPE.OPC_CORE_PROPERTIES, CORE),
        ("app", extended(told), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, EXTENDED),
        ("custom", custom(told), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, CUSTOM),
    ):
        part = WrittenPart(f"docProps/{name}", kind, element)
        package.relate_to(part, relation)
    return packed(package)
