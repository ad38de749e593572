"""Draw what each kind of chart makes of hard cases, for `docs/charts.md`: `make pictures`.

A sheet for each kind: a case a row, English on the left and French on the right. A new
kind gets its sheet by a row of CASES, here or in `tests/charts/measured.py`.
"""

import io
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from briefgen import tree  # noqa: E402 - the cases of tests are those of the page
from briefgen.errors import BriefgenError  # noqa: E402
from briefgen.model import Duration, Initiative, Portfolio  # noqa: E402
from briefgen.writers.picture import png  # noqa: E402
from tests.charts import measured, placed  # noqa: E402
from tests.charts.portfolios import (  # noqa: E402
    LOOK,
    initiative,
    people,
    portfolio,
    request,
    shown,
)

FOLDER = ROOT / "docs" / "chart-cases"
WIDTH, MARGIN, GAP = 340.0, 14, 10  # points
DPI, COLORS = 90, 48
PIXEL = DPI / 72
LONG = "Strengthening the capacity of small and remote communities to adapt, part {}"

Cases = Mapping[str, tuple[Initiative, ...]]


def money(*amounts: int, name: str = "Initiative {}") -> tuple[Initiative, ...]:
    """Make initiatives with these amounts, each of a theme of its own."""
    return tuple(
        replace(initiative(name.format(at), amount), theme=f"theme {at}")
        for at, amount in enumerate(amounts, 1)
    )


def lasting(
    *periods: tuple[tuple[int, int], int], name: str = "Initiative {}"
) -> tuple[Initiative, ...]:
    """Make initiatives with these fiscal years, and months that they last."""
    return tuple(
        initiative(name.format(at), 1_000_000, years, Duration(months, "months"))
        for at, (years, months) in enumerate(periods, 1)
    )


def reaching(
    *counts: tuple[int, str], name: str = "Initiative {}"
) -> tuple[Initiative, ...]:
    """Make initiatives that reach so many people, with these bounds."""
    return tuple(
        initiative(name.format(at), 1, reach=(people(count, "girls", bound),))
        for at, (count, bound) in enumerate(counts, 1)
    )


MONEY: Cases = {
    "none": money(0, 0),
    "one": money(9_000_000),
    "two": money(9_000_000, 3_500_000),
    "many": money(17_950_000, 9_200_000, 3_900_000, 2_000_000, 1_800_000, 200_000),
    "very many": money(*range(40_000_000, 1_000_000, -650_000)),
    "ties": money(3_000_000, 3_000_000, 1_000_000),
    "all equal": money(2_000_000, 2_000_000, 2_000_000),
    "zero": money(5_000_000, 0, 1_250_000),
    "rounded": money(1_234_567, 345_678),
    "long names": money(8_000_000, 5_000_000, 400_000, name=LONG),
}
PERIODS: Cases = {
    "none": (initiative("Initiative 1", 1_000_000),),
    "one": lasting(((2024, 2026), 24)),
    "two": lasting(((2024, 2026), 24), ((2024, 2028), 48)),
    "many": lasting(
        ((2024, 2031), 84),
        ((2024, 2030), 72),
        ((2024, 2029), 60),
        ((2024, 2027), 36),
        ((2025, 2027), 36),
        ((2024, 2026), 24),
        ((2024, 2026), 18),
        ((2024, 2025), 12),
    ),
    "ties": lasting(((2024, 2026), 24), ((2024, 2026), 24), ((2024, 2027), 36)),
    "all equal": lasting(((2024, 2026), 24), ((2024, 2026), 24)),
    "zero": (
        *lasting(((2024, 2026), 24), ((2024, 2027), 36)),
        initiative("Initiative 3"),
    ),
    "long names": lasting(((2024, 2026), 18), ((2024, 2028), 48), name=LONG),
}
REACH: Cases = {
    "none": (initiative("Initiative 1", 1),),
    "one": reaching((40_000, "more-than")),
    "two": reaching((40_000, "more-than"), (10_000, "exact")),
    "many": reaching(
        (40_000, "more-than"),
        (10_000, "exact"),
        (3_500, "about"),
        (2_500, "up-to"),
        (600, "exact"),
        (12, "exact"),
    ),
    "ties": reaching((600, "exact"), (600, "exact"), (50, "exact")),
    "zero": reaching((600, "exact"), (0, "exact"), (50, "exact")),
    "long names": reaching((40_000, "at-least"), (900, "exact"), name=LONG),
}
OF_A_THEME = ("share-of-funding",)  # kinds that show the theme of a page
SEVERAL = ("Oceans", "Shipping", "Food", "Jobs of fishing towns", "Science", "Storms")
YEARS = (
    *((6, 9, 7, 3), (2, 2, 5, 5), (0, 1, 1, 2)),
    *((12, 4, 2, 0), (1, 1, 1, 1), (3, 4, 5, 4)),
)


def by_theme(*names: str) -> tuple[Initiative, ...]:
    """Make initiatives with yearly amounts, each of a theme of this name."""
    return tuple(
        replace(
            measured.yearly(f"I{at}", *(each * measured.MILLION for each in years)),
            theme=name,
        )
        for at, (name, years) in enumerate(zip(names, YEARS, strict=False))
    )


