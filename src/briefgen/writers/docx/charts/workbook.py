"""A plot to a chart's embedded workbook: a sheet of names, amounts and labels."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from lxml import etree

from briefgen.drawing import ChartData
from briefgen.style import Look
from briefgen.writers.docx.charts.label_formulas import formula, share_formula
from briefgen.writers.docx.charts.markup import SHEET
from briefgen.writers.docx.charts.row_scale import AFTER, BEFORE, RowScale
from briefgen.writers.docx.parts.markup import OFFICE
from briefgen.writers.docx.parts.package import DEFAULTS, content_types
from briefgen.writers.docx.parts.theme import theme
from briefgen.writers.docx.parts.xml_text import Markup, element, namespaces, whole
from briefgen.writers.docx.parts.zip_file import stored, zipped
from briefgen.writers.xml import legal

RELATIONS = f"{OFFICE}/relationships"
APPLICATION = "application/vnd.openxmlformats"
WORKBOOK = "xl/workbook.xml"
PARTS = {  # of the workbook → what they are, and are called in content types
    "worksheets/sheet1.xml": ("worksheet", "officedocument.spreadsheetml.worksheet"),
    "styles.xml": ("styles", "officedocument.spreadsheetml.styles"),
    "sharedStrings.xml": (
        "sharedStrings",
        "officedocument.spreadsheetml.sharedStrings",
    ),
    "theme/theme1.xml": ("theme", "officedocument.theme"),
}
SPREADSHEET = namespaces("sheet")
KEPT = 64  # looks and faces whose parts are kept, as many as a build has at a time
COLUMNS = "ABC"  # names, amounts, labels
WIDEST = 60  # characters of a column
LONGEST = 32_767  # characters that a cell holds
PLAIN, HEAD, LINES = 0, 1, 2  # styles of cells; those of amounts follow
FORMATS = {"#,##0": 3, "#,##0.00": 4}  # how amounts are shown → Excel's own number
FIRST_FORMAT = 3  # the style of amounts in the first of them


def workbook(
    plot: ChartData, look: Look, language: str, scale: RowScale | None = None
) -> bytes:
    """Write the workbook; equal plots give equal bytes.

    Labels follow amounts: they are formulas, in the document's language.
    """
    strings: dict[str, int] = {}
    sheet = _sheet(plot, strings, (language, scale))
    listed = (_listed(string) for string in strings)
    count = {"uniqueCount": len(strings)}
    members = {
        **_constant(),
        "xl/worksheets/sheet1.xml": whole(sheet),
        "xl/styles.xml": _styles(look.faces.word),
        "xl/sharedStrings.xml": whole(
            element("sheet:sst", SPREADSHEET, count, *listed)
        ),
        "xl/theme/theme1.xml": _theme(replace(look, reference=None)),
    }
    # The file around it is deflated.
    return zipped({name: stored(content) for name, content in members.items()})


@cache
def _constant() -> Mapping[str, bytes]:
    """Return the parts that are the same in all workbooks."""
    relations = ((f"{RELATIONS}/{kind}", target) for target, (kind, _) in PARTS.items())
    return {
        "[Content_Types].xml": whole(_types()),
        "_rels/.rels": _relations([(f"{RELATIONS}/officeDocument", WORKBOOK)]),
        WORKBOOK: _workbook(),
        "xl/_rels/workbook.xml.rels": _relations(relations),
    }


@lru_cache(maxsize=KEPT)
def _theme(look: Look) -> bytes:
    first = (*look.palette.accents, look.palette.ink)[0]
    root = etree.tostring(theme(look, first), encoding="unicode")
    return whole(Markup(root))


def exact(amount: Decimal) -> str:
    """Return an amount with all its digits, without zeros at its end."""
    digits = format(amount, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def number_format(plot: ChartData) -> str:
    """Return the number format of the amounts: with decimals if one of them has any."""
    integers = all(bar.amount == bar.amount.to_integral_value() for bar in plot.bars)
    return next(iter(FORMATS)) if integers else "#,##0.00"


def _sheet(
    plot: ChartData, strings: dict[str, int], manner: tuple[str, RowScale | None]
) -> Markup:
    language, scale = manner
    style = str(FIRST_FORMAT + list(FORMATS).index(number_format(plot)))
    head = zip(COLUMNS, plot.head, strict=True)
    heads = [_text(f"{at}1", words, strings, HEAD) for at, words in head]
    if plot.base:
        heads.append(_text("D1", plot.base, strings, HEAD))
    if scale is not None:
        rooms = zip((BEFORE, AFTER), plot.rooms, strict=True)
        heads += [_text(f"{at}1", name, strings, HEAD) for at, name in rooms]
    rows = [_row(1, *heads)]
    for number, bar in enumerate(plot.bars, 2):
        name = _text(f"A{number}", bar.name, strings, LINES)
        amount = element("sheet:v", exact(bar.amount))
        expression = _label_formula(plot, number, language)
        label = _text(f"C{number}", bar.words, strings, LINES)
        if expression:
            label = _computed(f"C{number}", bar.words, expression)
        cells = [name, element("sheet:c", amount, r=f"B{number}", s=style), label]
        if plot.base:
            base = element("sheet:v", exact(bar.base))
            cells.append(element("sheet:c", base, r=f"D{number}", s=style))
        if scale is not None:
            for at, room in (
                (BEFORE, scale.before()),
                (AFTER, scale.after(bar, number)),
            ):
                cells.append(_room(f"{at}{number}", room, style))
        rows.append(_row(number, *cells))
    columns = (
        element("sheet:col", min=at, max=at, width=width, customWidth="1")
        for at, width in enumerate(_widths(plot), 1)
    )
    data = element("sheet:sheetData", *rows)
    return element(
        "sheet:worksheet", SPREADSHEET, element("sheet:cols", *columns), data
    )


def _label_formula(plot: ChartData, number: int, language: str) -> str:
    """Return the formula of a label; a share that it says in brackets follows, too."""
    bar, cell = plot.bars[number - 2], f"B{number}"
    brackets = f" ({bar.share})" if bar.share else ""
    words = legal(bar.words.removesuffix(brackets))
    expression = formula(words, bar.amount, cell, language, plot.scale)
    if not (expression and brackets):
        return expression
    whole = f"SUM($B$2:$B${len(plot.bars) + 1})"
    return f'{expression}&" ("&{share_formula(bar.share, cell, whole)}&")"'


def _widths(plot: ChartData) -> Iterator[int]:
    rows = [(bar.name, f"{bar.amount:,f}", bar.words) for bar in plot.bars]
    for column in zip(plot.head, *rows, strict=True):
        yield min(max(map(len, column)) + 2, WIDEST)


def _row(number: int, *cells: Markup) -> Markup:
    return element("sheet:row", *cells, r=number)


def _text(at: str, words: str, strings: dict[str, int], style: int) -> Markup:
    """Return a cell of text, which is in the shared strings."""
    number = strings.setdefault(legal(words)[:LONGEST], len(strings))
    return element("sheet:c", element("sheet:v", str(number)), r=at, s=style, t="s")


def _computed(at: str, words: str, how: str) -> Markup:
    """Return a cell of words that a formula computes."""
    shown = (element("sheet:f", how), element("sheet:v", legal(words)))
    return element("sheet:c", *shown, r=at, s=LINES, t="str")


def _room(at: str, room: tuple[Decimal, str], style: str) -> Markup:
    """Return a cell of a number that a formula computes."""
    number, how = room
    shown = (element("sheet:f", how), element("sheet:v", exact(number)))
    return element("sheet:c", *shown, r=at, s=style)


def _listed(words: str) -> Markup:
    return element("sheet:si", element("sheet:t", words, {"xml:space": "preserve"}))


def _types() -> Markup:
    """Write the content types, of the workbook and of its parts."""
    kinds = {WORKBOOK: "officedocument.spreadsheetml.sheet.main"}
    kinds |= {f"xl/{name}": kind for name, (_, kind) in PARTS.items()}
    named = {f"/{name}": f"{APPLICATION}-{kind}+xml" for name, kind in kinds.items()}
    return content_types({at: DEFAULTS[at] for at in ("rels", "xml")}, named)


def _relations(relations: Iterable[tuple[str, str]]) -> bytes:
    relationships = (
        element("relations:Relationship", Id=f"rId{number}", Type=kind, Target=target)
        for number, (kind, target) in enumerate(relations, 1)
    )
    declared = namespaces("relations")
    return whole(element("relations:Relationships", declared, *relationships))


def _workbook() -> bytes:
    sheet = {"name": SHEET, "sheetId": "1", "r:id": "rId1"}
    sheets = element("sheet:sheets", element("sheet:sheet", sheet))
    return whole(element("sheet:workbook", namespaces("sheet", "r"), sheets))


@lru_cache(maxsize=KEPT)
def _styles(face: str) -> bytes:
    """Write the styles of cells: plain, the head, labels, and amounts."""
    fonts = (
        element(
            "sheet:font",
            element("sheet:b") if bold else None,
            element("sheet:sz", val="11"),
            element("sheet:name", val=face),
        )
        for bold in (False, True)
    )
    patterns = (
        element("sheet:patternFill", patternType=name) for name in ("none", "gray125")
    )
    sides = (
        element(f"sheet:{side}")
        for side in ("left", "right", "top", "bottom", "diagonal")
    )
    wrapped = element("sheet:alignment", wrapText="1", vertical="top")
    cells = (
        _cell(),
        _cell(fontId="1", applyFont="1"),
        _cell(wrapped, applyAlignment="1"),
        *(_cell(numFmtId=str(n), applyNumberFormat="1") for n in FORMATS.values()),
    )
    sheet = element(
        "sheet:styleSheet",
        SPREADSHEET,
        element("sheet:fonts", *fonts),
        element(
            "sheet:fills", *(element("sheet:fill", pattern) for pattern in patterns)
        ),
        element("sheet:borders", element("sheet:border", *sides)),
        element("sheet:cellStyleXfs", _cell()),
        element("sheet:cellXfs", *cells),
        element(
            "sheet:cellStyles",
            element("sheet:cellStyle", name="Normal", xfId="0", builtinId="0"),
        ),
    )
    return whole(sheet)


def _cell(*content: Markup, **changed: str) -> Markup:
    plain = dict.fromkeys(("numFmtId", "fontId", "fillId", "borderId"), "0")
    return element("sheet:xf", plain | changed, *content)
