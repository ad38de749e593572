"""Draw what `briefgen import` makes of a source of each kind: `make pictures`.

On the left stands an excerpt of the source as people see it, on the right the first page
that is made of it.
"""

import csv
import os
import re
import sqlite3
import tempfile
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import matplotlib
import pypdfium2
from PIL import Image, ImageDraw, ImageFont, ImageOps

import briefgen
from briefgen.cli import run
from tests.portfolios.imported_portfolio import (
    ADDRESS,
    DATABASE,
    ORIGINS,
    STATEMENT,
    import_portfolio,
    inside,
)
from tests.portfolios.sheet.office_sheet import (
    GROUPS,
    HEADINGS,
    NOTES,
    PROJECTS,
    TITLE,
    TOTAL,
)

DOCS = Path(__file__).parent
SHIPPED = Path(briefgen.__file__).parent / "fonts_data"
MONOSPACED = Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSansMono.ttf")
SCALE = 0.9  # pixels a point
WIDTH, GAP, ARROW, BAR, FADE = 740, 24, 132, 40, 90  # pixels
LONGEST_HEADING = 120  # letters
STEP, MARGIN = 27, 36  # a row, and the numbers beside it
SHEET_WIDTHS = (64, 216, 226, 112, 85)
REGISTER_WIDTHS = (200, 140, 216, 147)
DATABASE_WIDTHS = (72, 184, 210, 138, 99)
# Columns of the register: how they are called in the picture, where there is little room.
COLUMNS = {
    "ref_number": "ref_number",
    "amendment_number": "amendment_n…",
    "agreement_title_en": "agreement_title_en",
    "agreement_value": "agreement_value",
}
LESS = (
    "<reporting-org",
    "<contact",
    "<transaction",
    "<document",
    "<location",
    "<policy",
    '<participating-org ref="XX-GOV" type="10" role="1"',
)
GROUND, FRAME, LINE, HEAD = "#d7dce1", "#b8c0c8", "#dfe3e7", "#eef1f4"
INK, FAINT, BLUE, MARKED = "#1d252c", "#6b7780", "#1f5f8b", "#fff3c4"
# What stands in a new workspace, and what an office writes there.
FRENCH = {
    "Titre du portefeuille": "Partenariats des Grands Lacs",
    "Nom de l’événement": "Rencontre des Grands Lacs",
    "Ville, Pays": "Baie-Claire, Canada",
    "2026-01-15": "2026-03-11",
    "2026-01-16": "2026-03-12",
}
ENGLISH = {
    "Title of the portfolio": "Partnerships in 2026",
    "Name of the event": "Partnerships Day",
    "City, Country": "Ottawa, Canada",
}
DAY = {"date: 2026-01-16": "date: 2024-11-16"}
EVENTS = {
    "sheet": FRENCH,
    "page": DAY,
    **dict.fromkeys(("iati", "register", "database"), ENGLISH),
}

Font = ImageFont.FreeTypeFont
Row = Sequence[str]
Part = tuple[str, Font, str]  # a line, its font and its colour


def font(name: str, size: int) -> Font:
    """Return a shipped font."""
    return ImageFont.truetype(SHIPPED / f"LiberationSans-{name}.ttf", size)


PLAIN, BOLD, TITLED = font("Regular", 16), font("Bold", 16), font("Bold", 18)
FIXED = ImageFont.truetype(MONOSPACED, 14)