MULTIPLES: Cases = {
    "one theme": by_theme("Oceans"),
    "two": by_theme(*SEVERAL[:2]),
    "many": by_theme(*SEVERAL),
    "long names": by_theme(*(LONG.format(at) for at in (1, 2, 3))),
}
# A sheet that is no kind of its own → what its chart's file says.
FILES = {"small-multiples": "kind: profile\nof: themes"}
LABELS = {  # what a template calls a chart of a kind, in English and French
    "timeline": ("When the funding runs", "Période de financement"),
    "reach": ("People reached", "Personnes visées"),
    "icon-array": ("People reached", "Personnes visées"),
    "map": ("Map of the places", "Carte des lieux"),
    "progress": ("Results", "Résultats"),
    "slope": ("Results", "Résultats"),
}
FUNDING = ("Funding", "Financement")
CASES: Mapping[str, Cases] = {
    "small-multiples": MULTIPLES,
    "bar": MONEY,
    "stacked-bar": MONEY,
    "share-of-funding": MONEY,
    "timeline": PERIODS,
    "reach": REACH,
    "map": placed.CASES,
}


def main() -> None:
    """Write a sheet for each kind."""
    FOLDER.mkdir(exist_ok=True)
    for kind, cases in every():
        rows = [
            [drawn(kind, name, of, language) for language in ("en", "fr")]
            for name, of in cases.items()
        ]
        sheet = stacked(rows)
        colors = sheet.quantize(COLORS)
        colors.save(FOLDER / f"{kind}.png", optimize=True)


def every() -> Iterator[tuple[str, Mapping[str, Portfolio]]]:
    """Yield each kind with its cases."""
    for kind, cases in CASES.items():
        yield kind, {name: portfolio(*each) for name, each in cases.items()}
    for kind in measured.CASES:
        yield kind, dict(measured.cases(kind))


def drawn(kind: str, name: str, of: Portfolio, language: str) -> Image.Image:
    """Draw one case as its page shows it."""
    theme = of.themes[0].id if kind in OF_A_THEME else None
    label = LABELS.get(kind, FUNDING)[language == "fr"]
    asked = replace(request(of, theme, language=language, width=WIDTH), label=label)
    try:
        blocks = shown(FILES.get(kind, f"kind: {kind}"), asked)
    except BriefgenError as error:
        return lines_of(
            [
                (f"{name}: {language}", 7.5, False),
                (f"a mistake: {error.diagnostics[0].message}", 9.5, False),
            ]
        )
    parts = [lines_of([(f"{name}: {language}", 7.5, False)])]
    parts += [part for block in blocks for part in pictured(block)]
    if not blocks:
        parts.append(lines_of([("Nothing", 9.5, False)]))
    return stacked([[part] for part in parts], gap=3)


def pictured(block: tree.Block) -> Iterator[Image.Image]:
    """Draw a block: a figure with the lines around it, or words."""
    match block:
        case tree.Figure():
            yield lines_of(
                [
                    (tree.plain(block.finding), 12, True),
                    (tree.plain(block.unit), 9.5, False),
                ]
            )
            yield Image.open(io.BytesIO(png(block.drawing, LOOK.faces, dpi=DPI)))
            if block.source:
                yield lines_of([(tree.plain(block.source), 7.5, False)])
        case tree.Table():
            rows = (
                " | ".join(map(tree.plain, row)) for row in (block.head, *block.rows)
            )
            yield lines_of([(f"Table: {row}", 9.5, False) for row in rows])
        case tree.Paragraph():
            yield lines_of([(tree.plain(block.content), 10.5, False)])
        case _:
            raise AssertionError(block)


def lines_of(texts: list[tuple[str, float, bool]]) -> Image.Image:
    """Write lines of text, each with its size and whether it is bold."""
    rows = []
    for text, size, bold in texts:
        face = LOOK.faces.face(bold=bold)
        words, lines = text.split(" "), [""]
        for word in words:
            longer = f"{lines[-1]} {word}".strip()
            if face.width(longer, size) > WIDTH and lines[-1]:
                lines.append(word)
            else:
                lines[-1] = longer
        rows += [(line, face, size) for line in lines]
    tall = sum(round(size * 1.3 * PIXEL) for _, _, size in rows)
    image = Image.new("RGB", (round(WIDTH * PIXEL), max(tall, 1)), "#ffffff")
    pen, y = ImageDraw.Draw(image), 0
    for line, face, size in rows:
        font = ImageFont.truetype(face.path, size * PIXEL)
        pen.text((0, y), line, "#1b2530", font)
        y += round(size * 1.3 * PIXEL)
    return image


def stacked(rows: list[list[Image.Image]], gap: int = 2 * GAP) -> Image.Image:
    """Put rows of pictures below one another."""
    outer = gap if len(rows[0]) > 1 else 0
    width = max(sum(each.width + gap for each in row) for row in rows) + outer
    height = sum(max(each.height for each in row) + gap for row in rows) + outer
    sheet, y = Image.new("RGB", (width, height), "#ffffff"), outer
    for row in rows:
        x = outer
        for each in row:
            sheet.paste(each, (x, y))
            x += each.width + gap
        y += max(each.height for each in row) + gap
    return sheet


if __name__ == "__main__":
    main()
