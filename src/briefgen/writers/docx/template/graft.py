"""The parts of a document to those of its template, which keep their content."""

from collections.abc import Iterator, Mapping

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.package import WrittenPart
from briefgen.writers.docx.template.letterhead import align, align_entries
from briefgen.writers.docx.template.match_styles import (
    Styles,
    add_styles,
    name_plain,
    rename,
)
from briefgen.writers.docx.template.merge_parts import (
    merge_faces,
    merge_notes,
    merge_numbering,
    merge_settings,
)
from briefgen.writers.docx.template.open_template import (
    GROWING,
    NOTES,
    STYLES,
    Template,
    drop_unused,
)

NUMBERING = RELATIONSHIP_TYPE.NUMBERING
SETTINGS = RELATIONSHIP_TYPE.SETTINGS
FACES = RELATIONSHIP_TYPE.FONT_TABLE


def graft(template: Template) -> None:
    """Merge each part of the document with the template's part, if it has one.

    Styles come first: lists and tabs depend on which styles are the template's.
    """
    theirs, ours = template.growing, _ours(template)
    drop_unused(template.part)
    text = [*template.ours]
    if NOTES in ours:
        text.append(ours[NOTES].element)
    text += _comments(template)
    written = ours[STYLES].element
    if STYLES in theirs:
        styles = add_styles(theirs[STYLES].element, written, template.look.styles)
        rename((*text, ours[NUMBERING].element), styles)
        name_plain(text, styles)
    else:
        styles = Styles(written, added=tuple(written))
    align(template, styles)
    align_entries(template, styles)
    if NUMBERING in theirs:
        text += styles.added
        merge_numbering(
            theirs[NUMBERING].element, ours[NUMBERING].element, styles, text
        )
    _merge_rest(theirs, ours, template)


def _comments(template: Template) -> Iterator[Element]:
    """Yield the comments of the document; those of a template are none of its parts."""
    for relation in template.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.COMMENTS:
            assert isinstance(relation.target_part, WrittenPart)
            yield relation.target_part.element


def _ours(template: Template) -> dict[str, WrittenPart]:
    """Return our parts by their relations; those of the template are its own again."""
    parts = {}
    for number, relation in list(template.part.rels.items()):
        kind = relation.reltype
        if kind in GROWING:
            assert isinstance(relation.target_part, WrittenPart)
            parts[kind] = relation.target_part
            if kind in template.growing:
                del template.part.rels[number]
    for kind, part in template.growing.items():
        template.part.relate_to(part, kind)
    return parts


def _merge_rest(
    theirs: Mapping[str, WrittenPart],
    ours: Mapping[str, WrittenPart],
    template: Template,
) -> None:
    if SETTINGS in theirs:
        settings = theirs[SETTINGS]
        notes = NOTES in ours and NOTES not in theirs
        merge_settings(settings.element, ours[SETTINGS].element, notes=notes)
    if FACES in theirs:
        merge_faces(theirs[FACES].element, ours[FACES].element)
    if NOTES in theirs and NOTES in ours:
        merge_notes(theirs[NOTES], ours[NOTES], template.ours)
