"""What a template may bring into documents; what is not listed here is left out."""

import re
from collections.abc import Mapping

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument"
WORD = f"{TYPE}.wordprocessingml"

# Pictures: their content type → how their bytes begin.
PNG, JPEG = (b"\x89PNG\r\n\x1a\n",), (b"\xff\xd8\xff",)
EMF, WMF = (b"\x01\0\0\0",), (b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0", b"\x02\0\x09\0")
PICTURES: Mapping[str, tuple[bytes, ...]] = {
    "image/png": PNG,
    "image/jpeg": JPEG,
    "image/jpg": JPEG,
    "image/pjpeg": JPEG,
    "image/gif": (b"GIF87a", b"GIF89a"),
    "image/bmp": (b"BM",),
    "image/tiff": (b"II*\0", b"MM\0*"),
    "image/emf": EMF,
    "image/x-emf": EMF,
    "image/wmf": WMF,
    "image/x-wmf": WMF,
}
# Relations within the file → the content types of what they may lead to.
PARTS: Mapping[str, frozenset[str]] = {
    **{
        f"{OFFICE}/{name}": frozenset({f"{WORD}.{name}+xml"})
        for name in (
            *("styles", "numbering", "settings", "fontTable"),
            *("footnotes", "endnotes", "header", "footer"),
        )
    },
    f"{OFFICE}/theme": frozenset({f"{TYPE}.theme+xml"}),
    f"{OFFICE}/font": frozenset({f"{TYPE}.obfuscatedFont"}),
    f"{OFFICE}/image": frozenset(PICTURES),
}
LINK = f"{OFFICE}/hyperlink"
# What Word keeps for itself or for programs: nothing of it shows, so its loss is not told.
UNSEEN = {
    *("commentsExtended", "commentsExtensible", "commentsIds", "people"),
    *("glossaryDocument", "printerSettings", "stylesWithEffects", "webSettings"),
}
# How the loss of what is not allowed is told, by the end of the relation's name.
LOSSES: Mapping[str, str] = {
    "aFChunk": "the text of another file (altChunk)",
    "attachedTemplate": "the link to another template",
    "chart": "charts, with their workbooks",
    "comments": "comments",
    "custom-properties": "custom properties",
    "control": "controls (ActiveX)",
    "customXml": "custom XML data",
    "image": "pictures of other kinds than PNG, JPEG, GIF, BMP, TIFF, EMF and WMF",
    "oleObject": "embedded objects (OLE)",
    "package": "embedded files",
    "subDocument": "subdocuments",
}
ADDRESS = re.compile(r"(https?://[^\s\\/]|mailto:[^\s\\])\S*", re.IGNORECASE)

# Settings of page and type; the others lock, track, ask, hide, or tell of the template.
SETTINGS = {
    *("zoom", "displayBackgroundShape", "mirrorMargins", "gutterAtTop"),
    *("embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts"),
    *("alignBordersAndEdges", "bordersDoNotSurroundHeader"),
    *("bordersDoNotSurroundFooter", "evenAndOddHeaders", "defaultTabStop"),
    *("autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone"),
    *("doNotHyphenateCaps", "characterSpacingControl", "strictFirstAndLastChars"),
    *("noLineBreaksAfter", "noLineBreaksBefore"),
    *("drawingGridHorizontalSpacing", "drawingGridVerticalSpacing"),
    *("displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery"),
    *("doNotUseMarginsForDrawingGridOrigin", "doNotAutoCompressPictures"),
    *("hdrShapeDefaults", "shapeDefaults", "footnotePr", "endnotePr", "compat"),
    *("mathPr", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator"),
}
# How the loss of a setting is told; that of the others changes nothing that is seen.
SETTING_LOSSES: Mapping[str, str] = {
    "documentProtection": "protection against editing",
    "writeProtection": "protection against writing (read-only recommended)",
    "linkStyles": "the updating of styles from another template",
    "attachedTemplate": "the link to another template",
    "mailMerge": "a mail merge",
    "removePersonalInformation": "the removal of reviewers' names",
    "removeDateAndTime": "the removal of reviewers' dates",
    "trackRevisions": "the tracking of changes",
    "docVars": "variables of macros",
}


def part_allowed(relation: str, kind: str, data: bytes) -> bool:
    """Return whether a relation may lead to a part of this content type and bytes."""
    if kind not in PARTS.get(relation, ()):
        return False
    begins = PICTURES.get(kind)
    return begins is None or data.startswith(begins)


def address_allowed(address: str) -> bool:
    """Return whether a link may lead to an address: a place in the file, web, or mail."""
    return address.startswith("#") or ADDRESS.fullmatch(address.strip()) is not None


def part_loss(relation: str) -> str:
    """Return what is lost with a part, or nothing if no reader sees the part."""
    name = relation.rpartition("/")[2]
    if name in UNSEEN:
        return ""
    return LOSSES.get(name, f"a part that briefgen does not know ({name[:40]})")
