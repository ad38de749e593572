"""A Word template's theme to the palette and faces of a style, as far as they can be read.

A colour has to have the contrast that our own have; what has not is told, and the one of
the style file stays.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from briefgen.reading.fields import At, Field, choice, list_of
from briefgen.style import Look, Palette, unreadable

ACCENTS = 6  # of a theme
PALETTE, FACES = "palette", "faces"
RULE = "template-theme"
NAMES = {"dk1": "text 1", "dk2": "text 2", "lt2": "background 2"}  # as Word says


def theme_field() -> Field[tuple[str, ...]]:
    """Declare what a style has from its template's theme: palette, faces, or both."""
    return list_of(choice((PALETTE, FACES)), least=1)


def themed(wanted: Collection[str], look: Look, at: At) -> Mapping[str, Any]:
    """Return the fields of looks that follow the theme of the template that one has.

    Tells that there is no template, or that it has no theme.
    """
    theme = theme_in(look.reference, at)
    if theme is None:
        return {}
    colors, face = theme
    fields: dict[str, Any] = {}
    if PALETTE in wanted:
        palette, remarks = _palette(colors, look.palette)
        fields |= {"palette": palette, "theme_remarks": remarks}
    if FACES in wanted and face:
        fields["faces"] = replace(look.faces, word=face)
    return fields


def theme_in(reference: bytes | None, at: At) -> tuple[Mapping[str, str], str] | None:
    """Return the colours and the face of a template's theme; tell if there is none, or no template."""
    if reference is None:
        hint = "put it at templates/reference.docx, or name it: `reference`"
        at.tell("there is no Word template with a theme", RULE, hint)
        return None
    # Reading Word files takes a while to load; few workspaces have one.
    from briefgen.word_template import read_reference  # noqa: PLC0415
    from briefgen.word_template.theme import theme_of  # noqa: PLC0415

    theme = theme_of(read_reference(reference))
    if theme is None:
        hint = "save it in Word, which writes a theme into it, or leave this out"
        at.tell("the Word template has no theme", RULE, hint)
        return None
    return theme.colors, theme.face


def _palette(
    colors: Mapping[str, str], ours: Palette
) -> tuple[Palette, tuple[str, ...]]:
    """Return a palette, and what of the theme it could not have, in words."""
    remarks: list[str] = []
    tint = colors.get("lt2", ours.tint)
    why = next(_unreadable("lt2", ours.muted, tint), None)
    if why:
        remarks.append(why)
        tint = ours.tint
    texts = {}
    for name, role in (("dk1", "ink"), ("dk2", "muted")):
        own = getattr(ours, role)
        color = colors.get(name, own)
        bad = [*_unreadable(name, color, ours.paper), *_unreadable(name, color, tint)]
        texts[role] = own if bad else color
        remarks += bad[:1]
    accents = []
    for number in range(1, ACCENTS + 1):
        own = ours.accents[(number - 1) % len(ours.accents)]
        color = colors.get(f"accent{number}", own)
        bad = [*_unreadable(f"accent{number}", color, ours.paper)]
        accents.append(own if bad else color)
        remarks += bad
    palette = replace(ours, **texts, tint=tint, accents=tuple(dict.fromkeys(accents)))
    return palette, tuple(remarks)


def _unreadable(name: str, color: str, ground: str) -> Iterator[str]:
    """Yield why text of the theme cannot be read on a ground, if it cannot."""
    why = unreadable(color, ground, "ground")
    if why:
        shown = NAMES.get(name, name.replace("accent", "accent "))
        yield f"the {shown} of its theme is not used: {why}"
