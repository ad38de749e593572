"""A look to the styles part: a Word style for each text role, and a table style."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.languages.tags import language_tag
from briefgen.style import Look, TextStyle
from briefgen.writers.docx.parts.inheritance import (
    inherit,
    name_colors,
    theme_names,
    use_theme,
)
from briefgen.writers.docx.parts.markup import (
    border,
    ground,
    half_points,
    hexadecimal,
    properties,
    root,
    twips,
    w,
)
from briefgen.writers.docx.parts.paragraph_borders import INDENT, NATURAL, boxed
from briefgen.writers.docx.parts.roles import BUILT_IN, CUSTOM, ParagraphStyle
from briefgen.writers.hyphenation import PROSE

LATENT = 376  # how many built-in styles Word 2016 knows
KEPT = 64  # as many as a build has at a time: layouts, colours, languages, spacings
SECOND = 99  # where styles stand that users need not see first
KERNED = 2  # half-points: from this size on letters are kerned, as in the PDF
CODE_FACE = "Courier New"
FONTS = ("ascii", "hAnsi", "cs")  # what a font is named for
SIDES = ("top", "left", "bottom", "right")
OWN = {"Marking", "DetailLabel"}  # the character styles that Word does not know


def styles(look: Look, accent: str, language: str) -> Element:
    """Write the styles part: defaults, paragraph, character and table styles.

    In an organization's template they state all that makes up their look, since what
    they would inherit there is the template's.
    """
    alone, bare = look.reference is not None, replace(look, reference=None, styles={})
    return etree.fromstring(_written(bare, accent, language, alone=alone))


@lru_cache(maxsize=KEPT)
def _written(look: Look, accent: str, language: str, *, alone: bool) -> bytes:
    """Write the styles part once for each look and accent colour."""
    part = _complete(look, accent, language, alone=alone)
    if not alone:
        use_theme(part)
        name_colors(part, theme_names(look.palette, accent))
        inherit(part)
    return etree.tostring(part)


def _complete(look: Look, accent: str, language: str, *, alone: bool) -> Element:
    """Write styles that state all of their look."""
    rows = (row for row in (*BUILT_IN, *CUSTOM) if not (alone and row.level))
    part = root("styles")
    part.append(_defaults(look, language))
    part.append(_latent())
    part.extend(_paragraph_style(row, look, accent) for row in rows)
    part.extend(_character_styles(look, accent))
    part.extend(_table_styles(look))
    return part


def _defaults(look: Look, language: str) -> Element:
    face, size = look.faces.word, half_points(look.text("body").size)
    tag = language_tag(language)
    fonts = w("rFonts", ascii=face, hAnsi=face, eastAsia=face, cs=face)
    speech = w("lang", val=tag, eastAsia=tag, bidi="ar-SA")
    sizes = w("kern", val=KERNED), w("sz", val=size), w("szCs", val=size)
    types = properties("rPr", fonts, *sizes, speech)
    return w("docDefaults", w("rPrDefault", types), w("pPrDefault"))


def _latent() -> Element:
    """Hide the built-in styles that documents do not use."""
    return w(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=LATENT,
    )


def _text(row: ParagraphStyle, look: Look) -> TextStyle:
    text = look.text(row.role)
    return replace(
        text,
        bold=text.bold or row.bold,
        keep=text.keep or row.keep,
        after=look.spaces[row.after] if row.after else text.after,
    )


def _paragraph_style(row: ParagraphStyle, look: Look, accent: str) -> Element:
    plain, custom = row.style == "Normal", row in CUSTOM
    kind = {"default": 1} if plain else {"customStyle": 1} if custom else {}
    priority = 1 + custom if row.offered else SECOND
    return _style(
        row.name,
        None if plain else w("basedOn", val=row.base),
        w("next", val=row.following) if row.following else None,
        w("uiPriority", val=priority),
        w("qFormat") if row.offered else None,
        properties("pPr", *_paragraph_properties(row, look, accent)),
        properties("rPr", *_type(_text(row, look), look, accent)),
        type="paragraph",
        styleId=row.style,
        **kind,
    )


def _style(name: str, *content: Element | None, **attributes: str | int) -> Element:
    return w("style", w("name", val=name), *content, **attributes)


def _paragraph_properties(
    row: ParagraphStyle, look: Look, accent: str
) -> Iterator[Element]:
    text = _text(row, look)
    yield _spacing(row, text)
    yield w("keepNext", val=int(text.keep))
    yield w("keepLines", val=int(row.outline is not None))
    yield w("widowControl", val=1)
    if row.outline is not None:
        yield w("outlineLvl", val=row.outline)
    if row.number:
        level = w("ilvl", val=row.level) if row.level else None
        yield w("numPr", level, w("numId", val=row.number))
    if row.style in {"Header", "Footer"}:
        yield w("tabs", w("tab", val="right", pos=twips(look.page.measure)))
    if row.contents:
        page = w("tab", val="right", leader="dot", pos=twips(look.measure))
        yield w("tabs", page)
        yield w("ind", left=twips(INDENT * (row.contents - 2)))
    if look.hyphenation and not _divisible(row):
        yield w("suppressAutoHyphens", val=1)
    yield from boxed(row.style, look, accent)


def _divisible(row: ParagraphStyle) -> bool:
    """Return whether words of a style may be hyphenated: those of running text."""
    return row.role in (*PROSE, "table") and not (row.bold or row.contents)


def _spacing(row: ParagraphStyle, text: TextStyle) -> Element:
    lines: dict[str, str | int] = {}
    match row.line:
        case "text":
            # No line is lower; only one that is tighter than the face stays so when
            # a user enlarges words.
            rule = "exact" if text.leading < NATURAL else "atLeast"
            lines = {"line": twips(text.size * text.leading), "lineRule": rule}
        case "thin":
            lines = {"line": 20, "lineRule": "exact"}
        case "picture":
            pass
    return w("spacing", before=twips(text.before), after=twips(text.after), **lines)


def _type(text: TextStyle, look: Look, accent: str) -> Iterator[Element]:
    yield w("b", val=int(text.bold))
    yield w("bCs", val=int(text.bold))
    if text.uppercase:
        yield w("caps")
    yield w("color", val=hexadecimal(look.color(text.color, accent)))
    yield w("sz", val=half_points(text.size))
    yield w("szCs", val=half_points(text.size))


def _character_styles(look: Look, accent: str) -> Iterator[Element]:
    yield _style(
        "Default Paragraph Font",
        w("uiPriority", val=1),
        w("semiHidden"),
        type="character",
        styleId="DefaultParagraphFont",
        default=1,
    )
    blue, muted = (
        w("color", val=hexadecimal(color)) for color in (accent, look.palette.muted)
    )
    raised, fixed = w("vertAlign", val="superscript"), dict.fromkeys(FONTS, CODE_FACE)
    marking = _type(look.text("marking"), look, accent)
    yield _character_style("Hyperlink", "Hyperlink", blue, w("u", val="single"))
    yield _character_style("FootnoteReference", "footnote reference", raised)
    yield _character_style("Marking", "Marking", *marking)
    yield _character_style("DetailLabel", "Detail Label", muted)
    yield _character_style("HTMLCode", "HTML Code", w("rFonts", **fixed))


def _character_style(style: str, name: str, *look: Element) -> Element:
    kind = {"customStyle": 1} if style in OWN else {}
    return _style(
        name,
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=SECOND),
        properties("rPr", *look),
        type="character",
        styleId=style,
        **kind,
    )


def _table_styles(look: Look) -> Iterator[Element]:
    yield _style(
        "Normal Table",
        w("uiPriority", val=SECOND),
        w("semiHidden"),
        w("tblPr", w("tblInd", w=0, type="dxa"), _padding(dict.fromkeys(SIDES, 0.0))),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    yield _style(
        "No List",
        w("uiPriority", val=SECOND),
        w("semiHidden"),
        type="numbering",
        default=1,
        styleId="NoList",
    )
    yield _briefing_table(look)


def _briefing_table(look: Look) -> Element:
    """Rule rows with hairlines; the head has a ground, the totals a rule above."""
    palette, spaces = look.palette, look.spaces
    hairs = (border(side, 4, palette.rule) for side in ("top", "bottom", "insideH"))
    beside = dict.fromkeys(("left", "right"), spaces["small"])
    padding = dict.fromkeys(SIDES, spaces["tight"]) | beside
    return _style(
        "Briefing Table",
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=1),
        w("qFormat"),
        w("tblPr", w("tblBorders", *hairs), _padding(padding)),
        _part("firstRow", ground(palette.tint)),
        _part("lastRow", w("tcBorders", border("top", 8, palette.ink))),
        type="table",
        customStyle=1,
        styleId="BriefingTable",
    )


def _padding(sides: Mapping[str, float]) -> Element:
    """Return the space that cells leave at their sides, in points."""
    spaces = (w(side, w=twips(size), type="dxa") for side, size in sides.items())
    return w("tblCellMar", *spaces)


def _part(rows: str, cell: Element) -> Element:
    """Make the format of the first or last row of a table.

    Their paragraphs' styles are bold: were this bold too, Word would undo both, for
    what two levels of styles switch on is off (ECMA-376 part 1, 17.7.3).
    """
    return w("tblStylePr", w("tcPr", cell), type=rows)