def main() -> None:
    """Import each source, and save its picture."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ |= ADDRESS | {"BRIEFGEN_CONFIG": f"{scratch}/configuration"}
        for kind, excerpt in EXCERPTS.items():
            folder = Path(scratch, kind)
            import_portfolio(kind, folder)
            with inside(folder):
                name_the_event(kind)
                page = first_page(ORIGINS[kind].factsheet)
                source = excerpt(page.height - BAR)
            name = ORIGINS[kind].source or "programmes, a database"
            picture = side_by_side(named(source, name), page)
            path = DOCS / f"import-{kind}.png"
            picture.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)


def name_the_event(kind: str) -> None:
    """Write what no source says into the portfolio, as people do."""
    path = Path("data", "portfolio.yaml")
    text = path.read_text("utf-8")
    for begun, own in EVENTS.get(kind, {}).items():
        text = text.replace(begun, own)
    path.write_text(text, "utf-8")


def first_page(factsheet: str) -> Image.Image:
    """Build a factsheet, and render its first page."""
    assert run(["build", "--kind", "factsheet", "--language", factsheet[-2:]]) == 0
    path = Path("build", "public", "factsheet", f"factsheet-{factsheet}.pdf")
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[0].render(scale=SCALE).to_pil()
    return ImageOps.expand(page.convert("RGB"), 1, FRAME)


def side_by_side(source: Image.Image, page: Image.Image) -> Image.Image:
    """Lay a source, an arrow and a page beside each other."""
    width = GAP + source.width + ARROW + page.width + GAP
    height = page.height + 2 * GAP
    whole = Image.new("RGB", (width, height), GROUND)
    whole.paste(source, (GAP, (height - source.height) // 2))
    whole.paste(page, (GAP + source.width + ARROW, GAP))
    draw = ImageDraw.Draw(whole)
    left, right = GAP + source.width + 14, GAP + source.width + ARROW - 14
    middle = height // 2
    draw.rectangle((left, middle - 7, right - 28, middle + 7), INK)
    tip = [(right - 34, middle - 24), (right, middle), (right - 34, middle + 24)]
    draw.polygon(tip, INK)
    for words, y in (("briefgen", middle - 54), ("import", middle - 34)):
        draw.text(((left + right) // 2 - 8, y), words, INK, BOLD, "mm")
    return whole


def named(source: Image.Image, name: str) -> Image.Image:
    """Put a bar with its name above a source."""
    sheet = Image.new("RGB", (source.width, source.height + BAR), HEAD)
    sheet.paste(source, (0, BAR))
    draw = ImageDraw.Draw(sheet)
    draw.text((18, BAR // 2), name, INK, BOLD, "lm")
    draw.line((0, BAR - 1, source.width, BAR - 1), FRAME)
    return ImageOps.expand(sheet, 1, FRAME)


def faded(image: Image.Image) -> Image.Image:
    """Let an excerpt fade where it goes on."""
    mask = Image.new("L", image.size, 0)
    draw = ImageDraw.Draw(mask)
    for at in range(FADE):
        y = image.height - FADE + at
        draw.line((0, y, image.width, y), 255 * at // FADE)
    return Image.composite(Image.new("RGB", image.size, "white"), image, mask)


def written(parts: Iterable[Part], height: int, step: int) -> Image.Image:
    """Write lines below each other, as many as there is room for."""
    image = Image.new("RGB", (WIDTH, height), "white")
    draw = ImageDraw.Draw(image)
    for number, (words, face, colour) in enumerate(parts):
        draw.text((18, 14 + number * step), words, colour, face)
    return image


def grid(letters: str, rows: Mapping[int, Row], widths: Sequence[int]) -> Image.Image:
    """Draw rows as a spreadsheet shows them, with letters above and numbers beside."""
    top = STEP if letters else 0
    image = Image.new("RGB", (WIDTH, STEP * len(rows) + top + 1), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, top), HEAD)
    draw.rectangle((0, 0, MARGIN, image.height), HEAD)
    edges = [MARGIN + sum(widths[:at]) for at in range(len(widths) + 1)]
    for letter, (left, right) in zip(letters, pairwise(edges), strict=False):
        draw.text(((left + right) // 2, top // 2), letter, FAINT, PLAIN, "mm")
        draw.line((right, 0, right, top), LINE)
    for number, row in rows.items():
        beside = str(number or "")
        draw.text((MARGIN // 2, top + STEP // 2), beside, FAINT, PLAIN, "mm")
        draw.line((0, top, WIDTH, top), LINE)
        if len(row) == 1:
            draw.text((MARGIN + 7, top + STEP // 2), row[0], INK, PLAIN, "lm")
        else:
            for cell, (left, right) in zip(row, pairwise(edges), strict=True):
                draw_cell(image, cell, (left, top, right, top + STEP))
        top += STEP
    return image


def draw_cell(image: Image.Image, cell: str, box: tuple[int, int, int, int]) -> None:
    """Draw a cell, cut off at its edge: `*` marks headings, `!` what is pointed out."""
    left, top, right, bottom = box
    words = cell.lstrip("*!")
    inner = Image.new(
        "RGB",
        (right - left - 1, bottom - top - 1),
        MARKED if cell[:1] == "!" else "white",
    )
    draw = ImageDraw.Draw(inner)
    number = re.fullmatch(r"0|[1-9][\d ,.]*", words) is not None
    at, anchor = (inner.width - 6, "rm") if number else (6, "lm")
    face = BOLD if cell[:1] == "*" else PLAIN
    draw.text((at, inner.height // 2), words, INK, face, anchor)
    image.paste(inner, (left + 1, top + 1))
    ImageDraw.Draw(image).line((right, top, right, bottom), LINE)


def sheet(_: int) -> Image.Image:
    """Draw the columns of the office's sheet that say most; marked is what is printed."""
    shown = "ABEIJ"
    columns = [ord(letter) - ord("A") for letter in shown]
    above = {first: name for first, _, name in GROUPS}
    notes = [(TITLE,), *((note,) for note in NOTES)]
    groups = [f"*{above.get(at, '')}" for at in columns]
    heads = [f"*{HEADINGS[at]}" for at in columns]
    printed = PROJECTS[-1][1]
    rows = [
        [f"!{row[at]}" if row[1] == printed else row[at] for at in columns]
        for row in PROJECTS
    ]
    total = [f"*{TOTAL[at]}" for at in columns]
    numbers = [*range(1, 6 + len(PROJECTS)), 7 + len(PROJECTS)]  # one row is hidden
    lines = [*notes, groups, heads, *rows, total]
    return grid(shown, dict(zip(numbers, lines, strict=True)), SHEET_WIDTHS)


