"""An organization's template to the package and the page that a document goes into."""

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from lxml.etree import _Element as Element

from briefgen.style import Look
from briefgen.value_classes import dataclass
from briefgen.word_template import (
    ReferencePart,
    WordTemplate,
    body_mark,
    parsed,
    read_reference,
)
from briefgen.writers.docx.parts.ids import ID, counts
from briefgen.writers.docx.parts.markup import MC, NAMESPACES, W
from briefgen.writers.docx.parts.package import WrittenPart
from briefgen.writers.docx.template.insertion_point import (
    REFERENCES,
    InsertionPoint,
    cleared,
)
from briefgen.writers.docx.template.page import page_of
from briefgen.writers.docx.template.text_face import text_face

# The parts that documents add to, and what they are called in them.
GROWING = {
    RELATIONSHIP_TYPE.STYLES: "word/styles",
    RELATIONSHIP_TYPE.NUMBERING: "word/numbering",
    RELATIONSHIP_TYPE.SETTINGS: "word/settings",
    RELATIONSHIP_TYPE.FONT_TABLE: "word/fontTable",
    RELATIONSHIP_TYPE.FOOTNOTES: "word/footnotes",
    RELATIONSHIP_TYPE.THEME: "word/theme/theme1",
}
FURNITURE = {RELATIONSHIP_TYPE.HEADER: "header", RELATIONSHIP_TYPE.FOOTER: "footer"}
# What the document leads to without an id in its text; all else needs one to stay.
IMPLIED = {*GROWING, RELATIONSHIP_TYPE.ENDNOTES, RELATIONSHIP_TYPE.COMMENTS}
NOTES = RELATIONSHIP_TYPE.FOOTNOTES
PLAIN = "Normal"  # the id of our style for plain text
STYLES, THEME = RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.THEME
NOTE, REFERENCE = f"{{{W}}}footnote", f"{{{W}}}footnoteReference"
IGNORABLE = {"w14", "w15"}  # prefixes that an older Word may pass over
# The colours of a head that stood on a band.
ON_PAPER = {"kicker": "accent", "title": "ink", "subtitle": "muted"}


@dataclass(frozen=True, slots=True)
class Template:
    """A template, opened for one document.

    `part` is its main part, `look` the style's look on the template's page, `place`
    where the text goes, `width` the room that it has there, `face` what text is set in
    unless a style says otherwise. `growing` holds the parts
    that documents add to, by their relations; `counts` says which ids are free. `ours`
    collects what was written for this document.
    """

    part: WrittenPart
    look: Look
    place: InsertionPoint
    width: float
    face: str
    growing: Mapping[str, WrittenPart]
    counts: Counter[str]
    ours: list[Element] = field(default_factory=list)

    @property
    def bare(self) -> bool:
        """Whether the template has neither header nor footer."""
        return not any(True for _ in self.part.element.iter(*REFERENCES))


def open_template(data: bytes, look: Look) -> Template:
    """Open a template; its text is removed, or stays around the place that it marks."""
    reference = read_reference(data)
    part, growing = _loaded(reference)
    place = cleared(part.element, body_mark(part.element))
    if NOTES in growing:
        _drop_notes(growing[NOTES], part.element)
    page, width = page_of(place, look.page)
    return Template(
        part,
        _without_band(replace(look, page=page)),
        place,
        width,
        _face(growing, look.styles.get(PLAIN, "")) or look.faces.word,
        growing,
        counts(each.element for each in _written(part, growing)),
    )


def rooted(element: Element) -> Element:
    """Declare briefgen's namespace prefixes at the root of a part of the template."""
    if element.nsmap.get(element.prefix) != W:
        return element
    known: dict[str | None, str] = dict(element.nsmap)
    wanted = element.get(f"{{{MC}}}Ignorable", "").split()
    for prefix, space in NAMESPACES.items():
        own = next((each for each in known if each and known[each] == space), None)
        if own is None:
            own = prefix if prefix not in known else f"{prefix}-briefing"
            known[own] = space
        if prefix in IGNORABLE and own not in wanted:
            wanted.append(own)
    root = etree.Element(element.tag, nsmap=cast("dict[str, str]", known))
    for name, value in element.attrib.items():
        root.set(name, value)
    root.set(f"{{{MC}}}Ignorable", " ".join(wanted))
    root.extend(list(element))
    return root


