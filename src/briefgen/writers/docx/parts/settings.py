"""A document's language and notes to the settings part."""

from lxml.etree import _Element as Element

from briefgen.languages import facts
from briefgen.writers.docx.parts.markup import root, twips, w

WORD = "http://schemas.microsoft.com/office/word"
SEPARATORS = (-1, 0)  # the footnotes that draw the line above footnotes
TAB = 36.0  # points
# The layout of Word 2013 and later, without the compatibility mode of older files.
MODES = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
# Which colours of the theme text and links have.
COLORS = {
    "bg1": "light1",
    "t1": "dark1",
    "bg2": "light2",
    "t2": "dark2",
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "hyperlink": "hyperlink",
    "followedHyperlink": "followedHyperlink",
}


def settings(tag: str, protect: str | None, *, notes: bool) -> Element:
    """Write the settings part; `tag` is the document's language.

    A file to `protect` has no password: anybody may end that, and nobody is locked out.
    """
    mark = facts(tag).decimal_mark
    modes = (
        w("compatSetting", name=name, uri=WORD, val=mode)
        for name, mode in MODES.items()
    )
    # Spaces after and before paragraphs add up, as in PDF; else the larger counts.
    added = w("doNotUseHTMLParagraphAutoSpacing")
    known = (w("footnote", id=number) for number in SEPARATORS)
    part = root("settings")
    part.extend(
        (
            w("zoom", percent=100),
            *(
                (w("documentProtection", edit=protect, enforcement=1),)
                if protect
                else ()
            ),
            w("defaultTabStop", val=twips(TAB)),
            w("characterSpacingControl", val="doNotCompress"),
            *((w("footnotePr", *known),) if notes else ()),
            w("compat", added, *modes),
            w("themeFontLang", val=tag),
            w("clrSchemeMapping", **COLORS),
            w("decimalSymbol", val=mark),
            w("listSeparator", val=";" if mark == "," else ","),
        )
    )
    return part