def register(_: int) -> Image.Image:
    """Draw the agreements of a programme; marked are the amendments that count."""
    text = Path(ORIGINS["register"].source).read_text("utf-8-sig")
    heads, *rows = csv.reader(text.splitlines())
    columns = [heads.index(name) for name in COLUMNS]
    programme = heads.index("prog_name_en")
    chosen = {
        number: row
        for number, row in enumerate(rows, 2)
        if row[programme] == "Clean Water for Communities"
    }
    latest = {row[0]: number for number, row in chosen.items()}
    lines = {1: [f"*{COLUMNS[name]}" for name in COLUMNS]} | {
        number: [
            f"!{row[at]}" if latest[row[0]] == number else row[at] for at in columns
        ]
        for number, row in chosen.items()
    }
    return grid("ABQT", lines, REGISTER_WIDTHS)


def iati(height: int) -> Image.Image:
    """Write an activity without what says less; its marks are faint."""
    text = Path(ORIGINS["iati"].source).read_text("utf-8")
    activity = text[text.index("  <iati-activity ") : text.index("  </iati-activity>")]
    activity = re.sub(r'<narrative xml:lang="fr">.*?</narrative>', "", activity)
    lines: list[str] = []
    for line in activity.splitlines():
        inner = line.strip()
        if inner and not inner.startswith(LESS):
            indent = " " * (len(line) - len(inner) - 2)
            deeper = f"{indent}    "
            lines += textwrap.wrap(
                inner,
                82,
                initial_indent=indent,
                subsequent_indent=deeper,
                break_on_hyphens=False,
            )
    return faded(written_xml(lines, height))


def written_xml(lines: Iterable[str], height: int) -> Image.Image:
    """Write lines of XML, whose marks are faint and whose texts are not."""
    image = Image.new("RGB", (WIDTH, height), "white")
    draw = ImageDraw.Draw(image)
    width, inside_mark = FIXED.getlength(" "), False
    for number, line in enumerate(lines):
        for at, letter in enumerate(line):
            inside_mark = inside_mark or letter == "<"
            colour = BLUE if inside_mark else INK
            draw.text((18 + at * width, 14 + number * 20), letter, colour, FIXED)
            inside_mark = inside_mark and letter != ">"
    return image


def database(_: int) -> Image.Image:
    """Write what the database is asked, and its answer as a table."""
    with closing(sqlite3.connect(DATABASE)) as asked:
        rows = asked.execute(STATEMENT).fetchall()
    parts: list[Part] = [(line, FIXED, BLUE) for line in STATEMENT.splitlines()]
    asked_for = written(parts, 20 + 21 * len(parts), 21)
    heads = ["*number", "*theme", "*title", "*description", "*budget"]
    first = rows[0][1]
    lines = {0: heads} | {
        number: [
            f"{'!' if theme == first else ''}{cell}"
            for cell in (key, theme, title, words, f"{budget:.2f}")
        ]
        for number, (key, theme, title, words, budget) in enumerate(rows, 1)
    }
    answer = grid("", lines, DATABASE_WIDTHS)
    whole = Image.new("RGB", (WIDTH, asked_for.height + answer.height), "white")
    whole.paste(asked_for, (0, 0))
    whole.paste(answer, (0, asked_for.height))
    return whole


def page(height: int) -> Image.Image:
    """Write how the published text begins, and the theme of the page."""
    text = Path(ORIGINS["page"].source).read_text("utf-8")
    begin, theme = text.index("At the Asia"), text.index("Improving climate")
    opening = text[begin : text.index("Expanding trade")]
    parts: list[Part] = []
    for line in f"{opening}…\n\n{text[theme:]}".splitlines():
        heading = len(line) < LONGEST_HEADING and not line.startswith("Funding")
        face = BOLD if heading else PLAIN
        lines = wrapped(line, face) or [""]
        parts += [(each, face, INK) for each in lines]
    return faded(written(parts, height, 21))


def wrapped(line: str, face: Font) -> list[str]:
    """Cut a paragraph into lines that have room."""
    lines: list[str] = []
    for word in line.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.getlength(longer) <= WIDTH - 40:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


EXCERPTS: Mapping[str, Callable[[int], Image.Image]] = {
    "sheet": sheet,
    "iati": iati,
    "register": register,
    "database": database,
    "page": page,
}

if __name__ == "__main__":
    main()