def drop_unused(part: WrittenPart) -> None:
    """Remove pictures and links that only removed text used."""
    used = {value for child in part.element.iter() for value in child.attrib.values()}
    for number, relation in list(part.rels.items()):
        if relation.reltype not in IMPLIED and number not in used:
            del part.rels[number]


def _loaded(reference: WordTemplate) -> tuple[WrittenPart, dict[str, WrittenPart]]:
    """Return the parts; those that documents add to have no relation yet."""
    names = _names(reference)
    parts = {name: _part(part, names[name]) for name, part in reference.parts.items()}
    main = parts[reference.main]
    assert isinstance(main, WrittenPart)
    growing: dict[str, WrittenPart] = {}
    for name, part in parts.items():
        for relation in reference.parts[name].relations:
            target = relation.target if relation.external else parts[relation.target]
            grows = part is main and relation.kind in GROWING
            if grows and isinstance(target, WrittenPart):
                growing.setdefault(relation.kind, target)
            elif not grows:
                part.load_rel(relation.kind, target, relation.id, relation.external)
    return main, growing


def _written(
    main: WrittenPart, growing: Mapping[str, WrittenPart]
) -> Iterator[WrittenPart]:
    yield main
    yield from growing.values()
    for relation in main.rels.values():
        if relation.reltype in FURNITURE:
            assert isinstance(relation.target_part, WrittenPart)
            yield relation.target_part


def _face(growing: Mapping[str, WrittenPart], named: str) -> str:
    """Return the font of plain text; empty for a template without styles.

    It is set in the style that is `named`, or the template's default.
    """
    if STYLES not in growing:
        return ""
    theme = growing[THEME].element if THEME in growing else None
    return text_face(growing[STYLES].element, theme, named)


def _drop_notes(notes: WrittenPart, document: Element) -> None:
    """Remove the footnotes of a template that its text no longer refers to."""
    used = {each.get(ID) for each in document.iter(REFERENCE)}
    for note in notes.element.findall(NOTE):
        if note.get(f"{{{W}}}type") is None and note.get(ID) not in used:
            notes.element.remove(note)


def _names(reference: WordTemplate) -> dict[str, str]:
    kinds = {
        relation.target: relation.kind
        for relation in reference.parts[reference.main].relations
        if not relation.external
    }
    names: dict[str, str] = {}
    for number, name in enumerate(reference.parts, 1):
        kind = kinds.get(name, "")
        if name == reference.main:
            names[name] = "word/document"
        elif kind in GROWING and GROWING[kind] not in names.values():
            names[name] = GROWING[kind]
        elif kind in FURNITURE:
            names[name] = f"word/template/{FURNITURE[kind]}{number}"
        else:
            stem, ending = posixpath.splitext(posixpath.basename(name))
            names[name] = f"word/template/{stem.rstrip('0123456789')}{number}{ending}"
    return names


def _part(part: ReferencePart, name: str) -> Part:
    if "." in posixpath.basename(name):
        return Part(PackURI(f"/{name}"), part.kind, part.data)
    main = name == "word/document"
    kind = CONTENT_TYPE.WML_DOCUMENT_MAIN if main else part.kind
    return WrittenPart(name, kind, rooted(parsed(part.data)))


def _without_band(look: Look) -> Look:
    """Return the look without a band and white words: the top belongs to the template."""
    if not look.band:
        return look
    texts = dict(look.texts)
    for role, color in ON_PAPER.items():
        after = max(texts[role].after, look.spaces["tight"])
        texts[role] = replace(texts[role], color=color, after=after)
    return replace(look, band=False, texts=texts)
