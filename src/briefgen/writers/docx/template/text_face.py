"""The styles of a template, and its theme, to the font of its plain text."""

from lxml.etree import _Element as Element

from briefgen.word_template.style_names import paragraph_styles, style_called
from briefgen.word_template.word_elements import STYLE
from briefgen.writers.docx.parts.markup import A, W
from briefgen.writers.docx.template.match_styles import (
    DEFAULT,
    ID,
    KIND,
    ON,
    Styles,
)

USUAL_FACE = "Times New Roman"  # what Word takes where a file names no face
FACES = f"{{{W}}}rPr/{{{W}}}rFonts"
DEFAULTS = f"{{{W}}}docDefaults/{{{W}}}rPrDefault/{FACES}"


def text_face(styles: Element, theme: Element | None, named: str = "") -> str:
    """Return the font of a file's plain text, by its styles and its theme.

    Plain text has the style that is `named`, or the default.
    """
    plain = (
        each.get(ID, "")
        for each in styles.iter(STYLE)
        if each.get(DEFAULT) in ON and each.get(KIND, "paragraph") == "paragraph"
    )
    own = style_called(named, paragraph_styles(styles)) if named else ""
    chain = Styles(styles).chain(own or next(plain, ""))
    fonts = (*(each.find(FACES) for each in chain), styles.find(DEFAULTS))
    names = (_named(each, theme) for each in fonts if each is not None)
    return next(filter(None, names), USUAL_FACE)


def _named(fonts: Element, theme: Element | None) -> str:
    """Return the font that is named, or an empty text; a theme's comes first."""
    slot = fonts.get(f"{{{W}}}asciiTheme", "")
    if slot and theme is not None:
        kind = "majorFont" if slot.startswith("major") else "minorFont"
        latin = theme.find(f".//{{{A}}}{kind}/{{{A}}}latin")
        if latin is not None and latin.get("typeface"):
            return latin.get("typeface", "")
    return fonts.get(f"{{{W}}}ascii", "")
